// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files of Indigo cyclers. */
package org.operando.echem.format.indigo;
