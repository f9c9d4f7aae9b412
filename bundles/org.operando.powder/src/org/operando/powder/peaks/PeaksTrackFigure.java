// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.peaks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.powder.series.SeriesOperation;

/** Position, FWHM and area of the peaks of a window along a series, each with its uncertainty. */
@Doc("Position, width and area of the peaks of a window against time or voltage.")
public final class PeaksTrackFigure implements FigureBuilder<PeaksTrackFigure.Inputs, PeaksTrackFigure.Options> {
    /**
     * What is shown.
     * @param peaks the fits
     * @param series the series on the cell's clock, for its curve
     */
    public record Inputs(PeaksOperation.Outputs peaks, Optional<SeriesOperation.Outputs> series) {
    }

    /**
     * How it is shown.
     * @param window name of the window; the first when left out
     * @param against the axis
     * @param spacing d instead of 2theta
     */
    public record Options(
            @Label("Window") @Doc("Name of the window. Left out: the first.") Optional<String> window,
            @Label("Against") @Doc("Time or the cell's voltage.") @Default("time") TrackAxis against,
            @Label("Spacing") @Doc("Shows the lattice spacing instead of the angle; needs the wavelength.") @Default("false") boolean spacing) {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table all = inputs.peaks().peaks();
        List<String> windows = Arrays.stream(all.texts("window")).distinct().toList();
        String window = options.window().orElse(windows.getFirst());
        if (!windows.contains(window)) {
            throw new OperationException(
                    "there is no window '" + window + "'; there are " + String.join(", ", windows));
        }
        if (options.spacing() && all.find("d_spacing").isEmpty()) {
            throw new OperationException("no wavelength in the study or in the files", "",
                    "give the measurement its wavelength: 0.4520 angstrom (your value)");
        }
        int[] rows = IntStream.range(0, all.rows()).filter(i -> all.texts("window")[i].equals(window)).toArray();
        Table table = Rows.of(all, rows);
        Tracks tracks = Tracks.of(table, table.texts("peak"), options.against(), inputs.series());
        List<String> names = tracks.distinct();
        List<Ink> inks = IntStream.range(0, names.size()).mapToObj(k -> names.get(k).matches("H[123]")
                ? PhaseInk.of(names.get(k), names) : Ink.series(k)).toList();
        Column position = table.column(options.spacing() ? "d_spacing" : "position");
        boolean cell = tracks.cell().isPresent();
        List<Panel> panels = new ArrayList<>();
        panels.add(tracks.panel(0, options.spacing() ? "*d* (\u00c5)" : "2*\u03b8* (\u00b0)", position, inks, false));
        panels.add(tracks.panel(1, "FWHM (\u00b0)", table.column("fwhm"), inks, false));
        Column area = table.column("area");
        String unit = area.unit().name().startsWith("counts") ? "counts \u00b0" : "arb. units";
        panels.add(tracks.panel(2, "Area (" + unit + ")", area, inks, !cell));
        tracks.cell().ifPresent(curve -> panels.add(tracks.voltage(3, curve)));
        return new Page(
                "Peaks of " + window + " against "
                        + tracks.axis().label().toLowerCase(Locale.ROOT).replaceAll(" \\(.*", "")
                        + tracks.meaning(),
                Page.SINGLE_COLUMN, panels.size() * Tracks.PANEL_MM, panels,
                PeakTrackFigure.caption(position).replace(" patterns,", " peaks in patterns,") + tracks.leftOut());
    }
}
