// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The XML parts of an .ndax file. What is in them is good to know but never needed: a broken one is a warning. */
final class NewareXml {
    /** An auxiliary channel by TestInfo.xml. */
    record Auxiliary(String id, String channel, int kind) {
    }

    private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)");

    private NewareXml() {
    }

    /** The document of a part, when it is there and whole. */
    static Optional<Document> document(NdaxArchive archive, String name, Context context) throws LoadException {
        Optional<byte[]> bytes = archive.bytes(name);
        if (bytes.isEmpty() || bytes.get().length == 0) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(new InputSource(new StringReader(text(bytes.get())))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            context.warn(archive.path().getFileName() + ":" + name, "is broken (" + e.getMessage()
                    + "); the records are read without it");
            return Optional.empty();
        }
    }

    /** Decoded as the document says; as GB18030 with replacement where that fails. */
    static String text(byte[] bytes) {
        int from = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
        String head = new String(bytes, from, Math.min(200, bytes.length - from), StandardCharsets.ISO_8859_1);
        Matcher encoding = ENCODING.matcher(head);
        try {
            Charset charset = encoding.find() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return new String(bytes, from, bytes.length - from, Charset.forName("GB18030"));
        }
    }

    /** Attributes of the first element of a name. */
    static Map<String, String> attributes(Document document, String element) {
        Map<String, String> found = new LinkedHashMap<>();
        Node node = document.getElementsByTagName(element).item(0);
        if (node != null) {
            for (int i = 0; i < node.getAttributes().getLength(); i++) {
                found.put(node.getAttributes().item(i).getNodeName(), node.getAttributes().item(i).getNodeValue());
            }
        }
        return found;
    }

    /** The auxiliary channels that TestInfo.xml lists. */
    static List<Auxiliary> auxiliaries(Document document) {
        List<Auxiliary> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getTagName().matches("Aux[0-9]+") && element.getAttribute("ChlType").matches("[0-9]{1,6}")) {
                found.add(new Auxiliary(element.getAttribute("AuxID"), element.getAttribute("RealChlID"),
                        Integer.parseInt(element.getAttribute("ChlType"))));
            }
        }
        return found;
    }
}
