// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.List;
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
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.WrappedRow;

/** Columns of a table: one against another as a line, or all as numbers. */
final class ColumnsView extends Composite {
    private static final Box PLACE = new Box(0, 0, 160, 110);

    private final Display display = Display.getCurrent();
    private final List<Column> drawable;
    private final Job drawing = Job.create("Drawing columns", (IJobFunction) this::draw);
    private final Composite stack;
    private final FigureCanvas figure;
    private final CellCanvas numbers;
    private final Combo x;
    private final Combo y;
    private final Button asFigure;
    private volatile Column[] wanted;

    ColumnsView(Composite parent, Table table) {
        super(parent, SWT.NONE);
        drawable = table.columns().stream().filter(c -> !(c.values() instanceof String[])).toList();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        WrappedRow row = new WrappedRow(this);
        asFigure = new Button(row, SWT.RADIO);
        asFigure.setText("&Figure");
        Button asNumbers = new Button(row, SWT.RADIO);
        asNumbers.setText("&Numbers");
        x = columns(row, "Across:", first("time", 0));
        y = columns(row, "Up:", first("voltage", Math.min(1, drawable.size() - 1)));
        stack = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        stack.setLayout(new StackLayout());
        figure = new FigureCanvas(stack);
        numbers = new CellCanvas(stack);
        numbers.show(new TableCells(table));
        drawing.setSystem(true);
        asFigure.setEnabled(!drawable.isEmpty());
        asFigure.setSelection(!drawable.isEmpty());
        asNumbers.setSelection(drawable.isEmpty());
        asFigure.addListener(SWT.Selection, e -> show());
        addDisposeListener(e -> drawing.cancel());
        show();
    }

    private int first(String name, int otherwise) {
        for (int i = 0; i < drawable.size(); i++) {
            if (drawable.get(i).name().toLowerCase().contains(name)) {
                return i;
            }
        }
        return otherwise;
    }

    private Combo columns(WrappedRow row, String label, int chosen) {
        Combo combo = new Combo(row.named(label), SWT.READ_ONLY);
        drawable.forEach(c -> combo.add(TableCells.head(c)));
        combo.select(chosen);
        combo.addListener(SWT.Selection, e -> show());
        return combo;
    }

    private void show() {
        boolean drawn = asFigure.getSelection();
        ((StackLayout) stack.getLayout()).topControl = drawn ? figure : numbers;
        stack.layout();
        x.setEnabled(drawn);
        y.setEnabled(drawn);
        if (drawn) {
            wanted = new Column[] {drawable.get(x.getSelectionIndex()), drawable.get(y.getSelectionIndex())};
            drawing.schedule();
        }
    }

    private IStatus draw(IProgressMonitor monitor) {
        Column[] asked = wanted;
        double[] across = asked[0].doubles();
        double[] up = asked[1].doubles();
        Panel panel = Panel.of("", PLACE,
                AxisSpec.around(PlaneFigure.plain(TableCells.head(asked[0])), across),
                AxisSpec.around(PlaneFigure.plain(TableCells.head(asked[1])), up),
                List.of(Line.of(across, up, Ink.series(0).withWidth(0.8))));
        Page page = Page.of(asked[1].name(), PLACE.width(), PLACE.height(), panel);
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!isDisposed() && wanted == asked) {
                    figure.show(page);
                }
            });
        }
        return Status.OK_STATUS;
    }
}
