// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.In;
import org.operando.api.Quantity;

class ParameterUnitsTest {
    sealed interface Filter permits Mean {
    }

    record Mean(@In("s") double over) implements Filter {
    }

    record Line(@In("deg") double at, String name) {
    }

    record Parameters(@In("deg") double from, @In("s") Optional<Double> gap, @In("V") Optional<Double> limit, int bins,
            Quantity mass, Filter filter, List<Line> lines) {
    }

    @Test
    void everyNumberWithAUnitHasItUnderThePathOfItsValue() throws Exception {
        Parameters parameters = new Parameters(1, Optional.of(2.0), Optional.empty(), 3,
                Quantity.of(1, 0, "mg", "scale"), new Mean(5), List.of(new Line(4, "a"), new Line(6, "b")));

        Map<String, String> units = ParameterUnits.of(parameters);

        assertEquals(
                Map.of("from", "deg", "gap", "s", "filter.mean.over", "s", "lines.0.at", "deg", "lines.1.at", "deg"),
                units);
        assertTrue(FlatJson.of(CanonicalJson.of(parameters)).keySet().containsAll(units.keySet()));
    }
}
