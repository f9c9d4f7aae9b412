// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Sheets of XLSX workbooks. */
package org.operando.io.sheet;
