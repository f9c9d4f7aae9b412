// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Page;
import org.operando.core.run.PlannedStep;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.editor.ParametersView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The preview of a step that does not work by frame or cycle: the figure that shows it, computed over all its data. */
class WholePreviewTest {
    private static final String BEGIN = "Preview of d-band/raman.peak in d-band-raman.spectrum: the whole, since raman.peak";

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @TempDir
    private Path folder;

    @Test
    void stepWithoutPiecesIsPreviewedAsAWholeAndNothingIsKept() throws Exception {
        Path from = Path.of(System.getProperty("operando.home"), "examples/plugin-raman");
        Path file = Files.copy(from.resolve("raman.study.yaml"), folder.resolve("raman.study.yaml"));
        Path data = Path.of("org.example.raman/data/d-band.txt");
        Files.createDirectories(folder.resolve(data).getParent());
        Files.copy(from.resolve(data), folder.resolve(data));
        String before = Files.readString(file);
        StudySession session = Sessions.get().open(file);
        Screen.waitFor("the plan", () -> session.snapshot().flatMap(StudySession.Snapshot::plan).isPresent());
        ParametersView view = (ParametersView) page.showView(ParametersView.ID);
        PlannedStep step = session.snapshot().orElseThrow().plan().orElseThrow().steps().getFirst();

        view.choose(step);
        Screen.waitFor("the preview", () -> view.previewed().startsWith(BEGIN));
        Page first = shown();
        Text upper = (Text) view.parameters().orElseThrow().editor(List.of("to"));
        upper.setText("1400 1/cm");
        upper.notifyListeners(SWT.DefaultSelection, new Event());
        Screen.waitFor("the preview of the edit", () -> view.previewed().startsWith(BEGIN) && shown() != first);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "preview-whole");

        assertFalse(first.equals(shown()), "the fit of other points");
        assertFalse(Files.exists(session.folder()), "nothing is kept");
        assertEquals(before, Files.readString(file));
        session.text().undo();
    }

    private Page shown() {
        return Widgets.all(page.getWorkbenchWindow().getShell(), FigureCanvas.class).stream()
                .filter(FigureCanvas::isVisible).map(FigureCanvas::page).findFirst().orElse(null);
    }
}
