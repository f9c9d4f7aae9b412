// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import org.operando.api.Version;

/** Text of two columns, Raman shift in 1/cm (ascending) and counts; lines that begin with # are comments. */
@Version(1)
@Doc("Two columns of text: Raman shift in 1/cm, ascending, and counts; comments after #.")
public final class TwoColumnLoader implements Loader<RamanMeasurement, Spectrum> {
    private static final String BETWEEN = "[\\s,;]+";

    @Override
    public Recognition recognise(FileHead head) {
        String text = head.text();
        boolean numbers = text.lines().map(String::strip).filter(TwoColumnLoader::isData).findFirst()
                .filter(line -> line.matches("[-+.0-9eE]+" + BETWEEN + "[-+.0-9eE]+")).isPresent();
        if (!numbers) {
            return Recognition.no("does not begin with two columns of numbers");
        }
        return text.startsWith("#") && text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT).contains("raman")
                ? Recognition.yes(0.9, "two columns of numbers, and its first line says Raman")
                : Recognition.yes(0.2, "two columns of numbers; nothing says Raman");
    }

    @Override
    public Loaded<Spectrum> load(List<Path> files, RamanMeasurement measurement, Context context) throws LoadException {
        Path file = files.getFirst();
        if (files.size() > 1) {
            throw LoadException.at(file, "", files.size() + " files given, one expected", "write a measurement for each");
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
        double[][] columns = new double[2][(int) lines.stream().map(String::strip).filter(TwoColumnLoader::isData).count()];
        int row = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (isData(line)) {
                read(line, file, i + 1, columns, row++);
            }
        }
        if (row < 2) {
            throw LoadException.at(file, "", "holds " + row + " rows of numbers", "a spectrum needs more; copy it again");
        }
        return new Loaded<>(new Spectrum(measurement.laser(), Table.of(Column.of("shift", "1/cm", columns[0]),
                Column.of("counts", "counts", columns[1]))), Map.of());
    }

    private static void read(String line, Path file, int number, double[][] columns, int row) throws LoadException {
        String[] words = line.split(BETWEEN);
        try {
            columns[0][row] = Double.parseDouble(words[0]);
            columns[1][row] = Double.parseDouble(words.length == 2 ? words[1] : "");
        } catch (NumberFormatException e) {
            throw LoadException.at(file, "" + number, "two numbers expected, found '" + line + "'");
        }
        if (!Double.isFinite(columns[0][row]) || !Double.isFinite(columns[1][row])) {
            throw LoadException.at(file, "" + number, "finite numbers expected, found '" + line + "'");
        }
        if (row > 0 && !(columns[0][row] > columns[0][row - 1])) {
            throw LoadException.at(file, "" + number, "shift " + columns[0][row] + " is not above the one before", "sort the rows");
        }
    }

    private static boolean isData(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }
}
