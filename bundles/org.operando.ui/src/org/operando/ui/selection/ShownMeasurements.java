// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.StepId;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;

/**
 * The measurements that a figure or a table shows, and so which choices mean it.
 * @param all the measurements
 */
public record ShownMeasurements(List<Measured> all) {
    public ShownMeasurements {
        all = List.copyOf(all);
    }

    /** Those of these names. */
    public static ShownMeasurements of(Optional<StudyResults> results, Collection<String> names) {
        return new ShownMeasurements(names.stream()
                .flatMap(name -> results.flatMap(r -> r.measurement(name)).stream()).toList());
    }

    /**
     * Those that a figure or a page shows. A page of figures of measurements that have nothing to do with each other has
     * none: it cannot be told which of them a place in it means.
     */
    public static ShownMeasurements of(Optional<StudyResults> results, Plan plan, String figure) {
        Optional<ShownMeasurements> page = plan.pages().stream().filter(p -> p.name().equals(figure)).findFirst()
                .map(p -> of(results, figures(p).flatMap(f -> names(plan, f)).distinct().toList()));
        return page.map(p -> p.areRelated() ? p : new ShownMeasurements(List.of()))
                .orElseGet(() -> of(results, names(plan, figure).distinct().toList()));
    }

    private static Stream<String> figures(PlannedPage page) {
        return page.rows().stream().flatMap(List::stream).filter(PlannedPage.Drawn.class::isInstance)
                .map(part -> ((PlannedPage.Drawn) part).figure());
    }

    private static Stream<String> names(Plan plan, String figure) {
        List<String> names = new ArrayList<>();
        for (PlannedFigure f : plan.figures()) {
            if (f.name().equals(figure)) {
                f.inputs().values().forEach(source -> {
                    source.steps().stream().map(StepId::measurement).forEach(names::add);
                    names.addAll(source.measurements());
                });
            }
        }
        return names.stream();
    }

    /** Whether a choice is of one of these, or of nothing else. */
    public boolean isMeant(Selected selected) {
        return !all.isEmpty() && selected.text(Kind.MEASUREMENT).map(this::isOneOf).orElse(true);
    }

    private boolean isOneOf(String measurement) {
        return all.stream().anyMatch(m -> m.belongsTo(measurement));
    }

    /** What is chosen, made a choice of one of these where it was of another; empty when it cannot be told of which. */
    public Optional<Selected> own(Selected selected) {
        if (selected.text(Kind.MEASUREMENT).filter(this::isOneOf).isPresent()) {
            return Optional.of(selected);
        }
        return areRelated() && !all.isEmpty() ? Optional.of(selected.with(Kind.MEASUREMENT, all.getFirst().name()))
                : Optional.empty();
    }

    private boolean areRelated() {
        return all.stream().allMatch(m -> all.stream().allMatch(n -> m.belongsTo(n.name()) || n.belongsTo(m.name())));
    }

    /** Whether one of these has this very name. */
    public boolean has(String measurement) {
        return all.stream().anyMatch(m -> m.name().equals(measurement));
    }
}
