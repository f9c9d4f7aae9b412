// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.operando.api.LoadException;
import org.operando.core.record.FlatJson;
import org.operando.core.results.Difference.Kind;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Hdf5File;

/**
 * Compares two results, or two folders of results step by step. What a file holds is compared as it lies there, so the
 * plug-ins that made it need not be installed.
 */
public final class ResultDiff {
    private static final String ENTRY = "/entry";
    private static final String NONE = "none";
    private static final List<String> QUANTITY = List.of("uncertainty", "unit", "value");
    private static final List<String> BESIDE = List.of("_errors", NexusWriter.SYSTEMATIC);

    private final Hdf5File first;
    private final Hdf5File second;
    private final Tolerance tolerance;
    private final List<Difference> found = new ArrayList<>();

    private ResultDiff(Hdf5File first, Hdf5File second, Tolerance tolerance) {
        this.first = first;
        this.second = second;
        this.tolerance = tolerance;
    }

    /**
     * What differs between two result files.
     * @throws LoadException when one of them is no result file
     */
    public static List<Difference> of(Path first, Path second, Tolerance tolerance) throws LoadException {
        List<Difference> all = new ArrayList<>(provenance(header(first), header(second)));
        try (Hdf5File a = Hdf5File.open(first); Hdf5File b = Hdf5File.open(second)) {
            ResultDiff diff = new ResultDiff(a, b, tolerance);
            diff.group(ENTRY);
            all.addAll(diff.found);
        }
        return all;
    }

    /**
     * What differs between the results of two folders, by the path of the result; empty lists for those that are equal.
     * @throws LoadException when a folder holds no results, or a file cannot be read
     */
    public static Map<String, List<Difference>> ofFolders(Path first, Path second, Tolerance tolerance)
            throws LoadException {
        Set<String> a = results(first);
        Set<String> b = results(second);
        Set<String> both = new TreeSet<>(a);
        both.addAll(b);
        Map<String, List<Difference>> all = new LinkedHashMap<>();
        for (String name : both) {
            if (a.contains(name) && b.contains(name)) {
                all.put(name, of(first.resolve(name), second.resolve(name), tolerance));
            } else {
                all.put(name,
                        List.of(Difference.of("result", Kind.STRUCTURE, a.contains(name) ? "is there" : "is missing",
                                b.contains(name) ? "is there" : "is missing")));
            }
        }
        return all;
    }

    private static Set<String> results(Path folder) throws LoadException {
        Set<String> names = new TreeSet<>();
        for (String part : List.of("steps", "compare")) {
            if (!Files.isDirectory(folder.resolve(part))) {
                continue;
            }
            try (Stream<Path> all = Files.walk(folder.resolve(part))) {
                all.filter(p -> p.toString().endsWith(".nxs"))
                        .forEach(p -> names.add(folder.relativize(p).toString().replace('\\', '/')));
            } catch (IOException e) {
                throw LoadException.io(folder, e);
            }
        }
        if (names.isEmpty()) {
            throw LoadException.at(folder, "", "holds no results",
                    "name a result file, or the results folder of a study");
        }
        return names;
    }

    private static ResultFile.Header header(Path file) throws LoadException {
        ResultSeal.require(file);
        return ResultFile.header(file).orElseThrow(() -> LoadException.at(file, "", "is no result file of Operando's",
                "name a .nxs file that run or apply wrote, or a results folder"));
    }

    private static List<Difference> provenance(ResultFile.Header a, ResultFile.Header b) throws LoadException {
        List<Difference> all = new ArrayList<>();
        texts(all, "operation", a.operation() + " version " + a.version(), b.operation() + " version " + b.version());
        all.addAll(parameters("parameter ", a, b));
        all.addAll(maps("input ", a.inputs(), b.inputs()));
        Map<String, ResultFile.Header> before = byStep(a);
        Map<String, ResultFile.Header> other = byStep(b);
        for (Map.Entry<String, ResultFile.Header> step : before.entrySet()) {
            ResultFile.Header twin = other.get(step.getKey());
            if (twin != null) {
                all.addAll(parameters(step.getKey() + " parameter ", step.getValue(), twin));
                all.addAll(maps(step.getKey() + " input ", step.getValue().inputs(), twin.inputs()));
            }
        }
        return all;
    }

