// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * A table of any length: draws the rows that are seen, its scroll bar counts rows. A table of the toolkit takes seconds for
 * a million rows, this one nothing.
 */
public final class CanvasTable extends Canvas {
    private static final int PAD = 6;
    private static final int SAMPLED = 60;
    private static final int NARROWEST = 50;

    private ResultTable table;
    private int[] widths = new int[0];
    private int top;
    private int anchor;
    private int focus;
    private int focusColumn;
    private int sortColumn = -1;
    private boolean ascending = true;
    private IntConsumer headPressed = column -> {
    };
    private Runnable rowSelected = () -> {
    };
    private final TableAccess access;

    /** An empty table. */
    public CanvasTable(Composite parent) {
        super(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_REDRAW_RESIZE);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> fit());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseMove, this::moved);
        addListener(SWT.MouseWheel, e -> scrollTo(top - e.count));
        addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        getVerticalBar().addListener(SWT.Selection, e -> scrollTo(getVerticalBar().getSelection()));
        getHorizontalBar().addListener(SWT.Selection, e -> redraw());
        access = new TableAccess(this, new Told());
    }

    /**
     * Shows a table.
     * @param sorted column by which it is sorted; -1 for none
     */
    public void show(ResultTable shown, int sorted, boolean up) {
        boolean other = table == null || table.table() != shown.table();
        table = shown;
        sortColumn = sorted;
        ascending = up;
        if (other) {
            top = 0;
            anchor = 0;
            focus = 0;
            focusColumn = 0;
            measure();
        }
        fit();
        access.changed();
    }

    /** Is told the column whose head was pressed. */
    public void onHead(IntConsumer pressed) {
        headPressed = pressed;
    }

    /** Is called when rows were selected by hand. */
    public void onRow(Runnable selected) {
        rowSelected = selected;
    }

    /** The places that are selected. */
    public int[] selection() {
        return table == null || table.rows() == 0 ? new int[0]
                : IntStream.rangeClosed(Math.min(anchor, focus), Math.max(anchor, focus)).toArray();
    }

    /** The first row that is seen. */
    public int top() {
        return top;
    }

    /** The column that the rows are sorted by; -1 for none. */
    public int sorted() {
        return sortColumn;
    }

    /** How many rows are seen whole. */
    public int seen() {
        return Math.max(1, getClientArea().height / rowHeight() - 1);
    }

    private void measure() {
        widths = widths(this, table);
    }

    /** How wide the columns of a table are: a few rows from both ends tell it. */
    static int[] widths(Control in, ResultTable table) {
        GC gc = new GC(in);
        int[] widths = new int[table.columns()];
        for (int c = 0; c < widths.length; c++) {
            // heads of the toolkit are bold
            int width = gc.textExtent(table.head(c) + " \u25b2").x * 9 / 8;
            for (int i = 0; i < Math.min(SAMPLED, table.rows()); i++) {
                int row = i < SAMPLED / 2 ? i : table.rows() - 1 - (i - SAMPLED / 2);
                width = Math.max(width, gc.textExtent(table.cell(Math.max(0, row), c)).x);
            }
            widths[c] = Math.max(NARROWEST, width + 3 * PAD);
        }
        gc.dispose();
        return widths;
    }

    private int rowHeight() {
        GC gc = new GC(this);
        int height = gc.getFontMetrics().getHeight() + PAD;
        gc.dispose();
        return height;
    }

    private void fit() {
        if (table != null) {
            ScrollBar rows = getVerticalBar();
            int page = seen();
            rows.setValues(top, 0, Math.max(1, table.rows()), Math.min(page, Math.max(1, table.rows())), 1, page);
            ScrollBar columns = getHorizontalBar();
            int width = Math.max(1, getClientArea().width);
            columns.setValues(columns.getSelection(), 0, Math.max(width, IntStream.of(widths).sum()), width, 20, width);
            columns.setVisible(IntStream.of(widths).sum() > width);
            scrollTo(top);
        }
    }

    /** Shows a row as the first one. */
    public void scrollTo(int row) {
        if (table != null) {
            top = Math.clamp(row, 0, Math.max(0, table.rows() - seen()));
            getVerticalBar().setSelection(top);
            redraw();
        }
    }

    private void paint(GC gc) {
        Rectangle client = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(client);
        if (table == null) {
            return;
        }
        int height = rowHeight();
        int left = -(getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0);
        for (int i = 0; i <= client.height / height && top + i < table.rows(); i++) {
            row(gc, top + i, left, (i + 1) * height, height, client.width);
        }
        head(gc, left, height, client.width);
    }

    private void row(GC gc, int place, int left, int y, int height, int width) {
        boolean chosen = place >= Math.min(anchor, focus) && place <= Math.max(anchor, focus);
        gc.setBackground(chosen ? getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION) : getBackground());
        gc.setForeground(chosen ? getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT) : getForeground());
        if (chosen) {
            gc.fillRectangle(0, y, width, height);
        }
        int x = left;
        for (int c = 0; c < widths.length; c++) {
            if (x < width && x + widths[c] > 0) {
                text(gc, table.cell(place, c), table.isNumeric(c), x, y, widths[c], height);
            }
            x += widths[c];
        }
        if (place == focus && isFocusControl()) {
            gc.drawFocus(0, y, width, height);
        }
    }

    private static void text(GC gc, String text, boolean right, int x, int y, int width, int height) {
        gc.setClipping(x, y, width, height);
        int at = right ? x + width - PAD - gc.textExtent(text).x : x + PAD;
        gc.drawText(text, at, y + PAD / 2, true);
        gc.setClipping((Rectangle) null);
    }

    private void head(GC gc, int left, int height, int width) {
        gc.setBackground(mixed(getBackground(), getForeground()));
        gc.setForeground(getForeground());
        gc.fillRectangle(0, 0, width, height);
        int x = left;
        for (int c = 0; c < widths.length; c++) {
            String arrow = c != sortColumn ? "" : ascending ? " \u25b2" : " \u25bc";
            text(gc, table.head(c) + arrow, table.isNumeric(c), x, 0, widths[c], height);
            if (c == focusColumn && isFocusControl()) {
                gc.drawFocus(x + 1, 1, widths[c] - 3, height - 3);
            }
            x += widths[c];
            gc.drawLine(x - 1, 3, x - 1, height - 4);
        }
        gc.drawLine(0, height - 1, width, height - 1);
    }

    /** A ground that stands out a little, in a light theme as in a dark one. */
    private static Color mixed(Color ground, Color ink) {
        return new Color((9 * ground.getRed() + ink.getRed()) / 10, (9 * ground.getGreen() + ink.getGreen()) / 10,
                (9 * ground.getBlue() + ink.getBlue()) / 10);
    }

    private void key(Event e) {
        if (table == null || table.rows() == 0) {
            return;
        }
        int last = table.rows() - 1;
        if ((e.stateMask & SWT.MOD1) != 0 && e.keyCode == 'a') {
            anchor = 0;
            focus = last;
            redraw();
            access.selected();
            return;
        }
        if (e.keyCode == SWT.ARROW_LEFT || e.keyCode == SWT.ARROW_RIGHT) {
            column(focusColumn + (e.keyCode == SWT.ARROW_LEFT ? -1 : 1), true);
            return;
        }
        if (e.keyCode == SWT.SPACE) {
            headPressed.accept(focusColumn);
            return;
        }
        int to = switch (e.keyCode) {
            case SWT.ARROW_UP -> focus - 1;
            case SWT.ARROW_DOWN -> focus + 1;
            case SWT.PAGE_UP -> focus - seen();
            case SWT.PAGE_DOWN -> focus + seen();
            case SWT.HOME -> 0;
            case SWT.END -> last;
            default -> -2;
        };
        if (to != -2) {
            select(Math.clamp(to, 0, last), (e.stateMask & SWT.SHIFT) != 0);
        }
    }

    /** Selects a row that was chosen elsewhere. */
    void mark(int place) {
        Runnable told = rowSelected;
        rowSelected = () -> {
        };
        select(place, false);
        rowSelected = told;
    }

    /** Selects a row, or with those from where the selection began, and shows it. */
    public void select(int place, boolean extend) {
        focus = place;
        anchor = extend ? anchor : place;
        int shown = place < top ? place : place >= top + seen() ? place - seen() + 1 : top;
        scrollTo(shown);
        access.selected();
        rowSelected.run();
    }

    /** Chooses the column that Space sorts by, and brings it into view. */
    private void column(int chosen, boolean bring) {
        focusColumn = Math.clamp(chosen, 0, Math.max(0, widths.length - 1));
        ScrollBar bar = getHorizontalBar();
        int from = IntStream.of(widths).limit(focusColumn).sum();
        int to = from + (widths.length == 0 ? 0 : widths[focusColumn]);
        int width = getClientArea().width;
        if (bring && (from < bar.getSelection() || to > bar.getSelection() + width)) {
            bar.setSelection(from < bar.getSelection() ? from : to - width);
        }
        redraw();
    }

    private void pressed(Event e) {
        setFocus();
        if (table == null || e.button != 1) {
            return;
        }
        int height = rowHeight();
        if (e.y < height) {
            int column = column(e.x);
            if (column >= 0) {
                column(column, false);
                headPressed.accept(column);
            }
            return;
        }
        int place = top + e.y / height - 1;
        if (place < table.rows()) {
            select(place, (e.stateMask & SWT.SHIFT) != 0);
        }
    }

    private void moved(Event e) {
        int column = table == null ? -1 : column(e.x);
        String about = column < 0 ? null : table.about(column);
        if (about == null ? getToolTipText() != null : !about.equals(getToolTipText())) {
            setToolTipText(about);
        }
        if (table != null && (e.stateMask & SWT.BUTTON1) != 0 && e.y >= rowHeight()) {
            select(Math.clamp(top + e.y / rowHeight() - 1, 0, Math.max(0, table.rows() - 1)), true);
        }
    }

    private int column(int at) {
        int x = -(getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0);
        for (int c = 0; c < widths.length; c++) {
            x += widths[c];
            if (at < x) {
                return c;
            }
        }
        return -1;
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        return new Point(width == SWT.DEFAULT ? 300 : width, height == SWT.DEFAULT ? 120 : height);
    }

    /** What is told to a screen reader. */
    private final class Told implements TableAccess.Shown {
        @Override
        public int rows() {
            return table == null ? 0 : table.rows();
        }

        @Override
        public int columns() {
            return table == null ? 0 : table.columns();
        }

        @Override
        public String head(int column) {
            return table.head(column);
        }

        @Override
        public String cell(int row, int column) {
            return table.cell(row, column);
        }

        @Override
        public boolean isSelected(int row) {
            return row >= Math.min(anchor, focus) && row <= Math.max(anchor, focus);
        }

        @Override
        public int focus() {
            return focus;
        }

        @Override
        public Rectangle place(int row, int column) {
            int height = rowHeight();
            boolean seen = row >= top && row <= top + seen();
            int left = IntStream.of(widths).limit(column).sum()
                    - (getHorizontalBar().isVisible() ? getHorizontalBar().getSelection() : 0);
            return new Rectangle(left, (row - top + 1) * height, seen ? widths[column] : 0, seen ? height : 0);
        }
    }
}
