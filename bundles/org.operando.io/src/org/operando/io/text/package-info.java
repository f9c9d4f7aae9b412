// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Columns of numbers in text files, tables as CSV, and the order of numbered files. */
package org.operando.io.text;
