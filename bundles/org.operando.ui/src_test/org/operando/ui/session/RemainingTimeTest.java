// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private final RemainingTime time = new RemainingTime();

    @Test
    void evenWorkTakesWhatIsLeftOverItsRate() {
        for (int i = 0; i <= 8; i++) {
            time.at(i * 0.5, i * 10, 200);
        }

        assertEquals(20, time.rate().orElseThrow(), 1e-9);
        assertEquals((200 - 80) / 20.0, time.seconds().orElseThrow(), 1e-9);
    }

    @Test
    void nothingIsSaidBeforeEnoughIsKnown() {
        assertTrue(time.seconds().isEmpty());
        time.at(0, 0, 100);
        time.at(0.5, 5, 100);
        assertTrue(time.seconds().isEmpty(), "two counts are no rate");
        time.at(1.0, 10, 100);
        assertTrue(time.seconds().isEmpty(), "a second is too short");
        time.at(1.6, 16, 100);
        assertEquals(8.4, time.seconds().orElseThrow(), 1e-9);
    }

    @Test
    void oneBurstDoesNotThrowIt() {
        long done = 0;
        for (int i = 0; i <= 20; i++) {
            done += i == 20 ? 200 : 10;
            time.at(i, done, 1000);
        }

        assertEquals(10, time.rate().orElseThrow(), 0.5, "the mean would be 20 a second");
    }

    @Test
    void workThatStandsStillHasNoTime() {
        for (int i = 0; i <= 10; i++) {
            time.at(i, 7, 100);
        }

        assertTrue(time.seconds().isEmpty());
    }

    @Test
    void countsThatBeginAgainAreAnotherWork() {
        for (int i = 0; i <= 10; i++) {
            time.at(i, i, 100);
        }
        time.at(11, 0, 50);

        assertTrue(time.seconds().isEmpty());
        for (int i = 1; i <= 4; i++) {
            time.at(11 + i, i * 5, 50);
        }
        assertEquals(6, time.seconds().orElseThrow(), 1e-9);
    }

    @Test
    void moreThanAllIsNoTimeBelowZero() {
        for (int i = 0; i <= 4; i++) {
            time.at(i, i * 30, 100);
        }

        assertEquals(0, time.seconds().orElseThrow());
    }
}
