// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.In;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Table;

/** Reads lines of two whole numbers below a first line "pairs"; its faults are put in by sub classes. */
class PairLoader implements Loader<PairLoader.Measurement, PairLoader.Pairs> {
    /** Measurement record. */
    record Measurement(@In("mg") double mass) {
    }

    /** Loaded record. */
    record Pairs(@In("mg") double mass, Table points) {
    }

    @Override
    public Recognition recognise(FileHead head) {
        return head.startsWith("pairs\n") ? Recognition.yes(1, "begins with 'pairs'")
                : Recognition.no("does not begin with 'pairs'");
    }

    @Override
    public Loaded<Pairs> load(List<Path> files, Measurement measurement, Context context) throws LoadException {
        String[] lines = text(files.getFirst()).split("\n");
        if (lines.length < 2 || !lines[0].equals("pairs")) {
            throw LoadException.at(files.getFirst(), "1", "'pairs' and numbers expected");
        }
        double[][] columns = new double[2][lines.length - 1];
        for (int i = 1; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            try {
                columns[0][i - 1] = Integer.parseInt(words[0]);
                columns[1][i - 1] = Integer.parseInt(words[1]);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw LoadException.at(files.getFirst(), Integer.toString(i + 1), "two numbers expected");
            }
        }
        if (measurement.mass() > 100) {
            context.warn("mass", "large");
        }
        return new Loaded<>(new Pairs(measurement.mass(), table(columns)),
                Map.of("lines", Integer.toString(lines.length)));
    }

    Table table(double[][] columns) {
        return Table.of(Column.of("time", "s", columns[0]), Column.of("counts", "counts", columns[1]));
    }

    static String text(Path file) throws LoadException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }
}
