// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Replicate cells of one condition averaged cycle by cycle, and conditions compared. */
package org.operando.echem.average;
