// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Raman spectra: loader, fit of a band, figure. */
package org.example.raman;
