// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Diffusion coefficients by titration and interruption: GITT, ICI; pulse resistances. */
package org.operando.echem.gitt;
