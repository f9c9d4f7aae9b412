// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import org.operando.api.figure.AxisSpec;

/**
 * Chooses the ticks of an axis: the finest steps whose numbers keep apart and are not crowded.
 *
 * <p>A step is crowded when its ticks are nearer than {@link JournalStyle#TICK_SPACING_ACROSS}, points. When no step
 * that is not crowded gives two numbers, crowded ones are allowed as long as the numbers do not touch.
 */
final class TickFit {
    /** Distances of numbered decades. */
    private static final int[] EVERY = {1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300};
    /** Small ticks nearer than this, points, are fewer or left out. */
    private static final double MINOR_SPACING = 3;

    /** No number is shorter along its axis, points. */
    private static final double LEAST_NUMBER = 3.5;
    /** An axis with fewer numbers than this takes the next finer step, when that is only a little crowded. */
    private static final int FEW = 3;
    /** A little crowded: at least this part of the wished distance. */
    private static final double LITTLE = 0.7;
    /** Names may stand nearer than numbers, points. */
    private static final double NAME_GAP = 2;

    private final AxisScale scale;
    private final ToDoubleFunction<String> extent;
    private final double gap;
    private final double spacing;
    private final AxisSpec.Numbering numbering;

    /**
     * @param scale the axis
     * @param extent length that a number takes along the axis, points
     * @param gap least distance between two numbers, points
     * @param spacing wished least distance between two ticks, points
     * @param numbering which values may have a tick
     */
    TickFit(AxisScale scale, ToDoubleFunction<String> extent, double gap, double spacing,
            AxisSpec.Numbering numbering) {
        this.scale = scale;
        this.extent = extent;
        this.gap = gap;
        this.spacing = spacing;
        this.numbering = numbering;
    }

    Ticks choose() {
        if (numbering == AxisSpec.Numbering.NONE) {
            return new Ticks(new double[0], List.of(), new double[0], 0, "");
        }
        Ticks ticks = scale.isLog() && scale.high() / scale.low() >= 8 ? decades() : linear();
        ticks = crowded(ticks) ? ticks.withMinor(fewer(ticks)) : ticks;
        ticks = crowded(ticks) ? ticks.withMinor(new double[0]) : ticks;
        return switch (numbering) {
            case ALL, NONE -> ticks;
            case WHOLE -> ticks.only(value -> Math.abs(value - Math.rint(value)) < 1e-9);
            case FROM_ZERO -> ticks.only(value -> value >= 0);
        };
    }

    private boolean crowded(Ticks ticks) {
        return ticks.minor().length > 1 && scale.length() / ticks.minor().length < MINOR_SPACING;
    }

    private double[] fewer(Ticks ticks) {
        double[] major = ticks.major();
        return scale.isLog() || major.length < 2 ? new double[0]
                : Ticks.halves(scale.low(), scale.high(), major[1] - major[0]);
    }

    /** Ticks with names; a name that would touch the one before is left out and reported. */
    Ticks named(List<AxisSpec.Name> names, Consumer<String> report) {
        List<AxisSpec.Name> shown = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (AxisSpec.Name name : names.stream().filter(n -> scale.shows(n.at()))
                .sorted(Comparator.comparingDouble(n -> scale.position(n.at()))).toList()) {
            double half = extent.applyAsDouble(name.text()) / 2;
            if (scale.position(name.at()) - half < end + NAME_GAP) {
                report.accept("the tick '" + name.text() + "' would touch another and is left out");
                continue;
            }
            end = scale.position(name.at()) + half;
            shown.add(name);
        }
        return new Ticks(shown.stream().mapToDouble(AxisSpec.Name::at).toArray(),
                shown.stream().map(AxisSpec.Name::text).toList(), new double[0], 0, "");
    }

    private Ticks linear() {
        Ticks crowded = null;
        Ticks finer = null;
        Ticks sparse = null;
        for (double step : Ticks.steps(scale.low(), scale.high())) {
            if (scale.length() * step / (scale.high() - scale.low()) < gap + LEAST_NUMBER && !scale.isLog()) {
                // no two numbers can keep apart: not worth writing them, which is what takes the time of a layout
                continue;
            }
            if (numbering == AxisSpec.Numbering.WHOLE && step < 1) {
                continue;
            }
            Ticks ticks = Ticks.linear(scale.low(), scale.high(), step);
            if (ticks.major().length == 0 || !apart(ticks)) {
                continue;
            }
            if (crowded == null) {
                crowded = ticks;
            }
            if (leastDistance(ticks) >= spacing && ticks.major().length >= 2) {
                return finer != null && ticks.major().length < FEW ? finer : ticks;
            }
            finer = leastDistance(ticks) >= LITTLE * spacing ? ticks : finer;
            sparse = ticks;
        }
        if (crowded != null && crowded.major().length >= 2) {
            return crowded;
        }
        return sparse != null ? sparse : single();
    }

    /** The number of one end, when there is room for nothing else. */
    private Ticks single() {
        double[] steps = Ticks.steps(scale.low(), scale.high());
        Ticks coarse = Ticks.linear(scale.low(), scale.high(), steps[steps.length / 2]);
        int n = coarse.major().length;
        if (n == 0) {
            return coarse;
        }
        return new Ticks(new double[] {coarse.major()[n / 2]}, coarse.labels().subList(n / 2, n / 2 + 1), new double[0],
                coarse.exponent(), coarse.origin());
    }

    private Ticks decades() {
        if (Ticks.decades(scale.low(), scale.high(), 1, false).major().length < 2) {
            Ticks parts = Ticks.partsOfDecades(scale.low(), scale.high());
            if (parts.major().length > 1 && apart(parts)) {
                return parts;
            }
        }
        double decade = scale.length() / Math.log10(scale.high() / scale.low());
        for (int every : EVERY) {
            Ticks ticks = Ticks.decades(scale.low(), scale.high(), every, decade >= 18);
            if (ticks.major().length <= 1 || apart(ticks) && every * decade >= 0.8 * spacing) {
                return ticks.major().length == 0 ? Ticks.decades(scale.low(), scale.high(), 1, false) : ticks;
            }
        }
        return Ticks.decades(scale.low(), scale.high(), 1, false);
    }

    private boolean apart(Ticks ticks) {
        double[] major = ticks.major();
        for (int i = 1; i < major.length; i++) {
            double room = Math.abs(scale.position(major[i]) - scale.position(major[i - 1]));
            double both = extent.applyAsDouble(ticks.labels().get(i - 1)) + extent.applyAsDouble(ticks.labels().get(i));
            double need = both / 2 + gap;
            if (room < need) {
                return false;
            }
        }
        return true;
    }

    private double leastDistance(Ticks ticks) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i < ticks.major().length; i++) {
            least = Math.min(least,
                    Math.abs(scale.position(ticks.major()[i]) - scale.position(ticks.major()[i - 1])));
        }
        return least;
    }
}
