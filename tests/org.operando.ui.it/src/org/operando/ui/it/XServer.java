// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;

/** A connection to the screen of its own, by the X11 protocol: what SWT does not give, the pixels of a dense screen among it. */
final class XServer implements AutoCloseable {
    private static final int GET_IMAGE = 73;

    private final SocketChannel server;
    private final int root;
    private final Rectangle size;

    XServer() throws IOException {
        String number = System.getenv("DISPLAY").replaceFirst("^.*:(\\d+).*$", "$1");
        server = SocketChannel.open(StandardProtocolFamily.UNIX);
        server.connect(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number));
        send(request(12).put((byte) 'l').put((byte) 0).putShort((short) 11));
        ByteBuffer head = read(8);
        if (head.get(0) != 1) {
            throw new IOException("the screen refuses a second connection");
        }
        ByteBuffer setUp = read(4 * Short.toUnsignedInt(head.getShort(6)));
        int vendor = Short.toUnsignedInt(setUp.getShort(16));
        int formats = Byte.toUnsignedInt(setUp.get(21));
        int screen = 32 + (vendor + 3) / 4 * 4 + 8 * formats;
        root = setUp.getInt(screen);
        size = new Rectangle(0, 0, Short.toUnsignedInt(setUp.getShort(screen + 20)),
                Short.toUnsignedInt(setUp.getShort(screen + 22)));
    }

    static ByteBuffer request(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    void send(ByteBuffer request) throws IOException {
        request.position(0).limit(request.capacity());
        while (request.hasRemaining()) {
            server.write(request);
        }
    }

    ByteBuffer read(int bytes) throws IOException {
        byte[] answer = new byte[bytes];
        new DataInputStream(Channels.newInputStream(server)).readFully(answer);
        return ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** What is seen in an area of the screen, in its own pixels. */
    ImageData pixels(Rectangle wished) throws IOException {
        Rectangle area = wished.intersection(size);
        send(request(20).put((byte) GET_IMAGE).put((byte) 2).putShort((short) 5).putInt(root).putShort((short) area.x)
                .putShort((short) area.y).putShort((short) area.width).putShort((short) area.height).putInt(-1));
        ByteBuffer head = read(32);
        if (head.get(0) != 1) {
            throw new IOException("the screen does not show all of " + area);
        }
        ByteBuffer pixels = read(4 * head.getInt(4));
        PaletteData colours = new PaletteData(0xff0000, 0xff00, 0xff);
        return new ImageData(area.width, area.height, 32, colours, 4, bigEndian(pixels));
    }

    /** SWT's images of 32 bits have the most significant byte first. */
    private static byte[] bigEndian(ByteBuffer pixels) {
        ByteBuffer turned = ByteBuffer.allocate(pixels.capacity());
        while (pixels.hasRemaining()) {
            turned.putInt(pixels.getInt());
        }
        return turned.array();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
