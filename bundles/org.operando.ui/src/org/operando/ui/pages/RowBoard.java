// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.operando.ui.pages.PageParts.Place;

/**
 * The rows of a page as boxes: parts are chosen, moved by drag or with Alt and arrows, taken out with Delete; figures and
 * pictures are dropped on it.
 */
final class RowBoard extends Canvas {
    private static final int GAP = 6;

    private final Consumer<PageParts> changed;
    private final Consumer<Dropped> dropped;
    private PageParts parts = new PageParts(List.of());
    private int row;
    private int column;
    private boolean dragging;
    private Optional<Place> hint = Optional.empty();

    /** Files that were dropped. */
    record Dropped(String[] files, Place place) {
    }

    RowBoard(Composite parent, Consumer<PageParts> changed, Consumer<Dropped> dropped) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.BORDER);
        this.changed = changed;
        this.dropped = dropped;
        setToolTipText("Rows of the page. Drag figures here; arrows choose, Alt and arrows move, Delete takes out.");
        addPaintListener(e -> paint(e.gc));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.MouseDown, this::choose);
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> redraw());
        addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_ARROW_NEXT
                && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        drag();
        drop();
    }

    void show(PageParts shown) {
        parts = shown;
        row = Math.clamp(row, 0, Math.max(0, parts.rows().size() - 1));
        column = parts.rows().isEmpty() ? 0 : Math.clamp(column, 0, parts.rows().get(row).size() - 1);
        redraw();
    }

    PageParts parts() {
        return parts;
    }

    private int rowHeight() {
        int rows = Math.max(1, parts.rows().size());
        return Math.clamp((getClientArea().height - GAP) / rows, 24, 72);
    }

    private Rectangle box(int r, int c) {
        int n = parts.rows().get(r).size();
        int width = (getClientArea().width - GAP) / n;
        return new Rectangle(GAP + c * width, GAP + r * rowHeight(), width - GAP, rowHeight() - GAP);
    }

    private void paint(GC gc) {
        Color text = getForeground();
        if (parts.rows().isEmpty()) {
            gc.drawText("Drag a figure from the list here,\nor press Enter in the list.", GAP, GAP, true);
        }
        for (int r = 0; r < parts.rows().size(); r++) {
            for (int c = 0; c < parts.rows().get(r).size(); c++) {
                Rectangle box = box(r, c);
                boolean chosen = r == row && c == column;
                gc.setBackground(chosen ? getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION) : text);
                gc.setAlpha(chosen && isFocusControl() ? 255 : chosen ? 110 : 20);
                gc.fillRectangle(box);
                gc.setAlpha(255);
                gc.setForeground(chosen && isFocusControl()
                        ? getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION_TEXT) : text);
                gc.drawRectangle(box.x, box.y, box.width - 1, box.height - 1);
                gc.setClipping(box);
                String name = lines(gc, parts.rows().get(r).get(c), box.width - 8);
                Point extent = gc.textExtent(name);
                gc.drawText(name, box.x + Math.max(4, (box.width - extent.x) / 2),
                        box.y + (box.height - extent.y) / 2, true);
                gc.setClipping((Rectangle) null);
            }
        }
        gc.setForeground(text);
        hint.ifPresent(place -> paint(gc, place));
    }

    /** Breaks a name behind its signs where it is too long for a line. */
    private static String lines(GC gc, String name, int width) {
        StringBuilder lines = new StringBuilder();
        String line = "";
        for (String word : name.split("(?<=[-./_ ])")) {
            if (!line.isEmpty() && gc.stringExtent(line + word).x > width) {
                lines.append(line).append('\n');
                line = "";
            }
            line += word;
        }
        return lines.append(line).toString();
    }

    private void paint(GC gc, Place place) {
        gc.setLineWidth(3);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_LIST_SELECTION));
        if (place.alone() || parts.rows().isEmpty()) {
            int y = GAP / 2 + place.row() * rowHeight();
            gc.drawLine(GAP, y, getClientArea().width - GAP, y);
        } else {
            int n = parts.rows().get(place.row()).size();
            Rectangle box = box(place.row(), Math.min(place.column(), n - 1));
            int x = place.column() < n ? box.x - GAP / 2 : box.x + box.width + GAP / 2;
            gc.drawLine(x, box.y, x, box.y + box.height);
        }
        gc.setLineWidth(1);
    }

    /** The place under a point: near the edge of a row a row of its own, else beside the nearest part. */
    Place place(int x, int y) {
        int rows = parts.rows().size();
        int r = Math.clamp(y / rowHeight(), 0, rows);
        int within = y - r * rowHeight();
        if (r == rows || within < rowHeight() / 4) {
            return new Place(r, 0, true);
        }
        if (within > 3 * rowHeight() / 4) {
            return new Place(r + 1, 0, true);
        }
        int n = parts.rows().get(r).size();
        int width = Math.max(1, (getClientArea().width - GAP) / n);
        return new Place(r, Math.clamp((x + width / 2) / width, 0, n), false);
    }

    private void choose(Event e) {
        setFocus();
        int r = e.y / rowHeight();
        if (r < parts.rows().size()) {
            int n = parts.rows().get(r).size();
            row = r;
            column = Math.clamp((e.x - GAP) * n / Math.max(1, getClientArea().width - GAP), 0, n - 1);
            redraw();
        }
    }

    private void key(Event e) {
        boolean move = (e.stateMask & SWT.ALT) != 0;
        if (parts.rows().isEmpty()) {
            return;
        }
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> step(0, -1, move);
            case SWT.ARROW_RIGHT -> step(0, 1, move);
            case SWT.ARROW_UP -> step(-1, 0, move);
            case SWT.ARROW_DOWN -> step(1, 0, move);
            case SWT.DEL, SWT.BS -> remove();
            default -> {
                // not for the board
            }
        }
    }

    /** Takes the chosen part out; the last one stays, since a page needs one. */
    void remove() {
        if (parts.count() > 1) {
            changed.accept(parts.without(row, column));
        }
    }

    private void step(int down, int across, boolean move) {
        int r = row + down;
        int c = column + across;
        if (!move) {
            row = Math.clamp(r, 0, parts.rows().size() - 1);
            column = Math.clamp(c, 0, parts.rows().get(row).size() - 1);
            redraw();
        } else if (across != 0 && c >= 0 && c < parts.rows().get(row).size()) {
            PageParts after = parts.moved(row, column, new Place(row, c + (across > 0 ? 1 : 0), false));
            column = c;
            changed.accept(after);
        } else if (down != 0) {
            moveDown(r);
        }
    }

    /** Into the next row; from the outermost one into a row of its own. */
    private void moveDown(int to) {
        boolean alone = parts.rows().get(row).size() == 1;
        boolean outside = to < 0 || to >= parts.rows().size();
        if (outside && alone) {
            return;
        }
        Place place = outside ? new Place(to < 0 ? 0 : parts.rows().size(), 0, true)
                : new Place(to, parts.rows().get(to).size(), false);
        PageParts after = parts.moved(row, column, place);
        row = Math.clamp(to - (alone && to > row ? 1 : 0), 0, after.rows().size() - 1);
        column = after.rows().get(row).size() - 1;
        changed.accept(after);
    }

    private void drag() {
        DragSource source = new DragSource(this, DND.DROP_MOVE | DND.DROP_COPY);
        source.setTransfer(TextTransfer.getInstance());
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                event.doit = !parts.rows().isEmpty();
                dragging = event.doit;
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                event.data = parts.rows().get(row).get(column);
            }

            @Override
            public void dragFinished(DragSourceEvent event) {
                dragging = false;
            }
        });
    }

    private void drop() {
        DropTarget target = new DropTarget(this, DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {TextTransfer.getInstance(), FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = dragging ? DND.DROP_MOVE : DND.DROP_COPY;
            }

            @Override
            public void dragOver(DropTargetEvent event) {
                Point at = toControl(event.x, event.y);
                hint = Optional.of(place(at.x, at.y));
                redraw();
            }

            @Override
            public void dragLeave(DropTargetEvent event) {
                hint = Optional.empty();
                redraw();
            }

            @Override
            public void drop(DropTargetEvent event) {
                Point at = toControl(event.x, event.y);
                put(event.data, place(at.x, at.y));
            }
        });
    }

    /** Takes what is dropped at a place. */
    private void put(Object data, Place place) {
        hint = Optional.empty();
        if (data instanceof String[] files) {
            dropped.accept(new Dropped(files, place));
        } else if (data instanceof String name) {
            changed.accept(dragging ? parts.moved(row, column, place) : parts.with(place, name));
        }
    }
}
