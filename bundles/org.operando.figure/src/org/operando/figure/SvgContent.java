// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.DTD;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;

/**
 * An imported drawing of which only what {@link SvgRules} lists is left: elements and attributes of other namespaces
 * (editors' notes, metadata) and unknown attributes and properties are gone, hence nobody draws them.
 * @param bytes the file; as it was when there is nothing to leave out
 * @param layers images of the drawing's size that are in memory at once while it is drawn
 */
record SvgContent(byte[] bytes, int layers) {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /**
     * Checks a drawing.
     * @param name of the file, for messages
     * @throws PictureException when it holds what is refused, or is no SVG document
     */
    static SvgContent of(String name, byte[] content) {
        try {
            return new Reader(name, content).read();
        } catch (XMLStreamException e) {
            throw new PictureException(name + ": no valid SVG document (" + e.getMessage() + ")", e);
        }
    }

    private static final class Reader {
        private final String name;
        private final byte[] content;
        private final SvgRules rules;
        private final XMLEventFactory events = XMLEventFactory.newDefaultFactory();
        private final List<XMLEvent> kept = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();
        private boolean whole = true;

        Reader(String name, byte[] content) {
            this.name = name;
            this.content = content;
            rules = new SvgRules(name);
        }

        SvgContent read() throws XMLStreamException {
            StringBuilder sheets = new StringBuilder();
            walk(event -> {
                if (event.isStartElement()) {
                    rules.see(known(event.asStartElement()), attributes(event.asStartElement()));
                } else if (event.isCharacters() && "style".equals(open.peek())) {
                    // rules of all sheets hold for elements before them too
                    sheets.append(event.asCharacters().getData());
                }
            });
            rules.sheet(sheets.toString());
            walk(this::keep);
            int layers = rules.layers();
            if (whole) {
                return new SvgContent(content, layers);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
            XMLEventWriter writer = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(out, "UTF-8");
            for (XMLEvent event : kept) {
                writer.add(event);
            }
            writer.close();
            return new SvgContent(out.toByteArray(), layers);
        }

        private interface Visit {
            void event(XMLEvent event) throws XMLStreamException;
        }

        /** Visits all events but those of other namespaces and of metadata; {@code open} holds the elements around. */
        private void walk(Visit visit) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            XMLEventReader reader = factory.createXMLEventReader(new ByteArrayInputStream(content));
            int foreign = 0;
            while (reader.hasNext()) {
                XMLEvent event = reader.nextEvent();
                if (event.isStartElement() && (foreign > 0 || isForeign(event.asStartElement()))) {
                    foreign++;
                    whole = false;
                } else if (foreign > 0) {
                    foreign -= event.isEndElement() ? 1 : 0;
                } else if (event instanceof DTD type) {
                    requirePlain(type);
                    whole = false;
                } else if (event.isEntityReference()) {
                    throw refused("an entity");
                } else if (event.isProcessingInstruction()) {
                    throw refused("a processing instruction");
                } else if (event.isEndElement()) {
                    visit.event(event);
                    open.pop();
                } else {
                    visit.event(event);
                    if (event.isStartElement()) {
                        if (open.size() == SvgRules.DEEPEST) {
                            throw refused("elements that lie more than " + SvgRules.DEEPEST + " deep in each other");
                        }
                        open.push(event.asStartElement().getName().getLocalPart().toLowerCase(Locale.ROOT));
                    }
                }
            }
        }

        private static boolean isForeign(StartElement element) {
            String space = element.getName().getNamespaceURI();
            return !space.isEmpty() && !space.equals(SVG) || element.getName().getLocalPart().equals("metadata");
        }

        /** The public type of SVG 1.1, which many programs write, says nothing and is not read; one of its own does. */
        private void requirePlain(DTD type) {
            String text = String.valueOf(type.getDocumentTypeDeclaration());
            if (!text.contains("DTD SVG 1.") || text.contains("[")
                    || text.toUpperCase(Locale.ROOT).contains("<!ENTITY")) {
                throw refused("a document type or an entity");
            }
        }

        private String known(StartElement element) {
            String local = element.getName().getLocalPart().toLowerCase(Locale.ROOT);
            if (!open.isEmpty() && !SvgRules.isKnown(local)) {
                throw refused("the element '" + element.getName().getLocalPart() + "'");
            }
            return local;
        }

        /** In small letters; of other namespaces only links and what XML itself says. */
        private static Map<String, String> attributes(StartElement element) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (Iterator<Attribute> i = element.getAttributes(); i.hasNext();) {
                Attribute attribute = i.next();
                String space = attribute.getName().getNamespaceURI();
                if (space.isEmpty() || space.equals(XLINK) || space.equals(XMLConstants.XML_NS_URI)) {
                    attributes.put(key(attribute), attribute.getValue());
                }
            }
            return attributes;
        }

        private static String key(Attribute attribute) {
            String local = attribute.getName().getLocalPart().toLowerCase(Locale.ROOT);
            boolean title = attribute.getName().getNamespaceURI().equals(XLINK) && !local.equals("href");
            return title ? "xlink:" + local : local;
        }

        private void keep(XMLEvent event) throws XMLStreamException {
            if (event.isStartElement()) {
                event = start(event.asStartElement());
            } else if (event.isEndElement()) {
                rules.end(open.peek());
            } else if (event.isCharacters() && "style".equals(open.peek())) {
                String sheet = rules.sheet(event.asCharacters().getData());
                if (!sheet.equals(event.asCharacters().getData())) {
                    whole = false;
                    event = events.createCharacters(sheet);
                }
            }
            // the encoding may be another when it is written
            kept.add(event.isStartDocument() ? events.createStartDocument("UTF-8", "1.0") : event);
        }

        private StartElement start(StartElement element) {
            Map<String, String> known = attributes(element);
            rules.begin(element.getName().getLocalPart().toLowerCase(Locale.ROOT), known);
            List<Attribute> attributes = new ArrayList<>();
            for (Iterator<Attribute> i = element.getAttributes(); i.hasNext();) {
                Attribute attribute = i.next();
                String space = attribute.getName().getNamespaceURI();
                boolean ours = space.isEmpty() || space.equals(XLINK) || space.equals(XMLConstants.XML_NS_URI);
                String value = ours ? known.get(key(attribute)) : null;
                whole &= attribute.getValue().equals(value);
                if (value != null) {
                    attributes.add(events.createAttribute(attribute.getName(), value));
                }
            }
            return events.createStartElement(element.getName(), attributes.iterator(), element.getNamespaces());
        }

        private PictureException refused(String what) {
            return new PictureException(name + ": holds " + what
                    + ", which is refused in an imported drawing; save it as plain SVG without it");
        }
    }
}
