// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** SLF4J in the framework. */
class LogTest {
    @Test
    void loggersAreThoseOfTheProjectsProvider() {
        String logger = LoggerFactory.getLogger("org.example").getClass().getName();

        // without a provider this is org.slf4j.helpers.NOPLogger, and SLF4J prints "No SLF4J providers were found"
        assertTrue(logger.startsWith("org.operando.slf4j."), logger);
    }

    @Test
    void warningsGoToStandardErrorAndNewsOfLibrariesDoNot() {
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            LoggerFactory.getLogger("org.example").info("not told");
            LoggerFactory.getLogger("org.example").warn("told {}", 1);
            LoggerFactory.getLogger("io.jhdf.WritableHdfFile").warn("not told");
        } finally {
            System.setErr(err);
        }

        assertEquals("WARN org.example: told 1\n", caught.toString(StandardCharsets.UTF_8));
    }
}
