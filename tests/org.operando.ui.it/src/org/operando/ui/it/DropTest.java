// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.study.Measurement;
import org.operando.ui.drop.DropView;
import org.operando.ui.drop.DroppedFiles;
import org.operando.ui.drop.FileGroup;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.Opening;

/** Dropped files: what they are, what is missing, into the study. */
class DropTest {
    private static final Path RAW = Path.of(System.getProperty("operando.home"), "examples/demo/raw");

    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @TempDir
    private Path folder;

    @Test
    void droppedFolderIsNamedAskedForWhatIsMissingAndAdded() throws Exception {
        Path study = folder.resolve("mine.study.yaml");
        String before = "# mine\noperando: 1\ntitle: mine   # keep me\nsamples:\n  nc: {}\n";
        Files.writeString(study, before);
        StudySession session = Opening.get().openStudy(study).orElseThrow();
        Screen.waitFor("the study", () -> session.snapshot().isPresent());

        Opening.get().open(List.of(RAW.resolve("insitu")));
        Screen.waitFor("the view", () -> page.findView(DropView.ID) != null);
        DropView view = (DropView) page.findView(DropView.ID);
        Screen.waitFor("the files", () -> view.page().summary().startsWith("2 measurements to add; 1 value missing"));
        Composite shown = shown();
        Screen.photograph(page.getWorkbenchWindow().getShell(), "drop");
        List<String> labels = Widgets.all(shown, Label.class).stream().map(Label::getText).toList();
        assertTrue(labels.stream().anyMatch(l -> l.startsWith("Powder patterns as columns of text (powder.columns): ")),
                labels.toString());
        Text wavelength = Widgets.all(shown, Text.class).stream().filter(t -> t.getMessage().equals("angstrom"))
                .findFirst()
                .orElseThrow();
        wavelength.setText("0.4520");
        assertTrue(view.page().summary().endsWith("nothing is missing"), view.page().summary());
        Widgets.all(shown, Button.class).stream().filter(b -> b.getText().equals("Add to mine")).findFirst()
                .orElseThrow()
                .notifyListeners(SWT.Selection, null);

        String text = session.document().get();
        assertTrue(text.startsWith(before), text);
        Screen.waitFor("the file", () -> session.isSaved());
        assertEquals(text, Files.readString(study));
        Screen.waitFor("the measurements",
                () -> session.snapshot().get().study().measurements().size() == 2
                        || !session.snapshot().get().problems()
                                .isEmpty());
        assertEquals(List.of(), session.snapshot().get().problems(), text);
        Measurement patterns = session.snapshot().get().study().measurements().get("insitu");
        assertTrue(patterns.files().getFirst().endsWith("raw/insitu/frame_*.xye"), text);
        assertEquals("cell", patterns.links().get("cell"));
        assertTrue(text.contains("wavelength: 0.4520 angstrom"), text);
        knowsThemAgain(view, shown);
    }

    private void knowsThemAgain(DropView view, Composite shown) throws Exception {
        Opening.get().open(List.of(RAW.resolve("insitu")));
        Screen.waitFor("the same files", () -> view.page().summary().startsWith("0 measurements to add"));
        assertTrue(Widgets.all(shown, Label.class).stream().anyMatch(l -> l.getVisible()
                && l.getText().equals("Already in the study, as insitu")), "said of files that the study has");
        Screen.photograph(page.getWorkbenchWindow().getShell(), "drop-again");
    }

    private Composite shown() {
        return (Composite) page.getWorkbenchWindow().getShell();
    }

    @Test
    void journalMakesAStudy() throws Exception {
        Path journal = Files.writeString(folder.resolve("batch.csv"),
                "file,label,mass (mg),group\nraw/a.nda,NC91-1,6.16,A\nraw/b.nda,NC91-2,6.12,A\n");

        Opening.get().open(List.of(journal));
        Screen.waitFor("the view", () -> page.findView(DropView.ID) != null);
        DropView view = (DropView) page.findView(DropView.ID);
        Screen.waitFor("the offer", () -> view.page().summary().startsWith("batch.csv is a batch journal"));
        Button make = Widgets.all(shown(), Button.class).stream().filter(b -> b.getText().startsWith("New study"))
                .findFirst().orElseThrow();
        assertTrue(make.isEnabled());
        view.newStudyOf(journal, folder.resolve("batch.study.yaml"));

        Screen.waitFor("the study", () -> Sessions.get().current().flatMap(StudySession::snapshot)
                .filter(s -> s.study().cells().keySet().equals(Set.of("NC91-1", "NC91-2"))).isPresent());
        assertTrue(view.page().summary().contains("with 2 measurements"), view.page().summary());
    }

    @Test
    void thousandsOfFilesAreOneGroupAndCanBeStopped() throws Exception {
        byte[] pattern = Files.readAllBytes(RAW.resolve("insitu/frame_001.xye"));
        for (int i = 0; i < 2000; i++) {
            Files.write(folder.resolve("nc91_run7_" + String.format("%04d", i) + ".xye"), pattern);
        }
        List<FileGroup> groups = new ArrayList<>();

        long start = System.nanoTime();
        new DroppedFiles(Sessions.get().catalogue(), () -> false, p -> {
        }, groups::add).look(List.of(folder));
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertEquals(1, groups.size());
        assertEquals("nc91_run7_*.xye", groups.getFirst().pattern());
        assertEquals(2000, groups.getFirst().files().size());
        assertTrue(millis < 5000, millis + " ms");
        groups.clear();
        new DroppedFiles(Sessions.get().catalogue(), () -> true, p -> {
        }, groups::add).look(List.of(folder));
        assertEquals(List.of(), groups);
    }

    @Test
    void linksAreFollowedAndOneToNothingIsNamed() throws Exception {
        Files.createSymbolicLink(folder.resolve("good.xye"), RAW.resolve("insitu/frame_001.xye"));
        Files.createSymbolicLink(folder.resolve("lost.xye"), folder.resolve("nowhere.xye"));
        List<FileGroup> groups = new ArrayList<>();

        new DroppedFiles(Sessions.get().catalogue(), () -> false, p -> {
        }, groups::add).look(List.of(folder));

        assertEquals(2, groups.size());
        FileGroup lost = groups.stream().filter(g -> g.pattern().equals("lost.xye")).findFirst().orElseThrow();
        assertFalse(lost.isRecognised());
        assertTrue(lost.look().reason().contains("where nothing is"), lost.look().reason());
        assertTrue(groups.stream().anyMatch(g -> g.pattern().equals("good.xye") && g.isRecognised()));
    }

    @Test
    void unknownFileSaysWhyAndWindowTakesDrops() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "bought milk\n");
        List<FileGroup> groups = new ArrayList<>();

        new DroppedFiles(Sessions.get().catalogue(), () -> false, p -> {
        }, groups::add).look(List.of(notes));

        assertFalse(groups.getFirst().isRecognised());
        assertTrue(groups.getFirst().look().reason().startsWith("no loader can read it"));
        assertTrue(page.getWorkbenchWindow().getShell().getData(DND.DROP_TARGET_KEY) != null);
        IViewPart view = page.findView(DropView.ID);
        if (view != null) {
            page.hideView(view);
        }
    }
}
