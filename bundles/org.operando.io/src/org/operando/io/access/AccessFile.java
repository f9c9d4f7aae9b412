// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.access;

import com.healthmarketscience.jackcess.Column;
import com.healthmarketscience.jackcess.Cursor;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.Row;
import com.healthmarketscience.jackcess.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * A database of Microsoft Access (Jet 3, Jet 4, ACE), opened for reading only. Tables are read by the names of their
 * columns, in the order in which rows are stored.
 */
public final class AccessFile implements AutoCloseable {
    /** A row takes two bytes in the list of rows of its page at least; more rows come of damaged pages only. */
    private static final int SMALLEST_ROW = 2;

    private final Path path;
    private final Database database;
    private final Set<String> tables;

    private AccessFile(Path path, Database database) throws IOException {
        this.path = path;
        this.database = database;
        tables = database.getTableNames();
    }

    /** Opens a database. */
    public static AccessFile open(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            return new AccessFile(file, new DatabaseBuilder(file).setReadOnly(true).open());
        } catch (IOException | RuntimeException e) {
            throw damaged(file, "", e);
        }
    }

    private static LoadException damaged(Path file, String place, Exception cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName()
                : cause.getMessage().replaceAll("\\s+", " ").replaceAll("\\(Db=.*\\)", "").strip();
        return new LoadException("cannot be read as an Access database ("
                + (reason.length() > 200 ? reason.substring(0, 200) + "..." : reason) + ")",
                place.isEmpty() ? file.toString() : file + ":" + place, "copy it again", cause);
    }

    /** The names of the tables. */
    public Set<String> tables() {
        return tables;
    }

    /** The names of a table's columns; none when there is no such table. */
    public List<String> columns(String table) throws LoadException {
        try {
            return tables.contains(table)
                    ? database.getTable(table).getColumns().stream().map(Column::getName).toList() : List.of();
        } catch (IOException | RuntimeException e) {
            throw damaged(path, "table " + table, e);
        }
    }

    /**
     * Columns of numbers, all of the same length; a missing value and one that is no number are NaN.
     * @param wanted names of columns; those that the table does not have are left out
     */
    public Map<String, double[]> numbers(String table, Collection<String> wanted) throws LoadException {
        List<String> names = columns(table).stream().filter(wanted::contains).toList();
        double[][] columns = new double[names.size()][1024];
        int rows = 0;
        try {
            Cursor cursor = cursor(table);
            long most = path.toFile().length() / SMALLEST_ROW;
            for (Row row = cursor.getNextRow(names); row != null; row = cursor.getNextRow(names)) {
                if (rows >= most) {
                    throw LoadException.at(path, "table " + table, "gives more rows than its bytes can hold: its pages "
                            + "are damaged", "copy it again");
                }
                for (int c = 0; c < columns.length; c++) {
                    if (rows == columns[c].length) {
                        columns[c] = Arrays.copyOf(columns[c], 2 * rows);
                    }
                    columns[c][rows] = row.get(names.get(c)) instanceof Number n ? n.doubleValue() : Double.NaN;
                }
                rows++;
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(path, "table " + table + " row " + (rows + 1), e);
        }
        Map<String, double[]> read = new LinkedHashMap<>();
        for (int c = 0; c < columns.length; c++) {
            read.put(names.get(c), Arrays.copyOf(columns[c], rows));
        }
        return read;
    }

    /** The first rows of a table as texts by columns; for tables that say something about the rest. */
    public List<Map<String, String>> rows(String table, int most) throws LoadException {
        List<Map<String, String>> rows = new ArrayList<>();
        if (!tables.contains(table)) {
            return rows;
        }
        try {
            Cursor cursor = cursor(table);
            for (Row row = cursor.getNextRow(); row != null && rows.size() < most; row = cursor.getNextRow()) {
                Map<String, String> texts = new LinkedHashMap<>();
                row.forEach((name, value) -> texts.put(name, value == null ? "" : value.toString().strip()));
                rows.add(texts);
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(path, "table " + table + " row " + (rows.size() + 1), e);
        }
        return rows;
    }

    private Cursor cursor(String name) throws IOException, LoadException {
        Table table = database.getTable(name);
        if (table == null) {
            throw LoadException.at(path, "", "has no table '" + name + "', but " + String.join(", ", tables));
        }
        Cursor cursor = table.getDefaultCursor();
        // it stands where the reading before left it
        cursor.reset();
        return cursor;
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
