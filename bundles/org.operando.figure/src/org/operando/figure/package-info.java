// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Draws the figure model: one painter, its targets, the shipped fonts and colour maps. */
package org.operando.figure;
