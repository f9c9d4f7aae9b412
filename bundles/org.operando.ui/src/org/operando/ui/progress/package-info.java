// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** How a run goes: what, how far, how long still, and a way to stop it. */
package org.operando.ui.progress;
