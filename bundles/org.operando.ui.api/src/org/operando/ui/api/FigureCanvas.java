// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.operando.api.figure.Page;
import org.operando.figure.Area;
import org.operando.figure.PageMap;
import org.operando.figure.view.PageFile;
import org.operando.figure.view.ReadOut;
import org.operando.figure.view.View;
import org.operando.figure.view.Zoom;

/**
 * Shows a page and lets a reader look closer: wheel, drag and keys zoom and move, a crosshair reads values, the legend
 * hides marks, ranges and regions are selected. Pictures are painted in the background; the old one stays until the new
 * one is there. A page that replaces another is looked at through the same view.
 */
public final class FigureCanvas extends Composite {
    /**
     * How long the newest picture took, ms.
     * @param paint painting, in the background
     * @param convert pixels into the order of the screen, in the background
     * @param image making the image
     * @param draw drawing it
     */
    public record Times(double paint, double convert, double image, double draw) {
    }

    private final FigureSurface surface;
    private final FigureOverlay overlay;
    private final FigureStatus status;
    private final PicturePainter painter;
    private final ViewHistory history = new ViewHistory();
    private final List<FigureListener> listeners = new CopyOnWriteArrayList<>();
    private FigureTool tool = FigureTool.PAN;
    private Page page;
    private boolean paper;
    private boolean lightAlways;
    private int active;
    private PictureOrder ordered;
    private boolean fresh;
    private IntPredicate steps = by -> false;
    private ToIntFunction<Reach> holds = reach -> SWT.NONE;
    private int cursor = SWT.CURSOR_ARROW;

