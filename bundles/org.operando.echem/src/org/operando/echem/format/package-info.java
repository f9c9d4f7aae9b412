// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files of battery cyclers, read into one record model. */
package org.operando.echem.format;
