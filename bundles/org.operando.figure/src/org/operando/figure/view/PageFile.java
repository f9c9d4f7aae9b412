// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.operando.api.figure.Page;
import org.operando.figure.PdfFile;
import org.operando.figure.PngFile;
import org.operando.figure.SvgFile;

/** Writes a page in the format that the file's name asks for: SVG, PDF, PNG, or the numbers as CSV. */
public final class PageFile {
    /** Endings of names that can be written. */
    public static final List<String> ENDINGS = List.of("svg", "pdf", "png", "csv");

    private PageFile() {
    }

    /**
     * Writes a page.
     * @param seen the page as it is seen: {@link View#of}
     * @param file its name ends with one of {@link #ENDINGS}
     * @return the files written: one, or for CSV one for each table when there are several (NAME-a.csv, NAME-b.csv, ...)
     * @throws IOException also for another ending, and when there are no numbers for a CSV
     */
    public static List<Path> write(Page seen, Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "svg" -> SvgFile.write(seen, file);
            case "pdf" -> PdfFile.write(seen, file);
            case "png" -> PngFile.write(seen, file);
            case "csv" -> {
                return tables(seen, file);
            }
            default -> throw new IOException(
                    file.getFileName() + " ends with none of " + String.join(", ", ENDINGS) + "; add one of these");
        }
        return List.of(file);
    }

    private static List<Path> tables(Page seen, Path file) throws IOException {
        List<SeenTable> tables = SeenNumbers.of(seen);
        if (tables.isEmpty()) {
            throw new IOException("there are no numbers in what is seen; write a picture instead");
        }
        List<Path> written = new ArrayList<>();
        String name = file.getFileName().toString();
        for (SeenTable table : tables) {
            Path target = tables.size() == 1 ? file
                    : file.resolveSibling(name.substring(0, name.length() - 4) + "-" + table.name() + ".csv");
            try (BufferedWriter writer = Files.newBufferedWriter(target)) {
                table.write(writer, ',');
            }
            written.add(target);
        }
        return written;
    }
}
