// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.catalogue.Recogniser.Candidate;

/**
 * An archive of an electronic laboratory notebook ({@code .eln}: an RO-Crate in a zip, as eLabFTW, datalab, Kadi4Mat,
 * PASTA and SampleDB export it; specification of The ELN Consortium). Each data set that holds no other becomes a sample
 * with the values it states; files in it that a loader knows are unpacked beside the study and become measurements.
 */
final class ElnArchive {
    private static final String METADATA = "ro-crate-metadata.json";
    private static final int LARGEST_METADATA = 64 << 20;
    /** Bytes that are unpacked at most in all. */
    private static final long LARGEST = 8L << 30;
    /** Times that a file may be larger than it is in the archive; raw text comes to 20. */
    private static final long LARGEST_RATIO = 200;
    private static final int BUFFER = 1 << 16;
    /** Keys of a cell by the names that notebooks use, with their units. */
    private static final Map<String, String> CELL_KEYS = Map.of("mass", "mass", "active mass", "mass",
            "mass of active material", "mass", "electrode area", "area", "area", "area", "nominal capacity", "capacity",
            "theoretical capacity", "capacity");
    private static final Map<String, String> CELL_UNITS = Map.of("mass", "mg", "area", "cm2", "capacity", "mAh/g");
    /** Keys of a sample likewise. */
    private static final Map<String, String> KEYS = Map.ofEntries(Map.entry("composition", "composition"),
            Map.entry("formula", "composition"), Map.entry("chemical formula", "composition"),
            Map.entry("chemform", "composition"), Map.entry("form", "form"), Map.entry("morphology", "form"),
            Map.entry("radius", "radius"), Map.entry("particle radius", "radius"), Map.entry("mass", "mass"),
            Map.entry("active mass", "mass"), Map.entry("mass of active material", "mass"),
            Map.entry("loading", "loading"), Map.entry("density", "density"), Map.entry("surface area", "area"),
            Map.entry("specific surface", "area"));
    /** Units of those keys that are numbers. */
    private static final Map<String, String> UNITS = Map.of("radius", "um", "mass", "mg", "loading", "mg/cm2",
            "density", "g/cm3", "area", "m2/g");

    private final Path file;
    private final ZipFile zip;
    private final String folder;
    private final CrateEntities crate;
    private final Path target;
    private final Recogniser recogniser;
    private final StudyDraft draft;
    private final Set<Path> places = new HashSet<>();
    private long left = LARGEST;

    private ElnArchive(Path file, ZipFile zip, Path target, Recogniser recogniser, StudyDraft draft)
            throws IOException, LoadException {
        this.file = file;
        this.zip = zip;
        this.target = target;
        this.recogniser = recogniser;
        this.draft = draft;
        ZipEntry metadata = metadata(zip);
        if (metadata == null || metadata.getSize() > LARGEST_METADATA) {
            throw LoadException.at(file, "", metadata == null ? "holds no " + METADATA : "its " + METADATA
                    + " has " + metadata.getSize() + " bytes", "export it again from the notebook");
        }
        folder = metadata.getName().substring(0, metadata.getName().length() - METADATA.length());
        try (InputStream in = zip.getInputStream(metadata)) {
            crate = new CrateEntities(new String(in.readNBytes(LARGEST_METADATA), StandardCharsets.UTF_8));
        }
    }

