// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the XML of plug-ins: {@code plugin.xml} and {@code feature.xml}. Nothing outside the file is looked at. */
final class Declarations {
    private static final String OWN = "org.operando.";

    private Declarations() {
    }

    /** What a plugin.xml contributes to extension points of Operando. */
    static List<Contributed> contributed(byte[] xml, Path jar) throws PluginException {
        List<Contributed> all = new ArrayList<>();
        for (Element extension : children(root(xml, jar, "plugin.xml"), "extension")) {
            String point = extension.getAttribute("point");
            if (point.startsWith(OWN)) {
                for (Element element : children(extension, "*")) {
                    if (!element.getAttribute("id").isEmpty()) {
                        all.add(new Contributed(point, element.getTagName(), element.getAttribute("id")));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    /** The elements of a name directly below one; {@code *} for all. */
    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && (name.equals("*") || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }

    /** The root of a document. */
    static Element root(byte[] xml, Path jar, String name) throws PluginException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void fatalError(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            Document document = builder.parse(new ByteArrayInputStream(xml));
            return document.getDocumentElement();
        } catch (SAXException | IOException e) {
            throw new PluginException("its " + name + " cannot be read", jar.getFileName().toString(),
                    "get it again, or ask its author", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser has no safe mode", e);
        }
    }
}
