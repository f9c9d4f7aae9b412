// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import java.time.LocalDateTime;

/** What a cell holds; of a formula what it gave when the workbook was saved. */
public sealed interface SheetCell {
    /** Nothing. */
    record Blank() implements SheetCell {
        static final Blank INSTANCE = new Blank();
    }

    /** A number. */
    record Number(double value) implements SheetCell {
    }

    /** A text. */
    record Text(String value) implements SheetCell {
    }

    /** True or false. */
    record Truth(boolean value) implements SheetCell {
    }

    /** A number that its format shows as a date or a time of day; the zone is not stored. */
    record Moment(LocalDateTime value, double serial) implements SheetCell {
    }

    /** A formula's error, such as {@code #DIV/0!}. */
    record Error(String value) implements SheetCell {
    }
}
