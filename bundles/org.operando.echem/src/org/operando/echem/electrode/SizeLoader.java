// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.api.Version;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.plain.ColumnName;
import org.operando.echem.format.plain.PlainTable;

/** Tables of particles: the results of ImageJ, or a list of diameters. Several files are joined. */
@Version(value = 1, references = "ImageJ user guide, Set Measurements")
@Doc("Table of particles: results of ImageJ as CSV (Area, Feret, MinFeret, Major, Minor, Length), or a column diameter (um)."
        + " ImageJ writes no unit: the step says what one unit of the table is.")
public final class SizeLoader implements Loader<EchemMeasurement, SizeTable> {
    private static final List<String> BESIDE = List.of("", "label", "mean", "min", "max", "feret", "minferet", "perim.",
            "circ.", "x", "y", "major", "minor", "ar", "round", "solidity", "%area", "angle", "slice");

    @Override
    public Recognition recognise(FileHead head) {
        return PlainTable.isIn(head, SizeLoader::isSizes)
                ? Recognition.yes(0.85, "columns of particles: areas, calipers or diameters")
                : Recognition.no("has no line of names as ImageJ writes them, nor a diameter with its unit");
    }

    private static boolean isSizes(List<ColumnName> names) {
        boolean imageJ = names.stream().anyMatch(n -> n.words().equals("area") || n.words().equals("feret")
                || n.words().equals("length")) && names.stream().filter(n -> n.is(BESIDE)).count() >= 2;
        boolean diameters = names.stream().anyMatch(n -> n.words().equals("diameter") && n.unit().isPresent());
        return (imageJ || diameters) && names.stream().noneMatch(n -> n.words().contains("current")
                || n.words().contains("voltage") || n.words().contains("time"));
    }

    @Override
    public Loaded<SizeTable> load(List<Path> files, EchemMeasurement measurement, Context context)
            throws LoadException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Column> joined = new ArrayList<>();
        for (Path file : files) {
            List<Column> columns = columns(PlainTable.read(file, SizeLoader::isSizes,
                    "Area, Feret or Length as ImageJ writes them, or diameter (um)", context));
            metadata.put(file.getFileName().toString(), columns.getFirst().rows() + " particles");
            joined = joined.isEmpty() ? columns : join(joined, columns, file);
        }
        return new Loaded<>(new SizeTable(new Table(joined)), metadata);
    }

    private static List<Column> columns(PlainTable table) throws LoadException {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < table.names().size(); c++) {
            ColumnName name = table.names().get(c);
            boolean known = SizeTable.COLUMNS.contains(name.words())
                    && columns.stream().noneMatch(k -> k.name().equals(name.words()));
            if (known) {
                double[] values = table.numbers(c);
                for (int i = 0; i < values.length; i++) {
                    if (!(values[i] >= 0)) {
                        throw LoadException.at(table.path(), String.valueOf(table.line(i)), "'" + name.text()
                                + "' is below 0", "correct the line");
                    }
                }
                columns.add(Column.of(name.words(), name.unit().map(Unit::name).orElse("1"), values));
            }
        }
        return columns;
    }

    private static List<Column> join(List<Column> first, List<Column> second, Path file) throws LoadException {
        List<Column> joined = new ArrayList<>();
        for (Column a : first) {
            Column b = second.stream().filter(c -> c.name().equals(a.name()) && c.unit().equals(a.unit())).findFirst()
                    .orElseThrow(() -> LoadException.at(file, "", "has no column '" + a.name()
                            + "' in the unit of the first file", "measure all images with the same settings"));
            double[] all = new double[a.rows() + b.rows()];
            System.arraycopy(a.doubles(), 0, all, 0, a.rows());
            System.arraycopy(b.doubles(), 0, all, a.rows(), b.rows());
            joined.add(Column.of(a.name(), a.unit().name(), all));
        }
        return joined;
    }
}
