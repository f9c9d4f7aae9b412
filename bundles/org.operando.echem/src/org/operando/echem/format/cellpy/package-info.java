// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files of the Python package cellpy. */
package org.operando.echem.format.cellpy;
