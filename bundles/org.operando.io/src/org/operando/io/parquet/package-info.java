// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Flat tables in Apache Parquet files. */
package org.operando.io.parquet;