    private static ZipEntry metadata(ZipFile zip) {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().matches("([^/]+/)?" + METADATA)) {
                return entry;
            }
        }
        return null;
    }

    /**
     * Makes a study of the archive.
     * @param study where the study will be; files are unpacked into a folder beside it
     */
    static void read(Path file, Path study, Recogniser recogniser, StudyDraft draft) throws LoadException {
        String name = study.getFileName().toString().replaceFirst("\\.study\\.yaml$", "") + "-files";
        try (ZipFile zip = new ZipFile(file.toFile())) {
            new ElnArchive(file, zip, study.resolveSibling(name), recogniser, draft).samples();
        } catch (ZipException e) {
            throw LoadException.at(file, "", "is damaged (" + e.getMessage() + ")", "copy or export it again");
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private void samples() throws IOException, LoadException {
        for (String id : crate.dataSets()) {
            // one that only holds others is a folder of them
            if (!crate.holdsDataSets(id) || !crate.files(id).isEmpty()) {
                sample(id);
            }
        }
        if (draft.measurements() == 0) {
            draft.note("no file of the archive is one that a loader knows: measurements are to be added");
        } else {
            draft.figure("echem.capacity");
        }
    }

    private void sample(String id) throws IOException, LoadException {
        Map<String, String> entity = crate.entity(id);
        String title = entity.getOrDefault("identifier", "");
        String name = draft.name(!entity.getOrDefault("name", "").isBlank() ? entity.get("name")
                : title.isBlank() ? id : title);
        Map<String, String> keys = draft.sample(name);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        if (!title.isBlank()) {
            words.put("identifier", title);
        }
        Optional.ofNullable(entity.get("url")).ifPresent(url -> words.put("url", url));
        Map<String, String> cell = new LinkedHashMap<>();
        for (CrateEntities.Property p : crate.properties(id)) {
            String key = CELL_KEYS.get(plain(p.name()));
            boolean isOfCell = key != null && isQuantity(p, CELL_UNITS.get(key));
            if (isOfCell) {
                cell.put(key, p.value() + " " + p.unit());
            }
            if (!isOfCell || key.equals("mass")) {
                property(p, keys, values, words);
            }
        }
        if (!values.isEmpty()) {
            keys.put("values", StudyText.map(values));
        }
        if (!words.isEmpty()) {
            keys.put("provenance", StudyText.map(words));
        }
        for (String part : crate.files(id)) {
            measurement(name, part, cell);
        }
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s-]+", " ");
    }

    private void property(CrateEntities.Property p, Map<String, String> keys, Map<String, String> values,
            Map<String, String> words) {
        String key = KEYS.get(plain(p.name()));
        String written = (p.value() + " " + p.unit()).strip();
        String unit = key == null ? "" : UNITS.getOrDefault(key, "");
        if (key != null && (unit.isEmpty() || isQuantity(p, unit))) {
            keys.put(key, unit.isEmpty() ? p.value() : written);
        } else if (isQuantity(p, p.unit())) {
            values.put(p.name(), written);
        } else if (!p.value().isBlank()) {
            words.put(p.name(), written);
        }
    }

    /** Whether it is a number with a unit like this one. */
    private static boolean isQuantity(CrateEntities.Property p, String like) {
        try {
            double value = Double.parseDouble(p.value());
            if (p.unit().isEmpty() || like.isEmpty()) {
                return false;
            }
            Unit.of(p.unit()).to(Unit.of(like), value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void measurement(String sample, String part, Map<String, String> cell) throws IOException, LoadException {
        ZipEntry entry = Optional.ofNullable(zip.getEntry(folder + part))
                .orElseGet(() -> zip.getEntry(folder + decoded(part)));
        if (entry == null || entry.isDirectory()) {
            draft.note("'" + part + "' is named by the archive, but not in it");
            return;
        }
        String plain = decoded(part).substring(decoded(part).lastIndexOf('/') + 1);
        Path unpacked = place(sample, plain);
        unpack(entry, unpacked, crate.entity(part).get("sha256"));
        List<Candidate> candidates = recogniser.candidates(unpacked);
        if (candidates.isEmpty() || candidates.getFirst().recognition().confidence() == 0) {
            Files.delete(unpacked);
            return;
        }
        String technique = candidates.getFirst().loader().technique();
        String name = draft.name(plain.replaceFirst("\\.[A-Za-z0-9]+$", ""));
        Map<String, String> keys = draft.measurement(name);
        keys.put("sample", sample);
        keys.put("technique", technique);
        keys.put("files", target.getFileName() + "/" + target.relativize(unpacked).toString().replace('\\', '/'));
        if (technique.equals("echem")) {
            if (!cell.isEmpty()) {
                draft.cell(sample).putAll(cell);
                draft.cell(sample).put("sample", sample);
                keys.put("cell", sample);
                Optional.ofNullable(cell.get("capacity")).ifPresent(c -> keys.put("nominalCapacity", c));
            }
            draft.run(name, "cycling", "[echem.cycles]");
        }
    }

    /** Identifiers of a crate may be encoded like addresses, names in the archive are not. */
    private static String decoded(String id) {
        return URLDecoder.decode(id.replace("+", "%2B").replaceAll("%(?![0-9A-Fa-f]{2})", "%25"),
                StandardCharsets.UTF_8);
    }

    /**
     * Where a file goes: one component, made of harmless characters, so that nothing is written outside of the folder, and
     * none twice.
     */
    private Path place(String sample, String name) {
        String harmless = name.replaceAll("[^A-Za-z0-9._ -]", "_").replaceFirst("^\\.+", "");
        Path place = target.resolve(sample).resolve(harmless);
        for (int n = 2; !places.add(place); n++) {
            int point = harmless.lastIndexOf('.');
            place = target.resolve(sample).resolve(point < 0 ? harmless + "-" + n
                    : harmless.substring(0, point) + "-" + n + harmless.substring(point));
        }
        return place;
    }

    private void unpack(ZipEntry entry, Path to, String sha256) throws IOException, LoadException {
        Files.createDirectories(to.getParent());
        long room = Math.min(left, Math.max(1 << 20, LARGEST_RATIO * entry.getCompressedSize()));
        MessageDigest digest = sha256();
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                room -= n;
                left -= n;
                if (room < 0) {
                    throw LoadException.at(file, entry.getName(), "unpacks to far more than it holds", "do not use it");
                }
                out.write(buffer, 0, n);
            }
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (sha256 != null && !sha256.equalsIgnoreCase(found)) {
            throw LoadException.at(file, entry.getName(), "is not what the notebook exported: its SHA-256 is " + found
                    + ", " + sha256 + " is stated", "export it again from the notebook");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
