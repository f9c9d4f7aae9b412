// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws into an SVG document: text stays text, parts of the figure are groups with ids, lengths are points with three
 * decimals.
 *
 * <p>The glyphs in use are embedded as a web font under the font's own name, so that browsers draw what the layout
 * measured; programs that ignore web fonts take the installed Liberation Sans, Arial or Helvetica, which have the same
 * widths. Kerning and ligatures are off, for the layout knows none.
 */
public final class SvgTarget implements Target {
    private static final String FAMILY = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private final double width;
    private final double height;
    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final Map<Area, String> clips = new LinkedHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Face, TreeSet<Integer>> used = new TreeMap<>();

    /** A document of a size in points; the title is metadata. */
    public SvgTarget(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /** The document with all that was drawn. */
    public String document() {
        StringBuilder out = new StringBuilder(body.length() + 50_000);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(width * 25.4 / 72)).append("mm\" height=\"").append(number(height * 25.4 / 72))
                .append("mm\" viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height))
                .append("\" font-family=\"").append(FAMILY)
                .append("\" style=\"font-kerning:none;font-variant-ligatures:none\">\n");
        if (!title.isBlank()) {
            out.append("<title>").append(escaped(title)).append("</title>\n");
        }
        out.append("<defs>\n<style>\n");
        used.forEach((face, characters) -> out.append(fontFace(face, characters)).append('\n'));
        out.append("</style>\n");
        clips.forEach((area, id) -> {
            out.append("<clipPath id=\"").append(id).append("\"><rect");
            box(out, area);
            out.append("/></clipPath>\n");
        });
        return out.append("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n").append(body)
                .append("</svg>\n").toString();
    }

    /** A rule that embeds the characters of a face. */
    static String fontFace(Face face, Set<Integer> characters) {
        return "@font-face{font-family:'Liberation Sans';font-weight:" + (face.heavy() ? "bold" : "normal")
                + ";font-style:" + (face.slanted() ? "italic" : "normal") + ";src:url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(FontFile.subset(face, characters)) + ") format('truetype')}";
    }

    @Override
    public void begin(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        int count = names.merge(id, 1, Integer::sum);
        body.append("<g id=\"").append(count == 1 ? id : id + "-" + count).append("\">\n");
    }

    @Override
    public void end() {
        body.append("</g>\n");
    }

    @Override
    public void push(Area clip) {
        String id = clips.computeIfAbsent(clip, key -> "clip-" + (clips.size() + 1));
        body.append("<g clip-path=\"url(#").append(id).append(")\">\n");
    }

    @Override
    public void pop() {
        body.append("</g>\n");
    }

    @Override
    public void path(Outline outline, int fill, Pen pen) {
        body.append("<path");
        colour("fill", fill);
        if (pen.visible()) {
            colour("stroke", pen.argb());
            body.append(" stroke-width=\"").append(number(pen.width())).append('"');
            if (!pen.crisp()) {
                body.append(" stroke-linejoin=\"round\"");
            }
            double[] pattern = pen.pattern();
            if (pattern.length > 0) {
                body.append(" stroke-dasharray=\"").append(number(pattern[0])).append(' ').append(number(pattern[1]))
                        .append('"');
            }
        }
        body.append(" d=\"");
        double[] xy = outline.xy();
        int k = 0;
        for (byte op : outline.ops()) {
            int points = op == Outline.CLOSE ? 0 : op == Outline.CURVE ? 3 : 1;
            body.append("MLCZ".charAt(op));
            for (int i = 0; i < 2 * points; i++) {
                body.append(i == 0 ? "" : " ").append(number(xy[k++]));
            }
        }
        body.append("\"/>\n");
    }

    private void colour(String attribute, int argb) {
        int alpha = argb >>> 24;
        body.append(' ').append(attribute).append("=\"");
        body.append(alpha == 0 ? "none" : "#%06x".formatted(argb & 0xffffff)).append('"');
        if (alpha != 0 && alpha != 255) {
            body.append(' ').append(attribute).append("-opacity=\"").append(number(alpha / 255.0)).append('"');
        }
    }

    @Override
    public void text(double x, double y, String run, Face face, double size, double angle, int argb) {
        run.codePoints().forEach(c -> used.computeIfAbsent(face, key -> new TreeSet<>()).add(c));
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" font-size=\"")
                .append(number(size)).append('"');
        if (face.heavy()) {
            body.append(" font-weight=\"bold\"");
        }
        if (face.slanted()) {
            body.append(" font-style=\"italic\"");
        }
        if (angle != 0) {
            body.append(" transform=\"rotate(").append(number(-angle)).append(' ').append(number(x)).append(' ')
                    .append(number(y)).append(")\"");
        }
        colour("fill", argb);
        if (!run.equals(run.strip())) {
            body.append(" xml:space=\"preserve\"");
        }
        body.append('>').append(escaped(run)).append("</text>\n");
    }

    @Override
    public void image(Pixels pixels, Area at, boolean smooth) {
        body.append("<image");
        box(body, at);
        body.append(" preserveAspectRatio=\"none\"").append(smooth ? "" : " style=\"image-rendering:pixelated\"")
                .append(" href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(PngStream.of(pixels))).append("\"/>\n");
    }

    /** As an image in the document: browsers run no script in it, and its ids are its own. */
    @Override
    public void drawing(SvgPicture drawing, Area at) {
        body.append("<image");
        box(body, at);
        body.append(" href=\"data:image/svg+xml;base64,")
                .append(Base64.getEncoder().encodeToString(drawing.embedded())).append("\"/>\n");
    }

    private static void box(StringBuilder out, Area area) {
        out.append(" x=\"").append(number(area.x())).append("\" y=\"").append(number(area.y())).append("\" width=\"")
                .append(number(area.width())).append("\" height=\"").append(number(area.height())).append('"');
    }

    /** A length with at most three decimals; written for some 1e5 numbers a figure, hence without a formatter. */
    static String number(double value) {
        long thousandths = Math.round(value * 1000);
        if (thousandths % 1000 == 0) {
            return Long.toString(thousandths / 1000);
        }
        String digits = Long.toString(1000 + Math.abs(thousandths % 1000)).substring(1);
        int end = digits.endsWith("00") ? 1 : digits.endsWith("0") ? 2 : 3;
        return (thousandths < 0 ? "-" : "") + Math.abs(thousandths / 1000) + "." + digits.substring(0, end);
    }

    /** Text of XML; characters that no XML document may hold become question marks. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(c) ? c : '?');
            }
        });
        return out.toString();
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c < 0xd800 || c == '\t' || c == '\n' || c >= 0xe000 && c < 0xfffe || c >= 0x10000;
    }
}
