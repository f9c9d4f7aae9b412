// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.operando.api.Quantity;
import org.operando.core.study.PlacedRegion;
import org.operando.ui.views.FittedColumns;

/** The regions of the study by name, with what they are, their areas and the pixels of masks. */
final class RegionList {
    private static final String NONE = "\u2013";

    private final Table table;
    private final FittedColumns columns;

    RegionList(Composite parent, Runnable chosen) {
        table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.setToolTipText("Choose a mask to go on drawing it; drop a PNG or TIFF here to take it as a mask");
        column("Name", "Name in the study", SWT.LEFT);
        column("Kind", "What it is", SWT.LEFT);
        column("\u00b5m\u00b2", "Area, \u00b5m\u00b2", SWT.RIGHT);
        column("Pixels", "Pixels inside a mask", SWT.RIGHT);
        columns = FittedColumns.of(table);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> chosen.run()));
    }

    private void column(String head, String what, int style) {
        TableColumn column = new TableColumn(table, style);
        column.setText(head);
        column.setToolTipText(what);
    }

    Table control() {
        return table;
    }

    /** Shows these; what was chosen stays chosen where it is still there. */
    void show(Collection<PlacedRegion> regions) {
        Optional<String> before = chosen();
        table.setRedraw(false);
        table.removeAll();
        for (PlacedRegion region : regions) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {region.name(), region.kind(),
                region.area() > 0 ? Quantity.digits(region.area(), Double.NaN) : NONE,
                region.pixels().map(p -> Integer.toString(p.count())).orElse(NONE)});
        }
        before.flatMap(name -> Arrays.stream(table.getItems()).filter(i -> i.getText().equals(name)).findFirst())
                .ifPresent(table::setSelection);
        columns.fit();
        table.setRedraw(true);
    }

    /** Name of the chosen region. */
    Optional<String> chosen() {
        return Arrays.stream(table.getSelection()).findFirst().map(TableItem::getText);
    }

    /** Chooses a region, or none. */
    void choose(Optional<String> name) {
        table.deselectAll();
        Arrays.stream(table.getItems()).filter(i -> name.filter(i.getText()::equals).isPresent()).findFirst()
                .ifPresent(table::setSelection);
    }
}
