// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/**
 * From detector frames to patterns and cakes: every pixel shared out to bins, divided by what the pixels should have
 * seen.
 */
package org.operando.powder.integration;
