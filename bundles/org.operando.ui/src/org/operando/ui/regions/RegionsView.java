// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.operando.api.OperandoException;
import org.operando.core.study.Region;
import org.operando.core.study.RegionText;
import org.operando.figure.view.ReadOut;
import org.operando.io.roi.ImageJRois;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.views.WrappedRow;

/** The study's regions over a picture; new ones are drawn by clicks or taken from ImageJ, and written into the study. */
public final class RegionsView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.regions";

    private final Runnable changed = this::refresh;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private Optional<StudySession> session = Optional.empty();
    private Optional<RegionPage.Ground> ground = Optional.empty();
    private Optional<Drawing> drawing = Optional.empty();
    private Map<String, Region> shown = Map.of();
    private Text pixel;
    private Text name;
    private Label hint;
    private FigureCanvas canvas;

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
        button(bar, "Done", "End the polygon or the shells", this::finish);
        button(bar, "ImageJ\u2026", "Take regions from a .roi file or a .zip of the ROI Manager", this::chooseRegions);
        hint = new Label(area, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        canvas = new FigureCanvas(area);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.listen(new FigureListener() {
            @Override
            public void clicked(ReadOut at) {
                RegionsView.this.clicked(at.x(), at.y());
            }
        });
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
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

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        refresh();
    }

    private void refresh() {
        if (canvas.isDisposed()) {
            return;
        }
        Map<String, Region> regions = session.flatMap(StudySession::snapshot).map(s -> s.study().regions())
                .orElse(Map.of());
        if (!regions.equals(shown) || canvas.page() == null) {
            shown = regions;
            draw();
        }
        if (drawing.isEmpty()) {
            hint.setText(session.isEmpty() ? "Open a study to see and draw its regions."
                    : shown.isEmpty()
                            ? "This study has no regions yet. Choose a picture and draw one, or take them from ImageJ."
                            : shown.size() + (shown.size() == 1 ? " region" : " regions"));
        }
    }

    private void draw() {
        canvas.show(RegionPage.of(shown, ground, drawing.map(Drawing::corners).orElse(List.of())));
    }

    /** Begins to draw. */
    public void begin(Drawing.Tool tool) {
        drawing = Optional.of(new Drawing(tool));
        hint.setText(tool.hint());
        draw();
    }

    /** A place was clicked, um. */
    public void clicked(double x, double y) {
        drawing.ifPresent(d -> {
            if (d.add(x, y)) {
                finish();
            } else {
                draw();
            }
        });
    }

    /** Ends what is drawn and writes it into the study. */
    public void finish() {
        drawing.ifPresent(d -> {
            Optional<String> text = d.text();
            if (text.isEmpty()) {
                hint.setText(d.tool().hint());
                return;
            }
            drawing = Optional.empty();
            edit(Map.of(name.getText().isBlank() ? "region" : name.getText().strip(), text.get()));
            draw();
        });
    }

    private void edit(Map<String, String> regions) {
        session.ifPresent(s -> {
            IDocument document = s.document();
            try {
                document.set(RegionEdit.with(document.get(), regions));
            } catch (OperandoException e) {
                hint.setText(e.getMessage());
            }
        });
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
                hint.setText(e.getMessage());
            }
        });
    }

    private void say(String text) {
        if (!hint.isDisposed()) {
            hint.setText(text);
        }
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
        hint.setText("Write the side of a pixel in micrometres, e.g. 0.05");
        return Optional.empty();
    }

    @Override
    public void setFocus() {
        canvas.setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        session.ifPresent(s -> s.forget(changed));
        super.dispose();
    }
}
