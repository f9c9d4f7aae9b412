// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.core.files.RunDate;
import org.operando.core.files.WholeFile;
import org.operando.core.report.Bibliography;
import org.operando.core.results.TableFiles;
import org.operando.core.results.Tables;
import org.operando.core.run.FileHashes;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.RunResult;
import org.operando.core.run.Runner;
import org.operando.core.run.Source;
import org.operando.core.run.StepResult;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;

/**
 * A study as an RO-Crate: the study, its raw data, results, figures and references in one folder or zip file that says
 * what is in it and runs again wherever it stands.
 */
public final class Crate {
    private final RunResult run;
    private final Runner.Results outputs;
    private final FileHashes hashes;
    private final String results;

    private Crate(RunResult run, Runner.Results outputs, FileHashes hashes) {
        this.run = run;
        this.outputs = outputs;
        this.hashes = hashes;
        this.results = run.plan().study().name() + ".results";
    }

    /**
     * Writes a crate beside its place and moves it there when it is whole.
     * @param run what came of the study
     * @param outputs the outputs of its steps
     * @param hashes gives hashes of raw files
     * @param target a folder, or a file that ends in {@code .zip}; an older crate there is replaced
     * @return how many files are in it
     * @throws StudyException when something that is no crate is there, or a file cannot be packed
     */
    public static int write(RunResult run, Runner.Results outputs, FileHashes hashes, Path target)
            throws StudyException, IOException {
        Path place = target.toAbsolutePath().normalize();
        check(run.plan().study(), place);
        Path part = place.resolveSibling(place.getFileName() + WholeFile.TEMPORARY);
        int count;
        try {
            CratePlace.delete(part);
            Files.createDirectories(place.getParent());
            boolean zip = place.toString().endsWith(".zip");
            try (CrateTarget to = zip ? CrateTarget.zip(part) : CrateTarget.folder(part)) {
                count = new Crate(run, outputs, hashes).pack(to);
            }
            CratePlace.replace(part, place);
        } catch (IOException e) {
            throw new StudyException("the crate cannot be written (" + e + ")", place.toString(),
                    "free some space, or name another place with -o");
        } finally {
            CratePlace.delete(part);
        }
        return count;
    }

    /**
     * Looks whether a crate may be written, before a run that may take long.
     * @throws StudyException when something that is no crate is there
     */
    public static void check(Study study, Path target) throws StudyException, IOException {
        CratePlace.check(target.toAbsolutePath().normalize(), study.folder().normalize());
    }

    private int pack(CrateTarget to) throws StudyException, IOException {
        Map<String, String> known = hashRawFiles();
        PortableStudy study = PortableStudy.of(run.plan());
        to.add(run.plan().study().file().getFileName().toString(), study.text().getBytes(StandardCharsets.UTF_8));
        Map<Path, String> places = new LinkedHashMap<>();
        for (Map.Entry<String, Path> raw : study.files().entrySet()) {
            PackedFile packed = to.add(raw.getKey(), raw.getValue());
            String hash = known.get(raw.getValue().toAbsolutePath().toString());
            if (hash != null && !hash.equals(packed.sha256())) {
                throw new StudyException("the file changed while it was packed", raw.getValue().toString(),
                        "export again when nothing writes to it any more");
            }
            places.put(raw.getValue().toAbsolutePath(), raw.getKey());
        }
        for (String name : resultFiles()) {
            Path file = run.folder().resolve(name);
            if (Files.isRegularFile(file)) {
                to.add(results + "/" + name, file);
            }
        }
        // the journal says whose results these are; that of this machine stays here
        String created = "{\"time\":\"" + RunDate.now() + "\",\"event\":\"created\",\"study\":\""
                + run.plan().study().file().getFileName() + "\"}\n";
        to.add(results + "/journal.jsonl", created.getBytes(StandardCharsets.UTF_8));
        CrateMetadata metadata = new CrateMetadata(run, to.packed(), inputs(places), results);
        to.add(CrateMetadata.NAME, metadata.bytes());
        return to.packed().size();
    }

    /** Hashes of all raw files, also of those that no step needs. */
    private Map<String, String> hashRawFiles() {
        Map<String, String> known = new LinkedHashMap<>();
        for (MeasuredData data : run.plan().data().values()) {
            try {
                data.key(hashes);
            } catch (LoadException | OperationException e) {
                // files that cannot be read are packed where they are there; the run has named them
                continue;
            }
            data.hashes().forEach((file, hash) -> known.put(file.toAbsolutePath().toString(), hash));
        }
        return known;
    }

    /** What belongs to this run; results of earlier ones that may lie about are left behind. */
    private Set<String> resultFiles() {
        Set<String> names = new LinkedHashSet<>(List.of("report.html", "run.json", Bibliography.NAME));
        for (StepResult step : run.steps()) {
            step.file().ifPresent(f -> names.add(relative(f)));
            if (step.state().hasResult()) {
                outputs.outputs(step.step().id()).map(Tables::of).orElse(Map.of()).keySet()
                        .forEach(t -> names.add("tables/" + TableFiles.name(step.step().id(), t)));
            }
        }
        run.figures().forEach(f -> f.files().forEach(file -> names.add(relative(file))));
        return names;
    }

    private String relative(Path file) {
        return run.folder().toAbsolutePath().relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }

    /** Paths in the crate of what went into each step. */
    private Map<String, List<String>> inputs(Map<Path, String> places) {
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        for (StepResult step : run.steps()) {
            List<String> own = new ArrayList<>();
            for (Source source : step.step().inputs().values()) {
                for (String measurement : source.measurements()) {
                    run.plan().data().get(measurement).hashes().keySet().stream()
                            .map(f -> places.get(f.toAbsolutePath())).filter(p -> p != null).forEach(own::add);
                }
                source.steps().forEach(s -> own.add(results + "/" + s.file()));
            }
            inputs.put(step.step().id().toString(), own.stream().distinct().toList());
        }
        return inputs;
    }
}
