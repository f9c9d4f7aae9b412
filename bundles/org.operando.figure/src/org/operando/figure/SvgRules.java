// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an imported drawing may hold: what shows shapes, text and small pictures. These elements, attributes and properties
 * are listed; what programs add for themselves is passed over, and an unknown element of SVG makes the drawing refused, as
 * does what leads elsewhere or by which a small file takes much time or memory.
 */
final class SvgRules {
    static final int MOST_ELEMENTS = 100_000;
    /** Nested elements. */
    static final int DEEPEST = 60;
    private static final int MOST_LAYERS = 8;
    private static final double LARGEST_NUMBER = 1e6;
    private static final double FINEST_DASH = 0.05;
    /** Size of a pattern's tile, in parts of the drawing's. */
    private static final double LARGEST_TILE = 1.01;
    private static final Set<String> ELEMENTS = Set.of("svg", "g", "defs", "symbol", "use", "switch", "a", "path",
            "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textpath", "image",
            "clippath", "mask", "marker", "pattern", "lineargradient", "radialgradient", "stop", "style", "title",
            "desc");
    private static final Set<String> MEASURES = Set.of("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
            "fx", "fy", "fr", "dx", "dy", "refx", "refy", "width", "height", "d", "points", "transform", "viewbox",
            "stroke-width", "font-size", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit",
            "patterntransform", "gradienttransform", "markerwidth", "markerheight", "textlength", "letter-spacing",
            "word-spacing", "line-height", "baseline-shift", "pathlength", "offset", "startoffset", "rotate", "font");
    private static final Set<String> WORDS = Set.of("id", "class", "version", "preserveaspectratio", "lengthadjust",
            "gradientunits", "spreadmethod", "patternunits", "patterncontentunits", "maskunits", "maskcontentunits",
            "clippathunits", "markerunits", "orient", "method", "spacing", "side", "type", "requiredfeatures",
            "requiredextensions", "systemlanguage", "space", "lang");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    /** Not in colours and names. */
    private static final Pattern STYLE_NUMBER = Pattern.compile("(?<![#\\w.])" + NUMBER.pattern());
    private static final List<String> EXTENTS = List.of("width", "height", "r", "rx", "ry", "d", "points");
    private static final Set<String> HIDDEN = Set.of("clippath", "mask", "marker", "pattern");
    /** Instead of a class: rules for all elements. */
    private static final String ANY = "*";
    private static final Pattern CLASS = Pattern.compile("\\.(-?[_a-zA-Z][\\w-]*)");
    private static final Pattern SCALE = Pattern.compile("(?i)(scale|matrix)\\w*\\s*\\(([^)]*)\\)");

    private final String name;
    private final SvgReferences references = new SvgReferences(this::refuse);
    private final SvgStyle styles = new SvgStyle(new SvgStyle.Look() {
        @Override
        public void rule(String selector) {
            classes.clear();
            CLASS.matcher(selector).results().forEach(c -> classes.add(c.group(1)));
            if (classes.isEmpty()) {
                classes.add(ANY);
            }
        }

        @Override
        public void property(String property, String value) {
            measure(property, value, STYLE_NUMBER);
        }

        @Override
        public void reference(String property, String target) {
            targets.merge(target, property.startsWith("marker") ? vertices : 1L, Long::sum);
            classes.forEach(c -> ofSheets.computeIfAbsent(c, key -> new TreeSet<>()).add(target));
        }
    }, this::refuse);
    /** Kinds of named elements, which stand anywhere in the file. */
    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, Double> tiles = new HashMap<>();
    /** What rules of sheets refer to, by the class that they are for. */
    private final Map<String, Set<String>> ofSheets = new HashMap<>();
    private final Set<String> classes = new HashSet<>();
    private final Deque<Double> scales = new ArrayDeque<>();
    /** What the element at hand refers to, and how often. */
    private final Map<String, Long> targets = new HashMap<>();
    private long vertices;
    /** Patterns whose tiles are parts of what they fill. */
    private final Set<String> boxed = new HashSet<>();
    /** How much farther a shape may reach than the drawing. */
    private double reach = 1;
    private double ownScale = 1;
    /** How many elements are open that are drawn only where something refers to them. */
    private int hidden;
    private double[] size = {100, 100};
    private long pictures;
    private int elements;

