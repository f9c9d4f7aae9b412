// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.operando.api.OperandoException;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.FittedWindow;
import org.operando.powder.peaks.PeakOperation;
import org.operando.ui.api.StudyEditing;

/**
 * A step powder.peak: its window can be dragged.
 * @param parameters as they are dragged
 */
record OnePeak(PeakOperation.Parameters parameters) implements LiveFit {
    @Override
    public List<String> windows() {
        return List.of(parameters.name());
    }

    @Override
    public FittedWindow fitted(Shown shown, int window) throws OperandoException {
        PatternSeries alone = shown.alone();
        PeakOperation.Outputs fit = shown.results().run(new PeakOperation(), new PeakOperation.Inputs(alone),
                parameters);
        return FittedWindow.of(fit, parameters, id -> shown.results().contributed(PeakShape.class, id), 0);
    }

    @Override
    public List<FitHandle> handles(int window, FittedWindow fit) {
        return LiveFit.ends(parameters.from(), parameters.to());
    }

    @Override
    public LiveFit moved(int window, FitHandle handle, double to, double by) {
        PeakOperation.Parameters p = parameters;
        double[] ends = LiveFit.ends(p.from(), p.to(), handle, to, by);
        return new OnePeak(new PeakOperation.Parameters(ends[0], ends[1], p.name(), p.shape(), p.background(),
                p.weights(), p.uncertainties(), p.optimizer()));
    }

    @Override
    public Map<List<String>, String> changes(LiveFit said, List<String> step, StudyEditing editing) {
        PeakOperation.Parameters before = ((OnePeak) said).parameters;
        Map<List<String>, String> changes = new HashMap<>();
        LiveFit.put(changes, before.from(), parameters.from(), PathBelow.of(step, "from"));
        LiveFit.put(changes, before.to(), parameters.to(), PathBelow.of(step, "to"));
        return changes;
    }
}
