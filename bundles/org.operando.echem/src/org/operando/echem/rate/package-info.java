// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Rate capability: capacity by block of cycles at one current. */
package org.operando.echem.rate;
