// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

import java.util.Arrays;

/** Values of a column while they are read: doubles or texts, as many as pages gave. */
final class ColumnValues {
    private final boolean isText;
    private double[] numbers;
    private String[] texts;
    private int size;

    ColumnValues(boolean isText, int room) {
        this.isText = isText;
        numbers = new double[isText ? 0 : room];
        texts = new String[isText ? room : 0];
    }

    boolean isText() {
        return isText;
    }

    int size() {
        return size;
    }

    double number(int at) {
        return numbers[at];
    }

    String text(int at) {
        return texts[at];
    }

    /** Makes room for more, so that the next ones can be added. */
    void reserve(int more) {
        int needed = Math.addExact(size, more);
        int room = Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2));
        if (isText && needed > texts.length) {
            texts = Arrays.copyOf(texts, room);
        } else if (!isText && needed > numbers.length) {
            numbers = Arrays.copyOf(numbers, room);
        }
    }

    void add(double value) {
        numbers[size++] = value;
    }

    void add(String value) {
        texts[size++] = value;
    }

    /** Adds a value of another column. */
    void add(ColumnValues other, int at) {
        if (isText) {
            add(other.texts[at]);
        } else {
            add(other.numbers[at]);
        }
    }

    /** Adds what stands for a missing value: NaN or an empty text. */
    void addMissing() {
        if (isText) {
            add("");
        } else {
            add(Double.NaN);
        }
    }

    double[] numbers() {
        return numbers.length == size ? numbers : Arrays.copyOf(numbers, size);
    }

    String[] texts() {
        return texts.length == size ? texts : Arrays.copyOf(texts, size);
    }
}
