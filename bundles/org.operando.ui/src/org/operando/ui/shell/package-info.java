// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The application, its window and its perspectives. */
package org.operando.ui.shell;
