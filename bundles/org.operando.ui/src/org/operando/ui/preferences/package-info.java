// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What a user may set once for all studies. */
package org.operando.ui.preferences;
