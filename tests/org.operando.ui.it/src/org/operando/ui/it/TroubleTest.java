// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MTrimmedWindow;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.problems.ProblemsView;
import org.operando.ui.progress.ProgressView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.Opening;
import org.operando.ui.shell.SavedLayout;
import org.operando.ui.welcome.NewStudy;

/** What the window makes of kills, files that are none of its own and studies that cannot run. */
@ExtendWith(NoEditors.class)
class TroubleTest {
    /** Where editors open; by its tag when an earlier test has split the place. */
    private static final String PRIMARY = "org.eclipse.e4.primaryDataStack";

    private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    private final IWorkbenchPage page = window.getActivePage();

    @TempDir
    private Path folder;

    private static List<MUIElement> editors(MUIElement in) {
        List<MUIElement> found = new ArrayList<>();
        if ("org.eclipse.e4.ui.compatibility.editor".equals(in.getElementId())) {
            found.add(in);
        }
        if (in instanceof MElementContainer<?> container) {
            container.getChildren().forEach(c -> found.addAll(editors(c)));
        }
        if (in instanceof MWindow w) {
            w.getSharedElements().forEach(s -> found.addAll(editors(s)));
        }
        return found;
    }

    @Test
    void savedLayoutGivesNoEditorsBack() throws Exception {
        StudySession session = Opening.get().openStudy(NewStudy.example(folder.resolve("demo"))).orElseThrow();
        page.openEditor(new FigureInput(session, "fig-1"), FigureEditor.ID);
        EModelService model = window.getService(EModelService.class);
        // what is saved each minute is such a copy, with the editors that are open
        MApplication saved = model.createModelElement(MApplication.class);
        MWindow copy = (MWindow) model.cloneElement(window.getService(MWindow.class), null);
        saved.getChildren().add(copy);
        assertEquals(2, editors(copy).size());
        int shared = copy.getSharedElements().size();

        new SavedLayout().drop(saved);

        assertEquals(List.of(), editors(copy));
        assertEquals(shared, copy.getSharedElements().size(), "the views and the place of the editors stay");
        assertTrue(copy.getSharedElements().stream().flatMap(TroubleTest::inside)
                .anyMatch(e -> PRIMARY.equals(e.getElementId()) || e.getTags().contains(PRIMARY)),
                "the place of the editors stays");
        assertTrue(Arrays.stream(RegistryFactory.getRegistry()
                .getConfigurationElementsFor("org.eclipse.e4.workbench.model"))
                .anyMatch(e -> SavedLayout.class.getName().equals(e.getAttribute("class"))
                        && "always".equals(e.getAttribute("apply"))),
                "at each start");
    }

    @Test
    void theSwitchOfPerspectivesStandsBehindTheTools() {
        List<String> bar = ((MTrimmedWindow) window.getService(MWindow.class)).getTrimBars().stream()
                .filter(b -> b.getElementId().equals("org.eclipse.ui.main.toolbar")).flatMap(TroubleTest::inside)
                .map(MUIElement::getElementId).toList();
        int at = bar.indexOf("org.operando.ui.perspectives");
        assertTrue(at > bar.indexOf("PerspectiveSpacer") && bar.contains("PerspectiveSpacer"), bar.toString());
    }

    private static Stream<MUIElement> inside(MUIElement element) {
        Stream<MUIElement> own = Stream.of(element);
        return element instanceof MElementContainer<?> c
                ? Stream.concat(own, c.getChildren().stream().flatMap(TroubleTest::inside)) : own;
    }

