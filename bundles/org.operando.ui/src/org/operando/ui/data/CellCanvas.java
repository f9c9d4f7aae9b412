// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.operando.api.LoadException;
import org.operando.ui.results.TableAccess;

/**
 * Shows a grid of texts of any size: the part that is seen is read in the background and painted. A cell is chosen by mouse or
 * keys; Ctrl+C copies what is seen, with heads.
 */
final class CellCanvas extends Canvas {
    private static final int PAD = 8;
    private static final int WIDEST = 260;

    /** A part that was read. */
    private record Read(Cells of, Rectangle part, String[][] texts, String error) {
    }

    /** The grid as it is told to a screen reader; of cells that are not read, nothing can be told. */
    private final class Told implements TableAccess.Shown {
        @Override
        public int rows() {
            return cells == null ? 0 : cells.rows();
        }

        @Override
        public int columns() {
            return cells == null ? 0 : cells.columns();
        }

        @Override
        public String head(int column) {
            return cells.columnHead(column);
        }

        @Override
        public String cell(int row, int column) {
            Rectangle part = part();
            return text(part, row - part.y, column - part.x);
        }

        @Override
        public boolean isSelected(int row) {
            return row == chosen.y;
        }

        @Override
        public int focus() {
            return chosen.y;
        }

        @Override
        public Rectangle place(int row, int column) {
            Rectangle part = part();
            return part.contains(column, row)
                    ? new Rectangle(headWidth + (column - part.x) * columnWidth, (row - part.y + 1) * rowHeight,
                            columnWidth, rowHeight)
                    : new Rectangle(0, 0, 0, 0);
        }

        /** A row may have millions of cells. */
        @Override
        public String row(int row) {
            return "row " + cells.rowHead(row);
        }

        @Override
        public String value() {
            return rows() == 0 || columns() == 0 ? ""
                    : row(chosen.y) + ", column " + head(chosen.x) + ": " + cell(chosen.y, chosen.x);
        }

        @Override
        public String help() {
            return "Arrow keys choose a cell, Home and End the first and the last one of a row; Ctrl+C copies what is seen";
        }
    }

    private final Job reading = Job.create("Reading numbers", (IJobFunction) this::read);
    private final AtomicReference<Read> wanted = new AtomicReference<>();
    private final Display display = Display.getCurrent();
    private Cells cells;
    private Read read;
    private int rowHeight = 20;
    private int headWidth = 40;
    private int columnWidth = 90;
    private final Point chosen = new Point(0, 0);
    private final TableAccess access = new TableAccess(this, new Told());

