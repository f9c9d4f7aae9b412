// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What is chosen in the open study, what follows from it, and the study's results for views. */
package org.operando.ui.selection;
