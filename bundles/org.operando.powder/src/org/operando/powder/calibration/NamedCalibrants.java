// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The calibrants that are known by name: {@code calibrants.csv} beside this class holds their cells. */
final class NamedCalibrants {
    private static final Map<String, Calibrant> ALL = read();

    private NamedCalibrants() {
    }

    /** The calibrant of this name, whatever its case. */
    static Optional<Calibrant> find(String name) {
        return Optional.ofNullable(ALL.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** The names, for messages. */
    static String names() {
        return String.join(", ", ALL.keySet());
    }

    private static Map<String, Calibrant> read() {
        Map<String, Calibrant> all = new LinkedHashMap<>();
        try (InputStream in = NamedCalibrants.class.getResourceAsStream("calibrants.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
                String[] cells = line.split(",", 10);
                double[] x = new double[6];
                for (int i = 0; i < x.length; i++) {
                    x[i] = Double.parseDouble(cells[2 + i]);
                }
                ReflectionCondition condition = ReflectionCondition.Named
                        .valueOf(cells[8].toUpperCase(Locale.ROOT).replace('-', '_'));
                all.put(cells[0], Calibrant.of(cells[1], new CrystalCell(x[0], x[1], x[2], x[3], x[4], x[5]), condition,
                        cells[9].replace("\"", "")));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
