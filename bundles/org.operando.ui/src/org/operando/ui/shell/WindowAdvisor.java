// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.operando.core.run.SiteSettings;
import org.operando.ui.drop.DropView;
import org.operando.ui.problems.ProblemsView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.views.PerspectiveBar;
import org.operando.ui.views.TechniqueTabs;
import org.operando.ui.welcome.WelcomeEditor;

/** The window: its size, its bars, its title, what it opens with. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
    /** Milliseconds from the start of the process until the window can be used. */
    static final String USABLE = "operando.usableAfter";

    /** The workbench with its one window. */
    static final class Workbench extends WorkbenchAdvisor {
        private final List<Path> files;
        private Watchdog watchdog;

        Workbench(List<Path> files) {
            this.files = files;
        }

        @Override
        public void initialize(IWorkbenchConfigurer configurer) {
            super.initialize(configurer);
            configurer.setSaveAndRestore(true);
        }

        @Override
        public String getInitialWindowPerspectiveId() {
            return StudyPerspective.ID;
        }

        @Override
        public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
            return new WindowAdvisor(configurer);
        }

        @Override
        public void postStartup() {
            if (!files.isEmpty()) {
                Opening.get().open(files);
            }
            Display display = Display.getCurrent();
            watchdog = new Watchdog(display);
            display.asyncExec(() -> display.timerExec(0, this::usable));
        }

        private void usable() {
            long after = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.setProperty(USABLE, Long.toString(after));
            Optional.ofNullable(System.getProperty("operando.usableFile")).map(Path::of)
                    .ifPresent(f -> write(f, after));
            watchdog.start();
        }

        /** For the benchmark, which waits for the file. */
        private static void write(Path file, long after) {
            try {
                Files.writeString(file, after + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void postShutdown() {
            watchdog.stop();
        }
    }

    private final Consumer<Optional<StudySession>> opened = this::title;
    private final Runnable refused = this::refused;
    private WindowCommands commands;
    private ShownPerspective perspective;
    private OpenEditors editors;

    private WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    /** Shows the window that is open and opens files in it. */
    static void come(List<Path> files) {
        IWorkbenchWindow[] windows = PlatformUI.getWorkbench().getWorkbenchWindows();
        if (windows.length > 0) {
            Shell shell = windows[0].getShell();
            shell.setMinimized(false);
            shell.forceActive();
            Opening.get().open(files);
        }
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(new Point(1280, 840));
        window.setShowMenuBar(true);
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(false);
        window.setTitle("Operando");
    }

    @Override
    public void postWindowOpen() {
        Sessions.get().listen(opened);
        Themes.take(SiteSettings.ofInstallation());
        IWorkbenchWindow window = getWindowConfigurer().getWindow();
        perspective = new ShownPerspective(window, Opening.get().state());
        perspective.restore();
        editors = new OpenEditors(window.getActivePage(), Opening.get().state());
        TechniqueTabs.follow(window);
        PerspectiveBar.putBehindTools(window);
        commands = new WindowCommands(window);
        commands.activate();
        Opening.get().looker(files -> DropView.look(window.getActivePage(), files));
        Opening.get().shower(editors::show);
        takeDrops(window.getShell());
        Opening.get().listen(refused);
        Opening.get().restore(editors);
        if (Sessions.get().current().isEmpty()) {
            WelcomeEditor.show(window);
        }
    }

    /** Files may be dropped anywhere; parts with a use of their own for what is dropped come first. */
    private static void takeDrops(Shell shell) {
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE | DND.DROP_DEFAULT);
        target.setTransfer(FileTransfer.getInstance());
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                // the files stay where they are
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files) {
                    Opening.get().open(Arrays.stream(files).map(Path::of).toList());
                }
            }
        });
    }

    /** What could not be opened is said beside the study that is open; without one the welcome page says it. */
    private void refused() {
        if (Opening.get().notice().isPresent() && Sessions.get().current().isPresent()) {
            ProblemsView.bringToFront(getWindowConfigurer().getWindow().getActivePage());
        }
    }

    private void title(Optional<StudySession> session) {
        String name = session.map(s -> s.file().getFileName().toString().replaceFirst("(\\.study)?\\.ya?ml$", ""))
                .orElse("");
        getWindowConfigurer().setTitle(name.isEmpty() ? "Operando" : name + " \u2013 Operando");
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        Opening.get().forget(refused);
        commands.dispose();
        editors.dispose();
        perspective.dispose();
        super.dispose();
    }
}
