// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.api.Warning;

/**
 * Columns of numbers in a text file: XY, XYE, CHI, DAT, CSV and their kind.
 *
 * <p>Lines that begin with {@code # ' ! % // ;} or a quotation mark, block comments between slash-star and star-slash,
 * and texts above the first row of numbers are the header; a CHI file's three titles and point count are too. Columns
 * are separated by blanks, tabs, commas or semicolons; a decimal comma is understood where it cannot be a separator.
 * After the first row every line must be a row with as many numbers, a comment, or blank.
 *
 * @param file where the columns are from
 * @param header the lines of the header and comments as they stand
 * @param names names of the columns when the last line of the header has as many as there are columns, else none
 * @param columns {@code columns[column][row]}; {@code nan}, infinities and empty cells are NaN
 * @param lines {@code lines[row]}: number of the row's line in the file, from 1
 * @param declaredRows number of points that the header of a CHI file names
 * @param warnings values that are no numbers, by column; a declared number of points that is wrong; a last
 *            line that may be cut
 */
public record ColumnText(Path file, List<String> header, List<String> names, double[][] columns,
        int[] lines, OptionalInt declaredRows, List<Warning> warnings) {
    private static final int MAX_BYTES = 1 << 30;

    public ColumnText {
        header = List.copyOf(header);
        names = List.copyOf(names);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a file.
     * @throws LoadException with the line when it has no rows of numbers, a text where a number should be, or rows of
     *         unequal length
     */
    public static ColumnText read(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw LoadException.at(file, "",
                        "text of " + Files.size(file) + " bytes; at most " + MAX_BYTES + " are read", "split the file");
            }
            return parse(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    /**
     * Reads bytes.
     * @param file for messages
     * @param bytes text in UTF-8, Latin-1 or, with a mark at its start, UTF-16
     */
    public static ColumnText parse(Path file, byte[] bytes) throws LoadException {
        return new ColumnTextReader(file, bytes).read();
    }

    /** Number of rows; at least 1. */
    public int rows() {
        return columns[0].length;
    }

    /**
     * The column of this name, with or without regard to case; do not write into it.
     * @throws LoadException naming the columns that there are
     */
    public double[] column(String name) throws LoadException {
        int found = names.indexOf(name);
        if (found < 0) {
            found = IntStream.range(0, names.size()).filter(i -> names.get(i).equalsIgnoreCase(name)).findFirst()
                    .orElse(-1);
        }
        if (found < 0) {
            throw LoadException.at(file, "", "no column '" + name + "'; "
                    + (names.isEmpty() ? "the columns have no names" : "there are " + String.join(", ", names)));
        }
        return columns[found];
    }

    /**
     * The column at this place; do not write into it.
     * @param index from 0
     * @param what what is looked for, for the message
     * @throws LoadException when there are fewer columns
     */
    public double[] column(int index, String what) throws LoadException {
        if (index >= columns.length) {
            throw LoadException.at(file, "", what + " should be column " + (index + 1) + ", there "
                    + (columns.length == 1 ? "is only one" : "are " + columns.length));
        }
        return columns[index];
    }
}
