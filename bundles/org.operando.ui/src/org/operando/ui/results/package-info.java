// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Results as tables with uncertainties, earlier results, and two of them side by side. */
package org.operando.ui.results;
