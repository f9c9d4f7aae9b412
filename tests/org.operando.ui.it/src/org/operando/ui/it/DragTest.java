// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.AxisSpec;
import org.operando.core.study.Region;
import org.operando.figure.PanelMap;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureListener;
import org.operando.ui.api.FigureSelection;
import org.operando.ui.api.FigureTool;
import org.operando.ui.drop.DropView;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.regions.Drawing;
import org.operando.ui.regions.RegionsView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** What is done with the mouse held down, by events that go through the screen. */
class DragTest {
    @TempDir
    private Path folder;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    private Hand hand;

    @BeforeEach
    void takeHold() throws IOException {
        hand = new Hand();
    }

    @AfterEach
    void letGo() throws IOException {
        hand.close();
    }

    /** Where values stand on the control that shows a figure. */
    private static Point at(FigureCanvas canvas, int panel, double x, double y) {
        PanelMap map = canvas.map().panels().get(panel);
        Rectangle plot = canvas.onScreen(map.plot());
        double across = (map.across(x) - map.plot().x()) / map.plot().width();
        double down = (map.down(y, false) - map.plot().y()) / map.plot().height();
        Control surface = canvas.getChildren()[0];
        return new Point((int) Math.round(plot.x + across * plot.width) - surface.getLocation().x,
                (int) Math.round(plot.y + down * plot.height) - surface.getLocation().y);
    }

    private void drag(FigureCanvas canvas, Point from, Point to) throws IOException {
        Screen.waitFor("the picture", canvas::isPainted);
        hand.drag(canvas.getChildren()[0], from, to);
        Screen.waitFor("the picture", canvas::isPainted);
    }

    @Test
    void rubberBandZoomsHandMovesAndRegionIsSelected() throws Exception {
        List<FigureSelection> selections = new ArrayList<>();
        Shell shell = new Shell(Display.getCurrent());
        try {
            shell.setLayout(new FillLayout());
            Rectangle room = Display.getCurrent().getBounds();
            shell.setBounds(20, 20, Math.min(1200, room.width - 40), Math.min(700, room.height - 80));
            FigureCanvas canvas = new FigureCanvas(shell);
            canvas.listen(new FigureListener() {
                @Override
                public void selected(FigureSelection selection) {
                    selections.add(selection);
                }
            });
            canvas.show(SampleFigures.patternAndContour());
            shell.open();
            shell.forceActive();
            Screen.waitFor("the picture", canvas::isPainted);
            Screen.settle(300);

            canvas.use(FigureTool.BOX);
            drag(canvas, at(canvas, 0, 28, 800), at(canvas, 0, 32, 200));
            AxisSpec zoomed = canvas.seen().panels().get(0).x();
            assertEquals(28, zoomed.from(), 0.1);
            assertEquals(32, zoomed.to(), 0.1);
            assertEquals(200, canvas.seen().panels().get(0).y().from(), 10);

            canvas.use(FigureTool.PAN);
            drag(canvas, at(canvas, 0, 31, 500), at(canvas, 0, 30, 500));
            assertEquals(29, canvas.seen().panels().get(0).x().from(), 0.1);
            assertEquals(4, canvas.seen().panels().get(0).x().to() - canvas.seen().panels().get(0).x().from(), 0.1);
            canvas.reset();
            Screen.waitFor("the whole figure", canvas::isPainted);

            canvas.use(FigureTool.REGION);
            drag(canvas, at(canvas, 1, 24, 8), at(canvas, 1, 26, 2));
            assertEquals(1, selections.size());
            assertEquals(24, selections.getFirst().x().from(), 0.1);
            assertEquals(26, selections.getFirst().x().to(), 0.1);
            assertEquals(2, selections.getFirst().y().orElseThrow().from(), 0.1);
        } finally {
            shell.dispose();
        }
    }

    @Test
    void regionIsDrawnByClicksOnThePicture() throws Exception {
        Path study = Files.writeString(folder.resolve("x.study.yaml"), "operando: 1\nsamples: {A: {}}\n");
        RegionsView view = (RegionsView) page.showView(RegionsView.ID);
        StudySession session = Sessions.get().open(study);
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        FigureCanvas canvas = Widgets.all(page.getWorkbenchWindow().getShell(), FigureCanvas.class).stream()
                .filter(c -> c.isVisible() && c.page() != null && c.page().title().equals("Regions")).findFirst()
                .orElseThrow();
        Screen.waitFor("the picture", canvas::isPainted);

        view.begin(Drawing.Tool.BOX);
        Control surface = canvas.getChildren()[0];
        Point first = at(canvas, 0, 2, 3);
        Point second = at(canvas, 0, 7, 6);
        hand.click(surface, first);
        hand.click(surface, second);
        Screen.waitFor("the box", () -> session.snapshot().orElseThrow().study().regions().containsKey("region"));

        Map<String, Region> regions = session.snapshot().orElseThrow().study().regions();
        Region.Rectangle drawn = (Region.Rectangle) regions.get("region").shape();
        assertEquals(2, drawn.x(), 0.1);
        assertEquals(3, drawn.y(), 0.1);
        assertEquals(5, drawn.width(), 0.1);
        assertEquals(3, drawn.height(), 0.1);
        page.hideView(view);
    }

    @Test
    void filesDraggedOntoTheExplorerAreLookedAt() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        Path raw = folder.resolve("demo/raw/cells/cell-a.mpt");
        IViewPart before = page.findView(DropView.ID);
        if (before != null) {
            page.hideView(before);
        }
        StudyExplorer explorer = (StudyExplorer) page.showView(StudyExplorer.ID);
        Rectangle room = Display.getCurrent().getBounds();
        Shell files = new Shell(page.getWorkbenchWindow().getShell(), SWT.TITLE | SWT.TOOL);
        try {
            files.setLayout(new FillLayout());
            Label file = new Label(files, SWT.BORDER);
            file.setText(raw.getFileName().toString());
            DragSource source = new DragSource(file, DND.DROP_COPY);
            source.setTransfer(FileTransfer.getInstance());
            source.addDragListener(new DragSourceAdapter() {
                @Override
                public void dragSetData(DragSourceEvent event) {
                    event.data = new String[] {raw.toString()};
                }
            });
            files.setBounds(room.width / 2, room.height / 2, 200, 120);
            files.open();
            Screen.settle(500);

            Point onto = files.toControl(explorer.control().toDisplay(60, 120));
            Point from = files.toControl(file.toDisplay(30, 30));
            hand.drag(files, from, onto);
            Screen.waitFor("the view of dropped files", () -> page.findView(DropView.ID) != null);
            Screen.waitFor("the file and its loader", () -> Widgets
                    .all(page.getWorkbenchWindow().getShell(), Label.class).stream()
                    .anyMatch(l -> l.getText().contains("biologic.mpt")));
            Screen.photograph(page.getWorkbenchWindow().getShell(), "dragged-file");
            page.hideView(page.findView(DropView.ID));
        } finally {
            files.dispose();
        }
        assertTrue(session.isSaved());
    }
}
