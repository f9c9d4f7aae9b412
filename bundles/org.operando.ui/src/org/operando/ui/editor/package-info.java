// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The study as form and as text, two faces of one document; its parameters beside what they change. */
package org.operando.ui.editor;
