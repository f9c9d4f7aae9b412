// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.util.function.IntConsumer;

/** Runs a body for 0 to count - 1, on as many threads as there are. */
interface Threads {
    void run(int count, IntConsumer body);
}