    @Test
    void aFileThatIsNoStudyIsSaidAndTheOpenStudyStays() throws Exception {
        StudySession session = Opening.get().openStudy(NewStudy.example(folder.resolve("demo"))).orElseThrow();
        ProblemsView problems = (ProblemsView) page.showView(ProblemsView.ID);
        Screen.waitFor("its plan", () -> session.snapshot().flatMap(StudySession.Snapshot::plan).isPresent());
        page.showView(ProgressView.ID);
        Path noise = Files.write(folder.resolve("noise.study.yaml"), new byte[] {'a', (byte) 0xff, (byte) 0xfe, 0});

        Opening.get().open(List.of(noise));

        Screen.waitFor("the notice", () -> Opening.get().notice().isPresent());
        assertEquals(noise + " is not a study: it is not text in UTF-8", Opening.get().notice().orElseThrow());
        assertSame(session, Sessions.get().current().orElseThrow());
        assertEquals(Optional.of(session.file()), Opening.get().state().study(), "the next start opens it again");
        assertFalse(Opening.get().state().recent().contains(noise));
        Screen.waitFor("the list of problems in front", () -> page.isPartVisible(problems));
        Screen.waitFor("its line", () -> hasRow("not opened", noise.toString()));
        Screen.photograph(window.getShell(), "not-opened");
        Opening.get().openStudy(session.file());
        Screen.waitFor("its line to go", () -> !hasRow("not opened", noise.toString()));
    }

    private boolean hasRow(String kind, String what) {
        return Widgets.all(window.getShell(), Table.class).stream().flatMap(t -> Stream.of(t.getItems()))
                .anyMatch(i -> i.getText(0).contains(kind) && i.getText(2).equals(what));
    }

    @Test
    void aFileChangedOutsideIsTakenUnaskedWithoutEditsHere() throws Exception {
        Path file = NewStudy.example(folder.resolve("demo"));
        StudySession session = Sessions.get().open(file);
        Screen.waitFor("its plan", () -> session.snapshot().flatMap(StudySession.Snapshot::plan).isPresent());
        String theirs = Files.readString(file) + "# theirs\n";

        Files.writeString(file, theirs);

        Screen.waitFor("their text", () -> session.text().text().equals(theirs));
        assertFalse(session.text().isForeign());
        assertTrue(session.isSaved());
        session.document().replace(0, 0, "# ours\n");
        Files.writeString(file, theirs + "# more\n");
        Screen.waitFor("the question", () -> session.text().isForeign());
        Screen.settle(200);
        assertEquals("# ours\n" + theirs, session.text().text(), "what was edited here is not lost");
        session.text().keepOurs();
    }

    @Test
    void theToolBarFollowsARunToItsEnd() throws Exception {
        StudySession session = DemoStudy.open(folder.resolve("demo"));
        Screen.waitFor("Run", () -> isEnabled("Run") && !isEnabled("Cancel Run"));
        session.run();
        Screen.waitFor("Cancel", () -> !isEnabled("Run") && isEnabled("Cancel Run"));
        DemoStudy.waitForRun(session);
        Screen.waitFor("Run after the run", () -> isEnabled("Run") && !isEnabled("Cancel Run"));
    }

    private boolean isEnabled(String tip) {
        List<ToolItem> items = Widgets.all(window.getShell(), ToolBar.class).stream()
                .flatMap(b -> Stream.of(b.getItems()))
                .filter(i -> i.getToolTipText() != null && i.getToolTipText().matches("(?s)" + tip + "( \\(.*)?"))
                .toList();
        assertNotEquals(List.of(), items, tip);
        return items.getFirst().isEnabled();
    }

    @Test
    void runSaysWhyNothingCanRun() throws Exception {
        Path file = DemoStudy.copy(folder.resolve("demo"));
        Files.writeString(file, Files.readString(file).replace("operando: 1", "operando: 1\nnonsense: 3"));
        StudySession session = Sessions.get().open(file);
        Screen.waitFor("its problems", () -> session.snapshot().filter(s -> !s.problems().isEmpty()).isPresent());
        ProblemsView problems = (ProblemsView) page.showView(ProblemsView.ID);
        page.showView(ProgressView.ID);
        assertFalse(page.isPartVisible(problems));

        window.getService(IHandlerService.class).executeCommand("org.operando.ui.run", null);

        Screen.waitFor("the reasons in front", () -> page.isPartVisible(problems));
        DemoStudy.waitForRun(session);
    }
}
