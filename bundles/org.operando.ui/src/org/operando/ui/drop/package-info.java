// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files and folders that were dropped: what they are, what is missing, adding them to the study. */
package org.operando.ui.drop;
