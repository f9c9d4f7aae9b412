// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.operando.ui.api.WrappedRow;

/** Figures of the study to take onto a page: by drag, by Enter, by button. */
final class FigureList extends Composite {
    private final org.eclipse.swt.widgets.List list;

    FigureList(Composite parent, Consumer<String> add, Runnable picture) {
        super(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(6, 6).applyTo(this);
        Label head = new Label(this, SWT.NONE);
        head.setText("Figures of the study");
        list = new org.eclipse.swt.widgets.List(this, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
        list.setToolTipText("Drag a figure into the rows below, or press Enter to put it under them");
        GridDataFactory.fillDefaults().grab(true, true).hint(120, 80).applyTo(list);
        WrappedRow buttons = new WrappedRow(this);
        Button put = new Button(buttons, SWT.PUSH);
        put.setText("&Put on page");
        Button file = new Button(buttons, SWT.PUSH);
        file.setText("Picture from &file...");
        put.addListener(SWT.Selection, e -> chosen().ifPresent(add));
        list.addListener(SWT.DefaultSelection, e -> chosen().ifPresent(add));
        file.addListener(SWT.Selection, e -> picture.run());
        DragSource source = new DragSource(list, DND.DROP_COPY);
        source.setTransfer(TextTransfer.getInstance());
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                event.doit = chosen().isPresent();
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = chosen().orElse("");
            }
        });
    }

    private Optional<String> chosen() {
        return Arrays.stream(list.getSelection()).findFirst();
    }

    Optional<String> first() {
        return Arrays.stream(list.getItems()).findFirst();
    }

    void show(List<String> figures) {
        if (!List.of(list.getItems()).equals(figures)) {
            String before = chosen().orElse("");
            list.setItems(figures.toArray(String[]::new));
            list.select(Math.max(0, figures.indexOf(before)));
        }
    }
}
