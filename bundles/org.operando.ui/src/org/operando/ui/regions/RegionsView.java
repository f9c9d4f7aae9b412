// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.operando.api.OperandoException;
import org.operando.api.figure.AxisSpec;
import org.operando.core.study.PlacedRegion;
import org.operando.core.study.Region;
import org.operando.core.study.RegionText;
import org.operando.io.roi.ImageJRois;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.MaskDrawing;
import org.operando.ui.api.Selected;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudyText;
import org.operando.ui.api.WrappedRow;

/**
 * The study's regions over a picture; new ones are drawn by clicks, masks with a brush, or taken from pictures and from
 * ImageJ, and written into the study.
 */
public final class RegionsView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.regions";

    private static final int LINES = 2;

    private final Runnable changed = this::refresh;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private Optional<StudySession> session = Optional.empty();
    private Optional<RegionPage.Ground> ground = Optional.empty();
    private Map<String, PlacedRegion> shown = Map.of();
    private Text pixel;
    private Text name;
    private Label hint;
    private int hintWidth;
    private FigureCanvas canvas;
    private PageMaker pages;
    private MaskTools mask;
    private RegionList list;
    private RegionMoves moves;
    private RegionPen pen;

    @Override
    public void createPartControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(1, false));
        WrappedRow bar = new WrappedRow(area);
        pixel = field(bar, "Pixel (\u00b5m)", "1", "Side of a pixel of the picture, in micrometres");
        name = field(bar, "Name", "region", "Name of the next region");
        button(bar, "Picture\u2026", "Draw on a PNG or TIFF picture", this::choosePicture);
        for (Drawing.Tool tool : Drawing.Tool.values()) {
            button(bar, tool.label(), tool.hint(), () -> begin(tool));
        }
        button(bar, "ImageJ\u2026", "Take regions from a .roi file or a .zip of the ROI Manager", this::chooseRegions);
        WrappedRow pixels = new WrappedRow(area);
        mask = new MaskTools(pixels, () -> canvas, this::beginMask, this::draw, this::say);
        button(pixels, "Undo", "Take the last stroke back, or the last edit of the study", () -> step(true));
        button(pixels, "Done", "End the polygon, the shells or the mask, and keep it in the study", this::finish);
        button(pixels, "Discard", "Forget what is being drawn", this::discard);
        button(pixels, "Mask\u2026", "Take a PNG or TIFF as a mask: pixels that are not 0 are inside",
                this::chooseMask);
        hint = new Label(area, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        hint.addListener(SWT.Resize, e -> keepRoom());
        SashForm sash = new SashForm(area, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas = new FigureCanvas(sash);
        pages = new PageMaker(canvas);
        list = new RegionList(sash, () -> list.chosen().ifPresent(this::chosen));
        sash.setWeights(70, 30);
        sash.addListener(SWT.Resize, e -> {
            Point size = sash.getSize();
            sash.setOrientation(size.x > 1.2 * size.y ? SWT.HORIZONTAL : SWT.VERTICAL);
        });
        pen = new RegionPen(canvas, value -> edit(Map.of(wanted(), value)), this::draw, this::say);
        moves = new RegionMoves(canvas, new Moved());
        mask.attach();
        drops(canvas, this::dropOnDrawing);
        drops(list.control(), this::takeMask);
        actions();
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    /** Regions as they are dragged. */
    private final class Moved implements RegionMoves.Owner {
        @Override
        public List<PlacedRegion> regions() {
            return pen.drawing().isPresent() || mask.drawing().isPresent() ? List.of() : List.copyOf(shown.values());
        }

        @Override
        public Optional<String> chosen() {
            return list.chosen();
        }

        @Override
        public void choose(String region) {
            list.choose(Optional.of(region));
            RegionsView.this.chosen(region);
        }

        @Override
        public void keep(String region, Region.Shape shape) {
            session.ifPresent(s -> edit(s, d -> RegionEdit.withShape(d, region, shape)));
        }
    }

    /** The window's Undo and Redo act on the strokes of a mask that is being drawn, else on the study. */
    private void actions() {
        IActionBars bars = getViewSite().getActionBars();
        for (boolean back : new boolean[] {true, false}) {
            ActionFactory command = back ? ActionFactory.UNDO : ActionFactory.REDO;
            Action action = new Action() {
                @Override
                public void run() {
                    step(back);
                }
            };
            action.setActionDefinitionId(command.getCommandId());
            bars.setGlobalActionHandler(command.getId(), action);
        }
        bars.updateActionBars();
    }

    private static void drops(Control control, Consumer<Path> take) {
        DropTarget target = new DropTarget(control, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                // the files stay where they are
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files) {
                    Arrays.stream(files).map(Path::of).forEach(take);
                }
            }
        });
    }

    private void dropOnDrawing(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(roi|zip)")) {
            take(file);
        } else {
            drawOn(file);
        }
    }

    private static Text field(WrappedRow bar, String label, String value, String what) {
        Text field = new Text(bar.named(label), SWT.BORDER);
        field.setText(value);
        field.setToolTipText(what);
        GridData data = new GridData();
        data.widthHint = 80;
        field.setLayoutData(data);
        return field;
    }

    private static void button(Composite bar, String label, String what, Runnable action) {
        Button button = new Button(bar, SWT.PUSH);
        button.setText(label);
        button.setToolTipText(what);
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
    }

    /** A region of the list was chosen: the study's one selection says so. */
    private void chosen(String region) {
        name.setText(region);
        moves.show();
        session.map(s -> s.link().selection())
                .ifPresent(h -> h.choose(this, h.current().with(Selected.Kind.REGION, region)));
    }

    private void detach() {
        session.ifPresent(s -> {
            s.forget(changed);
            s.link().selection().unsubscribe(this);
        });
    }

    private void attach(Optional<StudySession> now) {
        detach();
        session = now;
        mask.end();
        session.ifPresent(s -> {
            s.listen(changed);
            s.link().selection().subscribe(this, () -> !canvas.isDisposed() && canvas.isVisible(),
                    c -> {
                        list.choose(c.text(Selected.Kind.REGION));
                        moves.show();
                    });
        });
        refresh();
    }

    private void refresh() {
        if (canvas.isDisposed()) {
            return;
        }
        Map<String, PlacedRegion> regions = session.flatMap(StudySession::snapshot).map(s -> s.study().places())
                .orElse(Map.of());
        if (!regions.equals(shown) || canvas.page() == null) {
            shown = regions;
            list.show(regions.values());
            draw();
        }
        if (pen.drawing().isEmpty() && mask.drawing().isEmpty()) {
            say(session.isEmpty() ? "Open a study to see and draw its regions."
                    : shown.isEmpty()
                            ? "This study has no regions yet. Choose a picture and draw one, or take them from ImageJ."
                            : shown.size() + (shown.size() == 1 ? " region" : " regions"));
        }
    }

    private void draw() {
        RegionPage.Content content = new RegionPage.Content(shown, ground,
                pen.drawing().map(d -> List.copyOf(d.corners())).orElse(List.of()), mask.drawn());
        if (canvas.page() == null && shown.isEmpty()) {
            canvas.show(RegionPage.of(content));
        } else {
            pages.show(content);
        }
    }

    /** Begins to draw. */
    public void begin(Drawing.Tool tool) {
        if (mask.drawing().isPresent()) {
            say("A mask is being drawn; press Done to keep it, or Discard");
            return;
        }
        pen.begin(tool);
    }

    /**
     * Draws the mask of the chosen region, or a new one, by drags.
     * @param erase whether drags clear pixels
     */
    public void brush(boolean erase) {
        mask.use(this::beginMask, erase);
    }

    private void beginMask() {
        if (session.isEmpty()) {
            say("Open a study first: the mask is kept beside it");
            return;
        }
        pen.forget();
        PlacedRegion chosen = list.chosen().map(shown::get).orElse(null);
        if (chosen != null && mask.begin(chosen)) {
            draw();
            return;
        }
        Optional<MaskDrawing.Grid> grid = ground.map(RegionPage.Ground::grid).or(this::visible);
        if (grid.isPresent() && grid.get().isPossible()) {
            mask.begin(grid.get());
            draw();
        } else if (grid.isPresent()) {
            say("A mask has at most 4096 x 4096 pixels, this would have " + grid.get().columns() + " x "
                    + grid.get().rows() + "; cut the picture, or give larger pixels");
        }
    }

    /** What is seen, in pixels of the size that is given, where there is no picture to draw on. */
    private Optional<MaskDrawing.Grid> visible() {
        AxisSpec x = canvas.seen().panels().getFirst().x();
        AxisSpec y = canvas.seen().panels().getFirst().y();
        double left = Math.min(x.from(), x.to());
        double top = Math.min(y.from(), y.to());
        return scale().map(side -> new MaskDrawing.Grid((int) Math.ceil(Math.abs(x.to() - x.from()) / side),
                (int) Math.ceil(Math.abs(y.to() - y.from()) / side), side, left, top));
    }

    /** Takes the last stroke of the mask that is being drawn back, else the last edit of the study; or makes it again. */
    public void step(boolean back) {
        if (!mask.step(back)) {
            session.map(StudySession::text).filter(t -> back ? t.isUndoable() : t.isRedoable()).ifPresent(t -> {
                if (back) {
                    t.undo();
                } else {
                    t.redo();
                }
            });
        }
    }

    private void discard() {
        mask.end();
        pen.forget();
        draw();
        refresh();
    }

    /** A place was clicked, um. */
    public void clicked(double x, double y) {
        pen.click(x, y);
    }

    /** Ends what is drawn and writes it into the study. */
    public void finish() {
        mask.drawing().ifPresent(this::keep);
        pen.finish();
    }

    private String wanted() {
        return name.getText().isBlank() ? "region" : name.getText().strip();
    }

    private void keep(MaskDrawing drawn) {
        if (drawn.count() == 0) {
            say("The mask is empty: drag over the pixels inside, or press Discard");
            return;
        }
        session.ifPresent(s -> work(s).write(drawn.region().orElse(wanted()), drawn.picture(), file -> {
            if (session.equals(Optional.of(s)) && mask.drawing().equals(Optional.of(drawn))) {
                mask.end();
            }
            MaskDrawing.Grid grid = drawn.grid();
            if (drawn.region().isPresent()) {
                edit(s, d -> RegionEdit.withMaskFile(d, drawn.region().get(), file));
            } else {
                String value = RegionText.mask(file, grid.pixel(), grid.x(), grid.y());
                edit(s, d -> RegionEdit.with(d, Map.of(wanted(), value)));
            }
            draw();
        }));
    }

    private MaskWork work(StudySession of) {
        return new MaskWork(of.file().getParent(), canvas.getDisplay(), this::say);
    }

    /** Takes a picture as a mask of pixels of the size that is given; its corner is 0, 0. */
    public void takeMask(Path picture) {
        scale().ifPresent(side -> session.ifPresent(s -> {
            String stem = RegionText.safe(picture.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", ""));
            work(s).take(picture, stem, file -> edit(s,
                    d -> RegionEdit.with(d, Map.of(stem, RegionText.mask(file, side, 0, 0)))));
        }));
    }

    private void chooseMask() {
        choose("*.png;*.tif;*.tiff", "Masks (PNG, TIFF)").ifPresent(this::takeMask);
    }

    private void edit(Map<String, String> regions) {
        session.ifPresent(s -> edit(s, d -> RegionEdit.with(d, regions)));
    }

    private void edit(StudySession s, StudyText.Edit edit) {
        try {
            s.text().edit(edit);
        } catch (OperandoException e) {
            say(e.getMessage());
        }
    }

    private void choosePicture() {
        choose("*.png;*.tif;*.tiff", "Pictures (PNG, TIFF)").ifPresent(this::drawOn);
    }

    private void chooseRegions() {
        choose("*.roi;*.zip", "Regions of ImageJ (.roi, .zip)").ifPresent(this::take);
    }

    private Optional<Path> choose(String pattern, String what) {
        FileDialog dialog = new FileDialog(canvas.getShell(), SWT.OPEN);
        dialog.setFilterExtensions(new String[] {pattern, "*"});
        dialog.setFilterNames(new String[] {what, "All files"});
        return Optional.ofNullable(dialog.open()).map(Path::of);
    }

    /** Shows a picture below the regions. */
    public void drawOn(Path file) {
        scale().ifPresent(side -> GroundReader.read(file, side, canvas.getDisplay(), read -> {
            if (!canvas.isDisposed()) {
                ground = Optional.of(read);
                draw();
            }
        }, this::say));
    }

    /** Takes regions from a file of ImageJ. */
    public void take(Path file) {
        scale().ifPresent(side -> {
            try {
                Map<String, String> regions = RegionText.of(ImageJRois.read(file), side);
                edit(regions);
            } catch (OperandoException e) {
                say(e.getMessage());
            }
        });
    }

    private void say(String text) {
        if (!hint.isDisposed()) {
            hint.setText(text);
            keepRoom();
        }
    }

    /** Two lines for the hint, and never fewer again: the figure must not move under the pen when another text comes. */
    private void keepRoom() {
        GridData data = (GridData) hint.getLayoutData();
        int width = hint.getSize().x;
        if (width == 0) {
            return;
        }
        int wished = Math.max(hint.computeSize(width, SWT.DEFAULT).y, LINES * lineHeight());
        wished = width == hintWidth ? Math.max(wished, data.heightHint) : wished;
        hintWidth = width;
        if (data.heightHint != wished) {
            data.heightHint = wished;
            hint.requestLayout();
        }
    }

    private int lineHeight() {
        GC gc = new GC(hint);
        int height = gc.getFontMetrics().getHeight();
        gc.dispose();
        return height;
    }

    private Optional<Double> scale() {
        try {
            double side = Double.parseDouble(pixel.getText().strip());
            if (side > 0 && side < 1e6) {
                return Optional.of(side);
            }
        } catch (NumberFormatException e) {
            pixel.setFocus();
        }
        say("Write the side of a pixel in micrometres, e.g. 0.05");
        return Optional.empty();
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        detach();
        super.dispose();
    }
}
