// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operando.core.catalogue.Citation;
import org.operando.core.files.RunDate;
import org.operando.core.report.MethodsText;
import org.operando.core.run.ProgramVersion;
import org.operando.core.run.RunResult;
import org.operando.core.run.StepResult;
import org.operando.core.study.Person;
import org.operando.core.study.Study;
import org.operando.core.study.StudyProvenance;

/** Writes {@code ro-crate-metadata.json} by RO-Crate 1.1: a graph of what is in a crate, in the words of schema.org. */
final class CrateMetadata {
    /** Name of the file. */
    static final String NAME = "ro-crate-metadata.json";

    private static final String PROGRAM = "#operando";
    private static final Map<String, String> FORMATS = Map.ofEntries(Map.entry("json", "application/json"),
            Map.entry("jsonl", "application/jsonl"), Map.entry("csv", "text/csv"), Map.entry("html", "text/html"),
            Map.entry("png", "image/png"), Map.entry("svg", "image/svg+xml"), Map.entry("pdf", "application/pdf"),
            Map.entry("yaml", "application/yaml"), Map.entry("nxs", "application/x-hdf5"),
            Map.entry("h5", "application/x-hdf5"), Map.entry("bib", "application/x-bibtex"),
            Map.entry("xye", "text/plain"), Map.entry("xy", "text/plain"), Map.entry("mpt", "text/plain"),
            Map.entry("txt", "text/plain"));

    private final RunResult run;
    private final List<PackedFile> files;
    private final Map<String, List<String>> inputs;
    private final String results;
    private final List<Citation> citations;
    private JsonGenerator json;

    /**
     * @param inputs paths in the crate of what went into a step, by the step
     * @param results path of the results in the crate
     */
    CrateMetadata(RunResult run, List<PackedFile> files, Map<String, List<String>> inputs, String results) {
        this.run = run;
        this.files = files;
        this.inputs = inputs;
        this.results = results;
        this.citations = MethodsText.of(run).citations();
    }

