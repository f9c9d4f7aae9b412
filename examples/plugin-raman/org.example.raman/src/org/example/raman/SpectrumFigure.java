// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.example.raman;

import java.util.List;
import java.util.Optional;
import org.operando.api.FigureBuilder;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** The spectrum as points and, when a band was fitted, the fit as a line. */
public final class SpectrumFigure implements FigureBuilder<SpectrumFigure.Inputs, SpectrumFigure.Options> {
    public record Inputs(RamanTechnique.Spectrum spectrum, Optional<PeakFit.Outputs> peak) {
    }

    public record Options() {
    }

    @Override
    public Page build(Inputs results, Options options) {
        double[] shift = results.spectrum().points().doubles("shift");
        double[] counts = results.spectrum().points().doubles("counts");
        Mark measured = Markers.of(shift, counts, Symbol.OPEN_CIRCLE, Ink.series(0)).withSize(2).labelled("measured");
        Optional<Line> fitted = results.peak().map(PeakFit.Outputs::fit)
                .map(fit -> Line.of(fit.doubles("shift"), fit.doubles("fitted"), Ink.series(1)).labelled("fitted"));
        List<Mark> marks = fitted.isPresent() ? List.of(measured, fitted.get()) : List.of(measured);
        return Page.of("Raman spectrum", Page.SINGLE_COLUMN, 64, Panel.of("", new Box(0, 0, Page.SINGLE_COLUMN, 64),
                AxisSpec.around("Raman shift (cm^{−1})", shift), AxisSpec.around("Counts", counts), marks));
    }
}
