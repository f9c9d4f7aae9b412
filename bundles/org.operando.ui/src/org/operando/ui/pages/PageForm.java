// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.operando.ui.api.WrappedRow;

/** Which page, its title, width and height. */
final class PageForm extends Composite {
    private static final String SINGLE = "88 mm (one column)";
    private static final String DOUBLE = "180 mm (two columns)";

    private final BiConsumer<String, String> set;
    private final Combo page;
    private final Text title;
    private final Combo width;
    private final Text height;
    private PageText shown;

    PageForm(Composite parent, BiConsumer<String, String> set, Consumer<String> other) {
        super(parent, SWT.NONE);
        this.set = set;
        GridLayoutFactory.fillDefaults().margins(8, 6).applyTo(this);
        WrappedRow sizes = new WrappedRow(this);
        page = new Combo(sizes.named("Page:"), SWT.READ_ONLY);
        page.addListener(SWT.Selection, e -> other.accept(page.getText()));
        Button fresh = new Button(sizes, SWT.PUSH);
        fresh.setText("Ne&w");
        fresh.setToolTipText("Adds a page to the study");
        fresh.addListener(SWT.Selection, e -> other.accept(free()));
        width = new Combo(sizes.named("Width:"), SWT.NONE);
        width.setItems(SINGLE, DOUBLE);
        width.setToolTipText("A journal's single or double column, or any number of mm from 40 to 400");
        width.addListener(SWT.Selection, e -> setLength("width", width.getText(), "180 mm"));
        width.addListener(SWT.DefaultSelection, e -> setLength("width", width.getText(), "180 mm"));
        width.addListener(SWT.FocusOut, e -> setLength("width", width.getText(), "180 mm"));
        height = new Text(sizes.named("Height:"), SWT.BORDER);
        height.setMessage("of the figures");
        GridDataFactory.fillDefaults().hint(110, SWT.DEFAULT).align(SWT.BEGINNING, SWT.CENTER).applyTo(height);
        height.setToolTipText("Height of the page in mm, 20 to 600; empty for that of its figures");
        height.addListener(SWT.DefaultSelection, e -> setLength("height", height.getText(), ""));
        height.addListener(SWT.FocusOut, e -> setLength("height", height.getText(), ""));
        Composite titled = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(titled);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(titled);
        new Label(titled, SWT.NONE).setText("Title:");
        title = new Text(titled, SWT.BORDER);
        title.setMessage("What the page shows");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        title.addListener(SWT.DefaultSelection, e -> set("title", title.getText().strip()));
        title.addListener(SWT.FocusOut, e -> set("title", title.getText().strip()));
    }

    private void setLength(String key, String written, String usual) {
        String number = written.replaceFirst("\\s*(mm.*)?$", "").strip();
        String value = number.isEmpty() ? "" : number + " mm";
        set(key, value.equals(usual) && shown != null && shown.value(key).isEmpty() ? "" : value);
    }

    private void set(String key, String value) {
        if (shown != null && !shown.value(key).equals(value)) {
            set.accept(key, value);
        }
    }

    private String free() {
        List<String> taken = List.of(page.getItems());
        int n = taken.size() + 1;
        while (taken.contains("page-" + n)) {
            n++;
        }
        return "page-" + n;
    }

    void show(PageText text) {
        shown = text;
        List<String> names = PageText.names(text.text());
        if (!List.of(page.getItems()).equals(names)) {
            page.setItems(names.toArray(String[]::new));
            page.requestLayout();
        }
        page.select(names.indexOf(text.name()));
        write(title, text.value("title"));
        write(height, text.value("height").replaceFirst("\\s*mm$", ""));
        String written = text.value("width").isEmpty() ? "180 mm" : text.value("width");
        String known = written.equals("88 mm") ? SINGLE : written.equals("180 mm") ? DOUBLE : written;
        if (!width.getText().toLowerCase(Locale.ROOT).equals(known.toLowerCase(Locale.ROOT))
                && !width.isFocusControl()) {
            width.setText(known);
        }
    }

    /** What is being typed is not taken away. */
    private static void write(Text field, String text) {
        if (!field.isFocusControl() && !field.getText().equals(text)) {
            field.setText(text);
        }
    }
}
