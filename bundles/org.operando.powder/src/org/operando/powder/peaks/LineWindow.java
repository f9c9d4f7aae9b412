// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.math.Optimizer;
import org.operando.math.Quantiles;
import org.operando.powder.PatternSeries;

/** The window of one line in all patterns of a series, and the choices of its number of components. */
final class LineWindow {
    private final PeakWindow window;
    private final PatternSeries patterns;
    private final WindowPoints.Rule rule;
    private final Optimizer optimizer;
    private final PhasesOperation.Parameters p;
    private final boolean absolute;
    private final double[] grid;
    private final int[] range;

    LineWindow(PeakWindow window, PatternSeries patterns, WindowPoints.Rule rule, Optimizer optimizer,
            PhasesOperation.Parameters p, boolean absolute) throws OperationException {
        this.window = window;
        this.patterns = patterns;
        this.rule = rule;
        this.optimizer = optimizer;
        this.p = p;
        this.absolute = absolute;
        range = patterns.window(window.from(), window.to());
        grid = Arrays.copyOfRange(patterns.twoThetaDegrees(), range[0], range[1]);
        int least = 2 + 2 * p.components() + window.background().coefficients();
        if (grid.length <= least) {
            double[] x = patterns.twoThetaDegrees();
            throw new OperationException(grid.length + " points between " + Quantity.digits(window.from()) + " and "
                    + Quantity.digits(window.to())
                    + " deg for " + least + " parameters; the patterns run from " + Quantity.digits(x[0]) + " to "
                    + Quantity.digits(x[x.length - 1])
                    + " deg", "", "widen the window");
        }
    }

    PeakWindow window() {
        return window;
    }

    /** The points of a pattern. */
    WindowPoints points(int row) throws OperationException {
        double[] y = patterns.intensities(row, row + 1, range[0], range[1]);
        Optional<double[]> errors = rule.errors() ? patterns.errors(row, row + 1, range[0], range[1])
                : Optional.empty();
        return WindowPoints.of(grid, y, errors, 0, rule, 2 + 2 * p.components() + window.background().coefficients());
    }

    /** Chooses in every pattern; empty where there is nothing to fit. */
    List<Optional<ComponentFits.Choice>> choices(Optional<IntFunction<ComponentFits.Held>> held, Context context)
            throws OperationException {
        List<Optional<ComponentFits.Choice>> choices = PhasesOperation.empty(patterns.size());
        String[] faults = new String[patterns.size()];
        Arrays.fill(faults, "");
        double step = (grid[grid.length - 1] - grid[0]) / (grid.length - 1);
        context.parallel(patterns.size(), i -> {
            context.check();
            WindowPoints points = points(i);
            faults[i] = points.fault();
            if (points.fault().isEmpty()) {
                ComponentFits kernel = new ComponentFits(window, p.components(), held.map(h -> h.apply(i)),
                        p.ownWidths(),
                        step,
                        optimizer, p.margin());
                ComponentFits.Choice choice = kernel.choose(points, rule.reweight(), absolute);
                faults[i] = fault(choice.fit());
                if (faults[i].isEmpty()) {
                    choices.set(i, Optional.of(choice));
                }
            }
        });
        boolean last = held.isPresent() || p.width() instanceof LineWidth.Free;
        for (int i = 0; i < faults.length && last; i++) {
            if (!faults[i].isEmpty()) {
                context.warn(PhasesOperation.name(patterns, i), "no fit of (003): " + faults[i]);
            }
        }
        return choices;
    }

    private static String fault(WindowFit fit) {
        return fit.minimum().converged() ? WindowSeries.lost(fit, 0)
                : "not converged after " + fit.minimum().iterations() + " iterations";
    }

    /** Width and eta of the nearest pattern with one phase: the mean of up to five such patterns. */
    IntFunction<ComponentFits.Held> nearest(List<Optional<ComponentFits.Choice>> choices, LineWidth.SinglePhase of)
            throws OperationException {
        long[] numbers = patterns.numbers();
        List<Integer> rows = IntStream.range(0, numbers.length)
                .filter(i -> numbers[i] >= of.first() && numbers[i] <= of.last() && choices.get(i).isPresent()).boxed()
                .toList();
        if (rows.isEmpty()) {
            throw new OperationException("no pattern from " + of.first() + " to " + of.last()
                    + " has a fit to take the width from", "", "name patterns that hold one phase alone");
        }
        return i -> {
            List<Integer> near = rows.stream().sorted((a, b) -> Integer.compare(Math.abs(a - i), Math.abs(b - i)))
                    .limit(5).toList();
            double[] width = near.stream().mapToDouble(r -> one(choices.get(r)).all()[FitPlan.FWHM]).toArray();
            double[] eta = near.stream().mapToDouble(r -> one(choices.get(r)).all()[FitPlan.FWHM + 1]).toArray();
            return new ComponentFits.Held(Quantiles.median(width), Quantiles.median(eta));
        };
    }

    private static WindowFit one(Optional<ComponentFits.Choice> choice) {
        return choice.orElseThrow().fits().getFirst();
    }

    /** Components that occur together: the most that two neighbouring patterns share, or that a single pattern has. */
    static int together(List<Optional<ComponentFits.Choice>> choices) {
        int[] counts = choices.stream().flatMap(Optional::stream).mapToInt(ComponentFits.Choice::chosen).toArray();
        int most = counts.length == 1 ? counts[0] : 1;
        for (int i = 1; i < counts.length; i++) {
            most = Math.max(most, Math.min(counts[i - 1], counts[i]));
        }
        return most;
    }

    /** Positions of the components of a fit, ascending. */
    static List<Double> positions(WindowFit fit) {
        return IntStream.range(0, fit.plan().peaks())
                .mapToObj(j -> fit.all()[fit.plan().first(j) + FitPlan.POSITION]).sorted().toList();
    }
}
