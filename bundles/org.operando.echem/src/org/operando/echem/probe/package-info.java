// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Resistivity by four probes: films and discs with the exact factors, pellets as bars. */
package org.operando.echem.probe;
