// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Capacities, efficiencies and voltage profiles by cycle, and their figures. */
package org.operando.echem.cycles;
