// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files of Arbin cyclers: Access databases (.res), CSV and XLSX exports, tables of its SQL database. */
package org.operando.echem.format.arbin;
