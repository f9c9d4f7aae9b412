// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files of NEWARE cyclers: .nda, .ndax and the exports of BTSDA. */
package org.operando.echem.format.neware;
