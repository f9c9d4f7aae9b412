// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Tables of Microsoft Access databases. */
package org.operando.io.access;
