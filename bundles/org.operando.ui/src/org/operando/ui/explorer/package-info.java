// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The study as a tree. */
package org.operando.ui.explorer;
