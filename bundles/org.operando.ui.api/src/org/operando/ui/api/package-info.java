// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What plug-ins with a window of their own build on: the figure canvas, the selection hub, parameter forms and editors. */
package org.operando.ui.api;