    private static Map<String, ResultFile.Header> byStep(ResultFile.Header header) {
        Map<String, ResultFile.Header> steps = new LinkedHashMap<>();
        header.upstream().forEach(h -> steps.putIfAbsent(h.subject().measurement() + "/" + h.operation(), h));
        return steps;
    }

    /** With their units: of one unit, as the unit of both; else each with its own. */
    private static List<Difference> parameters(String what, ResultFile.Header a, ResultFile.Header b)
            throws LoadException {
        Map<String, String> values = parameters(a);
        Map<String, String> others = parameters(b);
        List<Difference> all = new ArrayList<>();
        for (Difference d : maps("", values, others)) {
            String unit = a.units().getOrDefault(d.what(), "1");
            String other = b.units().getOrDefault(d.what(), "1");
            boolean both = values.containsKey(d.what()) && others.containsKey(d.what());
            if (both && unit.equals(other)) {
                all.add(Difference.ofParameter(what + d.what(), d.first(), d.second(), unit.equals("1") ? "" : unit));
            } else {
                all.add(Difference.of(what + d.what(), Kind.PROVENANCE, withUnit(d.first(), unit),
                        withUnit(d.second(), other)));
            }
        }
        return all;
    }

    private static String withUnit(String value, String unit) {
        return unit.equals("1") || value.equals(NONE) ? value : value + " " + unit;
    }

    private static Map<String, String> parameters(ResultFile.Header header) throws LoadException {
        try {
            return quantities(FlatJson.of(header.parameters()));
        } catch (IOException e) {
            throw new LoadException("its parameters cannot be read (" + e.getMessage() + ")", "", "", e);
        }
    }

    /** A quantity is one value with its uncertainty and unit. */
    private static Map<String, String> quantities(Map<String, String> flat) {
        Map<String, String> whole = new LinkedHashMap<>();
        flat.forEach((name, value) -> {
            String parent = name.substring(0, Math.max(0, name.lastIndexOf('.')));
            String last = name.substring(name.lastIndexOf('.') + 1);
            if (!QUANTITY.stream().allMatch(part -> flat.containsKey(parent + "." + part))
                    || !QUANTITY.contains(last)) {
                whole.put(name, value);
            } else if (last.equals("value")) {
                String uncertainty = flat.get(parent + ".uncertainty");
                boolean known = !uncertainty.equals("NaN") && !uncertainty.equals("0.0");
                whole.put(parent, withUnit(value + (known ? " +- " + uncertainty : ""), flat.get(parent + ".unit")));
            }
        });
        return whole;
    }

    private static List<Difference> maps(String what, Map<String, String> a, Map<String, String> b) {
        List<Difference> all = new ArrayList<>();
        Set<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        names.forEach(n -> texts(all, what + n, a.getOrDefault(n, NONE), b.getOrDefault(n, NONE)));
        return all;
    }

    private static void texts(List<Difference> all, String what, String a, String b) {
        if (!a.equals(b)) {
            all.add(Difference.of(what, Kind.PROVENANCE, a, b));
        }
    }

    private void group(String path) throws LoadException {
        Map<String, Boolean> names = new TreeMap<>();
        first.children(path).forEach(n -> names.put(n, true));
        second.children(path).forEach(n -> names.put(n, true));
        for (String name : names.keySet()) {
            String child = path + "/" + name;
            boolean made = path.equals(ENTRY) && (name.startsWith("operando_") || name.equals("reduction"));
            boolean beside = BESIDE.stream().anyMatch(end -> name.endsWith(end)
                    && names.containsKey(name.substring(0, name.length() - end.length())));
            if (made || beside && tolerance.sigmas() > 0) {
                continue;
            }
            if (!first.exists(child) || !second.exists(child)) {
                structure(child, first.exists(child) ? "is there" : "is missing",
                        second.exists(child) ? "is there" : "is missing");
            } else if (first.isGroup(child) && second.isGroup(child)) {
                group(child);
            } else if (first.isDataset(child) && second.isDataset(child)) {
                dataset(child);
            } else {
                structure(child, first.isGroup(child) ? "group" : "data", second.isGroup(child) ? "group" : "data");
            }
        }
    }

