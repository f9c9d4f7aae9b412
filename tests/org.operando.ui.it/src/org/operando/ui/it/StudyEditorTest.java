// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.record.Problem;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.StepId;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.editor.Fix;
import org.operando.ui.editor.ParametersView;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.explorer.StudyExplorer;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The study is edited as form and as text. */
class StudyEditorTest {
    @TempDir
    private Path folder;

    private IWorkbenchPage page;
    private StudySession session;
    private StudyEditor editor;
    private Path file;
    private String before;

    @BeforeEach
    void open() throws IOException {
        Path demo = Path.of(System.getProperty("operando.home"), "examples/demo");
        try (Stream<Path> all = Files.walk(demo)) {
            for (Path p : all.toList()) {
                Path target = folder.resolve(demo.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target);
                }
            }
        }
        file = folder.resolve("demo.study.yaml");
        before = Files.readString(file);
        page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        session = Sessions.get().open(file);
        editor = StudyEditor.open(page, session);
        waitUntilRead();
    }

    @AfterEach
    void close() {
        page.closeEditor(editor, false);
    }

    private void waitUntilRead() {
        Screen.waitFor("the study", () -> session.snapshot().filter(s -> s.text().equals(session.text().text()))
                .isPresent() && session.snapshot().get().plan().isPresent());
        Screen.settle(100);
    }

    private void type(String field, String value) {
        Text text = (Text) editor.parameters().editor(List.of(field));
        text.setText(value);
        text.notifyListeners(SWT.DefaultSelection, new Event());
    }

    private void replace(String old, String with) throws BadLocationException {
        session.document().replace(session.document().get().indexOf(old), old.length(), with);
    }

    @Test
    void editInTheFormChangesThatValueAndUndoBringsEveryByteBack() throws Exception {
        editor.showForm(List.of("recipes", "insitu", "2"));

        type("from", "5.2");

        String expected = before.replace("name: (003), from: 5.15 deg", "name: (003), from: 5.2 deg");
        assertEquals(expected, session.text().text());
        assertTrue(editor.isDirty());
        assertEquals(expected, editor.text().getText(), "the other face");

        session.text().undo();
        assertEquals(before, session.text().text());
        assertFalse(editor.isDirty());

        session.text().redo();
        editor.doSave(new NullProgressMonitor());
        assertEquals(expected, Files.readString(file));
        assertFalse(editor.isDirty());
    }

    @Test
    void choiceIsWrittenBehindItsNeighboursAndPutBackByOneClick() {
        editor.showForm(List.of("recipes", "insitu", "3"));
        Combo background = (Combo) editor.parameters().editor(List.of("background"));

        background.select(background.getItemCount() - 1);
        String chosen = background.getText();
        background.notifyListeners(SWT.Selection, new Event());

        assertEquals(before.replace("to: 12.55 deg}", "to: 12.55 deg, background: " + chosen + "}"),
                session.text().text());
        waitUntilRead();
        editor.parameters().reset(List.of("background"));
        assertEquals(before, session.text().text());
    }

    @Test
    void formAndTextHaveOneHistory() throws Exception {
        editor.showForm(List.of("recipes", "insitu", "2"));
        type("from", "5.2 deg");
        replace("30 s", "60 s");
        type("to", "6 deg");
        String all = session.text().text();

        session.text().undo();
        assertTrue(session.text().text().contains("exposure: 60 s"));
        assertTrue(session.text().text().contains("to: 5.90 deg}"));
        session.text().undo();
        assertTrue(session.text().text().contains("exposure: 30 s"));
        session.text().undo();
        assertEquals(before, session.text().text());
        session.text().redo();
        session.text().redo();
        session.text().redo();
        assertEquals(all, session.text().text());
    }

    @Test
    void problemsAreMarkedAndMended() throws Exception {
        replace("wavelength: 0.4520", "wavelenght: 0.4520");
        replace("exposure: 30 s", "exposure: 30");

        replace("sample: NC91-model\n    technique: powder", "sample: NC91-modell\n    technique: powder");
        Screen.waitFor("the marks", () -> editor.marked().size() == 3);
        editor.showLine(68, 5);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "study-editor-problems");
        for (int left = 3; left > 0; left--) {
            Problem problem = editor.marked().getFirst();
            Fix fix = Fix.of(session.text().text(), problem).getFirst();
            session.document().replace(fix.from(), fix.to() - fix.from(), fix.text());
            int expected = left - 1;
            Screen.waitFor("the mark to go", () -> editor.marked().size() == expected);
        }

        assertEquals(before, session.text().text());
    }

    @Test
    void textThatCannotBeReadGreysTheFormWhichKeepsItsValues() throws Exception {
        editor.showForm(List.of("recipes", "insitu", "2"));
        Text from = (Text) editor.parameters().editor(List.of("from"));
        assertEquals("5.15 deg", from.getText());

        replace("cells:", "cells: : {");

        Screen.waitFor("the form to go grey", () -> !from.isEnabled());
        assertEquals("5.15 deg", from.getText());
        assertTrue(editor.note().contains("cannot be read"), editor.note());
        session.text().undo();
        Screen.waitFor("the form to live again", from::isEnabled);
        assertEquals("", editor.note());
    }

    @Test
    void whatAnotherProgramWroteIsNotOverwrittenUnasked() throws Exception {
        editor.showForm(List.of("recipes", "insitu", "2"));
        type("from", "5.2 deg");
        Files.writeString(file, before + "# theirs\n");

        editor.doSave(new NullProgressMonitor());

        assertEquals(before + "# theirs\n", Files.readString(file));
        assertTrue(session.text().isForeign());
        assertTrue(editor.isDirty());
        session.text().keepOurs();
        editor.doSave(new NullProgressMonitor());
        assertEquals(before.replace("name: (003), from: 5.15", "name: (003), from: 5.2"), Files.readString(file));
    }

    @Test
    void unsavedEditsSurviveAKillAndAreTakenBack() throws Exception {
        String edited = keptAfterAKill("exposure: 30 s", "exposure: 60 s");

        assertEquals(before, session.text().text(), "nothing is taken unasked");
        assertFalse(editor.isDirty());
        Screen.photograph(page.getWorkbenchWindow().getShell(), "study-editor-draft");
        press("Take them");
        assertEquals(edited, session.text().text());
        assertTrue(editor.isDirty());
        assertEquals("", editor.found());
        session.text().undo();
        assertEquals(before, session.text().text());
        session.text().redo();
        assertTrue(Drafts.texts().contains(edited), "kept until it is saved");
        editor.doSave(new NullProgressMonitor());

        assertEquals(edited, Files.readString(file));
        assertFalse(Drafts.texts().contains(edited), "what is saved needs no draft");
    }

    @Test
    void unsavedEditsAreDroppedByOneClick() throws Exception {
        String edited = keptAfterAKill("exposure: 30 s", "exposure: 90 s");

        press("Drop them");

        assertEquals("", editor.found());
        assertEquals(before, session.text().text());
        Screen.waitFor("the draft to go", () -> !Drafts.texts().contains(edited));
    }

    /** Edits, waits for the draft, and opens the study again as after a kill: from what is on the disk. */
    private String keptAfterAKill(String old, String with) throws Exception {
        replace(old, with);
        String edited = session.text().text();
        Screen.waitFor("the draft", () -> Drafts.texts().contains(edited));
        page.closeEditor(editor, false);
        session = Sessions.get().open(file);
        editor = StudyEditor.open(page, session);
        Screen.waitFor("the offer", () -> editor.found().startsWith("\u26a0 Unsaved edits of "));
        return edited;
    }

    private void press(String label) {
        button(page.getWorkbenchWindow().getShell(), label).orElseThrow().notifyListeners(SWT.Selection, new Event());
    }

    private static Optional<Button> button(Composite in, String label) {
        return Stream.of(in.getChildren()).flatMap(c -> (switch (c) {
            case Button b when b.getText().equals(label) && b.isVisible() -> Optional.of(b);
            case Composite inner -> button(inner, label);
            default -> Optional.<Button>empty();
        }).stream()).findFirst();
    }

    @Test
    void changedParameterIsPreviewedAndNothingIsWritten() throws Exception {
        ParametersView view = (ParametersView) page.showView(ParametersView.ID);
        PlannedStep step = session.snapshot().get().plan().get().steps().stream()
                .filter(s -> s.id().name().equals("line-003")).findFirst().orElseThrow();
        session.run(List.of("insitu"));
        Screen.waitFor("the run", () -> !session.isRunning());
        waitUntilRead();
        Path result = session.folder().resolve(step.id().file());
        FileTime written = Files.getLastModifiedTime(result);

        view.choose(step);
        Screen.waitFor("the preview", () -> view.previewed().startsWith("Preview of insitu/line-003"));
        Text from = (Text) view.parameters().orElseThrow().editor(List.of("from"));
        from.setText("5.3 deg");
        from.notifyListeners(SWT.DefaultSelection, new Event());
        assertTrue(session.text().text().contains("name: (003), from: 5.3 deg"));
        Screen.waitFor("the next preview to begin", () -> view.previewed().startsWith("Computing"));
        Screen.waitFor("the next preview", () -> view.previewed().startsWith("Preview of insitu/line-003"));

        Screen.photograph(page.getWorkbenchWindow().getShell(), "parameters");
        assertEquals(written, Files.getLastModifiedTime(result));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void chosenFrameOrCycleAloneIsPreviewedAtOnce() throws Exception {
        ParametersView view = (ParametersView) page.showView(ParametersView.ID);
        session.run(List.of("insitu"));
        Screen.waitFor("the run", () -> !session.isRunning());
        waitUntilRead();
        view.choose(step("insitu", "line-003"));
        Screen.waitFor("the first frame",
                () -> view.previewed().startsWith("Preview of insitu/line-003: frame 1 alone, the first"));

        SelectionHub hub = session.link().selection();
        hub.choose(this, Selected.NOTHING.with(Kind.MEASUREMENT, "insitu").with(Kind.FRAME, 30));
        Screen.waitFor("the chosen frame",
                () -> view.previewed().startsWith(
                        "Preview of insitu/line-003: frame 30 alone. Peak (003) of frame 30: 2\u03b8 = 5."));
        Text from = (Text) view.parameters().orElseThrow().editor(List.of("from"));
        long fastest = Long.MAX_VALUE;
        for (String value : List.of("5.16 deg", "5.17 deg", "5.18 deg", "5.19 deg", "5.2 deg", "5.21 deg")) {
            from.setText(value);
            from.notifyListeners(SWT.DefaultSelection, new Event());
            Screen.waitFor("the change to be read", () -> view.previewed().startsWith("Computing"));
            long start = System.nanoTime();
            Screen.waitFor("the frame", () -> view.previewed().startsWith("Preview of"));
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        long millis = fastest / 1_000_000;
        assertTrue(millis < 300, "one frame took " + millis + " ms");

        view.choose(step("cycling-a", "echem.cycles"));
        hub.choose(this, Selected.NOTHING.with(Kind.MEASUREMENT, "cycling-a").with(Kind.CYCLE, 5));
        Screen.waitFor("the chosen cycle",
                () -> view.previewed()
                        .startsWith("Preview of cycling-a/echem.cycles: cycle 5 alone. Cycle 5: charge "));
        assertFalse(Files.exists(session.folder().resolve("steps/cycling-a")));
    }

    private PlannedStep step(String measurement, String name) {
        return session.snapshot().get().plan().get().steps().stream()
                .filter(s -> s.id().equals(new StepId(measurement, name))).findFirst().orElseThrow();
    }

    @Test
    void editInParametersIsUndoneAndSavedWhileTheyAreInFront() throws Exception {
        ParametersView view = (ParametersView) page.showView(ParametersView.ID);
        view.choose(step("insitu", "line-003"));
        for (String command : List.of(IWorkbenchCommandConstants.EDIT_UNDO, IWorkbenchCommandConstants.EDIT_REDO,
                IWorkbenchCommandConstants.FILE_SAVE)) {
            Screen.waitFor("nothing to do for " + command, () -> !isEnabled(command));
        }
        Screen.settle(200);
        Text from = from(view);
        from.setFocus();
        from.setText("5.2");
        from.notifyListeners(SWT.DefaultSelection, new Event());
        String edited = before.replace("name: (003), from: 5.15 deg", "name: (003), from: 5.2 deg");
        assertEquals(edited, session.text().text());
        waitUntilRead();

        press(IWorkbenchCommandConstants.EDIT_UNDO, "undo");
        assertEquals(before, session.text().text());
        Screen.waitFor("the field to say so", () -> from(view).getText().equals("5.15 deg"));
        press(IWorkbenchCommandConstants.EDIT_REDO, "redo");
        assertEquals(edited, session.text().text());
        press(IWorkbenchCommandConstants.FILE_SAVE, "save");
        assertEquals(edited, Files.readString(file));
        Screen.waitFor("nothing more to save", () -> !isEnabled(IWorkbenchCommandConstants.FILE_SAVE));

        page.closeEditor(editor, false);
        page.activate(page.showView(StudyExplorer.ID));
        press(IWorkbenchCommandConstants.EDIT_UNDO, "undo without an editor");
        press(IWorkbenchCommandConstants.FILE_SAVE, "save without an editor");
        Screen.waitFor("the file", session::isSaved);
        assertEquals(before, Files.readString(file));
    }

    private static Text from(ParametersView view) {
        return (Text) view.parameters().orElseThrow().editor(List.of("from"));
    }

    private boolean isEnabled(String command) {
        return page.getWorkbenchWindow().getService(ICommandService.class).getCommand(command).isEnabled();
    }

    private void press(String command, String what) throws Exception {
        Screen.waitFor(what, () -> isEnabled(command));
        page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand(command, null);
    }

    @Test
    void bothFacesAreWorthLookingAt() throws Exception {
        editor.showForm(List.of("measurements", "insitu"));
        assertTrue(Files.size(Screen.photograph(page.getWorkbenchWindow().getShell(), "study-editor-form")) > 20_000);
        editor.showLine(60, 1);
        assertTrue(Files.size(Screen.photograph(page.getWorkbenchWindow().getShell(), "study-editor-source")) > 20_000);
    }
}