    CellCanvas(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.H_SCROLL | SWT.V_SCROLL);
        reading.setSystem(true);
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.Resize, e -> layoutBars());
        getHorizontalBar().addListener(SWT.Selection, e -> redraw());
        getVerticalBar().addListener(SWT.Selection, e -> redraw());
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::choose);
        addListener(SWT.Traverse, e -> e.doit = true);
        addDisposeListener(e -> reading.cancel());
    }

    /** Shows other cells. */
    void show(Cells shown) {
        boolean alike = cells != null && cells.rows() == shown.rows() && cells.columns() == shown.columns();
        cells = shown;
        if (!alike) {
            read = null;
            chosen.x = 0;
            chosen.y = 0;
            getVerticalBar().setSelection(0);
            getHorizontalBar().setSelection(0);
        }
        measure();
        layoutBars();
        redraw();
        access.changed();
    }

    private void measure() {
        GC gc = new GC(this);
        rowHeight = gc.getFontMetrics().getHeight() + 6;
        headWidth = gc.stringExtent(cells.rowHead(Math.max(0, cells.rows() - 1))).x + 2 * PAD;
        columnWidth = gc.stringExtent("\u22120.000000e\u2212000").x + 2 * PAD;
        for (int c = 0; c < Math.min(64, cells.columns()); c++) {
            columnWidth = Math.max(columnWidth,
                    Math.min(WIDEST, gc.stringExtent(cells.columnHead(c)).x + 2 * PAD));
        }
        if (cells.columns() == 1) {
            columnWidth = 2 * WIDEST;
        }
        gc.dispose();
    }

    private int seenRows() {
        return Math.max(1, getClientArea().height / rowHeight - 1);
    }

    private int seenColumns() {
        return Math.max(1, (getClientArea().width - headWidth) / columnWidth);
    }

    private void layoutBars() {
        if (cells != null) {
            setBar(getVerticalBar(), cells.rows(), seenRows());
            setBar(getHorizontalBar(), cells.columns(), seenColumns());
        }
    }

    private static void setBar(ScrollBar bar, int all, int seen) {
        int thumb = Math.min(all, seen);
        bar.setValues(Math.min(bar.getSelection(), Math.max(0, all - thumb)), 0, Math.max(1, all), Math.max(1, thumb),
                1, Math.max(1, thumb));
        bar.setEnabled(all > seen);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.setForeground(getForeground());
        gc.fillRectangle(area);
        if (cells == null || cells.rows() == 0 || cells.columns() == 0) {
            gc.drawString(cells == null ? "" : "No elements", PAD, PAD, true);
            return;
        }
        Rectangle part = part();
        if (read == null || read.of != cells || !read.part.equals(part)) {
            wanted.set(new Read(cells, part, null, ""));
            reading.schedule();
        }
        gc.setAlpha(24);
        gc.setBackground(getForeground());
        gc.fillRectangle(0, 0, area.width, rowHeight);
        gc.fillRectangle(0, rowHeight, headWidth, area.height);
        gc.setAlpha(255);
        for (int c = 0; c < part.width; c++) {
            draw(gc, cells.columnHead(part.x + c), headWidth + c * columnWidth, 0, columnWidth);
        }
        for (int r = 0; r < part.height; r++) {
            int y = (r + 1) * rowHeight;
            draw(gc, cells.rowHead(part.y + r), 0, y, headWidth);
            for (int c = 0; c < part.width; c++) {
                if (part.x + c == chosen.x && part.y + r == chosen.y && isFocusControl()) {
                    gc.setForeground(display.getSystemColor(SWT.COLOR_LIST_SELECTION));
                    gc.drawRectangle(headWidth + c * columnWidth, y, columnWidth - 1, rowHeight - 1);
                    gc.setForeground(getForeground());
                }
                draw(gc, text(part, r, c), headWidth + c * columnWidth, y, columnWidth);
            }
        }
        if (read != null && !read.error.isEmpty()) {
            gc.drawText(read.error, headWidth + PAD, rowHeight + PAD, true);
        }
    }

    private String text(Rectangle part, int r, int c) {
        if (read == null || read.texts == null || read.of.rows() != cells.rows()
                || !read.part.contains(part.x + c, part.y + r)) {
            return read != null && !read.error.isEmpty() ? "" : "\u2026";
        }
        String text = read.texts[part.y + r - read.part.y][part.x + c - read.part.x];
        return text == null ? "" : text;
    }

    /** Numbers to the right, texts from the left. */
    private void draw(GC gc, String text, int x, int y, int width) {
        String shown = text.length() > 200 ? text.substring(0, 200) : text;
        int extent = gc.stringExtent(shown).x;
        boolean right = extent + 2 * PAD <= width && columnWidth < 2 * WIDEST;
        Rectangle clip = gc.getClipping();
        gc.setClipping(x, y, width, rowHeight);
        gc.drawString(shown, right ? x + width - PAD - extent : x + PAD, y + 3, true);
        gc.setClipping(clip);
    }

    private Rectangle part() {
        int x = getHorizontalBar().getSelection();
        int y = getVerticalBar().getSelection();
        int width = Math.min(cells.columns() - x, seenColumns() + 1);
        int height = Math.min(cells.rows() - y, seenRows() + 1);
        return new Rectangle(x, y, width, height);
    }

    private IStatus read(IProgressMonitor monitor) {
        Read asked = wanted.getAndSet(null);
        if (asked != null) {
            Read done;
            try {
                Rectangle p = asked.part;
                done = new Read(asked.of, p, asked.of.read(p.y, p.x, p.height, p.width), "");
            } catch (LoadException e) {
                done = new Read(asked.of, asked.part, null, e.getMessage());
            }
            Read shown = done;
            if (!display.isDisposed()) {
                display.asyncExec(() -> take(shown));
            }
        }
        return Status.OK_STATUS;
    }

    private void take(Read shown) {
        if (!isDisposed() && shown.of == cells) {
            read = shown;
            redraw();
            access.selected();
        }
    }

    private void wheel(Event e) {
        ScrollBar bar = getVerticalBar();
        bar.setSelection(bar.getSelection() - e.count);
        redraw();
    }

    private void choose(Event e) {
        setFocus();
        if (cells != null && e.x > headWidth && e.y > rowHeight) {
            Rectangle part = part();
            move(part.x + (e.x - headWidth) / columnWidth - chosen.x, part.y + e.y / rowHeight - 1 - chosen.y);
        }
    }

    private void key(Event e) {
        if (cells == null) {
            return;
        }
        boolean far = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> move(0, 1);
            case SWT.ARROW_UP -> move(0, -1);
            case SWT.ARROW_LEFT -> move(-1, 0);
            case SWT.ARROW_RIGHT -> move(1, 0);
            case SWT.PAGE_DOWN -> move(0, seenRows());
            case SWT.PAGE_UP -> move(0, -seenRows());
            case SWT.HOME -> move(-chosen.x, far ? -chosen.y : 0);
            case SWT.END -> move(cells.columns() - 1 - chosen.x, far ? cells.rows() - 1 - chosen.y : 0);
            case 'c' -> {
                if (far) {
                    copy();
                }
            }
            default -> {
                // not for the grid
            }
        }
    }

    private void move(int dx, int dy) {
        chosen.x = Math.clamp(chosen.x + dx, 0, Math.max(0, cells.columns() - 1));
        chosen.y = Math.clamp(chosen.y + (long) dy, 0, Math.max(0, cells.rows() - 1));
        bring(getHorizontalBar(), chosen.x, seenColumns());
        bring(getVerticalBar(), chosen.y, seenRows());
        redraw();
        access.selected();
    }

    private static void bring(ScrollBar bar, int index, int seen) {
        if (index < bar.getSelection()) {
            bar.setSelection(index);
        } else if (index >= bar.getSelection() + seen) {
            bar.setSelection(index - seen + 1);
        }
    }

    private void copy() {
        if (read == null || read.texts == null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < read.part.width; c++) {
            text.append(c == 0 ? "" : "\t").append(cells.columnHead(read.part.x + c));
        }
        for (String[] row : read.texts) {
            text.append('\n').append(String.join("\t", row).replace('\u2212', '-'));
        }
        Clipboard clipboard = new Clipboard(getDisplay());
        clipboard.setContents(new Object[] {text.toString()}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }
}
