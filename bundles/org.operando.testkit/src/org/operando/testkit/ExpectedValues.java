// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.Unit;
import org.operando.testkit.Contents.Leaf;

/** A file of expected values, as {@link LoaderConformance} describes it. */
final class ExpectedValues {
    private static final String HEADER = "what,value,tolerance";
    private static final Set<String> STATISTICS = Set.of("first", "last", "min", "max", "sum", "mean", "count", "nan",
            "unit");

    private final Path file;
    private final List<Line> lines = new ArrayList<>();

    private record Line(int number, String what, String value, String tolerance) {
    }

    private ExpectedValues(Path file) {
        this.file = file;
    }

    /** Reads a file of expected values. */
    static ExpectedValues read(Path file) throws IOException {
        ExpectedValues expected = new ExpectedValues(file);
        List<String> text = Files.readAllLines(file);
        boolean header = false;
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!header) {
                header = true;
                if (!line.equals(HEADER)) {
                    throw new IllegalArgumentException(
                            file + ":" + (i + 1) + ": '" + HEADER + "' expected, found '" + line + "'");
                }
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException(
                        file + ":" + (i + 1) + ": three values expected, found '" + line + "'");
            }
            expected.lines.add(new Line(i + 1, cells[0].strip(), cells[1].strip(), cells[2].strip()));
        }
        if (expected.lines.isEmpty()) {
            throw new IllegalArgumentException(
                    file + ": no expected values; write at least one below '" + HEADER + "'");
        }
        return expected;
    }

    /** What is not as expected, a text each. */
    List<String> differences(Map<String, Leaf> contents) {
        List<String> differences = new ArrayList<>();
        for (Line line : lines) {
            difference(line, contents)
                    .ifPresent(d -> differences.add(file.getFileName() + ":" + line.number + ": " + d));
        }
        return differences;
    }

    private Optional<String> difference(Line line, Map<String, Leaf> contents) {
        Optional<Leaf> leaf = find(line.what, contents);
        String statistic = "";
        if (leaf.isEmpty()) {
            int dot = line.what.lastIndexOf('.');
            statistic = line.what.substring(dot + 1);
            leaf = dot > 0 && STATISTICS.contains(statistic) ? find(line.what.substring(0, dot), contents) : leaf;
        }
        if (leaf.isEmpty()) {
            return Optional.of(
                    "nothing, or more than one thing, is named '" + line.what + "'; there are " + contents.keySet());
        }
        if (leaf.get().values() instanceof String[] texts) {
            String text = statistic.equals("last") ? texts[texts.length - 1]
                    : statistic.equals("count") ? "" + texts.length : texts[0];
            return text.equals(line.value) ? Optional.empty()
                    : Optional.of(line.what + " is '" + text + "', expected '" + line.value + "'");
        }
        if (statistic.equals("unit")) {
            String unit = leaf.get().unit().map(Unit::name).orElse("");
            return unit.equals(line.value) ? Optional.empty()
                    : Optional.of(line.what + " is '" + unit + "', expected '" + line.value + "'");
        }
        return compare(line, statistic(statistic, (double[]) leaf.get().values()));
    }

    private Optional<String> compare(Line line, double found) {
        double value = number(line, line.value);
        double tolerance = line.tolerance.isEmpty() ? 0 : number(line, line.tolerance);
        boolean equal = Double.compare(found, value) == 0 || Math.abs(found - value) <= tolerance;
        return equal ? Optional.empty()
                : Optional.of(line.what + " is " + found + ", expected " + line.value
                        + (line.tolerance.isEmpty() ? " exactly" : " within " + line.tolerance));
    }

    private double number(Line line, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(file + ":" + line.number + ": a number expected, found '" + text + "'",
                    e);
        }
    }

    /** The leaf of this name; else the only one whose name ends with it. */
    private static Optional<Leaf> find(String name, Map<String, Leaf> contents) {
        if (contents.containsKey(name)) {
            return Optional.of(contents.get(name));
        }
        List<String> ending = contents.keySet().stream().filter(k -> k.endsWith("." + name)).toList();
        return ending.size() == 1 ? Optional.of(contents.get(ending.getFirst())) : Optional.empty();
    }

    /** Statistics pass over NaN, but for the first and the last value. */
    private static double statistic(String name, double[] x) {
        double[] known = Arrays.stream(x).filter(v -> !Double.isNaN(v)).toArray();
        return switch (name) {
            case "count" -> x.length;
            case "nan" -> x.length - known.length;
            case "last" -> x.length == 0 ? Double.NaN : x[x.length - 1];
            case "min" -> Arrays.stream(known).min().orElse(Double.NaN);
            case "max" -> Arrays.stream(known).max().orElse(Double.NaN);
            case "sum" -> Arrays.stream(known).sum();
            case "mean" -> Arrays.stream(known).average().orElse(Double.NaN);
            default -> x.length == 0 ? Double.NaN : x[0];
        };
    }
}
