// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.operando.api.LoadException;
import org.operando.api.Unit;

/**
 * The journal of a batch of cells, a row a cell: file, mass, area, nominal capacity, group, label. Titles as cellpy's
 * journals and data bases have them, or in plain words, with units in brackets or in a second row; numbers without a
 * unit are in mg, cm2, mg/cm2 and mAh/g.
 */
final class Journal {
    private final Path file;
    private final List<List<String>> rows;
    private final StudyDraft draft;
    private final Map<JournalColumn, Integer> columns = new EnumMap<>(JournalColumn.class);
    private final Map<JournalColumn, String> units = new EnumMap<>(JournalColumn.class);
    private final Map<String, String> sampleOfGroup = new LinkedHashMap<>();
    private final Set<String> labels = new HashSet<>();
    private final Map<String, String> loadings = new HashMap<>();

    private Journal(Path file, List<List<String>> rows, StudyDraft draft) {
        this.file = file;
        this.rows = rows;
        this.draft = draft;
    }

    /** Whether a table can be a journal: its titles name a file or a cell, and something of the cell. */
    static boolean isJournal(List<String> titles) {
        boolean names = titles.stream().anyMatch(t -> JournalColumn.FILE.rank(t).isPresent());
        return names && JournalColumn.known(titles) >= 3;
    }

    /**
     * Makes a study of the rows.
     * @param rows the cells as texts; the first row has the titles
     * @throws LoadException naming the row when a number is none, or when no row can be used
     */
    static void read(Path file, List<List<String>> rows, StudyDraft draft) throws LoadException {
        Journal journal = new Journal(file, rows, draft);
        journal.columns();
        int first = journal.unitRow();
        for (int r = first; r < rows.size(); r++) {
            journal.row(r);
        }
        if (draft.measurements() == 0) {
            throw LoadException.at(file, "", "has no row that names a file", "fill in the column of files");
        }
        draft.figure("echem.capacity");
        draft.figure("echem.voltageProfiles");
    }

    private void columns() throws LoadException {
        List<String> titles = rows.getFirst();
        for (JournalColumn column : JournalColumn.values()) {
            int best = Integer.MAX_VALUE;
            for (int c = 0; c < titles.size(); c++) {
                Optional<Integer> rank = column.rank(titles.get(c));
                if (rank.isPresent() && rank.get() < best && holdsSome(c)) {
                    best = rank.get();
                    columns.put(column, c);
                    unitBehind(titles.get(c)).ifPresent(u -> units.put(column, u));
                }
            }
        }
        if (!columns.containsKey(JournalColumn.FILE)) {
            throw LoadException.at(file, "1", "has no column of files with an entry; there are "
                    + String.join(", ", titles), "name a column 'file'");
        }
    }

    /** Journals may have several columns for a thing, and the best known one empty. */
    private boolean holdsSome(int column) {
        return rows.stream().skip(1).anyMatch(r -> r.size() > column && !r.get(column).isBlank()
                && !isTypeWord(r.get(column)));
    }

    private static Optional<String> unitBehind(String title) {
        Matcher unit = JournalColumn.WITH_UNIT.matcher(title);
        return unit.matches() ? Optional.of(unit.group(2).replace("^", "").strip()) : Optional.empty();
    }

    private static boolean isTypeWord(String text) {
        return Set.of("int", "str", "float", "bol", "bool", "list", "categorical").contains(text.strip())
                || text.strip().matches("\\([^)]*\\)");
    }

    /** cellpy's data bases have a second row with the kinds of the columns, and units in brackets. */
    private int unitRow() {
        if (rows.size() < 2 || !rows.get(1).stream().allMatch(t -> t.isBlank() || isTypeWord(t))) {
            return 1;
        }
        columns.forEach((column, c) -> unitBehind(cell(1, c)).ifPresent(u -> units.put(column, u)));
        return 2;
    }

    private String cell(int row, int column) {
        List<String> cells = rows.get(row);
        return column < cells.size() ? cells.get(column).strip() : "";
    }

