// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.core.run.PlannedFigure;
import org.operando.ui.api.FigureCanvas;

/** What a figure can be compared with: other figures of the study, other panels of its own. */
final class CompareMenu {
    private final FigureCanvas canvas;
    private final Comparison comparison;
    private final FigureInput input;

    CompareMenu(FigureCanvas canvas, Comparison comparison, FigureInput input) {
        this.canvas = canvas;
        this.comparison = comparison;
        this.input = input;
    }

    /** Fills a menu. */
    void fill(Menu menu) {
        if (comparison.isOn()) {
            show(menu, "A: this", Comparison.Show.FIRST);
            show(menu, "B: the other", Comparison.Show.SECOND);
            show(menu, "Blink", Comparison.Show.BLINK);
            show(menu, "Difference", Comparison.Show.DIFFERENCE);
            FigureMenu.item(menu, SWT.PUSH, "End the comparison", comparison::end);
            new MenuItem(menu, SWT.SEPARATOR);
        }
        for (String other : others()) {
            FigureMenu.item(menu, SWT.PUSH, "With " + other, () -> compare(other));
        }
        panels(menu);
        if (menu.getItemCount() == 0) {
            FigureMenu.item(menu, SWT.PUSH, "The study has no other figure", () -> {
            }).setEnabled(false);
        }
    }

    private void show(Menu menu, String text, Comparison.Show show) {
        FigureMenu.item(menu, SWT.RADIO, text, () -> comparison.show(show)).setSelection(comparison.shown() == show);
    }

    private List<String> others() {
        List<String> names = new ArrayList<>();
        input.session().snapshot().flatMap(s -> s.plan()).ifPresent(plan -> {
            plan.figures().stream().map(PlannedFigure::name).filter(n -> !n.equals(input.figure()))
                    .forEach(names::add);
            plan.pages().stream().map(p -> p.name()).filter(n -> !n.equals(input.figure())).forEach(names::add);
        });
        return names;
    }

    private void panels(Menu menu) {
        Page page = canvas.page();
        if (page == null || page.panels().size() < 2 || comparison.isOn()) {
            return;
        }
        int active = canvas.active();
        for (int i = 0; i < page.panels().size(); i++) {
            Panel panel = page.panels().get(i);
            int other = i;
            if (i != active) {
                FigureMenu.item(menu, SWT.PUSH, "Panel " + name(page, active) + " with panel " + name(page, i),
                        () -> comparison.panels(active, other, "panel " + name(page, other)))
                        .setEnabled(!panel.marks().isEmpty());
            }
        }
    }

    private static String name(Page page, int panel) {
        String letter = page.panels().get(panel).letter();
        return letter.isEmpty() ? Integer.toString(panel + 1) : letter;
    }

    private void compare(String other) {
        Job.create("Drawing " + other, (IJobFunction) monitor -> {
            try {
                Page page = input.session().page(other);
                later(() -> comparison.with(page, other));
            } catch (OperandoException e) {
                later(() -> canvas.say(other + " cannot be drawn yet: " + e.getMessage()));
            }
            return Status.OK_STATUS;
        }).schedule();
    }

    private void later(Runnable what) {
        Display.getDefault().asyncExec(() -> {
            if (!canvas.isDisposed()) {
                what.run();
            }
        });
    }
}
