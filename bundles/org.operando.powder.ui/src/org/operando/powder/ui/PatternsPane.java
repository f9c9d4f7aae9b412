// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.powder.PatternSeries;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.series.PatternsFigure;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.Selected;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.ViewSite;

/** The list to the left, the chosen patterns to the right. UI thread only. */
final class PatternsPane {
    private static final double STACKED = 0.4;
    private static final int MOST = 40;
    private static final String NONE = "none";
    private static final String CIF = "CIF \u2026";

    private final ViewSite site;
    private final ToolPane pane;
    private final Button stacked;
    private final Combo ticks;
    private final SashForm both;
    private final Table list;
    private final FigureCanvas canvas;
    private Optional<ShownSeries> shown = Optional.empty();
    private List<CalibrantRings> phases = List.of();

    PatternsPane(Composite parent, ViewSite site) {
        this.site = site;
        pane = new ToolPane(parent);
        stacked = pane.button(SWT.CHECK, "Stacked", "One above the other, or all on one axis", this::draw);
        ticks = new Combo(pane.tools().named("Ticks"), SWT.READ_ONLY);
        ticks.add(NONE);
        CalibrantRings.names().forEach(ticks::add);
        ticks.add(CIF);
        ticks.select(0);
        ticks.setToolTipText("Where a phase has its lines");
        ticks.addListener(SWT.Selection, e -> phase());
        both = pane.filledBy(new SashForm(pane, SWT.HORIZONTAL));
        list = new Table(both, SWT.MULTI | SWT.VIRTUAL | SWT.FULL_SELECTION);
        list.addListener(SWT.SetData, e -> shown.ifPresent(
                s -> list.getItem(e.index).setText(s.words(e.index))));
        list.addListener(SWT.Selection, e -> chosen());
        canvas = new FigureCanvas(both);
        both.setWeights(30, 70);
        pane.follow(site, this::follow, this::read);
        read();
    }

    Control control() {
        return pane;
    }

    private void read() {
        StudyResults results = site.results();
        Selected selected = site.hub().current();
        site.inBackground(pane, () -> ShownSeries.of(results, selected), series -> {
            shown = Optional.of(series);
            both.setVisible(true);
            pane.say("Ctrl or Shift and a click choose several patterns.");
            int rows = series.frames().rows();
            if (list.getItemCount() != rows) {
                list.setItemCount(rows);
                list.clearAll();
                list.select(series.row(selected).orElse(0));
            }
            draw();
        }, why -> {
            shown = Optional.empty();
            both.setVisible(false);
            pane.say(why);
        });
    }

    private void follow(Selected selected) {
        Optional<Integer> row = shown.flatMap(s -> s.row(selected));
        if (row.isEmpty()) {
            read();
        } else if (Arrays.stream(list.getSelectionIndices()).noneMatch(i -> i == row.get())) {
            list.setSelection(row.get());
            draw();
        }
    }

    private void chosen() {
        if (list.getSelectionCount() == 1) {
            shown.ifPresent(s -> site.hub().choose(pane,
                    s.steps(-1).chosen().apply(list.getSelectionIndex(), site.hub().current())));
        }
        draw();
    }

    private void phase() {
        try {
            String name = ticks.getText();
            if (name.equals(CIF)) {
                FileDialog dialog = new FileDialog(pane.getShell(), SWT.OPEN);
                dialog.setFilterExtensions(new String[] {"*.cif", "*"});
                String file = dialog.open();
                phases = file == null ? phases : with(CalibrantRings.of(Path.of(file)));
            } else {
                phases = name.equals(NONE) ? List.of() : with(CalibrantRings.named(name).orElseThrow());
            }
            draw();
        } catch (LoadException e) {
            pane.say("\u26a0 " + e.getMessage());
        }
    }

    private List<CalibrantRings> with(CalibrantRings phase) {
        List<CalibrantRings> all = new ArrayList<>(phases);
        all.removeIf(p -> p.name().equals(phase.name()));
        all.add(phase);
        return all;
    }

    private void draw() {
        if (shown.isEmpty()) {
            return;
        }
        ShownSeries series = shown.get();
        int[] rows = Arrays.stream(list.getSelectionIndices()).sorted().limit(MOST).toArray();
        double shift = stacked.getSelection() ? STACKED : 0;
        List<CalibrantRings> marked = phases;
        site.inBackground(list, () -> page(series, rows, shift, marked), canvas::show, pane::say);
    }

    static Page page(ShownSeries shown, int[] rows, double shift, List<CalibrantRings> phases)
            throws OperandoException {
        PatternSeries series = shown.outputs().series();
        long[] numbers = series.numbers();
        List<Integer> chosen = Arrays.stream(rows).mapToObj(i -> (int) numbers[i]).toList();
        PatternsFigure.Options options = new PatternsFigure.Options(1, chosen, Optional.empty(), Optional.empty(),
                shift);
        Page page = new PatternsFigure().build(new PatternsFigure.Inputs(series), options);
        return PhaseMarks.under(page, phases, series.wavelength().orElse(Double.NaN));
    }
}
