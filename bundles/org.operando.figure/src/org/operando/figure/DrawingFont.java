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
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

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
     * @throws PictureException when its files could not be written, or are gone, as temporary ones are once the process
     *         ends: AWT would take another font
     */
    static void require(String name) {
        if (FILES.isEmpty() || !FILES.stream().allMatch(Files::exists)) {
            throw new PictureException(name + ": the font of its texts needs four files in the "
                    + "cache folder or in " + System.getProperty("java.io.tmpdir")
                    + "; make room there, or save the texts as paths");
        }
    }

    /** AWT reads the files whenever it likes; its own copies would go before the last figure is drawn. */
    private static List<Path> register() {
        List<Path> files = new ArrayList<>();
        for (Face face : Face.values()) {
            try (InputStream stream = DrawingFont.class.getResourceAsStream(face.resource())) {
                Path file = file(Optional.ofNullable(System.getProperty("operando.cache")).map(Path::of),
                        renamed(stream.readAllBytes()));
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

    /**
     * The file of a font: one for all runs of a user, named by its SHA-256, so that a killed run leaves nothing behind.
     * @param cache the user's cache; without one that can be written, a temporary file
     */
    static Path file(Optional<Path> cache, byte[] font) throws IOException {
        if (cache.isPresent()) {
            try {
                Path folder = Files.createDirectories(cache.get().resolve("fonts"));
                Path file = folder.resolve(sha256(font) + ".ttf");
                if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), font)) {
                    // whole or not at all, for others may read it
                    Path part = Files.createTempFile(folder, "part-", "");
                    Files.write(part, font);
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                return file;
            } catch (IOException e) {
                // read-only or full: a temporary file does it too
            }
        }
        Path file = Files.createTempFile("operando-", ".ttf");
        file.toFile().deleteOnExit();
        Files.write(file, font);
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
