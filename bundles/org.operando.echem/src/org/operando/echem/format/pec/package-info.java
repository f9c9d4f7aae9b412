// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Exports of PEC battery testers. */
package org.operando.echem.format.pec;
