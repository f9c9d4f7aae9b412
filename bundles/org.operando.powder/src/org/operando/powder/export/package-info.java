// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Powder patterns written in the formats of others. */
package org.operando.powder.export;
