// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Several series against one axis, and whether one curve describes them all. */
package org.operando.powder.collapse;
