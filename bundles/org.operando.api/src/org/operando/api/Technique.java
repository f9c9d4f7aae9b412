// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * A technique: its measurement record's components are the keys that a measurement of this technique may have in the
 * study beside the core's own, e.g. {@code @In("angstrom") Optional<Double> wavelength}. A class that implements this
 * needs nothing else; only its type argument is read.
 */
public interface Technique<M extends Record> {
}
