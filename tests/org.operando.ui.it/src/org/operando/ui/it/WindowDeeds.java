// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.Draft;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/**
 * What a window in a process of its own does by itself, as {@link WindowProcess} tells it: in a first life it opens figures
 * and a perspective and edits the study, in each it says what it shows.
 */
public final class WindowDeeds implements IStartup {
    static final String EDIT = "# not saved when it was killed\n";
    static final String PERSPECTIVE = "org.operando.powder.ui.perspective";
    static final List<String> FIGURES = List.of("fig-1", "insitu-contour");

    private static final String DEEDS = "operando.it.deeds";
    private static final String REPORT = "operando.it.report";

    /** Arguments of a process that does this. */
    static List<String> arguments(boolean first, Path report) {
        return List.of("-D" + DEEDS + "=" + (first ? "edit" : "look"), "-D" + REPORT + "=" + report);
    }

    @Override
    public void earlyStartup() {
        String deeds = System.getProperty(DEEDS);
        if (deeds != null) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.asyncExec(() -> {
                try {
                    act(deeds.equals("edit"));
                } catch (PartInitException | BadLocationException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private static void act(boolean first) throws PartInitException, BadLocationException, IOException {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        Screen.waitFor("the study", () -> Sessions.get().current().flatMap(StudySession::snapshot)
                .flatMap(StudySession.Snapshot::plan).isPresent());
        StudySession session = Sessions.get().current().orElseThrow();
        if (first) {
            for (String figure : FIGURES) {
                page.openEditor(new FigureInput(session, figure), FigureEditor.ID);
            }
            page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                    .findPerspectiveWithId(PERSPECTIVE));
            session.document().replace(0, 0, EDIT);
        } else {
            Screen.waitFor("editors", () -> page.getEditorReferences().length > FIGURES.size());
            // one too many would come a little later
            Screen.settle(1000);
        }
        page.getWorkbenchWindow().getShell().forceActive();
        report(page, session);
    }

    /** Where the window stands that told what it shows. */
    static Rectangle bounds(Properties seen) {
        int[] b = Stream.of(seen.getProperty("bounds").split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Rectangle(b[0], b[1], b[2], b[3]);
    }

    private static void report(IWorkbenchPage page, StudySession session) throws IOException {
        Properties seen = new Properties();
        seen.setProperty("study", session.file().toString());
        seen.setProperty("perspective", page.getPerspective().getId());
        seen.setProperty("editors", Stream.of(page.getEditorReferences()).map(IEditorReference::getTitle).sorted()
                .toList().toString());
        seen.setProperty("text", session.text().text());
        seen.setProperty("draft", session.text().offered().map(Draft::text).orElse(""));
        seen.setProperty("words", Stream.of(page.getEditorReferences()).map(r -> r.getEditor(false))
                .filter(StudyEditor.class::isInstance).map(e -> ((StudyEditor) e).found()).findFirst().orElse(""));
        Rectangle bounds = page.getWorkbenchWindow().getShell().getBounds();
        seen.setProperty("bounds", bounds.x + " " + bounds.y + " " + bounds.width + " " + bounds.height);
        Path file = Path.of(Optional.ofNullable(System.getProperty(REPORT)).orElseThrow());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(next)) {
            seen.store(out, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
