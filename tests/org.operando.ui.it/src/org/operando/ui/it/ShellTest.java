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
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.operando.ui.editor.StudyEditor;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.HandOver;
import org.operando.ui.shell.OpenEditors;
import org.operando.ui.shell.Opening;
import org.operando.ui.shell.Themes;
import org.operando.ui.shell.WindowState;
import org.operando.ui.views.ReadOnlyEditor;
import org.operando.ui.welcome.NewStudy;
import org.operando.ui.welcome.WelcomeEditor;

/** The shell of the window: menus, keys, themes, welcome, what is remembered, files from a second start. */
@ExtendWith(NoEditors.class)
class ShellTest {
    private final IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
    private final IWorkbenchPage page = window.getActivePage();

    @TempDir
    private Path folder;

    private List<String> entries(Menu menu, String path) {
        List<String> entries = new ArrayList<>();
        menu.notifyListeners(SWT.Show, null);
        for (MenuItem item : menu.getItems()) {
            String name = path + item.getText().replace("&", "");
            entries.add(name);
            if (item.getMenu() != null) {
                entries.addAll(entries(item.getMenu(), name + " > "));
            }
        }
        menu.notifyListeners(SWT.Hide, null);
        return entries;
    }

    @Test
    void menusHoldNothingOfDevelopers() {
        List<String> entries = entries(window.getShell().getMenuBar(), "");

        List<String> top = entries.stream().filter(e -> !e.contains(" > ")).toList();
        assertEquals(List.of("File", "Edit", "Study", "Window", "Help"), top);
        for (String word : List.of("Project", "Java", "Debug", "Search...", "Quick Access", "Install", "Eclipse",
                "Wizard",
                "Editor Area", "Navigate", "Error Log")) {
            assertTrue(entries.stream().noneMatch(e -> e.contains(word)), word + " in " + entries);
        }
        assertTrue(entries.stream().anyMatch(e -> e.startsWith("Study > Run")), entries.toString());
    }

    @Test
    void emptyMiddleSaysWhatToOpenAndHow() throws Exception {
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.operando.ui.study"));
        page.resetPerspective();
        Screen.settle(300);
        WelcomeEditor.show(window);
        Screen.waitFor("no hint beside an editor", () -> hints().isEmpty());

        page.closeAllEditors(false);

        Screen.waitFor("the hint", () -> hints().size() == 1);
        Composite around = hints().getFirst().getParent();
        List<String> said = Widgets.all(around, Control.class).stream()
                .map(c -> c instanceof Label l ? l.getText() : c instanceof Link k ? k.getText() : "").toList();
        assertTrue(said.stream().anyMatch(t -> t.contains("Open Study")), said.toString());
        assertTrue(said.stream().anyMatch(t -> t.contains("Ctrl+O")), said.toString());
        Screen.photograph(window.getShell(), "nothing-open-light");
        boolean before = Themes.isDark();
        Themes.choose(true);
        Screen.settle(300);
        Screen.photograph(window.getShell(), "nothing-open-dark");
        Themes.choose(before);
    }

    private List<Label> hints() {
        return Widgets.all(window.getShell(), Label.class).stream()
                .filter(l -> l.isVisible() && l.getText().startsWith("Nothing is open here")).toList();
    }

    @Test
    void eachKeyHasAMenuEntryAndALineOnTheHelpPage() throws Exception {
        IBindingService bindings = window.getService(IBindingService.class);
        assertEquals("org.operando.ui.keys", bindings.getActiveScheme().getId());
        String help = Files.readString(Path.of(System.getProperty("operando.home"), "docs/window.md"));
        List<String> entries = entries(window.getShell().getMenuBar(), "");

        Set<String> without = new TreeSet<>();
        for (Binding binding : bindings.getBindings()) {
            if (binding.getSchemeId().equals("org.operando.ui.keys") && binding.getParameterizedCommand() != null) {
                String key = binding.getTriggerSequence().format();
                String first = bindings.getBestActiveBindingFor(binding.getParameterizedCommand()).format();
                if (entries.stream().noneMatch(e -> e.endsWith("\t" + first))) {
                    without.add("menu: " + key + " " + binding.getParameterizedCommand().getId());
                }
                String written = key.replace("Delete", "Del").replace("Shift+Ctrl", "Ctrl+Shift");
                if (!help.contains(written)) {
                    without.add("help: " + key);
                }
            }
        }
        assertEquals(Set.of(), without);
    }

