// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Powder diffraction: what a measurement is, and the series of patterns that its operations work on. */
package org.operando.powder;
