// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.ui.explorer.StudyCommands;
import org.operando.ui.views.FittedColumns;

/** The single values of a result, with uncertainty, unit, systematic part and origin; its warnings below them. */
final class ValueTable extends Composite {
    private static final List<String> HEADS = List.of("Quantity", "Value", "Unit", "Systematic part",
            "Uncertainty from");

    private final Table items;
    private final FittedColumns columns;

    ValueTable(Composite parent) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        items = new Table(this, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        items.setHeaderVisible(true);
        for (int i = 0; i < HEADS.size(); i++) {
            new TableColumn(items, i == 1 || i == 3 ? SWT.RIGHT : SWT.LEFT).setText(HEADS.get(i));
        }
        columns = FittedColumns.of(items);
        columns.fit();
        items.addListener(SWT.KeyDown, this::key);
    }

    void show(ResultContent content) {
        items.setRedraw(false);
        items.removeAll();
        for (ResultContent.Value v : content.values()) {
            new TableItem(items, SWT.NONE)
                    .setText(new String[] {v.label(), v.text(), ResultTable.shown(v.unit()), v.systematic(),
                        v.origin()});
        }
        for (String warning : content.warnings()) {
            new TableItem(items, SWT.NONE).setText(new String[] {"\u26a0 " + warning, "", "", "", ""});
        }
        columns.fit();
        items.setRedraw(true);
    }

    private void key(Event e) {
        if ((e.stateMask & SWT.MOD1) != 0 && e.keyCode == 'c') {
            TableItem[] chosen = items.getSelectionCount() == 0 ? items.getItems() : items.getSelection();
            StudyCommands.copy(Arrays.stream(chosen)
                    .map(i -> IntStream.range(0, HEADS.size()).mapToObj(i::getText)
                            .collect(Collectors.joining("\t")))
                    .collect(Collectors.joining("\n")));
        }
    }
}
