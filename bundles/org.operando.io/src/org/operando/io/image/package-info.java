// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Images of detectors in and out: one class per format, frames as whole numbers or floats, nothing of a technique. */
package org.operando.io.image;