    /** The document. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)
                .setPrettyPrinter(new DefaultPrettyPrinter())) {
            json = generator;
            json.writeStartObject();
            json.writeArrayFieldStart("@context");
            json.writeString("https://w3id.org/ro/crate/1.1/context");
            json.writeStartObject();
            json.writeStringField("sha256", "https://schema.org/sha256");
            json.writeEndObject();
            json.writeEndArray();
            json.writeArrayFieldStart("@graph");
            descriptor();
            root();
            for (PackedFile file : files) {
                file(file);
            }
            actions();
            context();
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private void descriptor() throws IOException {
        begin(NAME, "CreativeWork");
        reference("conformsTo", "https://w3id.org/ro/crate/1.1");
        reference("about", "./");
        json.writeEndObject();
    }

    private void root() throws IOException {
        Study study = run.plan().study();
        StudyProvenance said = study.provenance();
        String title = study.title().isEmpty() ? study.name() : study.title();
        begin("./", "Dataset");
        json.writeStringField("name", title);
        json.writeStringField("description", said.description().orElse(title + ": raw data, study and results"));
        json.writeStringField("datePublished", RunDate.now().toString());
        if (said.licence().isPresent()) {
            reference("license", licence(said.licence().get()));
        }
        references("author", people());
        references("citation", citedIds());
        references("hasPart", files.stream().map(f -> id(f.path())).toList());
        references("mentions", made().map(CrateMetadata::action).toList());
        reference("mainEntity", id(study.file().getFileName().toString()));
        json.writeEndObject();
    }

    private void file(PackedFile file) throws IOException {
        begin(id(file.path()), "File");
        json.writeStringField("name", file.path().substring(file.path().lastIndexOf('/') + 1));
        json.writeStringField("contentSize", Long.toString(file.size()));
        json.writeStringField("sha256", file.sha256());
        String ending = file.path().substring(file.path().lastIndexOf('.') + 1);
        if (FORMATS.containsKey(ending)) {
            json.writeStringField("encodingFormat", FORMATS.get(ending));
        }
        json.writeEndObject();
    }

    private Stream<StepResult> made() {
        return run.steps().stream().filter(s -> s.state().hasResult());
    }

    private static String action(StepResult step) {
        return "#step-" + step.step().id().toString().replace('/', '-');
    }

    private void actions() throws IOException {
        for (StepResult step : made().toList()) {
            begin(action(step), "CreateAction");
            json.writeStringField("name", step.step().operationId() + " of " + step.step().id());
            json.writeStringField("description", step.step().operation().map(o -> o.label()).orElse("") + "; key "
                    + step.key());
            reference("instrument", PROGRAM);
            references("object", inputs.getOrDefault(step.step().id().toString(), List.of()).stream()
                    .map(CrateMetadata::id).toList());
            reference("result", id(results + "/" + step.step().id().file()));
            json.writeEndObject();
        }
    }

    private void context() throws IOException {
        begin(PROGRAM, "SoftwareApplication");
        json.writeStringField("name", "Operando");
        json.writeStringField("softwareVersion", ProgramVersion.TEXT);
        json.writeEndObject();
        StudyProvenance said = run.plan().study().provenance();
        List<String> ids = people();
        for (int i = 0; i < ids.size(); i++) {
            Person person = said.people().get(i);
            begin(ids.get(i), "Person");
            json.writeStringField("name", person.name());
            Optional<String> affiliation = person.affiliation();
            if (affiliation.isPresent()) {
                json.writeStringField("affiliation", affiliation.get());
            }
            json.writeEndObject();
        }
        if (said.licence().isPresent()) {
            begin(licence(said.licence().get()), "CreativeWork");
            json.writeStringField("name", said.licence().get());
            json.writeEndObject();
        }
        for (Citation citation : citations) {
            begin(id(citation), "ScholarlyArticle");
            json.writeStringField("name", citation.title());
            json.writeStringField("description", citation.toString());
            json.writeEndObject();
        }
        List<String> known = citations.stream().map(CrateMetadata::id).toList();
        for (String reference : said.references().stream().filter(r -> !known.contains(doi(r))).distinct().toList()) {
            begin(doi(reference), "ScholarlyArticle");
            json.writeStringField("name", reference);
            json.writeEndObject();
        }
    }

    private List<String> people() {
        List<Person> people = run.plan().study().provenance().people();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            String other = "#person-" + (i + 1);
            ids.add(people.get(i).orcid().map(o -> o.startsWith("https:") ? o : "https://orcid.org/" + o)
                    .orElse(other));
        }
        return ids;
    }

    private List<String> citedIds() {
        List<String> ids = new ArrayList<>(citations.stream().map(CrateMetadata::id).toList());
        run.plan().study().provenance().references().forEach(r -> ids.add(doi(r)));
        return ids.stream().distinct().toList();
    }

    private static String id(Citation citation) {
        return citation.doi().isEmpty() ? "#" + citation.key() : doi(citation.doi());
    }

    private static String doi(String reference) {
        return reference.startsWith("http") ? reference : "https://doi.org/" + reference.replaceFirst("^doi: ?", "");
    }

    /** A licence that is no address is taken as an identifier of SPDX. */
    private static String licence(String said) {
        return said.startsWith("http") ? said : "https://spdx.org/licenses/" + said.replace(' ', '-');
    }

    /** A path as an identifier: what an address may not hold is written in per cent. */
    static String id(String path) {
        return Arrays.stream(path.split("/")).map(p -> URLEncoder.encode(p, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    private void begin(String id, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("@id", id);
        json.writeStringField("@type", type);
    }

    private void reference(String name, String id) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("@id", id);
        json.writeEndObject();
    }

    private void references(String name, List<String> ids) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String id : ids) {
            json.writeStartObject();
            json.writeStringField("@id", id);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