    @Test
    void themeSwitchesAtOnceAndIsRemembered() throws Exception {
        boolean before = Themes.isDark();
        WelcomeEditor.show(window);
        Screen.settle(300);

        Themes.choose(false);
        Screen.settle(300);
        int light = brightness();
        Screen.photograph(window.getShell(), "welcome-light");
        Themes.choose(true);
        Screen.settle(300);
        int dark = brightness();
        Screen.photograph(window.getShell(), "welcome-dark");
        String kept = InstanceScope.INSTANCE
                .getNode("org.eclipse.e4.ui.css.swt.theme").get("themeid", "");
        Themes.choose(before);

        assertTrue(light > 200 && dark < 90, light + " and " + dark);
        assertEquals(Themes.DARK, kept);
    }

    private int brightness() {
        Control shown = find(window.getShell(), "Open the example study").getParent();
        return shown.getBackground().getGreen();
    }

    private static Button find(Composite in, String label) {
        for (Control child : in.getChildren()) {
            if (child instanceof Button b && b.getText().equals(label) && b.isVisible()) {
                return b;
            }
            Button inside = child instanceof Composite c ? find(c, label) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    @Test
    void allViewsFollowTheThemeBothWays() throws Exception {
        StudySession session = Opening.get().openStudy(NewStudy.example(folder.resolve("theme"))).orElseThrow();
        Screen.waitFor("its plan", () -> session.snapshot().flatMap(StudySession.Snapshot::plan).isPresent());
        Themes.choose(false);
        Set<String> wrong = new TreeSet<>();
        try {
            for (boolean dark : new boolean[] {true, false}) {
                for (String view : List.of("results", "runs", "problems", "log", "progress")) {
                    page.showView("org.operando.ui." + view);
                    if (view.equals("results")) {
                        Themes.choose(dark);
                    }
                    String where = (dark ? "dark " : "light ") + view;
                    wrong.addAll(wrongGrounds(dark, where));
                    Path picture = Screen.photograph(window.getShell(), "theme-" + view + (dark ? "-dark" : "-light"));
                    ImageData seen = new ImageData(picture.toString());
                    drawn(window.getShell(), seen, dark, where, wrong);
                }
            }
        } finally {
            Themes.choose(false);
        }
        assertEquals(Set.of(), wrong);
    }

    /** The workbench colours some of its own a little later. */
    private Set<String> wrongGrounds(boolean dark, String where) {
        Set<String> wrong = new TreeSet<>();
        for (int i = 0; i < 30 && (i == 0 || !wrong.isEmpty()); i++) {
            wrong.clear();
            Screen.settle(100);
            grounds(window.getShell(), dark, where, wrong);
        }
        return wrong;
    }

    /** What a control says of its ground is not always what is drawn. */
    private void drawn(Control control, ImageData seen, boolean dark, String where, Set<String> wrong) {
        if (!control.isVisible()) {
            return;
        }
        boolean filled = control instanceof Text || control instanceof Table || control instanceof Tree;
        Point corner = control.toDisplay(3, control.getSize().y / 2);
        Rectangle shell = window.getShell().getBounds();
        int x = (corner.x - shell.x) * window.getShell().getZoom() / 100;
        int y = (corner.y - shell.y) * window.getShell().getZoom() / 100;
        if (filled && x > 0 && y > 0 && x < seen.width && y < seen.height) {
            RGB pixel = seen.palette.getRGB(seen.getPixel(x, y));
            int ground = (pixel.red + pixel.green + pixel.blue) / 3;
            if (dark ? ground > 120 : ground < 200) {
                wrong.add(where + ": " + control + " is drawn on " + ground);
            }
        }
        if (control instanceof Composite all) {
            for (Control child : all.getChildren()) {
                drawn(child, seen, dark, where, wrong);
            }
        }
    }

    /** Notes controls that are dark in a light window or light in a dark one. */
    private static void grounds(Control control, boolean dark, String where, Set<String> wrong) {
        if (!control.isVisible()) {
            return;
        }
        int ground = brightness(control.getBackground());
        int ink = brightness(control.getForeground());
        if (dark ? ground > 120 || ink < 130 : ground < 200 || ink > 140) {
            StringBuilder path = new StringBuilder();
            for (Control c = control; c != null && path.length() < 120; c = c.getParent()) {
                path.insert(0, "/" + c.getClass().getSimpleName());
            }
            wrong.add(where + ": " + path + " ground " + ground + ", ink " + ink);
        }
        if (control instanceof Composite all) {
            for (Control child : all.getChildren()) {
                grounds(child, dark, where, wrong);
            }
        }
    }

    private static int brightness(Color colour) {
        return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
    }

    @Test
    void welcomeOpensTheExampleInOneClick() {
        System.setProperty("operando.demo", folder.resolve("example").toString());
        WelcomeEditor.show(window);

        find(window.getShell(), "Open the example study").notifyListeners(SWT.Selection, null);

        Path file = folder.resolve("example/demo.study.yaml");
        Screen.waitFor("the example",
                () -> Sessions.get().current().filter(s -> s.file().equals(file)).isPresent());
        StudySession session = Sessions.get().current().orElseThrow();
        Screen.waitFor("its plan", () -> session.snapshot().flatMap(StudySession.Snapshot::plan).isPresent());
        Screen.waitFor("its editor in place of the welcome page", () -> titles().equals(List.of("demo.study.yaml")));
        assertEquals(file, Opening.get().state().recent().getFirst());
        assertEquals("demo \u2013 Operando", window.getShell().getText());
    }

    @Test
    void studyAndFiguresComeBackAfterAKill() throws Exception {
        Path study = NewStudy.example(folder.resolve("demo"));
        WindowState state = Opening.get().state();
        StudySession session = Opening.get().openStudy(study).orElseThrow();
        page.openEditor(new FigureInput(session, "fig-1"), FigureEditor.ID);
        page.openEditor(new FigureInput(session, "insitu-contour"), FigureEditor.ID);
        Path file = WindowState.folder().resolve("session.txt");
        Screen.waitFor("the state on disk", () -> new WindowState(file).editors().size() == 3);

        // a kill writes nothing more: what the next start reads is what is on disk now
        WindowState read = new WindowState(file);
        assertEquals(study, read.study().orElseThrow());
        List<String> kept = read.editors();
        page.closeAllEditors(false);
        Screen.waitFor("closed", () -> state.editors().isEmpty());
        state.editors(kept);
        Opening.get().restore(new OpenEditors(page, state));

        Screen.waitFor("the figures", () -> titles().equals(List.of("demo.study.yaml", "fig-1", "insitu-contour")));
    }

    @Test
    void openedStudyIsShownInItsEditorHoweverItIsOpened() throws Exception {
        Path first = NewStudy.example(folder.resolve("first"));
        Path second = Files.copy(first, folder.resolve("first/second.study.yaml"));

        Opening.get().openStudy(first);
        assertEquals(List.of("demo.study.yaml"), titles(), "File, Open and the welcome page");
        assertTrue(page.getActiveEditor() instanceof StudyEditor);
        Opening.get().open(List.of(second));
        Screen.waitFor("a study that is dropped or named by a second start",
                () -> titles().equals(List.of("second.study.yaml")));
        entry("Recent Studies", "demo.study.yaml").notifyListeners(SWT.Selection, new Event());
        Screen.waitFor("a recent study", () -> titles().equals(List.of("demo.study.yaml")));

        StudySession session = Sessions.get().current().orElseThrow();
        session.document().replace(0, 0, "# edited\n");
        Opening.get().openStudy(first);
        assertEquals(session, Sessions.get().current().orElseThrow(), "the same study once more keeps what was edited");
        assertEquals(List.of("demo.study.yaml"), titles());
        session.text().undo();
    }

    private MenuItem entry(String menu, String text) {
        Menu file = Stream.of(window.getShell().getMenuBar().getItems()).filter(i -> i.getText().contains("File"))
                .findFirst().orElseThrow().getMenu();
        file.notifyListeners(SWT.Show, null);
        Menu inner = Stream.of(file.getItems()).filter(i -> i.getText().replace("&", "").equals(menu)).findFirst()
                .orElseThrow().getMenu();
        inner.notifyListeners(SWT.Show, null);
        return Stream.of(inner.getItems()).filter(i -> i.getText().startsWith(text)).findFirst().orElseThrow();
    }

    @Test
    void perspectiveWithoutRoomForEditorsShowsTheStudyInItsViews() throws Exception {
        Path study = NewStudy.example(folder.resolve("views"));
        IPerspectiveDescriptor before = page.getPerspective();
        page.setPerspective(PlatformUI.getWorkbench().getPerspectiveRegistry()
                .findPerspectiveWithId("org.operando.powder.ui.perspective"));
        page.setEditorAreaVisible(false);
        try {
            StudySession session = Opening.get().openStudy(study).orElseThrow();
            Screen.waitFor("its plan", () -> session.snapshot().flatMap(StudySession.Snapshot::plan).isPresent());
            Screen.settle(100);

            assertEquals(List.of(), titles(), "an editor would cover the views");
        } finally {
            page.setPerspective(before);
        }
    }

    @Test
    void editorsOfWhatIsOnlyLookedAtAreOfOneKind() throws Exception {
        Set<String> edited = new TreeSet<>();
        for (IConfigurationElement e : RegistryFactory.getRegistry()
                .getConfigurationElementsFor("org.eclipse.ui.editors")) {
            if (e.getContributor().getName().equals("org.operando.ui")
                    && !(e.createExecutableExtension("class") instanceof ReadOnlyEditor)) {
                edited.add(e.getAttribute("id"));
            }
        }
        assertEquals(Set.of("org.operando.ui.page", "org.operando.ui.studyEditor"), edited);
    }

    private List<String> titles() {
        return Stream.of(page.getEditorReferences()).map(IEditorReference::getTitle).sorted().toList();
    }

    @Test
    void missingStudyIsSaidNotAsked() throws Exception {
        StudySession session = Opening.get().openStudy(NewStudy.example(folder.resolve("demo"))).orElseThrow();
        Path gone = folder.resolve("gone.study.yaml");

        assertTrue(Opening.get().openStudy(gone).isEmpty());

        assertTrue(Opening.get().notice().orElseThrow().startsWith(gone + " is not there any more"));
        assertEquals(session.file(), Opening.get().state().study().orElseThrow(), "what is open is opened again");
    }

    @Test
    void secondStartGivesItsFilesToTheWindow() throws Exception {
        Path socket = Files.createDirectories(folder.resolve("s")).resolve("window.socket");
        Files.createFile(socket);
        List<List<Path>> taken = new CopyOnWriteArrayList<>();
        Path file = folder.resolve("a b\u00e5.study.yaml");

        try (HandOver own = HandOver.listen(socket, taken::add).orElseThrow()) {
            assertEquals("[OWNER_READ, OWNER_WRITE]",
                    new TreeSet<>(Files.getPosixFilePermissions(socket)).toString());
            assertTrue(HandOver.listen(socket, taken::add).isEmpty(), "there is one window");
            Process second = secondStart(socket, file);

            assertEquals(0, second.waitFor());
            Screen.waitFor("the file", () -> taken.equals(List.of(List.of(file))));
        }
        assertFalse(HandOver.send(socket, List.of(file)), "nobody answers when the window is closed");
        assertEquals(1, secondStart(socket, file).waitFor());
    }

    private static Process secondStart(Path socket, Path file) throws Exception {
        String classes = Path.of(HandOver.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        Path development = Path.of(classes, "target/classes");
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                Files.isDirectory(development) ? development.toString() : classes, HandOver.class.getName(),
                socket.toString(), file.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
