// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.operando.core.run.FilePatterns;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.PlannedPage;
import org.operando.core.run.PlannedStep;
import org.operando.core.study.Region;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.WantedPage;

/**
 * A study that runs wherever its folder stands: every file that it names is packed, and its text names files by where they
 * stand in the crate ({@link OutsideFolders}).
 */
final class PortableStudy {
    private static final Path CRATE = Path.of("/");

    /** A pattern of a measurement: its fixed folder, what follows, and the files it finds. */
    private record Pattern(String key, String text, Path head, String rest, List<Path> files) {
    }

    /** A file that is named by a path. */
    private record Named(String key, Path file) {
    }

    private final Path folder;
    private final Map<String, Path> files = new TreeMap<>();
    private final OutsideFolders folders;
    private StudyDocument document;

    private PortableStudy(Path folder, StudyDocument document, OutsideFolders folders) {
        this.folder = folder;
        this.document = document;
        this.folders = folders;
    }

    /**
     * Of a plan whose measurements have their hashes.
     * @throws StudyException when a file lies where the study cannot be made to find it again
     */
    static PortableStudy of(Plan plan) throws StudyException, IOException {
        Path folder = plan.study().folder().normalize();
        StudyDocument document = new StudyDocument(Files.readString(plan.study().file()));
        Map<MeasuredData, List<Pattern>> patterns = new LinkedHashMap<>();
        List<Named> named = new ArrayList<>(pictures(plan, folder, document));
        plan.study().regions().forEach((name, region) -> {
            if (region.shape() instanceof Region.Mask mask) {
                named.add(new Named("regions." + name + ".shape.mask.file", whole(mask.file())));
            }
        });
        for (MeasuredData data : plan.data().values()) {
            patterns.put(data, patterns(data, folder, document));
            NamedFiles.of(data.measurement().details())
                    .forEach((key, file) -> named.add(new Named("measurements." + data.measurement().name() + "." + key,
                            whole(file))));
        }
        Stream<Path> heads = Stream.concat(
                patterns.values().stream().flatMap(List::stream).filter(p -> !p.files().isEmpty()).map(Pattern::head),
                named.stream().map(n -> n.file().getParent()));
        PortableStudy study = new PortableStudy(folder, document, new OutsideFolders(folder, heads.toList()));
        for (Map.Entry<MeasuredData, List<Pattern>> of : patterns.entrySet()) {
            study.pack(of.getKey(), of.getValue());
        }
        for (Named one : named) {
            study.pack(one);
        }
        study.packParameters(plan);
        for (Map.Entry<MeasuredData, List<Pattern>> of : patterns.entrySet()) {
            study.requireFoundAgain(of.getKey().measurement().name(), of.getValue());
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

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<Pattern> patterns(MeasuredData data, Path folder, StudyDocument document) {
        List<Pattern> patterns = new ArrayList<>();
        String key = "measurements." + data.measurement().name() + ".files";
        List<String> texts = data.measurement().files();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String numbered = key + "." + (i + 1);
            int fixed = text.replaceFirst("[*?\\[{].*", "").lastIndexOf('/') + 1;
            List<Path> found = data.files().stream().map(PortableStudy::whole)
                    .filter(f -> FilePatterns.finds(folder, text, f)).toList();
            patterns.add(new Pattern(document.value(numbered).isPresent() ? numbered : key, text,
                    folder.resolve(text.substring(0, fixed)).normalize(), text.substring(fixed), found));
        }
        return patterns;
    }

    /** Pictures on pages, also on pages that are not drawn because something else is missing. */
    private static List<Named> pictures(Plan plan, Path folder, StudyDocument document) {
        Set<String> figures = new TreeSet<>(plan.figures().stream().map(PlannedFigure::name).toList());
        List<Named> pictures = new ArrayList<>();
        for (WantedPage page : plan.study().pages()) {
            document.values("pages." + page.name() + ".rows").forEach((key, name) -> {
                if (!figures.contains(name) && PlannedPage.isPicture(name)) {
                    pictures.add(new Named(key, folder.resolve(name).normalize()));
                }
            });
        }
        return pictures.stream().filter(p -> Files.isRegularFile(p.file())).toList();
    }

    private void pack(MeasuredData data, List<Pattern> patterns) throws StudyException {
        Set<Path> rest = new TreeSet<>(data.hashes().keySet().stream().map(PortableStudy::whole).toList());
        for (Pattern pattern : patterns) {
            for (Path file : pattern.files()) {
                files.put(OutsideFolders.joined(place(pattern), pattern.head().relativize(file)), file);
                rest.remove(file);
            }
            String text = place(pattern).isEmpty() ? pattern.rest() : place(pattern) + "/" + pattern.rest();
            boolean plain = !pattern.text().startsWith("/") && !pattern.text().contains("..");
            if (!pattern.files().isEmpty() && !plain) {
                document = document.with(pattern.key(), quoted(text));
            }
        }
        // what a file refers to stands beside it, wherever that is packed
        for (Path file : rest) {
            for (Pattern pattern : patterns) {
                if (file.startsWith(pattern.head()) && Files.isRegularFile(file)) {
                    files.put(OutsideFolders.joined(place(pattern), pattern.head().relativize(file)), file);
                }
            }
            if (Files.isRegularFile(file)) {
                files.put(require(file, "measurement '" + data.measurement().name() + "'"), file);
            }
        }
    }

    /** A folder above the study's is packed beside it; files of the study that a pattern finds from there go along. */
    private String place(Pattern pattern) {
        return pattern.head().startsWith(folder)
                ? folders.place(pattern.head()).orElseThrow()
                : folders.placeOutside(pattern.head()).orElse("");
    }

    private void pack(Named named) throws StudyException {
        if (!Files.isRegularFile(named.file())) {
            return;
        }
        String place = require(named.file(), named.key());
        files.put(place, named.file());
        String text = document.value(named.key()).orElse("");
        if (!text.equals(place) && (text.startsWith("/") || text.contains(".."))) {
            document = document.with(named.key(), quoted(place));
        }
    }

    /** Files that parameters of steps name: packed where they are, since the study names them once for all measurements. */
    private void packParameters(Plan plan) throws StudyException {
        for (PlannedStep step : plan.steps()) {
            for (Path file : NamedFiles.of(step.parameters()).values()) {
                Path whole = whole(file);
                boolean plain = step.parameterText().values().stream().noneMatch(t -> t.startsWith("/"));
                if (!whole.startsWith(folder) || !plain) {
                    throw new StudyException("names a file that would not be found in the crate: " + whole,
                            "step '" + step.id() + "'", "put it beside the study, and name it from there");
                }
                if (Files.isRegularFile(whole)) {
                    files.put(require(whole, "step '" + step.id() + "'"), whole);
                }
            }
        }
    }

    private String require(Path file, String where) throws StudyException {
        return folders.place(file).orElseThrow(() -> new StudyException(
                "refers to a file outside the study's folder that cannot be packed with it: " + file,
                where, "put it beside the study, and name it there"));
    }

    /** That the patterns find in the crate what they found: those with {@code **} may find more there. */
    private void requireFoundAgain(String measurement, List<Pattern> patterns) throws StudyException {
        for (Pattern pattern : patterns) {
            String now = document.value(pattern.key()).orElse("");
            Set<String> expected = new TreeSet<>(pattern.files().stream()
                    .map(f -> OutsideFolders.joined(place(pattern), pattern.head().relativize(f))).toList());
            for (String file : files.keySet()) {
                if (!expected.contains(file) && FilePatterns.finds(CRATE, now, CRATE.resolve(file))) {
                    throw new StudyException("'" + now + "' would also find " + files.get(file) + " in the crate",
                            "measurement '" + measurement + "'", "write a narrower pattern in 'files'");
                }
            }
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
