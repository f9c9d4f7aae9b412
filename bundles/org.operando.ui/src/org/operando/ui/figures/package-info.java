// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Figures of the open study in editors. */
package org.operando.ui.figures;
