// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What is wrong with the study and its run, and the log. */
package org.operando.ui.problems;