    SvgRules(String name) {
        this.name = name;
    }

    /** Whether an element of SVG may be in a drawing. */
    static boolean isKnown(String element) {
        return ELEMENTS.contains(element);
    }

    /** A first look at each element, for what is told of it before or after it. */
    void see(String element, Map<String, String> attributes) {
        if (elements == 0 && !element.equals("svg")) {
            throw new PictureException(name + ": no SVG document but one of '" + element + "'");
        }
        if (++elements > MOST_ELEMENTS) {
            refuse("more than " + MOST_ELEMENTS + " elements");
        }
        if (elements == 1) {
            size = size(attributes);
        }
        for (String measure : EXTENTS) {
            NUMBER.matcher(attributes.getOrDefault(measure, "")).results().forEach(
                    n -> reach = Math.max(reach, Double.parseDouble(n.group()) / Math.min(size[0], size[1])));
        }
        String id = "#" + attributes.getOrDefault("id", "");
        kinds.put(id, element);
        if (element.equals("pattern")) {
            tiles.put(id, tile(attributes));
        }
    }

    private static double[] size(Map<String, String> attributes) {
        String[] box = attributes.getOrDefault("viewbox", "").strip().split("[\\s,]+");
        double width = box.length == 4 ? number(box[2]) : number(attributes.getOrDefault("width", "100"));
        double height = box.length == 4 ? number(box[3]) : number(attributes.getOrDefault("height", "100"));
        return new double[] {Math.max(width, 1e-9), Math.max(height, 1e-9)};
    }

    private double tile(Map<String, String> attributes) {
        boolean parts = !attributes.getOrDefault("patternunits", "").equals("userSpaceOnUse");
        double width = number(attributes.getOrDefault("width", "0"));
        double height = number(attributes.getOrDefault("height", "0"));
        boolean percent = attributes.getOrDefault("width", "").contains("%");
        double tile = Math.max(width / (percent ? 100 : parts ? 1 : size[0]),
                height / (percent ? 100 : parts ? 1 : size[1]));
        if (parts) {
            boxed.add("#" + attributes.getOrDefault("id", ""));
        }
        return tile;
    }

    private static double number(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.find() ? Double.parseDouble(found.group()) : 0;
    }

    /** A style sheet, without what is unknown in it. */
    String sheet(String text) {
        String kept = styles.sheet(text);
        classes.clear();
        return kept;
    }

    /** An element begins: checks its attributes, and leaves those out that are unknown. */
    void begin(String element, Map<String, String> attributes) {
        targets.clear();
        ownScale = 1;
        vertices = NUMBER.matcher(attributes.getOrDefault("d", attributes.getOrDefault("points", ""))).results().count()
                / 2 + 2;
        attributes.entrySet().removeIf(a -> !kept(element, a));
        bySheets(attributes.getOrDefault("class", ""));
        if (!scales.isEmpty() && attributes.containsKey("viewbox")) {
            double[] own = size(attributes);
            ownScale *= Math.max(1, Math.max(size[0] / own[0], size[1] / own[1]));
        }
        scales.push(ownScale * (scales.isEmpty() ? 1 : scales.peek()));
        boolean layered = false;
        for (String target : targets.keySet()) {
            String kind = kinds.getOrDefault(target, "");
            layered |= kind.equals("mask") || kind.equals("pattern");
        }
        references.begin(attributes.get("id"), layered);
        targets.keySet().forEach(target -> references.tile(tiles.getOrDefault(target, 0.0)
                * scales.peek() * (boxed.contains(target) ? reach : 1)));
        boolean paints = !element.equals("defs") && !element.equals("stop") && !element.endsWith("gradient");
        targets.forEach((target, times) -> {
            boolean gradient = kinds.getOrDefault(target, "").endsWith("gradient");
            if (paints && !gradient) {
                references.use(target, times, scales.peek());
            }
        });
        hidden += HIDDEN.contains(element) ? 1 : 0;
    }

