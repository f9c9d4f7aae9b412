// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.api.LoadException;

/** What is said of a place in a file. */
final class AttributeTable extends Composite {
    private static final int MOST = 500;

    private final Display display = Display.getCurrent();
    private final Job reading = Job.create("Reading attributes", (IJobFunction) this::read);
    private final Table table;
    private volatile DataNode wanted;

    AttributeTable(Composite parent) {
        super(parent, SWT.NONE);
        table = new Table(this, SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        setLayout(new FillLayout());
        for (String name : List.of("Attribute", "Value")) {
            TableColumn column = new TableColumn(table, SWT.NONE);
            column.setText(name);
            column.pack();
        }
        reading.setSystem(true);
        addDisposeListener(e -> reading.cancel());
    }

    void show(DataNode node) {
        wanted = node;
        reading.schedule();
    }

    private IStatus read(IProgressMonitor monitor) {
        DataNode node = wanted;
        List<DataNode.Attribute> all;
        try {
            all = node.attributes();
        } catch (LoadException e) {
            all = List.of(new DataNode.Attribute("\u26a0", e.getMessage()));
        }
        List<DataNode.Attribute> shown = all;
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!isDisposed() && wanted == node) {
                    fill(shown);
                }
            });
        }
        return Status.OK_STATUS;
    }

    private void fill(List<DataNode.Attribute> all) {
        table.removeAll();
        all.stream().limit(MOST)
                .forEach(a -> new TableItem(table, SWT.NONE).setText(new String[] {a.name(), a.value()}));
        for (TableColumn column : table.getColumns()) {
            column.pack();
        }
    }
}
