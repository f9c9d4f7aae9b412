// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Page;
import org.operando.core.study.Region;
import org.operando.figure.Area;
import org.operando.figure.PanelMap;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.api.FigureTool;
import org.operando.ui.api.Selected;
import org.operando.ui.regions.Drawing;
import org.operando.ui.regions.RegionsView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** Regions are drawn, taken from ImageJ and written into the study; all else of its text stays. */
class RegionsTest {
    private static final String TEXT = "operando: 1   # mine\nsamples: {A: {}}\n";

    /** Place of the key on a PC's keyboard. */
    private static final int ESCAPE = 9;

    @TempDir
    private Path folder;
    private FigureCanvas canvas;

    @Test
    void drawnAndImportedRegionsStandInTheStudy() throws Exception {
        Path study = Files.writeString(folder.resolve("x.study.yaml"), TEXT);
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        RegionsView view = (RegionsView) page.showView(RegionsView.ID);
        StudySession session = Sessions.get().open(study);
        Screen.waitFor("the study", () -> session.snapshot().isPresent());

        view.begin(Drawing.Tool.BOX);
        view.clicked(3, 1);
        view.clicked(1, 2.5);
        Screen.waitFor("the box", () -> regions(session).equals(Set.of("region")));
        view.begin(Drawing.Tool.SHELLS);
        view.clicked(4, 4);
        view.clicked(4, 5);
        view.clicked(6, 4);
        view.finish();
        Screen.waitFor("the shells", () -> regions(session).size() == 2);
        view.take(Path.of(System.getProperty("operando.home"), "bundles/org.operando.io/src_test/data/roi/box.roi"));
        Screen.waitFor("the region of ImageJ", () -> regions(session).contains("box"));

        assertEquals(List.of(), session.snapshot().get().problems());
        assertTrue(session.document().get().startsWith(TEXT), session.document().get());
        assertEquals(new Region.Rectangle(1, 1, 2, 1.5), shape(session, "region"));
        assertEquals(new Region.Shells(4, 4, List.of(1.0, 2.0)), shape(session, "region-2"));
        assertEquals(new Region.Rectangle(10, 20, 30, 40), shape(session, "box"));
        Screen.settle(800);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "regions");
        page.hideView(view);
    }

    @Test
    void polygonIsClosedByDoubleClickAndRegionsAreDraggedByCornersSidesAndAsAWhole() throws Exception {
        Path study = Files.writeString(folder.resolve("y.study.yaml"), TEXT + """
                regions:
                  box: {shape: {rectangle: {x: 1 um, y: 1 um, width: 3 um, height: 2 um}}, particle: p}   # kept
                  rings: {shape: {shells: {x: 7 um, y: 7 um, radii: [1 um, 2 um]}}}
                """);
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        RegionsView view = (RegionsView) page.showView(RegionsView.ID);
        StudySession session = Sessions.get().open(study);
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        canvas = Widgets.all(page.getWorkbenchWindow().getShell(), FigureCanvas.class).stream()
                .filter(c -> c.isVisible() && c.page() != null && c.page().title().equals("Regions")).findFirst()
                .orElseThrow();
        Screen.waitFor("the regions", () -> canvas.page().panels().getFirst().marks().size() >= 5);
        try (Hand hand = new Hand()) {
            view.begin(Drawing.Tool.POLYGON);
            hand.click(surface(), at(2, 6));
            hand.strike(ESCAPE);
            Screen.waitFor("given up", () -> canvas.tool() == FigureTool.PAN);
            assertEquals(Set.of("box", "rings"), regions(session));
            view.begin(Drawing.Tool.BOX);
            hand.drag(surface(), at(5, 1), at(6, 2));
            Screen.waitFor("the box", () -> regions(session).contains("region"));
            Region.Rectangle box = (Region.Rectangle) shape(session, "region");
            near(List.of(5.0, 1.0, 1.0, 1.0), List.of(box.x(), box.y(), box.width(), box.height()));
            session.text().undo();
            Screen.waitFor("no box", () -> !regions(session).contains("region"));
            view.begin(Drawing.Tool.POLYGON);
            hand.click(surface(), at(2, 6));
            hand.click(surface(), at(4, 6));
            hand.doubleClick(surface(), at(3, 8));
            Screen.waitFor("the polygon", () -> regions(session).contains("region"));
            Region.Polygon polygon = (Region.Polygon) shape(session, "region");
            assertEquals(3, polygon.x().size());
            near(List.of(2.0, 4.0, 3.0), polygon.x());
            near(List.of(6.0, 6.0, 8.0), polygon.y());

            drag(hand, session, 3, 8, 4.5, 8.5);
            near(List.of(2.0, 4.0, 4.5), ((Region.Polygon) shape(session, "region")).x());
            assertEquals("region", session.link().selection().current().text(Selected.Kind.REGION).orElse(""));
            Screen.photograph(page.getWorkbenchWindow().getShell(), "regions-polygon");
            drag(hand, session, 3.5, 6.8, 3, 6.3);
            near(List.of(1.5, 3.5, 4.0), ((Region.Polygon) shape(session, "region")).x());

            drag(hand, session, 4, 2, 5, 2.5);
            Region.Rectangle side = (Region.Rectangle) shape(session, "box");
            near(List.of(1.0, 1.0, 4.0, 2.0), List.of(side.x(), side.y(), side.width(), side.height()));
            drag(hand, session, 1, 1, 0.5, 1.5);
            Region.Rectangle corner = (Region.Rectangle) shape(session, "box");
            near(List.of(0.5, 1.5, 4.5, 1.5), List.of(corner.x(), corner.y(), corner.width(), corner.height()));
            drag(hand, session, 8, 7, 8.5, 7);
            near(List.of(1.5, 2.0), ((Region.Shells) shape(session, "rings")).radii());
            assertTrue(session.document().get().contains("particle: p}   # kept"), session.document().get());
            Screen.photograph(page.getWorkbenchWindow().getShell(), "regions-dragged");

            String text = session.document().get();
            session.text().undo();
            Screen.waitFor("the ring as it was",
                    () -> ((Region.Shells) shape(session, "rings")).radii().equals(List.of(1.0, 2.0)));
            session.text().redo();
            assertEquals(text, session.document().get(), "a drag is one edit");
        }
        page.hideView(view);
    }

    private void drag(Hand hand, StudySession session, double fromX, double fromY, double toX, double toY)
            throws IOException {
        Map<String, Region> before = session.snapshot().orElseThrow().study().regions();
        Page shown = canvas.page();
        hand.drag(surface(), at(fromX, fromY), at(toX, toY));
        Screen.waitFor("an edit", () -> !session.snapshot().orElseThrow().study().regions().equals(before));
        Screen.waitFor("its picture", () -> canvas.page() != shown && canvas.isPainted());
    }

    private Control surface() {
        return canvas.getChildren()[0];
    }

    private Point at(double x, double y) {
        Screen.settle(100);
        Screen.waitFor("the figure", canvas::isPainted);
        PanelMap map = canvas.map().panels().getFirst();
        Rectangle there = canvas.onScreen(new Area(map.across(x), map.down(y, false), 0, 0));
        return new Point(there.x - surface().getLocation().x, there.y - surface().getLocation().y);
    }

    /** As near as a pixel of the screen. */
    private static void near(List<Double> expected, List<Double> found) {
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), found.get(i), 0.1, expected + " and " + found);
        }
    }

    private static Region.Shape shape(StudySession session, String name) {
        return session.snapshot().orElseThrow().study().regions().get(name).shape();
    }

    private static Set<String> regions(StudySession session) {
        return session.snapshot().orElseThrow().study().regions().keySet();
    }
}
