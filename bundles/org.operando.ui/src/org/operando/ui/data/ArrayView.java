// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.operando.api.LoadException;
import org.operando.api.figure.Page;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.WrappedRow;

/** Slices of an array as figure or as numbers. What is asked for last is read, in the background. */
final class ArrayView extends Composite {
    /** Elements that are read before something is shown, and those that are read at most. */
    private static final double QUICK = 4e7;
    private static final double MOST = 2e9;

    /** What is wanted, or was made. */
    private record Asked(Slice slice, PlaneFigure.Range range) {
    }

    private final Display display = Display.getCurrent();
    private final AtomicReference<Asked> wanted = new AtomicReference<>();
    private final Job reading = Job.create("Reading a slice", (IJobFunction) this::read);
    private final SliceBar bar;
    private final Composite stack;
    private final FigureCanvas figure;
    private final CellCanvas numbers;
    private final Label said;
    private final Combo range;
    private final Button asFigure;
    private final Button asNumbers;

    ArrayView(Composite parent, DataArray array) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        bar = new SliceBar(this, array, s -> show());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        WrappedRow row = new WrappedRow(this);
        asFigure = new Button(row, SWT.RADIO);
        asFigure.setText("&Figure");
        asNumbers = new Button(row, SWT.RADIO);
        asNumbers.setText("&Numbers");
        range = new Combo(row.named("Colours:"), SWT.READ_ONLY);
        for (PlaneFigure.Range r : PlaneFigure.Range.values()) {
            range.add(r.word());
        }
        range.select(1);
        range.setToolTipText("Which part of the values the colours span");
        stack = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        stack.setLayout(new StackLayout());
        figure = new FigureCanvas(stack);
        figure.onStep(bar::step);
        numbers = new CellCanvas(stack);
        said = new Label(this, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).indent(8, 2).hint(200, SWT.DEFAULT).applyTo(said);
        reading.setSystem(true);
        boolean drawn = array.isNumber() && !bar.slice().isEmpty()
                && (long) bar.slice().width() * bar.slice().height() > 1;
        asFigure.setEnabled(drawn);
        asFigure.setSelection(drawn);
        asNumbers.setSelection(!drawn);
        asFigure.addListener(SWT.Selection, e -> show());
        range.addListener(SWT.Selection, e -> show());
        addDisposeListener(e -> {
            wanted.set(null);
            reading.cancel();
        });
        show();
    }

    private void show() {
        boolean drawn = asFigure.getSelection();
        ((StackLayout) stack.getLayout()).topControl = drawn ? figure : numbers;
        stack.layout();
        range.setEnabled(drawn && bar.slice().down() >= 0);
        if (drawn) {
            wanted.set(new Asked(bar.slice(), PlaneFigure.Range.values()[range.getSelectionIndex()]));
            reading.schedule();
        } else {
            say("");
            numbers.show(new PlaneCells(bar.slice()));
        }
    }

    private void say(String text) {
        said.setText(text);
        layout(true);
    }

    private IStatus read(IProgressMonitor monitor) {
        Asked asked = wanted.get();
        if (asked == null) {
            return Status.OK_STATUS;
        }
        try {
            PlaneReader reader = new PlaneReader(asked.slice, () -> wanted.get() != asked);
            Plane quick = reader.read(QUICK);
            take(asked, quick);
            if (quick != null && quick.isSampled()) {
                Plane full = reader.read(MOST);
                boolean more = full != null && (full.rows() < quick.rows() || full.columns() < quick.columns());
                take(asked, more ? full : null);
            }
        } catch (LoadException e) {
            later(asked, () -> say("\u26a0 " + e.getMessage()));
        } catch (OutOfMemoryError e) {
            later(asked, () -> say("\u26a0 The blocks of this file are too large for the memory of this program; "
                    + "start it with more (OPERANDO_MEMORY)."));
        }
        return Status.OK_STATUS;
    }

    private void take(Asked asked, Plane plane) throws LoadException {
        if (plane != null && wanted.get() == asked) {
            Page page = new PlaneFigure(plane, asked.range).page();
            String words = words(plane);
            later(asked, () -> {
                figure.show(page);
                say(words);
            });
        }
    }

    private void later(Asked asked, Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!isDisposed() && wanted.get() == asked) {
                    work.run();
                }
            });
        }
    }

    /** What is shown and what is not. */
    private static String words(Plane plane) {
        StringBuilder text = new StringBuilder(plane.slice().array().name()).append(plane.slice());
        if (plane.rows() > 1) {
            text.append(", every ").append(ordinal(plane.rows())).append(" row");
        }
        if (plane.columns() > 1) {
            text.append(", every ").append(ordinal(plane.columns()))
                    .append(plane.slice().down() < 0 ? " point" : " column");
        }
        if (plane.notNumbers() > 0) {
            text.append("; ").append(plane.notNumbers()).append(" NaN (left blank)");
        }
        if (plane.missing() > 0) {
            text.append("; ").append(plane.missing()).append(" never written (left blank)");
        }
        return text.toString();
    }

    private static String ordinal(int n) {
        String end = n % 100 / 10 == 1 ? "th" : switch (n % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return n + end;
    }
}
