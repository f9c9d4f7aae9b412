// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The report of a run: one HTML file that needs nothing else. */
package org.operando.core.report;
