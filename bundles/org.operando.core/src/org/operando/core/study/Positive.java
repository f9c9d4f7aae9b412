// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.InvalidParameter;
import org.operando.api.Quantity;

/** Sizes and masses are above 0. */
final class Positive {
    private Positive() {
    }

    static void require(String name, Optional<Quantity> quantity) {
        if (quantity.isPresent() && !(quantity.get().value() > 0)) {
            throw new InvalidParameter(name, "must be above 0: " + quantity.get());
        }
    }
}
