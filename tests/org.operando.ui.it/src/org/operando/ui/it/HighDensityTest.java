// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.operando.ui.api.FigureCanvas;

/** The window on screens of usual and of double density: run once without and once with {@code GDK_SCALE=2}. */
class HighDensityTest {
    private static final int ENOUGH = 2000;

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @Test
    void zoomIsThatOfTheEnvironment() {
        assertEquals("2".equals(System.getenv("GDK_SCALE")) ? 200 : 100,
                page.getWorkbenchWindow().getShell().getZoom());
    }

    /** A picture of half the pixels would fill blocks of two by two pixels with one colour each. */
    @Test
    void figureHasThePixelsOfTheScreen() throws Exception {
        Shell shell = new Shell(Display.getCurrent());
        shell.setLayout(new FillLayout());
        shell.setSize(700, 420);
        FigureCanvas canvas = new FigureCanvas(shell);
        canvas.show(SampleFigures.patternAndContour());
        shell.open();
        try {
            Screen.waitFor("the picture", canvas::isPainted);
            ImageData picture = new ImageData(Screen.photograph(shell, "figure").toString());
            int fine = 0;
            for (int y = 100; y + 1 < picture.height - 100; y += 2) {
                for (int x = 0; x + 1 < picture.width; x += 2) {
                    int p = picture.getPixel(x, y);
                    fine += p == picture.getPixel(x + 1, y) && p == picture.getPixel(x, y + 1) ? 0 : 1;
                }
            }
            assertTrue(fine > ENOUGH, fine + " blocks have more than one colour");
        } finally {
            shell.dispose();
        }
    }

    @Test
    void everyButtonOfEveryPerspectiveHasRoom() {
        String before = page.getPerspective().getId();
        for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry()
                .getPerspectives()) {
            if (perspective.getId().startsWith("org.operando.")) {
                page.setPerspective(perspective);
                Screen.settle(300);
                List<String> cut = new ArrayList<>();
                collect(page.getWorkbenchWindow().getShell(), cut);
                assertEquals(List.of(), cut, perspective.getId());
            }
        }
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry().findPerspectiveWithId(before));
    }

    private static void collect(Composite in, List<String> cut) {
        for (Control child : in.getChildren()) {
            if (child instanceof Button button && button.isVisible() && !isWhole(button)) {
                cut.add(button.getText() + " " + button.getBounds() + " in " + in.getClientArea());
            }
            if (child instanceof Composite c) {
                collect(c, cut);
            }
        }
    }

    private static boolean isWhole(Button button) {
        Point wished = button.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        Rectangle room = button.getParent().getClientArea();
        Rectangle is = button.getBounds();
        return is.width >= wished.x - 1 && is.x + is.width <= room.x + room.width + 1;
    }
}
