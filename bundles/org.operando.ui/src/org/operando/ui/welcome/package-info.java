// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What to begin with when no study is open. */
package org.operando.ui.welcome;
