// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.novonix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.format.text.DateText.Order;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.FileContent;
import org.operando.io.text.DelimitedText;

/**
 * One Novonix file: sections [Summary], [Protocol] and [Data], once, or again for each time that the test was begun
 * again. Each time is a part of its own, whose time and charge begin at 0.
 */
final class NovonixFile {
    private static final String DATA = "[Data]";
    private static final String SUMMARY = "[Summary]";

    private final Path path;
    private final Context context;

    NovonixFile(Path path, Context context) {
        this.path = path;
        this.context = context;
    }

    List<CellFile> read() throws LoadException {
        List<NovonixPart> parts = parts();
        Optional<Order> order = Optional.empty();
        for (NovonixPart part : parts) {
            // parts of one file have been written by one computer: a date of one decides for all
            order = order.isPresent() ? order : part.order();
        }
        if (order.isEmpty()) {
            parts.getFirst().warnOfOrder();
        }
        List<CellFile> files = new ArrayList<>();
        for (NovonixPart part : parts) {
            files.add(part.log(order.orElse(Order.MONTH_FIRST)));
        }
        return files;
    }

    /** The parts as they stand in the file. */
    List<NovonixPart> parts() throws LoadException {
        byte[] bytes = FileContent.read(path);
        unquote(bytes);
        DelimitedText text = new DelimitedText(path, bytes);
        List<NovonixPart> parts = new ArrayList<>();
        Map<String, String> facts = facts();
        boolean inSummary = false;
        while (text.advance()) {
            String line = text.lineText().strip();
            if (line.equals(DATA)) {
                // a table ends at the [Summary] of the next part, and the cursor stands there then
                parts.add(part(text, facts, parts.size()));
                facts = facts();
                line = SUMMARY;
            }
            inSummary = line.equals(SUMMARY) || inSummary && !line.startsWith("[End Summary]");
            int colon = line.indexOf(':');
            if (inSummary && colon > 0 && !line.substring(colon + 1).isBlank()) {
                facts.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        if (parts.isEmpty()) {
            throw LoadException.at(path, String.valueOf(text.line()), "has no section [Data]", "copy the file again");
        }
        return parts;
    }

    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("format", "Novonix data file");
        return facts;
    }

    private NovonixPart part(DelimitedText text, Map<String, String> facts, int before) throws LoadException {
        if (!text.advance()) {
            throw LoadException.at(path, String.valueOf(text.line()), "ends after [Data]", "copy the file again");
        }
        if (before > 0) {
            context.warn(path.getFileName() + ":" + text.line(), "the test was begun again here; its time and charge "
                    + "begin at 0 and are joined to what is above by the clock");
            facts.put("part", String.valueOf(before + 1));
        }
        return NovonixPart.read(path, text, t -> t.lineText().startsWith(SUMMARY), facts, context);
    }

    /** Takes away the quotation marks of lines that stand in one pair as a whole, as some spreadsheets save them. */
    private static void unquote(byte[] bytes) {
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            int marks = 0;
            while (end < bytes.length && bytes[end] != '\n') {
                marks += bytes[end] == '"' ? 1 : 0;
                end++;
            }
            int last = end > start && bytes[end - 1] == '\r' ? end - 2 : end - 1;
            if (marks == 2 && bytes[start] == '"' && bytes[last] == '"') {
                bytes[start] = ' ';
                bytes[last] = ' ';
            }
            start = end + 1;
        }
    }
}
