// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The smallest text, the thinnest line and the finest pattern of an imported drawing, in the drawing's own pixels (1/96
 * inch): times the scale at which it stands on a page they are what a reader gets to see. The drawing has passed
 * {@link SvgRules}; what lies in markers, masks and clips is not looked at.
 */
final class SvgSizes {
    private static final Set<String> SHAPES = Set.of("path", "rect", "circle", "ellipse", "line", "polyline",
            "polygon");
    private static final Set<String> UNSEEN = Set.of("defs", "symbol", "clippath", "mask", "marker", "pattern",
            "lineargradient", "radialgradient", "style", "title", "desc");
    private static final Set<String> TEXTS = Set.of("text", "tspan", "textpath");
    private static final Pattern TRANSFORM = Pattern.compile("(scale[xy]?|matrix)\\s*\\(([^()]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?");
    private static final Pattern LENGTH = Pattern.compile("(" + NUMBER.pattern() + ")\\s*([a-z%]*)");
    private static final double USUAL_FONT = 16;
    private static final int DEEPEST = 60;

    /**
     * What an element inherits.
     * @param scale pixels of the drawing a unit of the element
     * @param viewport longer side of the viewport, the element's units
     */
    private record Around(double scale, double viewport, double font, double width, boolean stroked, boolean seen) {
    }

    private final SvgLook look;
    private final Map<String, Element> named = new HashMap<>();
    private double text = Double.POSITIVE_INFINITY;
    private String words = "";
    private double line = Double.POSITIVE_INFINITY;
    private double tile = Double.POSITIVE_INFINITY;

