// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.operando.api.Axis;
import org.operando.api.Clock;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;

/** Series for tests: real ones read by the simplest means, and made ones. */
public final class Samples {
    /** Period of the real series, s. */
    public static final double PERIOD = 332.33626;

    private Samples() {
    }

    /** The folder of the larger data; the test is skipped without it. */
    public static Path data(String path) {
        String root = Optional.ofNullable(System.getProperty("OPERANDO_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("OPERANDO_DATA")))
                .orElse("../../../shared/data");
        Path found = Path.of(root).resolve(path);
        Assumptions.assumeTrue(Files.exists(found), "skipped: needs data " + path);
        return found;
    }

    /** The twelve shipped patterns. */
    public static Path shipped() {
        return Path.of("src_test/data/li_mo_operando");
    }

    /** Rows of a reference table by pattern number. */
    public static TreeMap<Integer, double[]> reference(Path csv) throws IOException {
        TreeMap<Integer, double[]> rows = new TreeMap<>();
        for (String line : Files.readAllLines(csv).subList(1, Files.readAllLines(csv).size())) {
            double[] row = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
            rows.put((int) row[0], row);
        }
        return rows;
    }

    /** The patterns of a folder, by number. */
    public static PatternSeries folder(Path folder) throws IOException {
        TreeMap<Long, double[][]> patterns = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.xy")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                double[][] xy = new double[2][lines.size() - 1];
                for (int i = 1; i < lines.size(); i++) {
                    String[] parts = lines.get(i).trim().split("\\s+");
                    xy[0][i - 1] = Double.parseDouble(parts[0]);
                    xy[1][i - 1] = Double.parseDouble(parts[1]);
                }
                patterns.put(Long.parseLong(name.replaceAll("\\D", "")), xy);
            }
        }
        long[] numbers = patterns.keySet().stream().mapToLong(Long::longValue).toArray();
        List<double[]> rows = new ArrayList<>();
        patterns.values().forEach(xy -> rows.add(xy[1]));
        return series(numbers, patterns.firstEntry().getValue()[0], rows, Optional.empty(),
                Optional.of(new Clock(Quantity.of(0, 1000, "s", "fitted"), 0, Optional.of(PERIOD))), Optional.empty());
    }

    /** A numbered series without times. */
    public static PatternSeries series(long[] numbers, double[] twoTheta, List<double[]> rows,
            Optional<double[]> errors,
            Optional<Clock> clock, Optional<Double> wavelength) {
        int n = numbers.length;
        double[] data = new double[n * twoTheta.length];
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows.get(i), 0, data, i * twoTheta.length, twoTheta.length);
        }
        double[] unknown = new double[n];
        Arrays.fill(unknown, Double.NaN);
        Axis frame = Axis.of("number", "1", Arrays.stream(numbers).asDoubleStream().toArray());
        Axis angle = Axis.of("two_theta", "deg", twoTheta);
        Signal signal = errors.isPresent() ? Signal.of(data, errors.get(), "arbitrary", frame, angle)
                : Signal.of(data, "arbitrary", frame, angle);
        String[] names = Arrays.stream(numbers).mapToObj(k -> "p" + k).toArray(String[]::new);
        Table frames = Table.of(Column.of(Columns.NUMBER, numbers), Column.of(Columns.NAME, names),
                Column.of(Columns.START, "s", unknown), Column.of(Columns.MIDDLE, "s", unknown),
                Column.of(Columns.END, "s", unknown), Column.of(Columns.EXPOSURE, "s", unknown));
        return new PatternSeries(signal, frames, TimeScale.UNKNOWN, true, clock, wavelength, "none known");
    }
}
