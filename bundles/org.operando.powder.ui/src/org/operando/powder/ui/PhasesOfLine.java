// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.FittedWindow;
import org.operando.powder.peaks.PhasesOperation;
import org.operando.ui.api.StudyEditing;

/**
 * A step powder.phases003: its window can be dragged. Components are named as in the result of the series where there is one.
 * @param parameters as they are dragged
 */
record PhasesOfLine(PhasesOperation.Parameters parameters) implements LiveFit {
    @Override
    public List<String> windows() {
        return List.of("(003)");
    }

    @Override
    public FittedWindow fitted(Shown shown, int window) throws OperandoException {
        PatternSeries near = PhasesOperation.neighbours(shown.patterns(), shown.row(), parameters);
        PhasesOperation.Outputs fit = shown.results().run(new PhasesOperation(), new PhasesOperation.Inputs(near),
                parameters);
        Optional<PhasesOperation.Outputs> series = shown.step().done() ? Optional.of((PhasesOperation.Outputs) shown
                .results().result(shown.measured().name(), shown.step().name())) : Optional.empty();
        return FittedWindow.of(fit, parameters, shown.number(), series);
    }

    @Override
    public List<FitHandle> handles(int window, FittedWindow fit) {
        return LiveFit.ends(parameters.from(), parameters.to());
    }

    @Override
    public LiveFit moved(int window, FitHandle handle, double to, double by) {
        PhasesOperation.Parameters p = parameters;
        double[] ends = LiveFit.ends(p.from(), p.to(), handle, to, by);
        return new PhasesOfLine(new PhasesOperation.Parameters(ends[0], ends[1], p.phases(), p.most(), p.width(),
                p.ownWidths(), p.background(), p.margin(), p.weights(), p.uncertainties(), p.optimizer()));
    }

    @Override
    public Map<List<String>, String> changes(LiveFit said, List<String> step, StudyEditing editing) {
        PhasesOperation.Parameters before = ((PhasesOfLine) said).parameters;
        Map<List<String>, String> changes = new HashMap<>();
        LiveFit.put(changes, before.from(), parameters.from(), PathBelow.of(step, "from"));
        LiveFit.put(changes, before.to(), parameters.to(), PathBelow.of(step, "to"));
        return changes;
    }
}
