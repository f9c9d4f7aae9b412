// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The open study, its state and its runs, as all views see them. */
package org.operando.ui.session;
