// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The shipped font for imported drawings, whose reader asks AWT for fonts by family: under a name of our own, for AWT
 * does not take a family that the machine has.
 */
final class DrawingFont {
    /** As long as the font's own name, which it replaces in its file. */
    static final String FAMILY = "Operando Figure";

    private static final List<Path> FILES = register();

    private DrawingFont() {
    }

    /**
     * Makes sure that the font can be drawn with.
     * @param name of the drawing, for messages
     * @throws PictureException when its files could not be written, or are gone, as they are once the process ends: AWT
     *         would take another font
     */
    static void require(String name) {
        if (FILES.isEmpty() || !FILES.stream().allMatch(Files::exists)) {
            throw new PictureException(name + ": the font of its texts needs four temporary files in "
                    + System.getProperty("java.io.tmpdir") + "; make room there, or save the texts as paths");
        }
    }

    /** AWT reads the files whenever it likes; its own copies would go before the last figure is drawn. */
    private static List<Path> register() {
        List<Path> files = new ArrayList<>();
        for (Face face : Face.values()) {
            try (InputStream stream = DrawingFont.class.getResourceAsStream(face.resource())) {
                Path file = Files.createTempFile("operando-", ".ttf");
                file.toFile().deleteOnExit();
                Files.write(file, renamed(stream.readAllBytes()));
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .registerFont(Font.createFont(Font.TRUETYPE_FONT, file.toFile()));
                files.add(file);
            } catch (IOException e) {
                // said by name when a drawing needs it
                return List.of();
            } catch (FontFormatException e) {
                throw new IllegalStateException("reading " + face.resource(), e);
            }
        }
        return files;
    }

    private static byte[] renamed(byte[] font) {
        String bytes = new String(font, StandardCharsets.ISO_8859_1);
        for (String name : new String[] {FAMILY, FAMILY.replace(" ", "")}) {
            String old = name.length() == FAMILY.length() ? "Liberation Sans" : "LiberationSans";
            bytes = bytes.replace(old, name).replace(wide(old), wide(name));
        }
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String wide(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1);
    }
}
