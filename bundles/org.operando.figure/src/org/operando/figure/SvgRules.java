// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an imported drawing may hold: what shows shapes, text and small pictures. Nothing that acts or leads elsewhere, and
 * nothing by which a small file takes much time or memory: filters, huge numbers, fine dashes, elements that use each other.
 */
final class SvgRules {
    private static final int MOST_ELEMENTS = 100_000;
    private static final double LARGEST_NUMBER = 1e6;
    private static final double FINEST_DASH = 0.05;
    private static final Set<String> REFUSED = Set.of("script", "foreignobject", "filter", "animate", "animatemotion",
            "animatetransform", "set", "handler", "iframe", "audio", "video");
    private static final Set<String> MEASURES = Set.of("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
            "dx", "dy", "width", "height", "d", "points", "transform", "viewbox", "stroke-width", "font-size",
            "stroke-dasharray", "stroke-dashoffset", "patterntransform", "gradienttransform", "markerwidth",
            "markerheight", "textlength", "letter-spacing");
    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    /** Not in colours and names. */
    private static final Pattern STYLE_NUMBER = Pattern.compile("(?<![#\\w.])" + NUMBER.pattern());
    private static final Pattern FILTER = Pattern.compile("(?<![\\w-])filter\\s*:\\s*(?!none)");
    private static final Pattern DASHES = Pattern.compile("stroke-dasharray\\s*:\\s*([^;}]*)");

    private final String name;
    /** Elements within each named element, with what they use, by name. */
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, List<String>> uses = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int elements;

    private SvgRules(String name) {
        this.name = name;
    }

    /**
     * Checks a drawing.
     * @param name of the file, for messages
     * @throws PictureException when it holds what is refused, or is no SVG document
     */
    static void check(String name, byte[] content) {
        try {
            new SvgRules(name).read(content);
        } catch (XMLStreamException e) {
            throw new PictureException(name + ": no valid SVG document (" + e.getMessage() + ")", e);
        }
    }

    private void read(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused("a document type or an entity");
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw refused("a processing instruction");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if ("style".equals(open.peek())) {
                        style(reader.getText());
                    }
                    links(reader.getText());
                }
                case XMLStreamConstants.START_ELEMENT -> element(reader);
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                default -> {
                    // comments and blanks
                }
            }
        }
        expanded("", 0);
    }

    private void element(XMLStreamReader reader) {
        String element = reader.getLocalName().toLowerCase(Locale.ROOT);
        if (elements == 0 && !element.equals("svg")) {
            throw new PictureException(name + ": no SVG document but one of '" + reader.getLocalName() + "'");
        }
        if (++elements > MOST_ELEMENTS) {
            throw refused("more than " + MOST_ELEMENTS + " elements");
        }
        if (REFUSED.contains(element) || element.startsWith("fe")) {
            throw refused("the element '" + reader.getLocalName() + "'");
        }
        String id = reader.getAttributeValue(null, "id");
        open.push(element.equals("style") ? "style" : id == null ? "" : "#" + id);
        open.stream().filter(o -> o.startsWith("#")).forEach(o -> sizes.merge(o, 1L, Long::sum));
        sizes.merge("", 1L, Long::sum);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(element, reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT),
                    reader.getAttributeValue(i).strip());
        }
    }

    private void attribute(String element, String attribute, String value) {
        if (attribute.startsWith("on")) {
            throw refused("the attribute '" + attribute + "'");
        }
        if (attribute.equals("href")) {
            link(element, value);
            return;
        }
        links(value);
        if (attribute.equals("style")) {
            style(value);
        } else if (attribute.equals("filter") && !value.equals("none")) {
            throw refused("a filter");
        } else if (MEASURES.contains(attribute)) {
            numbers(NUMBER.matcher(value));
            if (attribute.equals("stroke-dasharray")) {
                dashes(value);
            }
        }
    }

    private void link(String element, String value) {
        if (value.startsWith("#")) {
            open.stream().filter(o -> o.startsWith("#"))
                    .forEach(o -> uses.computeIfAbsent(o, key -> new ArrayList<>()).add(value));
            uses.computeIfAbsent("", key -> new ArrayList<>()).add(value);
        } else if (value.startsWith("data:image/png;") || value.startsWith("data:image/jpeg;")) {
            try {
                PicturePainter.requireSize(name,
                        Base64.getMimeDecoder().decode(value.substring(value.indexOf(',') + 1)));
            } catch (IllegalArgumentException e) {
                throw e instanceof PictureException own ? own : refused("a picture that is no base64");
            }
        } else if (!element.equals("a")) {
            throw refused("a link to '" + value.substring(0, Math.min(60, value.length())) + "'");
        }
    }

    /** Style sheets and attributes may refer to parts of the drawing only. */
    private void links(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("@import")) {
            throw refused("an '@import'");
        }
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 4)) {
            String link = text.substring(at + 4).stripLeading().replace("\"", "").replace("'", "");
            if (!link.startsWith("#")) {
                throw refused("a link '" + text.substring(at, Math.min(text.length(), at + 60)) + "'");
            }
        }
    }

    private void style(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("\\")) {
            throw refused("a style with escapes");
        }
        if (FILTER.matcher(lower).find()) {
            throw refused("a filter");
        }
        numbers(STYLE_NUMBER.matcher(lower));
        Matcher dashes = DASHES.matcher(lower);
        while (dashes.find()) {
            dashes(dashes.group(1));
        }
    }

    private void numbers(Matcher found) {
        while (found.find()) {
            if (!(Double.parseDouble(found.group()) <= LARGEST_NUMBER)) {
                throw refused("the number " + found.group().substring(0, Math.min(20, found.group().length())));
            }
        }
    }

    private void dashes(String value) {
        Matcher found = NUMBER.matcher(value);
        double sum = 0;
        boolean any = false;
        while (found.find()) {
            any = true;
            sum += Double.parseDouble(found.group());
        }
        if (any && sum > 0 && sum < FINEST_DASH) {
            throw refused("dashes of " + value);
        }
    }

    /** Elements that a named one is drawn with, those that it uses included. */
    private long expanded(String id, int depth) {
        if (depth > 50) {
            throw refused("elements that use each other in a circle");
        }
        long sum = sizes.getOrDefault(id, 0L);
        for (String used : uses.getOrDefault(id, List.of())) {
            sum += expanded(used, depth + 1);
            if (sum > MOST_ELEMENTS) {
                throw refused("more than " + MOST_ELEMENTS + " elements, by their use");
            }
        }
        // known from here on
        sizes.put(id, sum);
        uses.remove(id);
        return sum;
    }

    private PictureException refused(String what) {
        return new PictureException(name + ": holds " + what
                + ", which is refused in an imported drawing; save it as plain SVG without it");
    }
}
