// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Peaks of a pattern that no known line explains, and phases they may belong to. */
package org.operando.powder.unexplained;
