// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.operando.ui.api.Turns;

/** Pieces of work on the UI thread, each in an event of its own. */
class TurnsTest {
    private final Display display = Display.getCurrent();
    private final Shell shell = new Shell(display);
    private final List<String> done = new ArrayList<>();

    @AfterEach
    void close() {
        shell.dispose();
    }

    @Test
    void anotherEventComesBetweenTwoPieces() {
        for (String name : List.of("a", "b", "c", "d")) {
            Turns.add(shell, () -> done.add(name));
        }
        // as a key pressed while the first piece works
        Turns.add(shell, () -> display.asyncExec(() -> done.add("event")));
        Turns.add(shell, () -> done.add("e"));
        Turns.add(shell, () -> done.add("f"));
        Turns.add(shell, () -> done.add("g"));
        Screen.waitFor("the last", () -> done.contains("g"));

        assertEquals(List.of("a", "b", "c", "d", "e", "event", "f", "g"), done);
    }

    @Test
    void workOfWidgetThatIsGoneIsLeftOut() {
        Label label = new Label(shell, SWT.NONE);
        Turns.add(shell, label::dispose);
        Turns.add(label, () -> done.add("of the label"));
        Turns.add(shell, () -> done.add("of the shell"));
        Screen.waitFor("the last", () -> done.contains("of the shell"));

        assertEquals(List.of("of the shell"), done);
    }

    @Test
    void othersGoOnWhileOneShowsDialogAndAfterOneThatFails() {
        Turns.add(shell, () -> {
            Screen.waitFor("the next piece", () -> done.contains("behind the dialog"));
            done.add("dialog closed");
        });
        Turns.add(shell, () -> done.add("behind the dialog"));
        Screen.waitFor("the end of the dialog", () -> done.contains("dialog closed"));
        Turns.add(shell, () -> {
            throw new IllegalStateException("meant");
        });
        Turns.add(shell, () -> done.add("after the failure"));
        // the window logs the failure and goes on
        Screen.waitFor("what comes after", () -> done.contains("after the failure"));

        assertEquals(List.of("behind the dialog", "dialog closed", "after the failure"), done);
    }
}
