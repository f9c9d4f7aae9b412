// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * A workbook in the format XLSX. Rows are handed over one by one, so that a sheet may be larger than memory; texts that
 * cells share are held.
 *
 * <pre>
 * try (Workbook workbook = Workbook.open(path)) {
 *     workbook.require("record").rows(row -&gt; voltages.add(row.number(4)));
 * }
 * </pre>
 */
public final class Workbook implements AutoCloseable {
    private static final Pattern SHEET = Pattern.compile("<(?:\\w+:)?sheet [^>]*?name=\"([^\"]*)\"");
    /** Bytes of the list of sheets that are looked at. */
    private static final int NAMES = 1 << 17;

    private final Path path;
    private final ReadableWorkbook workbook;
    private final List<WorkbookSheet> sheets;

    private Workbook(Path path, ReadableWorkbook workbook) {
        this.path = path;
        this.workbook = workbook;
        sheets = workbook.getSheets().map(s -> new WorkbookSheet(this, s, workbook.isDate1904())).toList();
    }

    /** Opens a workbook; what unpacks to much more than it should is refused before anything is read. */
    public static Workbook open(Path file) throws LoadException {
        RegularFile.require(file);
        PackedParts.check(file);
        try {
            return new Workbook(file, new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
        } catch (IOException | RuntimeException e) {
            throw damaged(file, "", e);
        }
    }

    /**
     * The names of the sheets, found without opening the workbook, for recognition; none when it is no workbook.
     */
    public static List<String> sheetNames(Path file) {
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry("xl/workbook.xml");
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String text = new String(in.readNBytes(NAMES), StandardCharsets.UTF_8);
                    Matcher sheets = SHEET.matcher(text);
                    while (sheets.find()) {
                        names.add(sheets.group(1));
                    }
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return names;
    }

    static LoadException damaged(Path file, String place, Exception cause) {
        return new LoadException("cannot be read as an XLSX workbook (" + reason(cause) + ")",
                place.isEmpty() ? file.toString() : file + ":" + place, "open it in a spreadsheet and save it as XLSX",
                cause);
    }

    private static String reason(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null && last.getCause() != last) {
            last = last.getCause();
        }
        String text = String.valueOf(last.getMessage()).replaceAll("\\s+", " ");
        return last.getMessage() == null ? last.getClass().getSimpleName()
                : text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }

    public Path path() {
        return path;
    }

    /** The sheets, in their order. */
    public List<WorkbookSheet> sheets() {
        return sheets;
    }

    /** A sheet by its name. */
    public Optional<WorkbookSheet> sheet(String name) {
        return sheets.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** A sheet that must be there. */
    public WorkbookSheet require(String name) throws LoadException {
        return sheet(name).orElseThrow(() -> LoadException.at(path, "", "has no sheet '" + name + "', but "
                + String.join(", ", sheets.stream().map(WorkbookSheet::name).toList())));
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
