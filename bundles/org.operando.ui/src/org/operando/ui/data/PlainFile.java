// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Warning;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Picture;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.results.Tables;
import org.operando.core.run.FileLook;

/**
 * A file that is not HDF5: what a loader makes of it, or a picture, and how it begins.
 * @param path the file
 * @param head its first bytes
 */
record PlainFile(Path path, FileHead head) {
    private static final int BEGINNING = 64 * 1024;
    private static final int HEX = 4096;
    private static final long LARGEST_PICTURE = 64L << 20;

    OpenedFile open(Catalogue catalogue) throws LoadException, IOException {
        List<DataNode> nodes = new ArrayList<>();
        String size = OpenedFile.size(head.size());
        if (head.size() == 0) {
            return new OpenedFile("The file is empty (0 bytes): copy it again, or leave it out.", nodes, List.of(),
                    Optional.empty());
        }
        String heading;
        Optional<Recogniser.Candidate> loader = new Recogniser(catalogue).candidates(path).stream().findFirst()
                .filter(c -> c.recognition().confidence() > 0);
        if (loader.isPresent()) {
            heading = loader.get().loader().id() + ": " + loader.get().recognition().reason() + ", " + size;
            nodes.addAll(loaded(catalogue));
        } else {
            heading = "No loader knows this file, " + size;
            nodes.addAll(pictures());
        }
        nodes.add(beginning(loader.isEmpty() ? reasons(catalogue) : List.of()));
        return new OpenedFile(heading, nodes, List.of(nodes.getFirst().name()), Optional.empty());
    }

    private List<DataNode> loaded(Catalogue catalogue) {
        List<DataNode> nodes = new ArrayList<>();
        try {
            FileLook.Content content = FileLook.load(List.of(path), catalogue, "");
            List<DataNode.Attribute> facts = facts(content.metadata(), content.warnings());
            for (Map.Entry<String, Signal> s : FileLook.signals(content.data()).entrySet()) {
                SignalArray array = new SignalArray(s.getKey(), s.getValue());
                nodes.add(DataNode.leaf(s.getKey(), HdfNodes.shape(array.shape()) + " values",
                        new Content.Array(array), facts));
            }
            for (Map.Entry<String, Table> t : Tables.of(content.data()).entrySet()) {
                nodes.add(DataNode.leaf(t.getKey().isEmpty() ? "table" : t.getKey(),
                        t.getValue().columns().size() + " columns, " + t.getValue().rows() + " rows",
                        new Content.Columns(t.getValue()), facts));
            }
        } catch (OperandoException e) {
            nodes.add(DataNode.leaf("Data", "\u26a0 cannot be read", new Content.Words(e.getMessage()), List.of()));
        }
        return nodes;
    }

    private static List<DataNode.Attribute> facts(Map<String, String> metadata, List<Warning> warnings) {
        List<DataNode.Attribute> facts = new ArrayList<>();
        metadata.forEach((name, value) -> facts.add(new DataNode.Attribute(name, value)));
        warnings.forEach(w -> facts.add(new DataNode.Attribute("\u26a0 " + w.where(), w.what())));
        return facts;
    }

    private List<DataNode> pictures() throws IOException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        List<DataNode> nodes = new ArrayList<>();
        if (name.matches(".*\\.tiff?")) {
            try {
                TiffArray tiff = new TiffArray(path);
                nodes.add(DataNode.leaf("Image", HdfNodes.shape(tiff.shape()) + " " + tiff.type(),
                        new Content.Array(tiff), tiff.facts()));
            } catch (LoadException e) {
                nodes.add(
                        DataNode.leaf("Image", "\u26a0 cannot be read", new Content.Words(e.getMessage()), List.of()));
            }
        } else if (name.matches(".*\\.(png|jpe?g|svg)") && head.size() <= LARGEST_PICTURE) {
            Box place = new Box(0, 0, 160, 110);
            nodes.add(DataNode.leaf("Picture", name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT),
                    new Content.Shown(Page.of("", place.width(), place.height(), Panel.of("", place,
                            new Picture(path.getFileName().toString(), Files.readAllBytes(path))))),
                    List.of()));
        }
        return nodes;
    }

    private List<DataNode.Attribute> reasons(Catalogue catalogue) throws LoadException {
        return new Recogniser(catalogue).candidates(path).stream()
                .map(c -> new DataNode.Attribute("not " + c.loader().id(), c.recognition().reason())).toList();
    }

    private DataNode beginning(List<DataNode.Attribute> facts) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(BEGINNING);
        }
        Optional<String> text = text(bytes);
        String shown = text.orElseGet(() -> hex(bytes));
        int length = text.isPresent() ? bytes.length : Math.min(HEX, bytes.length);
        String more = head.size() > length
                ? "\n\u2026 " + OpenedFile.size(head.size() - length) + " more that are not shown here" : "";
        return DataNode.leaf("Beginning", text.isPresent() ? "text" : "bytes",
                new Content.Words(shown + more), facts);
    }

    /** Text in UTF-8, or in Latin-1 when it holds no control characters; empty for bytes. */
    private static Optional<String> text(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return Optional.empty();
            }
        }
        try {
            // a character may be cut at the end
            return Optional.of(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, whole(bytes))).toString());
        } catch (CharacterCodingException e) {
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    private static int whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes.length - end < 4 && bytes[end - 1] < 0) {
            end--;
        }
        return end;
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < Math.min(HEX, bytes.length); row += 16) {
            text.append(String.format("%08x  ", row));
            StringBuilder letters = new StringBuilder();
            for (int i = row; i < row + 16; i++) {
                text.append(i < bytes.length ? String.format("%02x ", bytes[i]) : "   ");
                letters.append(i >= bytes.length ? ' ' : bytes[i] >= 32 && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            text.append(' ').append(letters).append('\n');
        }
        return text.toString();
    }
}
