// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Exports of MACCOR battery testers. */
package org.operando.echem.format.maccor;
