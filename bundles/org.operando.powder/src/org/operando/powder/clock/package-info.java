// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The clock of patterns without time stamps, from kinks that patterns and cell share. */
package org.operando.powder.clock;