    private void bySheets(String ownClasses) {
        for (String own : (hidden == 0 ? ANY + " " + ownClasses : ownClasses).strip().split("\\s+")) {
            ofSheets.getOrDefault(own, Set.of()).forEach(target -> targets.merge(target,
                    kinds.getOrDefault(target, "").equals("marker") ? vertices : 1L, Long::sum));
        }
    }

    /** The element ends. */
    void end(String element) {
        hidden -= HIDDEN.contains(element) ? 1 : 0;
        scales.pop();
        references.end();
    }

    /** At the end: images of the drawing's size that must lie in memory at once, beside the drawing itself. */
    int layers() {
        int layers = references.layers(MOST_ELEMENTS, LARGEST_TILE);
        if (layers > MOST_LAYERS) {
            refuse("masks or patterns that lie more than " + MOST_LAYERS + " deep in each other");
        }
        return layers;
    }

    private boolean kept(String element, Map.Entry<String, String> attribute) {
        String key = attribute.getKey();
        String value = attribute.getValue().strip();
        if (key.startsWith("on")) {
            refuse("the attribute '" + key + "'");
        }
        if (key.equals("href")) {
            return link(element, value);
        }
        if (key.equals("style")) {
            attribute.setValue(styles.declarations(attribute.getValue()));
            return true;
        }
        if (SvgStyle.PROPERTIES.contains(key)) {
            styles.value(key, value);
        }
        if (MEASURES.contains(key)) {
            measure(key, value, NUMBER);
            return true;
        }
        return WORDS.contains(key) || SvgStyle.PROPERTIES.contains(key);
    }

    private boolean link(String element, String value) {
        if (element.equals("a")) {
            return false;
        }
        if (value.startsWith("#")) {
            targets.merge(value, 1L, Long::sum);
            return true;
        }
        if (!element.equals("image") || !value.matches("(?s)data:image/(png|jpe?g);base64,.*")) {
            refuse("a link to '" + value.substring(0, Math.min(60, value.length())) + "'");
        }
        try {
            pictures += PicturePainter.requireSize(name,
                    Base64.getMimeDecoder().decode(value.substring(value.indexOf(',') + 1)));
        } catch (PictureException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            refuse("a picture that is no base64");
        }
        if (pictures > PicturePainter.MOST_PIXELS) {
            refuse("pictures of more than " + PicturePainter.MOST_PIXELS + " pixels together");
        }
        return true;
    }

    private void measure(String key, String value, Pattern numbers) {
        if (key.equals("font-family")) {
            return;
        }
        Matcher found = numbers.matcher(value);
        while (found.find()) {
            if (!(Double.parseDouble(found.group()) <= LARGEST_NUMBER)) {
                refuse("the number " + found.group().substring(0, Math.min(20, found.group().length())));
            }
        }
        if (key.equals("stroke-dasharray")) {
            double sum = NUMBER.matcher(value).results().mapToDouble(n -> Double.parseDouble(n.group())).sum();
            if (sum > 0 && sum < FINEST_DASH) {
                refuse("dashes of " + value);
            }
        } else if (key.equals("transform")) {
            SCALE.matcher(value).results().forEach(scale -> NUMBER.matcher(scale.group(2)).results()
                    .limit(scale.group(1).equalsIgnoreCase("matrix") ? 4 : 2)
                    .forEach(n -> ownScale = Math.max(ownScale, Double.parseDouble(n.group()))));
        }
    }

    private void refuse(String what) {
        throw new PictureException(name + ": holds " + what
                + ", which is refused in an imported drawing; save it as plain SVG without it");
    }
}
