// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Studies with data and results as packages that others can read and run again. */
package org.operando.core.export;
