// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Where a detector stands, in the conventions of several programs. */
package org.operando.powder.geometry;
