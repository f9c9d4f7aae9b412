// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Plug-ins as they are installed: what a source brings, whether it can be used here, where it is kept. */
package org.operando.core.plugins;
