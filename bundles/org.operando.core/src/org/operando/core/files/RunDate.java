// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.files;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The date that files carry where their format requires one. */
public final class RunDate {
    private RunDate() {
    }

    /**
     * Now, to the second; or the time of {@code SOURCE_DATE_EPOCH} (seconds since 1970, UTC), with which files do not
     * depend on when they were made. A value that is no whole number counts as none.
     */
    public static Instant now() {
        String fixed = System.getenv("SOURCE_DATE_EPOCH");
        return fixed != null && fixed.matches("[0-9]{1,11}") ? Instant.ofEpochSecond(Long.parseLong(fixed))
                : Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
