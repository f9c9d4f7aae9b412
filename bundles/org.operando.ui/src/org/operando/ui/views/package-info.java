// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Views that techniques contribute, as views of the workbench. */
package org.operando.ui.views;
