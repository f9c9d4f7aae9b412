// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Advance widths, coverage and outlines of a face, read from its TrueType file. All targets lay out by these numbers,
 * without kerning, so that a line of text is as wide in a raster as in a vector file.
 *
 * <p>Rasters draw the outlines. AWT's own fonts would need a temporary file, which AWT deletes as soon as the process is
 * told to end, and then draws with whatever font the machine has.
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
    private final Face face;
    /** In memory: there is nothing to close. */
    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    /** Outlines of the characters drawn so far, 1 em high, y downwards. */
    private final Map<Character, Path2D.Float> outlines = new ConcurrentHashMap<>();

    private FontFile(Face face) {
        this.face = face;
        try {
            font = parse(face);
            glyphs = font.getUnicodeCmapLookup();
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

    /**
     * The outline of a run, filled by the non-zero rule.
     * @param size height of the em
     * @return with the beginning of the base line at the origin, y downwards
     */
    Path2D.Float outline(String run, double size) {
        Path2D.Float path = new Path2D.Float(Path2D.WIND_NON_ZERO, 32 * run.length());
        double x = 0;
        for (int i = 0; i < run.length(); i++) {
            AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
            place.scale(size, size);
            path.append(outlines.computeIfAbsent(run.charAt(i), this::read).getPathIterator(place), false);
            x += size * Math.max(0, advances[run.charAt(i)]);
        }
        return path;
    }

    private Path2D.Float read(char character) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(glyphs.getGlyphId(character));
            float unit = 1f / font.getUnitsPerEm();
            return glyph == null ? new Path2D.Float()
                    : new Path2D.Float(glyph.getPath(), AffineTransform.getScaleInstance(unit, -unit));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + face.resource(), e);
        }
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