    private String text(int row, JournalColumn column) {
        return columns.containsKey(column) ? cell(row, columns.get(column)) : "";
    }

    private void row(int row) throws LoadException {
        String files = text(row, JournalColumn.FILE);
        String label = text(row, JournalColumn.LABEL);
        if (files.isEmpty()) {
            if (rows.get(row).stream().anyMatch(t -> !t.isBlank())) {
                draft.note("row " + (row + 1) + (label.isEmpty() ? "" : " (" + label + ")")
                        + " is left out: it names no file");
            }
            return;
        }
        if (Set.of("0", "false", "no").contains(text(row, JournalColumn.KEEP).toLowerCase(Locale.ROOT))) {
            draft.note("row " + (row + 1) + " (" + (label.isEmpty() ? files : label)
                    + ") is left out: the journal says not to use it");
            return;
        }
        String cell = draft.name(label.isEmpty() ? stem(files) : label);
        if (!label.isEmpty() && !labels.add(label)) {
            draft.note("row " + (row + 1) + ": another row has the label " + label + "; this one is the cell " + cell);
        }
        Map<String, String> keys = draft.cell(cell);
        String group = text(row, JournalColumn.GROUP);
        String sample = sample(text(row, JournalColumn.SAMPLE), group, cell);
        keys.put("sample", sample);
        if (!group.isEmpty()) {
            keys.put("condition", group);
        }
        number(row, JournalColumn.MASS).ifPresent(q -> keys.put("mass", q));
        number(row, JournalColumn.AREA).ifPresent(q -> keys.put("area", q));
        capacity(row, keys).ifPresent(q -> keys.put("capacity", q));
        number(row, JournalColumn.LOADING).ifPresent(q -> loading(sample, q));
        if (!text(row, JournalColumn.COMMENT).isEmpty()) {
            keys.put("note", text(row, JournalColumn.COMMENT));
        }
        measurement(row, cell, sample, files);
    }

    /** The nominal capacity a gram; one of the whole cell is divided by its mass. */
    private Optional<String> capacity(int row, Map<String, String> cell) throws LoadException {
        String unit = units.getOrDefault(JournalColumn.CAPACITY, "");
        boolean whole = text(row, JournalColumn.CAPACITY_OF).equalsIgnoreCase("absolute") || isLike(unit, "mAh");
        boolean areal = text(row, JournalColumn.CAPACITY_OF).equalsIgnoreCase("areal") || isLike(unit, "mAh/cm2");
        String written = text(row, JournalColumn.CAPACITY);
        if (!whole && !areal || written.isEmpty()) {
            return number(row, JournalColumn.CAPACITY);
        }
        String other = whole ? "mass" : "loading";
        Optional<String> divisor = whole ? Optional.ofNullable(cell.get("mass")) : number(row, JournalColumn.LOADING);
        if (divisor.isEmpty()) {
            draft.note(
                    "row " + (row + 1) + ": the nominal capacity of " + written + " is not one a gram, and there is no "
                            + other + " to make it one; it is left out");
            return Optional.empty();
        }
        String[] parts = divisor.get().split(" ", 2);
        double grams = Unit.of(parts[1]).to(Unit.of(whole ? "g" : "g/cm2"), Double.parseDouble(parts[0]));
        String like = whole ? "mAh" : "mAh/cm2";
        try {
            double capacity = Unit.of(unit.isEmpty() || unit.equals("mAh/g") ? like : unit).to(Unit.of(like),
                    Double.parseDouble(written.replace(',', '.')));
            return Optional.of(BigDecimal.valueOf(capacity / grams).round(new MathContext(6)).stripTrailingZeros()
                    .toPlainString() + " mAh/g");
        } catch (IllegalArgumentException e) {
            throw LoadException.at(file, "row " + (row + 1), "a number was expected in column '"
                    + titleOf(JournalColumn.CAPACITY) + "', found '" + written + "'", "correct the cell");
        }
    }

