// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;

/**
 * A calibrant from a file: a CIF, whose cell and symmetry tell the spacings, or a list of spacings, the first number of
 * each line in angstrom, comments after {@code #}.
 */
final class CalibrantFile {
    private static final long MOST_BYTES = 20_000_000;
    private static final double LARGEST = 500;

    private CalibrantFile() {
    }

    /**
     * Reads one.
     * @throws LoadException when it is none or is damaged
     */
    static Calibrant read(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw LoadException.at(file, "", "has " + Files.size(file) + " bytes; a calibrant's file is small");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            boolean cif = text.lines().anyMatch(l -> l.regionMatches(true, 0, "data_", 0, 5));
            return cif ? CifCalibrant.read(file, text) : spacings(file, text);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private static Calibrant spacings(Path file, String text) throws LoadException {
        TreeSet<Double> found = new TreeSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String first = line.split("[\\s,;]+", 2)[0];
            double d;
            try {
                d = Double.parseDouble(first);
            } catch (NumberFormatException e) {
                throw LoadException.at(file, String.valueOf(i + 1),
                        "'" + first.substring(0, Math.min(30, first.length()))
                                + "' is no spacing",
                        "a list of spacings has one in angstrom at the beginning of each line");
            }
            if (!(d > 0.1 && d < LARGEST)) {
                throw LoadException.at(file, String.valueOf(i + 1), d + " \u00c5 is no spacing of a calibrant",
                        "write spacings in angstrom");
            }
            found.add(d);
        }
        if (found.size() < 2) {
            throw LoadException.at(file, "", "has " + found.size() + " spacings; at least two rings are needed",
                    "one spacing in angstrom a line");
        }
        double[] all = found.descendingSet().stream().mapToDouble(Double::doubleValue).limit(Calibrant.MOST_RINGS)
                .toArray();
        String[] indices = new String[all.length];
        Arrays.fill(indices, "");
        return new Calibrant(file.getFileName().toString(), all, indices, new int[all.length],
                "spacings of " + file.getFileName());
    }
}
