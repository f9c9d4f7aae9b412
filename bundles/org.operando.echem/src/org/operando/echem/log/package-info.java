// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The records of a cycler while they are read: columns of one model, whatever the format of the file. */
package org.operando.echem.log;
