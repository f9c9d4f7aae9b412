// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.List;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.api.OperandoException;
import org.operando.ui.session.Sessions;
import org.operando.ui.views.FittedColumns;
import org.operando.ui.views.ReadOnlyEditor;

/** Two results of one operation side by side: what differs in parameters and numbers, their tables, their figures. */
public final class CompareEditor extends ReadOnlyEditor {
    /** Id. */
    public static final String ID = "org.operando.ui.compare";
    private static final List<String> HEADS = List.of("", "Kind", "What", "Left", "Right", "Difference",
            "Sigmas");

    private Label title;
    private TabFolder tabs;
    private Table numbers;
    private Combo names;
    private TableArea left;
    private TableArea right;
    private List<CompareRow> rows = List.of();

    private CompareInput input() {
        return (CompareInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout());
        title = new Label(parent, SWT.WRAP);
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        title.setText(input().getToolTipText().replace("&", "&&"));
        tabs = new TabFolder(parent, SWT.NONE);
        tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        numbers = numbers(tabs);
        tab(tabs, "Parameters and numbers", numbers);
        tab(tabs, "Tables", tables(tabs));
        tab(tabs, "Figures", new CompareFigures(tabs, input()));
        read();
    }

    private static void tab(TabFolder tabs, String name, Control control) {
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(name);
        item.setControl(control);
    }

    private static Table numbers(Composite parent) {
        Table table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        for (int i = 0; i < HEADS.size(); i++) {
            TableColumn column = new TableColumn(table, i >= 3 ? SWT.RIGHT : SWT.LEFT);
            column.setText(HEADS.get(i));
            column.setToolTipText(i == HEADS.size() - 1 ? "Standard uncertainties of the difference" : HEADS.get(i));
        }
        return table;
    }

    private Composite tables(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        names = new Combo(area, SWT.READ_ONLY);
        SashForm sash = new SashForm(area, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        left = new TableArea(sash);
        right = new TableArea(sash);
        return area;
    }

    private void read() {
        Job job = Job.create("Comparing", (IJobFunction) monitor -> {
            try {
                ResultContent a = ResultContent.read(input().first().file(), Sessions.get().catalogue());
                ResultContent b = ResultContent.read(input().second().file(), Sessions.get().catalogue());
                List<CompareRow> found = CompareRow.of(input().first(), input().second(), a, b,
                        Sessions.get().catalogue());
                title.getDisplay().asyncExec(() -> {
                    if (!title.isDisposed()) {
                        show(found, a, b);
                    }
                });
            } catch (OperandoException e) {
                title.getDisplay().asyncExec(() -> {
                    if (!title.isDisposed()) {
                        title.setText(e.getMessage());
                    }
                });
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private void show(List<CompareRow> found, ResultContent a, ResultContent b) {
        rows = found;
        for (CompareRow row : rows) {
            new TableItem(numbers, SWT.NONE).setText(new String[] {row.differs() ? "\u2260" : "=", row.group(),
                row.what(), row.first(), row.second(), row.by(), row.sigmas()});
        }
        if (rows.stream().noneMatch(CompareRow::differs)) {
            new TableItem(numbers, SWT.NONE).setText(new String[] {"=", "", "Nothing differs.", "", "", "", ""});
        }
        FittedColumns.of(numbers).fit();
        a.tables().keySet().stream().filter(b.tables()::containsKey).forEach(names::add);
        names.addListener(SWT.Selection, e -> tables(a, b));
        names.setVisible(names.getItemCount() > 0);
        names.getParent().layout();
        if (names.getItemCount() > 0) {
            names.select(0);
            tables(a, b);
        }
    }

    private void tables(ResultContent a, ResultContent b) {
        left.show(a.tables().get(names.getText()));
        right.show(b.tables().get(names.getText()));
    }

    /** Brings the figures to the front. */
    public void showFigures() {
        tabs.setSelection(tabs.getItemCount() - 1);
    }

    /** How many things differ. */
    public long differences() {
        return rows.stream().filter(CompareRow::differs).count();
    }

    @Override
    public void setFocus() {
        numbers.setFocus();
    }
}
