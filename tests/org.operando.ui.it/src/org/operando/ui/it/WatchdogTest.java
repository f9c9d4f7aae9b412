// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.Standing;
import org.operando.ui.figures.FigureEditor;
import org.operando.ui.figures.FigureInput;
import org.operando.ui.session.StudySession;
import org.operando.ui.shell.Opening;
import org.operando.ui.shell.Watchdog;
import org.operando.ui.shell.Watchdog.Delay;
import org.operando.ui.welcome.NewStudy;

/** The window answers while the example study is opened, run and shown. */
class WatchdogTest {
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();

    @TempDir
    private Path folder;

    @Test
    void demonstrationDoesNotHoldUpTheWindow() throws Exception {
        List<Delay> delays = new ArrayList<>();
        long longest = Screen.least(Watchdog.LIMIT + 1, () -> longest(delays));

        assertTrue(longest <= Watchdog.LIMIT, delays::toString);
    }

    /** The longest time for which the window was held up by its own doings, ms. */
    private long longest(List<Delay> delays) throws Exception {
        Path file = NewStudy.example(Files.createTempDirectory(folder, "study").resolve("demo"));
        page.closeAllEditors(false);
        Screen.settle(500);
        Watchdog watchdog = new Watchdog(Display.getCurrent());
        watchdog.start();

        StudySession session = Opening.get().openStudy(file).orElseThrow();
        Screen.waitFor("the study", () -> session.snapshot().isPresent());
        session.run();
        Screen.waitFor("the run", () -> !session.isRunning() && session.snapshot().get().standings().stream()
                .allMatch(s -> s.state() == Standing.State.KEPT));
        for (String figure : List.of("fig-1", "insitu-contour", "cycling-a-echem.voltageProfiles")) {
            page.openEditor(new FigureInput(session, figure), FigureEditor.ID);
            Screen.settle(700);
        }
        watchdog.stop();

        // what others do on the machine is not held against the window
        watchdog.delays().stream().filter(d -> d.own() > Watchdog.LIMIT).forEach(delays::add);
        return watchdog.delays().stream().mapToLong(Delay::own).max().orElse(0);
    }

    @Test
    void watchdogNotesWhatHeldTheWindowUp() {
        Watchdog watchdog = new Watchdog(Display.getCurrent());
        watchdog.start();
        // what tests before this one left to do may hold the window first
        for (int i = 0; i < 5 && watchdog.delays().stream().noneMatch(WatchdogTest::isOfHere); i++) {
            Display.getCurrent().asyncExec(() -> LockSupport.parkNanos(600_000_000));
            Screen.settle(1000);
        }
        watchdog.stop();

        Delay delay = watchdog.delays().stream().filter(WatchdogTest::isOfHere).findFirst().orElseThrow();
        assertTrue(delay.own() > Watchdog.LIMIT && delay.own() <= delay.millis(), delay.toString());
    }

    private static boolean isOfHere(Delay delay) {
        return delay.stack().contains("WatchdogTest.lambda");
    }
}
