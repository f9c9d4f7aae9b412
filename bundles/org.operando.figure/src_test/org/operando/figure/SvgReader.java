// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads an SVG figure back with the JDK's parser of XML. */
final class SvgReader {
    final List<ReadText> texts = new ArrayList<>();
    final List<Double> lineWidths = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    final Document document;
    /** Texts below more than the clip of the page. */
    int clippedTexts;

    SvgReader(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        document = factory.newDocumentBuilder().parse(file.toFile());
        NodeList all = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                ids.add(element.getAttribute("id"));
            }
            if (element.hasAttribute("stroke-width")) {
                lineWidths.add(Double.valueOf(element.getAttribute("stroke-width")));
            }
            if (element.getLocalName().equals("text")) {
                texts.add(text(element));
                clippedTexts += clips(element) > 1 ? 1 : 0;
            }
        }
    }

    private static ReadText text(Element element) {
        boolean bold = element.getAttribute("font-weight").equals("bold");
        Face face = (bold ? Face.BOLD : Face.REGULAR).italic(element.getAttribute("font-style").equals("italic"));
        String turn = element.getAttribute("transform");
        double angle = turn.isEmpty() ? 0 : -Double.parseDouble(turn.substring(7, turn.indexOf(' ')));
        return new ReadText(Double.parseDouble(element.getAttribute("x")),
                Double.parseDouble(element.getAttribute("y")), element.getTextContent(), face,
                Double.parseDouble(element.getAttribute("font-size")), angle);
    }

    private static int clips(Element element) {
        int count = 0;
        for (var node = element.getParentNode(); node instanceof Element parent; node = node.getParentNode()) {
            count += parent.hasAttribute("clip-path") ? 1 : 0;
        }
        return count;
    }
}
