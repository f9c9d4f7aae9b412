// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Widths of many lines fitted together, and what they say of crystallite size and microstrain. */
package org.operando.powder.williamson;
