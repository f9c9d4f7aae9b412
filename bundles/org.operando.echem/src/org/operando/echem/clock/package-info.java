// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Puts frames of another instrument on the clock of a cell's record. */
package org.operando.echem.clock;
