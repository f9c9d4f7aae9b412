// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Electrochemistry of battery cells: what a study says of a cycler log, kinds of steps and ways to count cycles. */
package org.operando.echem;
