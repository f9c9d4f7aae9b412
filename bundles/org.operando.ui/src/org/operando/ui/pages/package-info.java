// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Composes pages of a study: figures and pictures in rows, each change an edit of the study's text. */
package org.operando.ui.pages;
