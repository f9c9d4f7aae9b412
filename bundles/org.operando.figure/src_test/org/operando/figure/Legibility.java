// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a journal asks of any figure. */
final class Legibility {
    private Legibility() {
    }

    /** No two texts touch, all lie on the page, none is under 5 pt, no line under 0.25 pt. */
    static void check(Recorder recorder, Area whole, String what) {
        for (int i = 0; i < recorder.texts.size(); i++) {
            Recorder.Text text = recorder.texts.get(i);
            assertTrue(text.size() >= 5, what + ": '" + text.run() + "' of " + text.size() + " pt");
            assertTrue(whole.contains(text.ink().x(), text.ink().y())
                    && whole.contains(text.ink().right(), text.ink().bottom()),
                    what + ": '" + text.run() + "' leaves the page: " + text.ink());
            for (Recorder.Text other : recorder.texts.subList(0, i)) {
                assertFalse(other.group() != text.group() && other.ink().intersects(text.ink()),
                        what + ": '" + other.run() + "' touches '" + text.run() + "'");
            }
        }
        for (Pen pen : recorder.pens) {
            assertTrue(pen.width() >= 0.25, what + ": a line of " + pen.width() + " pt");
        }
    }
}
