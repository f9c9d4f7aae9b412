// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * A hand at mouse and keyboard: its events come from the screen as a user's do, by the XTEST extension of the X server.
 * {@code Display.post} moves the pointer, but on GTK it presses no button: its press has neither place nor state, so no
 * drag begins.
 */
final class Hand implements AutoCloseable {
    private static final int KEY_PRESS = 2;
    private static final int BUTTON_PRESS = 4;
    private static final int MOTION = 6;
    /** Stations of a drag: enough for what begins only after some pixels. */
    private static final int STATIONS = 8;

    private final XServer server = new XServer();
    private final byte xtest;

    /** Takes hold of the screen that the window is on. */
    Hand() throws IOException {
        byte[] name = "XTEST".getBytes(StandardCharsets.US_ASCII);
        server.send(XServer.request(16).put((byte) 98).put((byte) 0).putShort((short) 4).putShort((short) name.length)
                .putShort((short) 0).put(name));
        ByteBuffer answer = server.read(32);
        if (answer.get(8) == 0) {
            throw new IOException("the screen has no XTEST");
        }
        xtest = answer.get(9);
    }

    /** FakeInput of the XTEST protocol: type, detail, time 0, root none, place. */
    private void fake(int type, int detail, Point place) throws IOException {
        server.send(XServer.request(36).put(xtest).put((byte) 2).putShort((short) 9).put((byte) type).put((byte) detail)
                .position(24).putShort((short) place.x).putShort((short) place.y));
    }

    /** Presses at one place of a control, moves to another place and lets go there. */
    void drag(Control control, Point from, Point to) throws IOException {
        Point start = control.toDisplay(from);
        Point end = control.toDisplay(to);
        moveTo(start);
        press();
        for (int i = 1; i <= STATIONS; i++) {
            moveTo(new Point(start.x + (end.x - start.x) * i / STATIONS, start.y + (end.y - start.y) * i / STATIONS));
        }
        release();
    }

    /** Clicks at a place of a control. */
    void click(Control control, Point at) throws IOException {
        moveTo(control.toDisplay(at));
        press();
        release();
    }

    /** Clicks twice at a place of a control, as fast as a hand does. */
    void doubleClick(Control control, Point at) throws IOException {
        click(control, at);
        press();
        release();
    }

    private void press() throws IOException {
        fake(BUTTON_PRESS, 1, new Point(0, 0));
        Screen.settle(60);
    }

    private void release() throws IOException {
        fake(BUTTON_PRESS + 1, 1, new Point(0, 0));
        Screen.settle(60);
    }

    /** Moves the pointer, and waits until it is there. */
    private void moveTo(Point place) throws IOException {
        int zoom = Display.getCurrent().getPrimaryMonitor().getZoom();
        fake(MOTION, 0, new Point(place.x * zoom / 100, place.y * zoom / 100));
        Screen.waitFor("the pointer", () -> near(Display.getCurrent().getCursorLocation(), place));
        Screen.settle(30);
    }

    private static boolean near(Point a, Point b) {
        return Math.abs(a.x - b.x) <= 1 && Math.abs(a.y - b.y) <= 1;
    }

    /** Strikes a key, named by its place on a PC's keyboard; any thread. */
    void strike(int keycode) throws IOException {
        fake(KEY_PRESS, keycode, new Point(0, 0));
        fake(KEY_PRESS + 1, keycode, new Point(0, 0));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
