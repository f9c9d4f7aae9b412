// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Raman spectra in the window. */
package org.example.raman.ui;
