// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Tables with named columns: what holds them, what their columns mean, and those of no known maker. */
package org.operando.echem.format.table;
