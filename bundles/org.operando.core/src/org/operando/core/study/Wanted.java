// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

/**
 * A comparison or a figure that the study wants.
 * @param step what is to be done
 * @param of of which results
 */
public record Wanted(StepText step, Selection of) {
}
