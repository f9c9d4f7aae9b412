// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files of BioLogic potentiostats and cyclers. */
package org.operando.echem.format.biologic;
