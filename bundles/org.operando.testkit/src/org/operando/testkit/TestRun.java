// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.util.List;
import org.operando.api.Warning;

/**
 * What a run gave.
 * @param result the outputs of an operation, or what a loader read
 * @param warnings what the run noted, in its order
 */
public record TestRun<O>(O result, List<Warning> warnings) {
    public TestRun {
        warnings = List.copyOf(warnings);
    }
}
