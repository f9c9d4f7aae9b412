// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Views of cell records and cycles, and what a cycle and a time have to do with each other. */
package org.operando.echem.ui;
