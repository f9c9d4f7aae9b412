// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.operando.api.Quantity;

class ReportTest {
    @Test
    void partsOfAnUncertaintyHaveTwoDigitsAndNoneThatChangesNothing() {
        Quantity retention = Quantity.of(97.61, 0.035, "%").withSystematic(6.7e-8);

        assertEquals("0.035 %", Report.part(retention, retention.statistical()));
        assertEquals("negligible", Report.part(retention, retention.systematic()));
        assertEquals("0.0012 %", Report.part(retention, 0.00123));
        assertEquals("0 %", Report.part(retention, 0));
        assertEquals("–", Report.part(retention, Double.NaN));
    }
}
