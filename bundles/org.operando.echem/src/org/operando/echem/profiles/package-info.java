// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Half cycles of a log, and voltage profiles against capacity, state of charge, lithium content and time. */
package org.operando.echem.profiles;
