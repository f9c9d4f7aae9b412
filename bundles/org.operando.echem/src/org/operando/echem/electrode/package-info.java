// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What an electrode and its powder are: mass, porosity, sizes of the particles, composition. */
package org.operando.echem.electrode;
