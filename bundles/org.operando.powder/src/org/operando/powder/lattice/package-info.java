// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Cells and the lines that a space group allows. */
package org.operando.powder.lattice;
