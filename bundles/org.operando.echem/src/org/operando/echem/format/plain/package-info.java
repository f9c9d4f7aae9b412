// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Small tables that people and programs of the laboratory write: a line of names with units, then a line a row. */
package org.operando.echem.format.plain;
