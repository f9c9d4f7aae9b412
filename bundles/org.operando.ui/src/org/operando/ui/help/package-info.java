// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Pages of docs/ in the window. */
package org.operando.ui.help;
