// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.operando.ui.session.Sessions;

/**
 * Opens the workbench. What follows {@code -open} on the command line are files to open; when a window is open already, it
 * gets them, and this start ends.
 */
public final class WorkbenchApplication implements IApplication {
    private static final String OPEN = "-open";
    /** The script says it in words. */
    private static final int NO_SCREEN = 3;

    @Override
    public Object start(IApplicationContext context) {
        List<Path> files = files((String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS));
        Path socket = WindowState.folder().resolve("window.socket");
        Display.setAppName("Operando");
        Display display;
        try {
            display = PlatformUI.createDisplay();
        } catch (SWTError | SWTException | UnsatisfiedLinkError e) {
            context.applicationRunning();
            Platform.getLog(WorkbenchApplication.class).error("the screen does not answer: " + e.getMessage());
            return NO_SCREEN;
        }
        Optional<HandOver> handOver = listen(socket, display);
        try {
            if (handOver.isEmpty() && HandOver.send(socket, files)) {
                context.applicationRunning();
                return EXIT_OK;
            }
            int code = PlatformUI.createAndRunWorkbench(display, new WindowAdvisor.Workbench(files));
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            Opening.get().state().flush();
            Sessions.get().current().ifPresent(s -> s.text().keep());
            handOver.ifPresent(HandOver::close);
            display.dispose();
        }
    }

    private static List<Path> files(String[] arguments) {
        List<String> all = Arrays.asList(arguments);
        int open = all.indexOf(OPEN);
        return open < 0 ? List.of() : all.subList(open + 1, all.size()).stream().map(Path::of).toList();
    }

    /** Without the socket the window works, but files of later starts come in windows of their own. */
    private static Optional<HandOver> listen(Path socket, Display display) {
        try {
            return HandOver.listen(socket, files -> {
                if (!display.isDisposed()) {
                    display.asyncExec(() -> WindowAdvisor.come(files));
                }
            });
        } catch (IOException | UnsupportedOperationException e) {
            Platform.getLog(WorkbenchApplication.class).warn("files from later starts cannot be taken: " + socket
                    + " cannot be made (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }

    @Override
    public void stop() {
        Display display = Display.getDefault();
        display.asyncExec(() -> PlatformUI.getWorkbench().close());
    }
}
