// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Tables of public archives of cycling data: batterydata.energy.gov and batteryarchive.org. */
package org.operando.echem.format.batterydata;
