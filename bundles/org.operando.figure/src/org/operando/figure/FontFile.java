// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Advance widths and coverage of a face, read from its TrueType file. All targets lay out by these numbers, without
 * kerning, so that a line of text is as wide in a raster as in a vector file.
 */
public final class FontFile {
    /** Height of capitals and digits, in parts of the size; Liberation Sans. */
    static final double CAP_HEIGHT = 0.729;
    /** Depth below the base line, in parts of the size. */
    static final double DESCENT = 0.212;

    /** What a subset keeps beside its glyphs: what is needed and hints, but no kerning, which nobody applies. */
    private static final List<String> TABLES = List.of("OS/2", "cmap", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea",
            "hmtx", "loca", "maxp", "name", "post", "prep");
    private static final int PLANE = 0x10000;
    private static final Map<Face, FontFile> PARSED = new ConcurrentHashMap<>();

    /** Advance in parts of the size for each character of the basic plane; negative where there is no glyph. */
    private final float[] advances = new float[PLANE];

    private FontFile(Face face) {
        try (TrueTypeFont font = parse(face)) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            float unitsPerEm = font.getUnitsPerEm();
            for (int c = 0; c < PLANE; c++) {
                int glyph = glyphs.getGlyphId(c);
                advances[c] = glyph == 0 ? -1 : font.getAdvanceWidth(glyph) / unitsPerEm;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + face.resource(), e);
        }
    }

    /** The face's file; the caller closes it. */
    static TrueTypeFont parse(Face face) throws IOException {
        try (InputStream stream = FontFile.class.getResourceAsStream(face.resource())) {
            if (stream == null) {
                throw new IllegalStateException(face.resource() + " is missing in the figure bundle");
            }
            return new TTFParser().parse(new RandomAccessReadBuffer(stream));
        }
    }

    /** A TrueType file with the glyphs of these characters only. */
    static byte[] subset(Face face, Set<Integer> characters) {
        try (TrueTypeFont font = parse(face)) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addAll(characters);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subsetter.writeToStream(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + face.resource(), e);
        }
    }

    /** The metrics of a face; parsed when it is first asked for. */
    public static FontFile of(Face face) {
        return PARSED.computeIfAbsent(face, FontFile::new);
    }

    /** Whether the face has a glyph for a character. */
    public boolean has(int codePoint) {
        return codePoint < PLANE && advances[codePoint] >= 0;
    }

    /**
     * Width of a run at a size, points.
     * @throws IllegalArgumentException for a character without a glyph
     */
    public double width(String run, double size) {
        double sum = 0;
        for (int i = 0; i < run.length(); i++) {
            float advance = advances[run.charAt(i)];
            if (advance < 0) {
                throw new IllegalArgumentException("no glyph for U+%04X".formatted((int) run.charAt(i)));
            }
            sum += advance;
        }
        return sum * size;
    }
}
