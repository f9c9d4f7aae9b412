// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.operando.core.record.Schema;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.study.Measurement;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;

/**
 * A study that runs wherever its folder stands. Files below the study's folder keep their paths; those elsewhere go to
 * {@code outside/N/}, and the study's text names them there.
 */
final class PortableStudy {
    private final Path folder;
    private final Map<Path, String> outside = new LinkedHashMap<>();
    private final Map<String, Path> files = new TreeMap<>();
    private StudyDocument document;

    private PortableStudy(Path folder, String text) {
        this.folder = folder;
        this.document = new StudyDocument(text);
    }

    /**
     * Of a plan whose measurements have their hashes.
     * @throws StudyException when a file lies where the study cannot be made to find it again
     */
    static PortableStudy of(Plan plan) throws StudyException, IOException {
        PortableStudy study = new PortableStudy(plan.study().folder().normalize(),
                Files.readString(plan.study().file()));
        for (MeasuredData data : plan.data().values()) {
            study.rewrite(data.measurement());
            for (Path file : data.hashes().keySet()) {
                study.add(file, "measurement '" + data.measurement().name() + "'");
            }
        }
        for (PlannedStep step : plan.steps()) {
            for (Path file : step.parameters().map(PortableStudy::paths).orElse(Map.of()).values()) {
                study.add(file, "step '" + step.id() + "'");
            }
        }
        return study;
    }

    /** The text of the study. */
    String text() {
        return document.text();
    }

    /** The files by their path in the crate. */
    Map<String, Path> files() {
        return files;
    }

    private void add(Path file, String where) throws StudyException {
        if (Files.isRegularFile(file)) {
            files.put(place(file, where), file);
        }
    }

    private String place(Path file, String where) throws StudyException {
        Path whole = file.toAbsolutePath().normalize();
        if (whole.startsWith(folder)) {
            return slashes(folder.relativize(whole));
        }
        for (Map.Entry<Path, String> base : outside.entrySet()) {
            if (whole.startsWith(base.getKey())) {
                return base.getValue() + "/" + slashes(base.getKey().relativize(whole));
            }
        }
        throw new StudyException("refers to a file outside the study's folder that cannot be packed with it: " + whole,
                where, "put it beside the study, and name it there");
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private void rewrite(Measurement measurement) throws StudyException {
        String path = "measurements." + measurement.name() + ".";
        List<String> patterns = measurement.files();
        for (int i = 0; i < patterns.size(); i++) {
            Optional<String> other = elsewhere(patterns.get(i));
            if (other.isPresent()) {
                String key = path + "files" + (isList(path + "files.1") ? "." + (i + 1) : "");
                document = document.with(key, quoted(other.get()));
            }
        }
        for (Map.Entry<String, Path> file : measurement.details().map(PortableStudy::paths).orElse(Map.of())
                .entrySet()) {
            Path whole = file.getValue().toAbsolutePath().normalize();
            if (!whole.startsWith(folder)) {
                String base = base(whole.getParent());
                document = document.with(path + file.getKey(), quoted(base + "/" + whole.getFileName()));
            }
        }
    }

    private boolean isList(String path) {
        try {
            document.with(path, "x");
            return true;
        } catch (StudyException e) {
            return false;
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Another pattern for files that are not below the study's folder; empty where the pattern may stay. */
    private Optional<String> elsewhere(String pattern) {
        int fixed = pattern.replaceFirst("[*?\\[{].*", "").lastIndexOf('/') + 1;
        String rest = pattern.substring(fixed);
        Path head = folder.resolve(pattern.substring(0, fixed)).normalize();
        boolean below = head.startsWith(folder);
        if (below && !pattern.startsWith("/") && !pattern.contains("..")) {
            return Optional.empty();
        }
        String base = below ? slashes(folder.relativize(head)) : base(head);
        return Optional.of(base.isEmpty() ? rest : base + "/" + rest);
    }

    private String base(Path head) {
        return outside.computeIfAbsent(head, h -> "outside/" + (outside.size() + 1));
    }

    /** The files that a record names, by component. */
    private static Map<String, Path> paths(Record record) {
        Map<String, Path> paths = new LinkedHashMap<>();
        for (Schema.Field field : Schema.of(record.getClass()).fields()) {
            Object value = field.of(record);
            if ((value instanceof Optional<?> o ? o.orElse(null) : value) instanceof Path path) {
                paths.put(field.name(), path);
            }
        }
        return paths;
    }
}
