// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Views of pattern series and peak fits, and what a frame and a time have to do with each other. */
package org.operando.powder.ui;
