// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Exports of Basytec battery test systems. */
package org.operando.echem.format.basytec;
