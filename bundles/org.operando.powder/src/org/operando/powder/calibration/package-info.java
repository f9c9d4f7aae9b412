// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Where a detector stands, found from the rings of a substance whose lattice spacings are known. */
package org.operando.powder.calibration;
