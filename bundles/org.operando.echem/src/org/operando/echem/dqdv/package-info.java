// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Differential capacity dQ/dV and dV/dQ, and their peaks by cycle. */
package org.operando.echem.dqdv;
