// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.HandlerEvent;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.operando.core.run.Standing;
import org.operando.ui.explorer.StudyCommands;
import org.operando.ui.figures.FigureExport;
import org.operando.ui.help.HelpView;
import org.operando.ui.problems.ProblemsView;
import org.operando.ui.preferences.WindowPreferences;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;
import org.operando.ui.welcome.WelcomeEditor;

/** What the commands of the menus do. */
final class WindowCommands {
    private static final String PREFIX = "org.operando.ui.";

    private final IWorkbenchWindow window;
    private final List<Handler> handlers = new ArrayList<>();
    private final Runnable changed = this::changed;
    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final IPartListener2 fronts = new Fronts();
    private final StudyEdits edits;
    private Optional<StudySession> session = Optional.empty();

    /** A command with an action, sometimes not to be had. */
    private static final class Handler extends AbstractHandler {
        private final Runnable action;
        private final BooleanSupplier enabled;
        private boolean was;

        Handler(Runnable action, BooleanSupplier enabled) {
            this.action = action;
            this.enabled = enabled;
        }

        @Override
        public Object execute(ExecutionEvent event) {
            action.run();
            return null;
        }

        @Override
        public boolean isEnabled() {
            return enabled.getAsBoolean();
        }

        /** Tells that it changed; whether it can be had now and could not, or the other way round. */
        boolean changed() {
            boolean before = was;
            was = isEnabled();
            fireHandlerChanged(new HandlerEvent(this, true, false));
            return before != was;
        }
    }

    /** What can be done depends on the part that is in front. */
    private final class Fronts implements IPartListener2 {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            // the part is filled after this
            window.getShell().getDisplay().asyncExec(changed);
        }

        @Override
        public void partVisible(IWorkbenchPartReference part) {
            // its widgets are shown after this; it may have missed what was chosen meanwhile
            window.getShell().getDisplay().asyncExec(() -> session.ifPresent(s -> s.link().selection().catchUp()));
        }
    }

    WindowCommands(IWorkbenchWindow window) {
        this.window = window;
        edits = new StudyEdits(window, changed);
    }

    /** Makes the commands do what they say. */
    void activate() {
        on("open", this::open, () -> true);
        on("new", () -> WelcomeEditor.show(window), () -> true);
        on("welcome", () -> WelcomeEditor.show(window), () -> true);
        on("addFiles", this::addFiles, () -> true);
        on("run", () -> session.ifPresent(this::run),
                () -> session.filter(s -> !s.isRunning()).isPresent());
        on("follow", () -> session.ifPresent(StudySession::follow),
                () -> session.filter(s -> !s.isRunning()).isPresent());
        on("cancel", () -> session.ifPresent(StudySession::cancel),
                () -> session.filter(StudySession::isRunning).isPresent());
        on("refresh", () -> session.ifPresent(StudySession::refresh), () -> session.isPresent());
        on("export", () -> FigureExport.of(window.getActivePage()).ifPresent(FigureExport::ask),
                () -> window.getActivePage() != null && FigureExport.of(window.getActivePage()).isPresent());
        on("copyCommand", () -> session.ifPresent(this::copyCommand), () -> session.isPresent());
        on("preferences", () -> WindowPreferences.open(window.getShell()), () -> true);
        on("theme", () -> Themes.choose(!Themes.isDark()), () -> true);
        on("help", () -> help(HelpView::showForActivePart), () -> true);
        on("contents", () -> help(HelpView::showContents), () -> true);
        on("keys", () -> help(v -> v.show("window.md#keys")), () -> true);
        on("about", () -> new AboutDialog(window.getShell()).open(), () -> true);
        on("resetLayout", () -> window.getActivePage().resetPerspective(), () -> true);
        handle(IWorkbenchCommandConstants.EDIT_UNDO, edits::undo, edits::canUndo);
        handle(IWorkbenchCommandConstants.EDIT_REDO, edits::redo, edits::canRedo);
        handle(IWorkbenchCommandConstants.FILE_SAVE, edits::save, edits::canSave);
        window.getActivePage().addPartListener(fronts);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    /** Ends {@link #activate}. */
    void dispose() {
        Sessions.get().forget(opened);
        if (window.getActivePage() != null) {
            window.getActivePage().removePartListener(fronts);
        }
        attach(Optional.empty());
    }

    private void on(String id, Runnable action, BooleanSupplier enabled) {
        handle(PREFIX + id, action, enabled);
    }

    private void handle(String command, Runnable action, BooleanSupplier enabled) {
        Handler handler = new Handler(action, enabled);
        handlers.add(handler);
        window.getService(IHandlerService.class).activateHandler(command, handler);
    }

    /** The tool bar looks by itself when another part comes to the front, not when a run ends: it is asked to. */
    private void changed() {
        if (handlers.stream().filter(Handler::changed).count() > 0) {
            window.getService(IEventBroker.class).post(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC,
                    UIEvents.ALL_ELEMENT_ID);
        }
    }

    /** Runs the study; when no step of it can run, the reasons come to the front. */
    private void run(StudySession of) {
        if (of.snapshot().filter(WindowCommands::canRun).isEmpty()) {
            ProblemsView.bringToFront(window.getActivePage());
        }
        of.run();
    }

    private static boolean canRun(StudySession.Snapshot now) {
        return now.plan().isPresent() && (now.standings().isEmpty()
                || now.standings().stream().anyMatch(s -> s.state() != Standing.State.BLOCKED));
    }

    private void attach(Optional<StudySession> now) {
        session.ifPresent(s -> s.forget(changed));
        session = now;
        session.ifPresent(s -> s.listen(changed));
        edits.attach(now);
        changed.run();
    }

    private void open() {
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
        dialog.setText("Open a study");
        dialog.setFilterNames(new String[] {"Studies (*.study.yaml)", "All files"});
        dialog.setFilterExtensions(new String[] {"*.study.yaml;*.study.yml", "*"});
        Opening.get().state().recent().stream().findFirst()
                .ifPresent(r -> dialog.setFilterPath(r.getParent().toString()));
        String chosen = dialog.open();
        if (chosen != null) {
            Opening.get().openStudy(Path.of(chosen));
        }
    }

    private void addFiles() {
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Files to look at");
        if (dialog.open() != null) {
            Path folder = new File(dialog.getFilterPath()).toPath();
            Opening.get().open(Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
        }
    }

    private void help(Consumer<HelpView> what) {
        try {
            String active = Optional.ofNullable(window.getActivePage().getActivePartReference()).map(r -> r.getId())
                    .orElse("");
            HelpView view = (HelpView) window.getActivePage().showView(HelpView.ID);
            view.cameFrom(active);
            what.accept(view);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copyCommand(StudySession of) {
        StudyCommands.copy(of.command(List.of()));
    }
}
