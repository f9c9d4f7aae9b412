// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Exports of Novonix coulometers. */
package org.operando.echem.format.novonix;
