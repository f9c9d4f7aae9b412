// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.operando.core.study.Measurement;
import org.operando.core.study.ScalarText;
import org.operando.core.study.Study;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;

/** Writes measurements of dropped files into the text of a study; everything else in it stays as it is. */
public final class StudyAdditions {
    /**
     * A measurement to be added.
     * @param name its name; another is taken when the study has it
     * @param sample its sample; added when the study has none of that name
     * @param technique id of the technique
     * @param folder folder of the files
     * @param pattern their name, with stars
     * @param values further keys, as the study writes them
     */
    public record Addition(String name, String sample, String technique, Path folder, String pattern,
            Map<String, String> values) {
    }

    /** The key that names the measurement of the cell's log. */
    static final String CELL = "cell";

    private StudyAdditions() {
    }

    /** The text of a study without measurements. */
    public static String empty(String title) {
        return "operando: 1\ntitle: " + ScalarText.of(title) + "\n\nsamples: {}\n\nmeasurements: {}\n";
    }

    /**
     * The text with the measurements.
     * @param study file of the study: names of files are relative to its folder
     * @throws StudyException when the text is none that can be added to
     */
    public static String added(String text, Path study, List<Addition> additions) throws StudyException {
        List<String> names = names(text, additions);
        StudyDocument document = new StudyDocument(text);
        for (int i = 0; i < additions.size(); i++) {
            Addition addition = additions.get(i);
            if (!has(document, List.of("samples", addition.sample()))) {
                document = document.with(List.of("samples", addition.sample()), "{}");
            }
            Map<String, String> keys = new LinkedHashMap<>();
            keys.put("sample", addition.sample());
            keys.put("technique", addition.technique());
            keys.put("files", file(study, addition));
            keys.putAll(addition.values());
            // a link to another of the new measurements follows it to its new name
            keys.computeIfPresent(CELL, (k, cell) -> renamed(cell, additions, names));
            String source = keys.entrySet().stream().map(e -> e.getKey() + ": " + ScalarText.of(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            document = document.with(List.of("measurements", names.get(i)), source);
        }
        return document.text();
    }

    /** The measurement of a study that has these files already. */
    static Optional<String> holder(Study study, Path file, FileGroup group) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<Path> ends = List.of(absolute(group.files().getFirst()), absolute(group.files().getLast()));
        return study.measurements().values().stream()
                .filter(m -> ends.stream().allMatch(f -> m.files().stream().anyMatch(p -> names(folder, p, f))))
                .map(Measurement::name).findFirst();
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** Whether a pattern in a study, relative to its folder, names a file. */
    private static boolean names(Path folder, String pattern, Path file) {
        int slash = pattern.lastIndexOf('/');
        try {
            Path in = folder.resolve(slash < 0 ? "" : pattern.substring(0, slash + 1)).normalize();
            String name = pattern.substring(slash + 1);
            String regex = Pattern.quote(name).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            return file.getParent().equals(in) && file.getFileName().toString().matches(regex);
        } catch (InvalidPathException e) {
            // folders with stars: not told
            return false;
        }
    }

    private static List<String> names(String text, List<Addition> additions) {
        List<String> names = new ArrayList<>();
        StudyDocument document = new StudyDocument(text);
        for (Addition addition : additions) {
            String name = addition.name();
            for (int i = 2; names.contains(name) || has(document, List.of("measurements", name)); i++) {
                name = addition.name() + "-" + i;
            }
            names.add(name);
        }
        return names;
    }

    private static String renamed(String cell, List<Addition> additions, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (additions.get(i).name().equals(cell)) {
                return names.get(i);
            }
        }
        return cell;
    }

    private static boolean has(StudyDocument document, List<String> path) {
        return StudyOutline.of(document.text()).flatMap(o -> o.find(path)).isPresent();
    }

    private static String file(Path study, Addition addition) {
        Path from = study.toAbsolutePath().normalize().getParent();
        Path to = addition.folder().toAbsolutePath().normalize();
        boolean inside = from.getRoot().equals(to.getRoot()) && from.getNameCount() > 0;
        Path shown = inside ? from.relativize(to) : to;
        String folder = shown.toString().replace('\\', '/');
        return folder.isEmpty() ? addition.pattern() : folder + "/" + addition.pattern();
    }
}
