// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

/**
 * A result with what it belongs to: the input of a comparison is a list of these.
 * @param subject sample, state, cell, particle, measurement
 * @param value the result
 */
public record Chosen<T extends Record>(Subject subject, T value) {
}
