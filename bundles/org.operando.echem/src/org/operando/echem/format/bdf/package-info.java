// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The Battery Data Format: read as CSV and Parquet, written as CSV. */
package org.operando.echem.format.bdf;