    /** A canvas without a page. */
    public FigureCanvas(Composite parent) {
        super(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        setLayout(layout);
        surface = new FigureSurface(this, this::drawOver, this::drawn);
        surface.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        overlay = new FigureOverlay(surface);
        status = new FigureStatus(this);
        painter = new PicturePainter(getDisplay(), this::painted, this::failed);
        new FigureGestures(this, surface, overlay);
        new FigureKeys(this, surface);
        surface.addListener(SWT.Resize, e -> order());
        addDisposeListener(e -> painter.stop());
    }

    /** Shows a page, as soon as it is painted. */
    public void show(Page shown) {
        page = shown;
        active = Math.min(active, Math.max(0, shown.panels().size() - 1));
        order();
    }

    /** The page as its figure made it; empty before the first. */
    public Page page() {
        return page;
    }

    /** The page as it is seen, for files: in its own size and on white. Large images take time. */
    public Page seen() {
        return view().of(page);
    }

    /** What is looked at. */
    public View view() {
        return history.now();
    }

    /** Looks at something else; {@link #back} undoes it. */
    public void look(View view) {
        look(view, "");
    }

    /** The same; changes of one kind that follow fast are one step of the history. */
    void look(View view, String by) {
        if (history.look(view, by, System.nanoTime())) {
            viewed();
        }
    }

    void settle() {
        history.settle();
    }

    private void viewed() {
        order();
        listeners.forEach(l -> l.viewed(view()));
    }

    /** Looks at what was looked at before. */
    public void back() {
        if (history.back()) {
            viewed();
        }
    }

    /** Undoes {@link #back}. */
    public void forth() {
        if (history.forth()) {
            viewed();
        }
    }

    /** Whether {@link #back} does something. */
    public boolean canBack() {
        return history.canBack();
    }

    /** Whether {@link #forth} does something. */
    public boolean canForth() {
        return history.canForth();
    }

    /** Looks at all of all axes. */
    public void reset() {
        look(view().unzoomed(), "");
    }

    /** What the view would become by moves of a reader. */
    public Zoom zoom() {
        return new Zoom(page, view(), map());
    }

    /** Which values stand where, points of the page as painted; a guess while a new picture is on its way. */
    public PageMap map() {
        return surface.picture().map(done -> done.order().page() == page && done.order().view().equals(view())
                ? done.picture().report().map()
                : view().guess(page, done.picture().report().map())).orElse(PageMap.EMPTY);
    }

    /** Where the plots of the panels are on the page as painted, points. */
    public List<Area> plots() {
        return map().panels().stream().map(panel -> panel.plot()).toList();
    }

    /** Where an area of the painted page stands on the screen, in units of this control. */
    public Rectangle onScreen(Area area) {
        Rectangle place = surface.onCanvas(area);
        place.x += surface.getLocation().x;
        place.y += surface.getLocation().y;
        return place;
    }

    /** Draws these over the figure, in place of those before. */
    public void setMarkers(List<Marker> shown) {
        overlay.mark(shown);
    }

    /** What is drawn over the figure. */
    public List<Marker> markers() {
        return overlay.markers();
    }

    /** Draws what is being drawn or dragged over the figure, in place of what was there. */
    public void setSketches(List<Sketch> shown) {
        overlay.sketch(shown);
    }

    /** What is being drawn or dragged. */
    public List<Sketch> sketches() {
        return overlay.sketches();
    }

    /** The place in the figure at a point of the canvas; empty outside the plots. */
    public Optional<At> at(int x, int y) {
        if (surface.picture().isEmpty()) {
            return Optional.empty();
        }
        PageMap map = map();
        double across = surface.pageX(x - surface.getLocation().x);
        double down = surface.pageY(y - surface.getLocation().y);
        OptionalInt panel = map.panelAt(across, down);
        return panel.isEmpty() ? Optional.empty()
                : Optional.of(new At(panel.getAsInt(), map.panels().get(panel.getAsInt()).xAt(across),
                        map.panels().get(panel.getAsInt()).yAt(down, false)));
    }

    /** What dragging does. */
    public FigureTool tool() {
        return tool;
    }

    /** Lets dragging do something else. */
    public void use(FigureTool other) {
        tool = other;
        cursor(SWT.NONE);
        listeners.forEach(l -> l.used(other));
    }

    /**
     * Says what a press holds that can be dragged, whatever the tool: a drag from there is drawn, as with
     * {@link FigureTool#DRAW}. It is asked whenever the pointer moves and must be quick.
     * @param held gives the cursor of what is at a place, e.g. {@link SWT#CURSOR_SIZEALL}; {@link SWT#NONE} for nothing
     */
    public void onHold(ToIntFunction<Reach> held) {
        holds = held;
    }

    int holds(Reach reach) {
        return holds.applyAsInt(reach);
    }

    /** Shows what a press would do: the cursor of what it would hold, or with NONE that of the tool. */
    void cursor(int held) {
        int shown = held != SWT.NONE ? held : tool == FigureTool.PAN ? SWT.CURSOR_ARROW : SWT.CURSOR_CROSS;
        if (shown != cursor) {
            cursor = shown;
            surface.setCursor(getDisplay().getSystemCursor(shown));
        }
    }

    /** Number of the panel that keys and menus act on, from 0: the one that the pointer touched last. */
    public int active() {
        return active;
    }

    void activate(int panel) {
        active = panel;
    }

    /**
     * Says what the keys Left and Right (with Shift ten), Home and End step through instead of moving the figure.
     * @param stepper is given by how many, far more than there are for the ends; gives whether there is anything
     */
    public void onStep(IntPredicate stepper) {
        steps = stepper;
    }

    boolean step(int by) {
        return steps.test(by);
    }

    /** What is selected. */
    public Optional<FigureSelection> selection() {
        return overlay.selection();
    }

    /** Selects, or unselects. */
    public void select(Optional<FigureSelection> selection) {
        overlay.select(selection);
        selection.ifPresent(s -> listeners.forEach(l -> l.selected(s)));
    }

    /** What the crosshair is at. */
    public Optional<ReadOut> pointedAt() {
        return overlay.cross();
    }

    void point(Optional<ReadOut> at) {
        overlay.cross(at);
        status.read(at.map(ReadOut::text).orElse(""));
        at.ifPresent(read -> {
            active = read.panel();
            listeners.forEach(l -> l.pointed(read));
        });
    }

    void click(ReadOut at) {
        listeners.forEach(l -> l.clicked(at));
    }

    void draw(At from, At to, boolean ended) {
        listeners.forEach(l -> l.drawn(from, to, ended));
    }

    /** Gives up what is being drawn, as Escape does; gives whether there was anything. */
    public boolean giveUp() {
        return tool == FigureTool.DRAW && end(false);
    }

    boolean end(boolean kept) {
        boolean any = false;
        for (FigureListener listener : listeners) {
            any |= listener.ended(kept);
        }
        return any;
    }

    /** What the status strip says. */
    public String status() {
        return status.text();
    }

    /** Whether the page is shown as on paper: with its own proportions, texts as large as they fall out. */
    public boolean asOnPaper() {
        return paper;
    }

    /** Shows the page as on paper, or filling the canvas with texts that can be read. */
    public void showAsOnPaper(boolean asOnPaper) {
        paper = asOnPaper;
        order();
    }

    /** Whether the picture is light in a dark window too. */
    public boolean isKeptLight() {
        return lightAlways;
    }

    /** Keeps the picture light in a dark window too, or lets it follow the window. */
    public void keepLight(boolean light) {
        lightAlways = light;
        order();
    }

    /** Hears what happens from now on. */
    public void listen(FigureListener listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void forget(FigureListener listener) {
        listeners.remove(listener);
    }

    /** Puts the picture of what is seen on the clipboard, as soon as it is painted; the status strip then says so. */
    public void copyPicture() {
        copy(FigureClipboard::picture);
    }

    /** Puts the numbers of what is seen on the clipboard; the status strip then says so, or why not. */
    public void copyNumbers() {
        copy(FigureClipboard::numbers);
    }

    private void copy(Function<Page, FigureClipboard.Content> make) {
        if (page == null) {
            return;
        }
        Page copied = page;
        View view = view();
        Display display = getDisplay();
        status.read("Copying \u2026");
        PicturePainter.inBackground(() -> {
            FigureClipboard.Content content = make.apply(view.of(copied));
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!isDisposed()) {
                        status.read(FigureClipboard.put(display, content));
                    }
                });
            }
        });
    }

    /**
     * Writes what is seen; for any thread.
     * @param file its name ends with one of {@link PageFile#ENDINGS}
     * @return the files written
     */
    public List<Path> export(Path file) throws IOException {
        return PageFile.write(seen(), file);
    }

    /** Says something in the status strip, until the pointer moves; empty for the usual hint. */
    public void say(String text) {
        status.read(text);
    }

    /** Whether the picture on the screen is the newest. */
    public boolean isPainted() {
        return surface.picture().filter(done -> done.order().sameAs(ordered)).isPresent() && !fresh;
    }

    /** How long the newest picture took. */
    public Times times() {
        return new Times(surface.picture().map(PictureOrder.Done::paintMs).orElse(0.0),
                surface.picture().map(PictureOrder.Done::convertMs).orElse(0.0), surface.imageMs(), surface.drawMs());
    }

    @Override
    public boolean setFocus() {
        return surface.setFocus();
    }

    @Override
    public void setMenu(Menu menu) {
        surface.setMenu(menu);
    }

    private boolean isDark() {
        RGB ground = surface.getBackground().getRGB();
        return !lightAlways && ground.red + ground.green + ground.blue < 3 * 110;
    }

    private void order() {
        if (page == null || isDisposed()) {
            return;
        }
        int zoom = getShell().getZoom();
        Rectangle client = surface.getClientArea();
        int width = client.width * zoom / 100;
        int height = client.height * zoom / 100;
        if (width < 20 || height < 20) {
            return;
        }
        PictureOrder order = new PictureOrder(page, view(), width, height, zoom, paper, isDark(), System.nanoTime());
        if (!order.sameAs(ordered)) {
            ordered = order;
            painter.order(order);
        }
    }

    private void painted(PictureOrder.Done done) {
        if (!surface.isDisposed()) {
            surface.show(done);
            fresh = true;
            status.note(done.notes());
        }
    }

    private void failed(String why) {
        if (!surface.isDisposed()) {
            surface.say("This figure cannot be drawn: " + why);
        }
    }

    private void drawOver(GC gc) {
        if (page != null) {
            PictureOrder.Done done = surface.picture().orElseThrow();
            overlay.draw(gc, page, done.picture().report().map(), done.order().dark());
        }
    }

    private void drawn() {
        // a window that moved to another screen, or another theme
        order();
        if (fresh) {
            fresh = false;
            listeners.forEach(FigureListener::painted);
        }
    }
}
