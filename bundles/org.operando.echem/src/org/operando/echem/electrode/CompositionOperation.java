// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.Label;
import org.operando.api.Methods;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Range;
import org.operando.api.Reference;
import org.operando.api.Table;
import org.operando.api.Version;

/** Formula of a powder from concentrations by ICP. */
@Version(1)
@Reference(authors = {"Prohaska, T.", "Irrgeher, J.", "Benefield, J."},
        title = "Standard atomic weights of the elements 2021 (IUPAC Technical Report)",
        journal = "Pure and Applied Chemistry", volume = "94", pages = "573-600", year = 2022,
        doi = "10.1515/pac-2019-0603", about = "atomic weights")
@Methods("Concentrations were averaged over readings and spectral lines, divided by the atomic weights of 2021 and scaled "
        + "so that the chosen elements (left out: all but alkali metals) add up to {sum}. The scatter of the readings, or "
        + "the stated uncertainties where they are larger, is statistical; the accuracy of the calibration[ ({accuracy})]"
        + " and the atomic weight of lithium are systematic.")
@Doc("Formula with uncertainties from ICP concentrations in mg/L.")
public final class CompositionOperation implements
        Operation<CompositionOperation.Inputs, CompositionOperation.Parameters, CompositionOperation.Outputs> {
    private static final List<String> ALKALI = List.of("Li", "Na", "K", "Rb", "Cs");

    /**
     * The readings.
     * @param icp what a loader read
     */
    public record Inputs(@Label("Concentrations") @Doc("Table of concentrations.") IcpTable icp) {
    }

    /**
     * How.
     * @param sample which one of the table
     * @param normalise elements whose sum is given
     * @param sum what they add up to
     * @param oxygen atoms of oxygen written behind
     * @param accuracy standard uncertainty of each element's calibration, %
     */
    public record Parameters(
            @Label("Sample") @Doc("Name of the sample in the table, where it holds more than one.") Optional<String> sample,
            @Label("Normalise") @Doc("Elements that add up to the sum, e.g. [Ni, Co, Mn]. Left out: all but the alkali metals.") Optional<List<String>> normalise,
            @Default("1") @Range(
                    min = 1e-6) @Label("Sum") @Doc("What these elements add up to in the formula.") double sum,
            @Range(min = 0) @Label("Oxygen") @Doc("Atoms of oxygen in the formula; ICP does not measure it.") Optional<Double> oxygen,
            @In("%") @Range(min = 0,
                    max = 100) @Label("Accuracy") @Doc("Standard uncertainty of each element's calibration.") Optional<Double> accuracy) {
        /** All defaults. */
        public static Parameters defaults() {
            return new Parameters(Optional.empty(), Optional.empty(), 1, Optional.empty(), Optional.empty());
        }
    }

    /**
     * What came out.
     * @param elements one row an element
     * @param formula as text, uncertainties in parentheses
     * @param study what to write under the sample
     */
    public record Outputs(
            @Label("Elements") @Doc("Concentration, amount and atoms in the formula of each element.") Table elements,
            @Label("Formula") @Doc("With one standard uncertainty of the last digits in parentheses.") String formula,
            @Label("For the study") @Doc("The formula and the parts of the elements as the study takes them, to be written under the sample.") Table study) {
    }

    @Override
    public Outputs run(Inputs inputs, Parameters p, Context context) throws OperationException {
        Table readings = inputs.icp().readings();
        String sample = sample(readings, p);
        Map<String, Mean> means = means(readings, sample);
        List<String> symbols = new ArrayList<>(means.keySet());
        symbols.sort((a, b) -> Boolean.compare(!ALKALI.contains(a), !ALKALI.contains(b)));
        List<String> summed = p.normalise().orElseGet(() -> symbols.stream().filter(s -> !ALKALI.contains(s)).toList());
        for (String s : summed) {
            if (!means.containsKey(s)) {
                throw new OperationException("the table has no " + s, "normalise",
                        "it has " + String.join(", ", symbols));
            }
        }
        if (summed.stream().mapToDouble(s -> means.get(s).value).sum() <= 0) {
            throw new OperationException("the elements that are to add up to " + p.sum() + " have no concentration",
                    "normalise", "choose others of " + String.join(", ", symbols));
        }
        if (means.values().stream().anyMatch(m -> Double.isNaN(m.uncertainty))) {
            context.warn("concentration",
                    "some elements have one reading without an uncertainty: that of the formula is"
                            + " too small");
        }
        if (p.accuracy().isEmpty()) {
            context.warn("accuracy",
                    "no accuracy of the calibration is stated: the uncertainties hold the scatter of the"
                            + " readings only");
        }
        List<Quantity> atoms = atoms(symbols, means, summed, p);
        String formula = formula(symbols, atoms, p);
        return new Outputs(table(symbols, means, atoms), formula,
                StudyQuantity.lines("sample", study(symbols, atoms, p)));
    }

    private static String sample(Table readings, Parameters p) throws OperationException {
        TreeSet<String> names = new TreeSet<>(Arrays.asList(readings.texts("sample")));
        String chosen = p.sample().orElse(names.first());
        if (p.sample().isEmpty() && names.size() > 1 || !names.contains(chosen)) {
            throw new OperationException(p.sample().isEmpty() ? "the table holds " + names.size() + " samples"
                    : "the table has no sample '" + chosen + "'", "sample", "choose one: " + String.join(", ", names));
        }
        return chosen;
    }

    /** Mean of an element's readings over lines and repeats, mg/L. */
    private record Mean(double value, double uncertainty, int count) {
    }

    private static Map<String, Mean> means(Table readings, String sample) {
        Map<String, List<double[]>> found = new LinkedHashMap<>();
        String[] samples = readings.texts("sample");
        String[] elements = readings.texts("element");
        Column values = readings.column("concentration");
        for (int i = 0; i < samples.length; i++) {
            if (samples[i].equals(sample)) {
                found.computeIfAbsent(elements[i], e -> new ArrayList<>())
                        .add(new double[] {values.doubles()[i], values.uncertainties()[i]});
            }
        }
        Map<String, Mean> means = new LinkedHashMap<>();
        found.forEach((element, list) -> means.put(element, mean(list)));
        return means;
    }

    /** The larger of the scatter and the stated uncertainties counts. */
    private static Mean mean(List<double[]> list) {
        int n = list.size();
        double mean = list.stream().mapToDouble(r -> r[0]).average().orElseThrow();
        double squares = list.stream().mapToDouble(r -> (r[0] - mean) * (r[0] - mean)).sum();
        double scatter = n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN;
        double stated = Math.sqrt(list.stream().mapToDouble(r -> r[1] * r[1]).sum()) / n;
        return new Mean(mean, Double.isNaN(stated) ? scatter : Double.isNaN(scatter) ? stated
                : Math.max(scatter, stated), n);
    }

    /** Values: concentrations, then factors of the calibration, then atomic weights. */
    private static List<Quantity> atoms(List<String> symbols, Map<String, Mean> means, List<String> summed,
            Parameters p) {
        int n = symbols.size();
        double[] values = new double[3 * n];
        double[] errors = new double[3 * n];
        boolean[] systematic = new boolean[3 * n];
        Arrays.fill(systematic, n, 3 * n, true);
        for (int i = 0; i < n; i++) {
            values[i] = means.get(symbols.get(i)).value;
            errors[i] = means.get(symbols.get(i)).uncertainty;
            values[n + i] = 1;
            errors[n + i] = p.accuracy().orElse(0.0) / 100;
            values[2 * n + i] = AtomicWeight.of(symbols.get(i)).orElseThrow();
            errors[2 * n + i] = AtomicWeight.uncertainty(symbols.get(i));
        }
        int[] places = summed.stream().mapToInt(symbols::indexOf).toArray();
        Propagation propagation = new Propagation(values, errors, systematic);
        List<Quantity> atoms = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int at = i;
            atoms.add(propagation.of(v -> {
                double all = 0;
                for (int k : places) {
                    all += v[k] * v[n + k] / v[2 * n + k];
                }
                return p.sum() * v[at] * v[n + at] / v[2 * n + at] / all;
            }, "1", "ICP readings, calibration and atomic weights"));
        }
        return atoms;
    }

    private static String formula(List<String> symbols, List<Quantity> atoms, Parameters p) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < symbols.size(); i++) {
            text.append(symbols.get(i)).append(atoms.get(i).uncertainty() > 0 ? atoms.get(i).toString()
                    : String.format(Locale.ROOT, "%.4f", atoms.get(i).value()));
        }
        p.oxygen().ifPresent(o -> text.append('O').append(o == 1 ? "" : Quantity.digits(o, Double.NaN)));
        return text.toString();
    }

    /** The study's formula has no uncertainties; the parts beside it have. */
    private static String study(List<String> symbols, List<Quantity> atoms, Parameters p) {
        StringBuilder formula = new StringBuilder("composition: ");
        List<String> values = new ArrayList<>(Collections.nCopies(symbols.size(), ""));
        for (int i = 0; i < symbols.size(); i++) {
            Quantity a = atoms.get(i);
            formula.append(symbols.get(i)).append(String.format(Locale.ROOT, "%.3f", a.value()));
            values.set(i, StudyQuantity.text(symbols.get(i).toLowerCase(Locale.ROOT) + "-fraction", a, "ICP"));
        }
        p.oxygen().ifPresent(o -> formula.append('O').append(o == 1 ? "" : Quantity.digits(o, Double.NaN)));
        return formula + ", values: {" + String.join(", ", values) + "}";
    }

    private static Table table(List<String> symbols, Map<String, Mean> means, List<Quantity> atoms) {
        int n = symbols.size();
        double[][] c = new double[5][n];
        long[] count = new long[n];
        for (int i = 0; i < n; i++) {
            Mean mean = means.get(symbols.get(i));
            double weight = AtomicWeight.of(symbols.get(i)).orElseThrow();
            c[0][i] = mean.value;
            c[1][i] = mean.uncertainty;
            c[2][i] = mean.value / weight;
            c[3][i] = atoms.get(i).value();
            c[4][i] = atoms.get(i).uncertainty();
            count[i] = mean.count;
        }
        double[] shared = atoms.stream().mapToDouble(Quantity::systematic).toArray();
        return Table.of(Column.of("element", symbols.toArray(new String[0])), Column.of("readings", count),
                Column.of("concentration", "mg/L", c[0], c[1]).withOrigin("readings"),
                Column.of("amount", "mmol/L", c[2]),
                Column.of("atoms", "1", c[3], c[4]).withSystematic(shared)
                        .withOrigin("ICP readings, calibration and atomic weights"));
    }
}