    private SvgSizes(Element drawing) {
        look = new SvgLook(drawing);
        NodeList all = drawing.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            named.putIfAbsent("#" + element.getAttribute("id"), element);
        }
    }

    /**
     * Looks at a drawing.
     * @param name of the file, for messages
     * @param width its width, pixels of 1/96 inch
     * @param height its height, likewise
     */
    static SvgSizes of(String name, byte[] content, double width, double height) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element drawing = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content))
                    .getDocumentElement();
            SvgSizes sizes = new SvgSizes(drawing);
            double[] box = box(drawing);
            double scale = box == null ? 1 : Math.min(width / box[0], height / box[1]);
            sizes.children(drawing, sizes.inherited(sizes.look.of(drawing),
                    new Around(scale, Math.max(width, height) / scale, USUAL_FONT, 1, false, true)), 0);
            return sizes;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new PictureException(name + ": cannot be read as a drawing (" + e + "); save it as plain SVG", e);
        }
    }

    /** Size of the smallest text; infinite without any. */
    double text() {
        return text;
    }

    /** The smallest text. */
    String words() {
        return words;
    }

    /** Width of the thinnest line; infinite without any. */
    double line() {
        return line;
    }

    /** Shorter side of the smallest tile of the patterns in use; infinite without any. */
    double tile() {
        return tile;
    }

    private void children(Element parent, Around around, int depth) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !UNSEEN.contains(kind(element))) {
                visit(element, around, depth);
            }
        }
    }

    private void visit(Element element, Around outer, int depth) {
        Map<String, String> own = look.of(element);
        if (own.getOrDefault("display", "").equals("none") || isZero(own.get("opacity")) || depth > DEEPEST) {
            return;
        }
        Around around = inherited(own, outer);
        String kind = kind(element);
        if (kind.equals("svg")) {
            around = fitted(element, own, around);
        }
        if (around.seen && SHAPES.contains(kind)) {
            shape(own, around);
        } else if (around.seen && TEXTS.contains(kind)) {
            letters(element, around);
        }
        patterns(own, around);
        if (kind.equals("use")) {
            Element used = named.get(own.getOrDefault("href", ""));
            if (used != null && kind(used).equals("symbol")) {
                children(used, fitted(used, own, inherited(look.of(used), around)), depth + 1);
            } else if (used != null) {
                visit(used, around, depth + 1);
            }
        } else {
            children(element, around, depth + 1);
        }
    }

    private void shape(Map<String, String> own, Around around) {
        boolean fixed = own.getOrDefault("vector-effect", "").equals("non-scaling-stroke");
        if (around.stroked && around.width > 0 && !fixed && !isZero(own.get("stroke-opacity"))) {
            line = Math.min(line, around.width * around.scale);
        }
    }

    private void letters(Element element, Around around) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean written = child.getNodeType() == Node.TEXT_NODE && !child.getNodeValue().isBlank();
            if (written && around.font > 0 && around.font * around.scale < text) {
                text = around.font * around.scale;
                words = child.getNodeValue().strip();
            }
        }
    }

    private void patterns(Map<String, String> own, Around around) {
        for (String property : new String[] {"fill", "stroke"}) {
            String value = own.getOrDefault(property, "");
            int at = value.indexOf("url(");
            String target = at < 0 ? "" : value.substring(at + 4).replaceAll("[\"'\\s]", "").split("\\)", 2)[0];
            Element pattern = named.get(target);
            if (pattern != null && kind(pattern).equals("pattern")) {
                // of a part of what it fills no more is known than that this is not larger than the viewport
                double unit = pattern.getAttribute("patternUnits").equals("userSpaceOnUse") ? 1 : around.viewport;
                double turned = scale(pattern.getAttribute("patternTransform").toLowerCase(Locale.ROOT));
                for (String side : new String[] {"width", "height"}) {
                    String length = pattern.getAttribute(side);
                    double tiled = length.contains("%") ? length(length, around.viewport, 1)
                            : unit * length(length, 1, 1);
                    if (tiled > 0) {
                        tile = Math.min(tile, tiled * turned * around.scale);
                    }
                }
            }
        }
    }

    private Around inherited(Map<String, String> own, Around outer) {
        String stroke = own.getOrDefault("stroke", "inherit");
        boolean stroked = stroke.equals("inherit") ? outer.stroked
                : !stroke.equals("none") && !stroke.equals("transparent");
        double font = own.containsKey("font-size") ? font(own.get("font-size"), outer.font) : outer.font;
        double width = own.containsKey("stroke-width")
                ? length(own.get("stroke-width"), outer.viewport, font) : outer.width;
        String visibility = own.getOrDefault("visibility", "inherit");
        boolean seen = visibility.equals("inherit") ? outer.seen : visibility.equals("visible");
        double scale = scale(own.getOrDefault("transform", ""));
        return new Around(outer.scale * scale, outer.viewport / Math.max(scale, 1e-12), font,
                Double.isNaN(width) ? outer.width : width, stroked, seen);
    }

    /** Within an element with a view box of its own. */
    private static Around fitted(Element element, Map<String, String> placed, Around around) {
        double[] box = box(element);
        if (box == null) {
            return around;
        }
        double width = length(placed.getOrDefault("width", "100%"), around.viewport, around.font);
        double height = length(placed.getOrDefault("height", "100%"), around.viewport, around.font);
        double scale = Math.min(width / box[0], height / box[1]);
        return !(scale > 0) ? around : new Around(around.scale * scale, Math.max(box[0], box[1]), around.font,
                around.width, around.stroked, around.seen);
    }

    private static double[] box(Element element) {
        String[] box = element.getAttribute("viewBox").strip().split("[\\s,]+");
        double[] size = box.length == 4 ? new double[] {length(box[2], 1, 1), length(box[3], 1, 1)} : null;
        return size != null && size[0] > 0 && size[1] > 0 ? size : null;
    }

    private static double font(String value, double outer) {
        double size = switch (value) {
            case "xx-small" -> 9;
            case "x-small" -> 10;
            case "small" -> 13;
            case "medium" -> USUAL_FONT;
            case "large" -> 18;
            case "x-large" -> 24;
            case "xx-large" -> 32;
            case "smaller" -> outer / 1.2;
            case "larger" -> outer * 1.2;
            default -> length(value, outer, outer);
        };
        return Double.isNaN(size) ? outer : size;
    }

    /** A length in units of the element; NaN for none. */
    private static double length(String text, double whole, double font) {
        Matcher found = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Double.NaN;
        }
        double unit = switch (found.group(4)) {
            case "pt" -> 96 / 72.0;
            case "pc" -> 16;
            case "mm" -> 96 / 25.4;
            case "cm" -> 96 / 2.54;
            case "in" -> 96;
            case "em", "rem" -> font;
            case "ex" -> font / 2;
            case "%" -> whole / 100;
            default -> 1;
        };
        return Double.parseDouble(found.group(1)) * unit;
    }

    /** How much longer lengths become, of both directions the mean. */
    private static double scale(String transform) {
        double scale = 1;
        Matcher found = TRANSFORM.matcher(transform);
        while (found.find()) {
            double[] n = NUMBER.matcher(found.group(2)).results().mapToDouble(r -> Double.parseDouble(r.group()))
                    .toArray();
            if (n.length >= 4) {
                scale *= Math.sqrt(Math.abs(n[0] * n[3] - n[1] * n[2]));
            } else if (n.length == 2) {
                scale *= Math.sqrt(Math.abs(n[0] * n[1]));
            } else if (n.length == 1) {
                scale *= found.group(1).equals("scale") ? Math.abs(n[0]) : Math.sqrt(Math.abs(n[0]));
            }
        }
        return scale;
    }

    private static boolean isZero(String value) {
        return value != null && length(value, 1, 1) == 0;
    }

    private static String kind(Element element) {
        return element.getLocalName().toLowerCase(Locale.ROOT);
    }
}
