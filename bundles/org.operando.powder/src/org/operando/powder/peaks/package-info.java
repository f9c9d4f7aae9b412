// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Fits of single peaks along a series of patterns, and figures of them. */
package org.operando.powder.peaks;
