// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.io.IOException;
import java.util.List;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.operando.api.figure.Page;
import org.operando.figure.ScreenPicture;
import org.operando.figure.view.SeenNumbers;
import org.operando.figure.view.SeenTable;

/** Puts figures on the clipboard: as picture of a journal's resolution, as numbers between tabs. */
final class FigureClipboard {
    private static final double PIXELS_PER_MM = 300 / 25.4;
    /** More numbers belong into a file. */
    private static final long MOST_NUMBERS = 2_000_000;

    private FigureClipboard() {
    }

    /** What goes onto the clipboard, or why nothing does. */
    sealed interface Content {
        /** A picture. */
        record Picture(ImageData data) implements Content {
        }

        /** Numbers between tabs. */
        record Numbers(String text) implements Content {
        }

        /** Nothing. */
        record Nothing(String why) implements Content {
        }
    }

    /** The picture of a page, always light; for any thread. */
    static Content picture(Page seen) {
        ScreenPicture picture = ScreenPicture.paint(seen, (int) Math.round(seen.widthMm() * PIXELS_PER_MM),
                (int) Math.round(seen.heightMm() * PIXELS_PER_MM), false);
        byte[] bytes = PixelBytes.of(picture.rgb());
        return new Content.Picture(PixelBytes.data(bytes, picture.width(), picture.height()));
    }

    /** The numbers of a page; for any thread. */
    static Content numbers(Page seen) {
        List<SeenTable> tables = SeenNumbers.of(seen);
        long size = tables.stream().mapToLong(SeenTable::size).sum();
        if (size == 0 || size > MOST_NUMBERS) {
            return new Content.Nothing(size == 0 ? "There are no numbers in what is seen"
                    : size + " numbers are too many for the clipboard; zoom in, or export a CSV file");
        }
        StringBuilder text = new StringBuilder();
        try {
            for (SeenTable table : tables) {
                text.append(text.isEmpty() ? "" : "\n");
                table.write(text, '\t');
            }
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail", e);
        }
        return new Content.Numbers(text.toString());
    }

    /**
     * Puts something on the clipboard.
     * @return what is to be told about it
     */
    static String put(Display display, Content content) {
        return switch (content) {
            case Content.Picture picture -> {
                put(display, picture.data(), ImageTransfer.getInstance());
                yield "The picture is on the clipboard";
            }
            case Content.Numbers numbers -> {
                put(display, numbers.text(), TextTransfer.getInstance());
                yield "The numbers are on the clipboard";
            }
            case Content.Nothing nothing -> nothing.why();
        };
    }

    private static void put(Display display, Object content, Transfer transfer) {
        Clipboard clipboard = new Clipboard(display);
        try {
            clipboard.setContents(new Object[] {content}, new Transfer[] {transfer});
        } finally {
            clipboard.dispose();
        }
    }
}