    private void structure(String path, String a, String b) {
        found.add(Difference.of(path.substring(ENTRY.length() + 1), Kind.STRUCTURE, a, b));
    }

    private void dataset(String path) throws LoadException {
        DatasetRead a = first.read(path);
        DatasetRead b = second.read(path);
        Optional<String> unit = unit(first, path);
        Optional<String> other = unit(second, path);
        if (!Arrays.equals(a.shape(), b.shape())) {
            structure(path, "shape " + Arrays.toString(a.shape()), "shape " + Arrays.toString(b.shape()));
        } else if (!unit.equals(other)) {
            structure(path, unit.orElse("no unit"), other.orElse("no unit"));
        } else if (a.values() instanceof String[] texts && b.values() instanceof String[] others) {
            texts(path, texts, others);
        } else if (a.values() instanceof String[] || b.values() instanceof String[]) {
            structure(path, a.values() instanceof String[] ? "text" : "numbers",
                    b.values() instanceof String[] ? "text" : "numbers");
        } else {
            numbers(path, a.doubles(), b.doubles());
        }
    }

    /** Uncertainties have the unit of their values, also in older results that do not say it. */
    private static Optional<String> unit(Hdf5File hdf, String path) throws LoadException {
        for (String end : BESIDE) {
            if (path.endsWith(end) && hdf.exists(path.substring(0, path.length() - end.length()))) {
                return hdf.text(path.substring(0, path.length() - end.length()), "units");
            }
        }
        return hdf.text(path, "units");
    }

    private void texts(String path, String[] a, String[] b) {
        int count = 0;
        int at = -1;
        for (int i = a.length - 1; i >= 0; i--) {
            if (!a[i].equals(b[i])) {
                count++;
                at = i;
            }
        }
        if (count > 0) {
            found.add(new Difference(path.substring(ENTRY.length() + 1), Kind.VALUE, a[at], b[at], count, a.length,
                    Double.NaN, a.length == 1 ? -1 : at, Double.NaN, ""));
        }
    }

    private void numbers(String path, double[] a, double[] b) throws LoadException {
        double[] aError = errors(first, path, a.length);
        double[] bError = errors(second, path, b.length);
        int count = 0;
        int at = -1;
        double largest = Double.NEGATIVE_INFINITY;
        double sigmas = Double.NaN;
        for (int i = 0; i < a.length; i++) {
            double apart = Tolerance.sigmas(a[i], aError[i], b[i], bError[i]);
            if (tolerance.equal(a[i], b[i], apart)) {
                continue;
            }
            count++;
            double difference = Math.abs(a[i] - b[i]);
            // a number beside NaN is the largest difference there is
            if (difference > largest || Double.isNaN(difference) && !Double.isNaN(largest)) {
                largest = difference;
                at = i;
            }
            sigmas = Double.isNaN(sigmas) ? apart : Math.max(sigmas, Double.isNaN(apart) ? 0 : apart);
        }
        if (count > 0) {
            found.add(new Difference(path.substring(ENTRY.length() + 1), Kind.VALUE, Double.toString(a[at]),
                    Double.toString(b[at]), count, a.length, largest, a.length == 1 ? -1 : at, sigmas,
                    unit(first, path).filter(u -> !u.equals("1")).orElse("")));
        }
    }

    /** Standard uncertainties of a data set, or of the signal of a group; NaN where there are none. */
    private static double[] errors(Hdf5File hdf, String path, int length) throws LoadException {
        if (hdf.exists(path + "_errors")) {
            double[] errors = hdf.read(path + "_errors").doubles();
            if (errors.length == length) {
                return errors;
            }
        }
        double[] none = new double[length];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
