// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.operando.api.Context;
import org.operando.api.LoadException;

/**
 * Reads one XRDML file as it streams by. Names of elements count without their namespace, which differs between versions
 * of the schema; nothing outside the file is ever opened.
 */
final class XrdmlReader {
    private static final int MOST_BYTES = 1 << 27;
    private static final int DEEPEST = 64;
    private static final int MOST_SCANS = 100_000;
    private static final String MEASUREMENT = "xrdMeasurement";
    private static final String SCAN = "scan";
    /** Elements of a measurement whose texts are kept. */
    private static final Set<String> OF_MEASUREMENT = Set.of("kAlpha1", "kAlpha2", "ratioKAlpha2KAlpha1",
            "anodeMaterial", "tension", "current");
    /** Elements of a scan whose texts are kept. */
    private static final Set<String> OF_SCAN = Set.of("startPosition", "endPosition", "listPositions", "commonPosition",
            "commonCountingTime", "countingTimes", "counts", "intensities", "beamAttenuationFactors",
            "commonBeamAttenuationFactor", "startTimeStamp", "endTimeStamp");

    private final Path file;
    private final Context context;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<XrdmlScan> scans = new ArrayList<>();
    private final Map<String, String> sample = new LinkedHashMap<>();
    private Map<String, String> ofMeasurement = new LinkedHashMap<>();
    private Map<String, String> ofScan = new LinkedHashMap<>();
    private String axis = "";
    private StringBuilder text = new StringBuilder();

    XrdmlReader(Path file, Context context) {
        this.file = file;
        this.context = context;
    }

    List<Pattern> read() throws LoadException {
        String text = decoded(PackedText.bytes(file, MOST_BYTES));
        int line = 0;
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                line = xml.getLocation().getLineNumber();
                event(xml.next(), xml);
            }
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
            throw new LoadException("is no whole XML: " + firstLine(e), file + ":" + at, "copy it again", e);
        } catch (RuntimeException e) {
            // the parser of the platform throws these for some malformed files
            throw new LoadException("is no whole XML: " + firstLine(e), file + ":" + line, "copy it again", e);
        }
        return new XrdmlPatterns(file, scans, context).patterns();
    }

    /** Decoded here, bad bytes replaced: of those the parser of the platform would print its own message. */
    private static String decoded(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] == -1 && bytes[1] == -2 || bytes[0] == -2 && bytes[1] == -1);
        String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        // encodings of one byte a letter differ where no name or number is
        boolean single = head.contains("encoding=\"iso-8859-") || head.contains("encoding=\"windows-125");
        Charset charset = wide ? StandardCharsets.UTF_16
                : single ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    /** The parser puts the place into its first line and the reason into the last. */
    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    }

    private void event(int kind, XMLStreamReader xml) throws XMLStreamException {
        switch (kind) {
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
            case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> throw new XMLStreamException(
                    "a document type or entity, which no such file has", xml.getLocation());
            default -> {
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (open.size() == DEEPEST) {
            throw new XMLStreamException("elements more than " + DEEPEST + " deep in each other", xml.getLocation());
        }
        open.push(name);
        text = new StringBuilder();
        switch (name) {
            case MEASUREMENT -> ofMeasurement = new LinkedHashMap<>();
            case SCAN -> {
                ofScan = new LinkedHashMap<>();
                attribute(xml, "scanAxis");
                attribute(xml, "status");
                attribute(xml, "mode");
                ofScan.put("line", String.valueOf(xml.getLocation().getLineNumber()));
            }
            case "usedWavelength" -> ofMeasurement.put("intended", said(xml, "intended"));
            case "positions" -> axis = said(xml, "axis");
            case "counts", "intensities" -> ofScan.put("unit", said(xml, "unit"));
            default -> {
            }
        }
        if (name.toLowerCase(Locale.ROOT).contains("divergencecorrection")) {
            ofScan.put("divergence", name);
        }
    }

    private void attribute(XMLStreamReader xml, String name) {
        ofScan.put(name, said(xml, name));
    }

    private static String said(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    private void end() throws XMLStreamException {
        String name = open.pop();
        String said = text.toString().strip();
        text = new StringBuilder();
        if (name.equals(SCAN)) {
            if (scans.size() == MOST_SCANS) {
                throw new XMLStreamException("more than " + MOST_SCANS + " scans");
            }
            scans.add(new XrdmlScan(Map.copyOf(ofMeasurement), ofScan, Map.copyOf(sample)));
            ofScan = new LinkedHashMap<>();
        } else if (said.isEmpty()) {
            return;
        } else if (open.contains(SCAN) && OF_SCAN.contains(name)) {
            boolean position = name.endsWith("Position") || name.equals("listPositions");
            if (!position || axis.equals("2Theta")) {
                ofScan.put(name, said);
            }
        } else if (OF_MEASUREMENT.contains(name)) {
            ofMeasurement.putIfAbsent(name, said);
        } else if ("sample".equals(open.peek()) && sample.size() < 8) {
            sample.putIfAbsent("sample " + name, said);
        }
    }
}
