// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * Sets the texts of an imported drawing in the shipped font, so that it looks the same on every machine and in every
 * target; characters that the font lacks are replaced and reported. The drawing has passed {@link SvgRules}.
 */
final class SvgText {
    private static final String EMBEDDED = "Liberation Sans";
    private static final Pattern FAMILY = Pattern.compile("(?i)font-family\\s*:[^;}]*");

    private final byte[] content;
    private final Set<Integer> characters = new TreeSet<>();
    private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
    private final Consumer<String> report;
    private boolean heavy;
    private boolean slanted;

    private SvgText(byte[] content, Consumer<String> report) {
        this.content = content;
        this.report = report;
    }

    /** The drawing for JSVG, which takes fonts from AWT by their family. */
    static byte[] forAwt(byte[] content, Consumer<String> report) throws XMLStreamException {
        SvgText text = new SvgText(content, report);
        byte[] written = text.written(DrawingFont.FAMILY, "");
        return text.characters.isEmpty() ? content : written;
    }

    /** The drawing for a document of SVG, with the font's used characters; as it is when it has no text. */
    static byte[] embedded(byte[] content) throws XMLStreamException {
        SvgText text = new SvgText(content, lost -> {
            // reported when the drawing was read
        });
        text.written(EMBEDDED, "");
        return text.characters.isEmpty() ? content : text.written(EMBEDDED, text.style());
    }

    private String style() {
        StringBuilder out = new StringBuilder();
        for (Face face : Face.values()) {
            if ((heavy || !face.heavy()) && (slanted || !face.slanted())) {
                out.append(SvgTarget.fontFace(face, characters));
            }
        }
        // also over the short form of all of a font's properties
        return out.append("*{font-family:'").append(EMBEDDED)
                .append("'!important;font-kerning:none;font-variant-ligatures:none}")
                .toString();
    }

    private byte[] written(String family, String style) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLEventReader reader = factory.createXMLEventReader(new ByteArrayInputStream(content));
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 4096);
        XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
        int depth = 0;
        int textDepth = 0;
        boolean inStyle = false;
        while (reader.hasNext()) {
            XMLEvent event = reader.nextEvent();
            if (event.isStartDocument()) {
                // the encoding may be another now
                event = events.createStartDocument("UTF-8", "1.0");
            } else if (event.isStartElement()) {
                StartElement element = event.asStartElement();
                String name = element.getName().getLocalPart();
                depth++;
                textDepth = textDepth == 0 && name.equals("text") ? depth : textDepth;
                inStyle = name.equals("style");
                writer.add(start(element, family, depth == 1));
                if (depth == 1 && !style.isEmpty()) {
                    writer.add(events.createStartElement(element.getName().getPrefix(),
                            element.getName().getNamespaceURI(), "style"));
                    writer.add(events.createCharacters(style));
                    writer.add(events.createEndElement(element.getName().getPrefix(),
                            element.getName().getNamespaceURI(), "style"));
                }
                continue;
            } else if (event.isEndElement()) {
                textDepth = textDepth == depth ? 0 : textDepth;
                inStyle = false;
                depth--;
            } else if (event.isCharacters() && textDepth > 0) {
                event = events.createCharacters(drawable(event.asCharacters().getData()));
            } else if (event.isCharacters() && inStyle) {
                event = events.createCharacters(styled(event.asCharacters().getData(), family));
            }
            writer.add(event);
        }
        writer.close();
        return out.toByteArray();
    }

    private StartElement start(StartElement element, String family, boolean root) {
        List<Attribute> attributes = new ArrayList<>();
        for (Iterator<Attribute> i = element.getAttributes(); i.hasNext();) {
            Attribute attribute = i.next();
            String name = attribute.getName().getLocalPart();
            if (name.equals("style")) {
                attribute = events.createAttribute(attribute.getName(), styled(attribute.getValue(), family));
            } else if (name.startsWith("font")) {
                look(name + ":" + attribute.getValue());
            }
            if (!name.equals("font-family")) {
                attributes.add(attribute);
            }
        }
        if (root) {
            attributes.add(events.createAttribute("font-family", family));
        }
        return events.createStartElement(element.getName(), attributes.iterator(), element.getNamespaces());
    }

    private String styled(String style, String family) {
        look(style);
        return FAMILY.matcher(style).replaceAll("font-family:'" + family + "'");
    }

    /** Which faces may be asked for. */
    private void look(String style) {
        String lower = style.toLowerCase(Locale.ROOT);
        heavy |= lower.contains("bold") || lower.contains("weight");
        slanted |= lower.contains("italic") || lower.contains("oblique");
    }

    private String drawable(String text) {
        FontFile font = FontFile.of(Face.REGULAR);
        String own = text.codePoints().allMatch(c -> c <= 0x20 || font.has(c)) ? text
                : Characters.drawable(text, Face.REGULAR, report);
        own.codePoints().filter(font::has).forEach(characters::add);
        return own;
    }
}
