// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;

/**
 * An imported SVG drawing, read by JSVG. It stays as it is in an SVG target; elsewhere it becomes pixels. Nothing
 * outside the file is read, and what could act (scripts, links to other files, entities) makes it refused.
 */
public final class SvgPicture {
    private static final int MOST_ELEMENTS = 100_000;
    private static final int MOST_PIXELS = 40_000_000;

    private final byte[] content;
    private final SVGDocument document;

    private SvgPicture(byte[] content, SVGDocument document) {
        this.content = content;
        this.document = document;
    }

    /**
     * Reads a drawing.
     * @param name of the file, for messages
     * @throws IllegalArgumentException when it is no SVG document or holds what is refused; the message says which
     */
    static SvgPicture read(String name, byte[] content) {
        try {
            check(name, content);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(name + ": no valid SVG document (" + e.getMessage() + ")", e);
        }
        LoaderContext context = LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL).build();
        SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(content), null, context);
        if (document == null || !(document.size().width > 0 && document.size().height > 0)) {
            throw new IllegalArgumentException(name + ": no SVG document with a size");
        }
        return new SvgPicture(content, document);
    }

    private static void check(String name, byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
        int elements = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw refused(name, "a document type or an entity");
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                style(name, reader.getText());
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (elements == 0 && !reader.getLocalName().equals("svg")) {
                    throw new IllegalArgumentException(
                            name + ": no SVG document but one of '" + reader.getLocalName() + "'");
                }
                if (++elements > MOST_ELEMENTS) {
                    throw refused(name, "more than " + MOST_ELEMENTS + " elements");
                }
                element(name, reader);
            }
        }
    }

    private static void element(String name, XMLStreamReader reader) {
        String element = reader.getLocalName();
        if (element.equals("script") || element.equals("foreignObject")) {
            throw refused(name, "the element '" + element + "'");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attribute = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i).strip();
            style(name, value);
            if (attribute.startsWith("on")) {
                throw refused(name, "the attribute '" + attribute + "'");
            }
            if (attribute.equals("href") && !value.startsWith("#") && !value.startsWith("data:image/png;")
                    && !value.startsWith("data:image/jpeg;") && !element.equals("a")) {
                throw refused(name, "a link to '" + value.substring(0, Math.min(60, value.length())) + "'");
            }
        }
    }

    /** Style sheets and attributes may refer to parts of the drawing only. */
    private static void style(String name, String text) {
        if (text.contains("@import")) {
            throw refused(name, "an '@import'");
        }
        for (int at = text.indexOf("url("); at >= 0; at = text.indexOf("url(", at + 4)) {
            String link = text.substring(at + 4).stripLeading().replace("\"", "").replace("'", "");
            if (!link.startsWith("#")) {
                throw refused(name, "a link '" + text.substring(at, Math.min(text.length(), at + 60)) + "'");
            }
        }
    }

    private static IllegalArgumentException refused(String name, String what) {
        return new IllegalArgumentException(name + ": holds " + what
                + ", which is refused in an imported drawing; save it as plain SVG without it");
    }

    /** The file's bytes; the drawing's own. */
    byte[] content() {
        return content;
    }

    /** Width over height. */
    double aspect() {
        return document.size().width / document.size().height;
    }

    /** The drawing in pixels. */
    Pixels pixels(Area at, double resolution) {
        double fine = Math.min(resolution, Math.sqrt(MOST_PIXELS / (at.width() * at.height())));
        int width = (int) Math.max(1, Math.round(at.width() * fine));
        int height = (int) Math.max(1, Math.round(at.height() * fine));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(width, height));
        graphics.dispose();
        return new Pixels(((DataBufferInt) image.getRaster().getDataBuffer()).getData(), width, height);
    }
}
