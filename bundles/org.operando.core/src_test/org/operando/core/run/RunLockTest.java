// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.run.RunLock.Holder;
import org.operando.core.study.StudyException;

/** Who may have a results folder. */
class RunLockTest {
    @TempDir
    private Path folder;

    private void holder(Object host, Object pid, Object start) throws Exception {
        Files.writeString(folder.resolve(".lock"), host + " " + pid + " " + start + "\n");
    }

    private StudyException refused() {
        return assertThrows(StudyException.class, () -> RunLock.take(folder, true));
    }

    private String text() throws Exception {
        return Files.readString(folder.resolve(".lock"));
    }

    @Test
    void whoTakesAFolderIsNamedAndNamesNobodyAfterwards() throws Exception {
        Holder self = Holder.self();

        try (RunLock lock = RunLock.take(folder, true)) {
            assertEquals(self + "\n", text());
            assertEquals(ProcessHandle.current().pid(), self.pid());
            String message = refused().getMessage();
            assertTrue(message.contains("process " + self.pid() + " on " + self.host()), message);
        }

        assertEquals("", text());
    }

    @Test
    void processOnAnotherMachineIsBelievedThere() throws Exception {
        holder("beamline-7", 1, "2026-01-01T00:00:00Z");

        String message = refused().getMessage();

        assertTrue(message.contains("process 1 on beamline-7, begun 2026-01-01T00:00:00Z"), message);
        assertTrue(message.contains("delete " + folder.resolve(".lock")), message);
        assertEquals("beamline-7 1 2026-01-01T00:00:00Z\n", text());
    }

    @Test
    void processOfThisMachineThatIsGoneHoldsNothing() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        holder(Machine.hostName(), gone.pid(), Instant.now());

        RunLock.take(folder, true).close();

        assertEquals("", text());
    }

    @Test
    void killedProcessThatNobodyHasTakenNoticeOfHoldsNothing() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 0.1 & echo $!; exec sleep 60").start();
        try {
            long pid = Long.parseLong(parent.inputReader().readLine());
            Path state = Path.of("/proc", Long.toString(pid), "stat");
            assumeTrue(Files.exists(state), "needs the /proc of Linux");
            holder(Machine.hostName(), pid, ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow());
            while (!Files.readString(state).contains(") Z ")) {
                Thread.onSpinWait();
            }

            RunLock.take(folder, true).close();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void numberThatAnotherProcessHasNowHoldsNothing() throws Exception {
        long living = ProcessHandle.current().parent().orElseThrow().pid();
        holder(Machine.hostName(), living, "2001-01-01T00:00:00Z");

        RunLock.take(folder, true).close();

        assertEquals("", text());
    }

    @Test
    void livingProcessOfThisMachineIsBelievedWithoutALockOfTheSystem() throws Exception {
        ProcessHandle living = ProcessHandle.current().parent().orElseThrow();
        holder(Machine.hostName(), living.pid(), living.info().startInstant().orElseThrow());

        assertTrue(refused().getMessage().contains("process " + living.pid()));
    }

    @Test
    void halfALineNamesNobody() throws Exception {
        Files.writeString(folder.resolve(".lock"), "beamline-7 1 2026-01-");

        RunLock.take(folder, true).close();
    }
}