    private static boolean isLike(String unit, String other) {
        try {
            Unit.of(unit).to(Unit.of(other), 1);
            return !unit.isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A study has the loading of a sample: where its cells differ there is none to take over. */
    private void loading(String sample, String loading) {
        String other = loadings.putIfAbsent(sample, loading);
        if (other == null) {
            draft.sample(sample).put("loading", loading);
        } else if (!other.equals(loading) && draft.sample(sample).remove("loading") != null) {
            draft.note("the loadings of the cells of " + sample + " differ; a study has one a sample, so they are left"
                    + " out: the cells' masses and areas say the same");
        }
    }

    private void measurement(int row, String cell, String sample, String files) {
        String name = draft.name(cell + "-cycling");
        Map<String, String> keys = draft.measurement(name);
        keys.put("sample", sample);
        keys.put("technique", "echem");
        keys.put("cell", cell);
        keys.put("files", FileNames.of(files));
        if (draft.cell(cell).containsKey("capacity")) {
            keys.put("nominalCapacity", draft.cell(cell).get("capacity"));
        }
        String electrode = text(row, JournalColumn.ELECTRODE).toLowerCase(Locale.ROOT);
        boolean negative = electrode.startsWith("anode") || electrode.startsWith("negative");
        if (electrode.isEmpty() && !columns.containsKey(JournalColumn.ELECTRODE) && row == 1) {
            draft.note("the journal does not say which electrode is tested; it is taken for a positive one");
        }
        draft.run(name, negative ? "cycling-negative" : "cycling",
                "[echem.cycles: {electrode: " + (negative ? "negative" : "positive") + "}]");
    }

    private String sample(String written, String group, String cell) {
        String key = !written.isEmpty() ? written : group.isEmpty() ? cell : "group " + group;
        String name = sampleOfGroup.computeIfAbsent(key, k -> draft.name(written.isEmpty() && group.isEmpty()
                ? k + "-sample" : k));
        draft.sample(name);
        return name;
    }

    private static String stem(String files) {
        String name = files.replaceAll(".*[/\\\\]", "").replaceAll("[*?]+", "");
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }

    /** A number with its unit, as a study writes it. */
    private Optional<String> number(int row, JournalColumn column) throws LoadException {
        String text = text(row, column);
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Optional.empty();
        }
        String unit = units.getOrDefault(column, column.unit());
        List<String> parts = new ArrayList<>(List.of(text.split("\\s+", 2)));
        if (parts.size() == 2) {
            unit = parts.get(1);
        }
        try {
            double value = Double.parseDouble(parts.getFirst().replace(',', '.'));
            Unit.of(unit).to(Unit.of(column.unit()), value);
            if (!(value > 0)) {
                draft.note("row " + (row + 1) + ": " + titleOf(column) + " is " + text + ", so it is left out");
                return Optional.empty();
            }
            return Optional.of(parts.getFirst().replace(',', '.') + " " + unit);
        } catch (NumberFormatException e) {
            throw LoadException.at(file, "row " + (row + 1), "a number was expected in column '" + titleOf(column)
                    + "', found '" + text + "'", "correct the cell");
        } catch (IllegalArgumentException e) {
            throw LoadException.at(file, "row " + (row + 1), "'" + unit + "' of column '" + titleOf(column)
                    + "' is no unit like " + column.unit(), "write the unit in brackets behind the title");
        }
    }

    private String titleOf(JournalColumn column) {
        return rows.getFirst().get(columns.get(column));
    }

    /** Files of a row as a study names them. */
    private static final class FileNames {
        private FileNames() {
        }

        /** One name, or a list: several are separated by semicolons, or stand in brackets as Python prints them. */
        static String of(String written) {
            Set<String> names = new LinkedHashSet<>();
            for (String part : written.replaceAll("^\\[|]$", "").split(written.startsWith("[") ? "," : ";")) {
                String name = part.strip().replaceAll("^['\"]|['\"]$", "").replace('\\', '/');
                if (!name.isEmpty()) {
                    // without an ending it is the beginning of names, as cellpy's indicators are
                    names.add(name.matches(".*[.*?][^/]*") ? name : name + "*");
                }
            }
            return names.size() == 1 ? names.iterator().next() : StudyText.list(names);
        }
    }
}
