// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Panel;
import org.operando.figure.PlainText;
import org.operando.figure.view.AxisRange;
import org.operando.figure.view.ColourChoice;
import org.operando.figure.view.ColourLimits;
import org.operando.figure.view.HiddenMarks;
import org.operando.figure.view.Links;
import org.operando.figure.view.LogAxes;
import org.operando.figure.view.PanelView;
import org.operando.figure.view.View;
import org.operando.figure.view.Zoom;
import org.operando.ui.api.FigureCanvas;

/** What can be chosen for the panel under the pointer: colours, axes, marks. Menus are filled when they open. */
final class FigureMenu {
    /** Names of colour maps, and what each is for. */
    private static final List<List<String>> MAPS = List.of(List.of("viridis", "Viridis"), List.of("cividis", "Cividis"),
            List.of("vik", "Vik (diverging, centred on zero)"), List.of("romaO", "RomaO (cyclic, for directions)"),
            List.of("grey", "Grey"), List.of("magma", "Magma"));
    private static final double[][] PERCENTILES = {{0, 100}, {0.1, 99.9}, {1, 99}, {2, 98}, {5, 95}};

    private final FigureCanvas canvas;

    FigureMenu(FigureCanvas canvas) {
        this.canvas = canvas;
    }

    /** Fills a menu with the colours of the images. */
    void colours(Menu menu) {
        if (canvas.page() == null || canvas.zoom().page().panels().isEmpty()) {
            return;
        }
        Links links = new Links(canvas.page());
        int panel = links.colours(canvas.active()).isEmpty() ? links.images().stream().findFirst().orElse(-1)
                : canvas.active();
        if (panel < 0) {
            item(menu, SWT.PUSH, "This figure has no image", () -> {
            }).setEnabled(false);
            return;
        }
        ColourChoice now = canvas.view().panel(panel).colours();
        String own = Links.image(canvas.page().panels().get(panel)).orElseThrow().colours().map();
        for (List<String> map : MAPS) {
            item(menu, SWT.RADIO, map.get(1), () -> colour(panel, now.withMap(map.get(0))))
                    .setSelection(now.map().orElse(own).equals(map.get(0)));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, SWT.RADIO, "Range of the figure",
                () -> colour(panel, new ColourChoice(now.map(), Optional.empty())))
                .setSelection(now.limits().isEmpty());
        for (double[] p : PERCENTILES) {
            ColourLimits limits = new ColourLimits.Percentiles(p[0], p[1]);
            String text = p[0] == 0 ? "Least to greatest value" : "Percentiles " + p[0] + " to " + p[1];
            item(menu, SWT.RADIO, text.replace(".0 ", " ").replaceFirst("\\.0$", ""),
                    () -> colour(panel, now.within(limits))).setSelection(now.limits().equals(Optional.of(limits)));
        }
        if (links.images().size() > links.colours(panel).size()) {
            new MenuItem(menu, SWT.SEPARATOR);
            item(menu, SWT.PUSH, "One colour range for all images",
                    () -> oneRange(panel));
        }
    }

    /** The values of all images are looked through, which takes longer than a window may wait. */
    private void oneRange(int panel) {
        Zoom zoom = canvas.zoom();
        Job job = Job.create("One colour range", (IJobFunction) monitor -> {
            View pooled = zoom.oneColourRange(panel);
            Display.getDefault().asyncExec(() -> {
                if (!canvas.isDisposed()) {
                    canvas.look(pooled);
                }
            });
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private void colour(int panel, ColourChoice choice) {
        canvas.look(canvas.zoom().coloured(panel, choice));
    }

    /** Fills a menu with what the axes can do. */
    void axes(Menu menu) {
        if (canvas.page() == null || canvas.page().panels().isEmpty()) {
            return;
        }
        int active = canvas.active();
        Panel panel = canvas.page().panels().get(active);
        PanelView seen = canvas.view().panel(active);
        String where = panel.letter().isEmpty() ? "" : " of panel " + panel.letter();
        scale(menu, "Logarithmic " + name(panel.y(), "y") + where, isLog(panel.y(), seen.y()),
                LogAxes.toggledY(panel, seen));
        scale(menu, "Logarithmic " + name(panel.x(), "x") + where, isLog(panel.x(), seen.x()),
                LogAxes.toggledX(panel, seen));
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, SWT.PUSH, "Show all" + where + "\tDouble click", () -> canvas.look(canvas.zoom().reset(active)));
        item(menu, SWT.PUSH, "Show all of the figure\tHome", canvas::reset);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, SWT.CHECK, "As on paper", () -> canvas.showAsOnPaper(!canvas.asOnPaper()))
                .setSelection(canvas.asOnPaper());
        item(menu, SWT.CHECK, "Always on white", () -> canvas.keepLight(!canvas.isKeptLight()))
                .setSelection(canvas.isKeptLight());
    }

    private static String name(AxisSpec axis, String other) {
        return axis.label().isEmpty() ? other : PlainText.quantity(axis.label());
    }

    private static boolean isLog(AxisSpec own, Optional<AxisRange> seen) {
        return seen.filter(AxisRange::isPossible).map(AxisRange::scale).orElse(own.scale()) == AxisSpec.Scale.LOG;
    }

    private void scale(Menu menu, String text, boolean log, Optional<PanelView> toggled) {
        View view = canvas.view();
        MenuItem item = item(menu, SWT.CHECK, text,
                () -> canvas.look(view.with(canvas.active(), toggled.orElseThrow())));
        item.setSelection(log);
        item.setEnabled(toggled.isPresent());
    }

    /** Fills a menu with the marks of the panel, to be hidden and shown. */
    void marks(Menu menu) {
        if (canvas.page() == null || canvas.page().panels().isEmpty()) {
            return;
        }
        int active = canvas.active();
        PanelView seen = canvas.view().panel(active);
        for (String label : HiddenMarks.labels(canvas.page().panels().get(active).marks())) {
            item(menu, SWT.CHECK, PlainText.of(label).replace("&", "&&"),
                    () -> canvas.look(canvas.view().with(active, seen.toggled(label))))
                    .setSelection(!seen.hidden().contains(label));
        }
        if (menu.getItemCount() == 0) {
            item(menu, SWT.PUSH, "No mark of this panel has a name", () -> {
            }).setEnabled(false);
        }
    }

    static MenuItem item(Menu menu, int style, String text, Runnable run) {
        MenuItem item = new MenuItem(menu, style);
        item.setText(text);
        item.addListener(SWT.Selection, e -> {
            if (style != SWT.RADIO || item.getSelection()) {
                run.run();
            }
        });
        return item;
    }
}
