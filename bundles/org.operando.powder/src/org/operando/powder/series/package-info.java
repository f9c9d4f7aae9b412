// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** A series of patterns on the clock of its cell, and figures of it. */
package org.operando.powder.series;
