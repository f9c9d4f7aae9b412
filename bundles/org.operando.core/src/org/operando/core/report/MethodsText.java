// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Unit;
import org.operando.core.catalogue.Citation;
import org.operando.core.catalogue.Contribution;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.FlatJson;
import org.operando.core.record.Schema;
import org.operando.core.run.MeasuredData;
import org.operando.core.run.ProgramVersion;
import org.operando.core.run.RunResult;
import org.operando.core.run.StepResult;

/**
 * What was done, as the methods section of a paper would say it: a paragraph a technique, made of the sentences that
 * operations declare and of the parameters of the run, with numbered references.
 * @param paragraphs by id of the technique; empty for what belongs to none
 * @param citations references in the order of their numbers, from 1
 */
public record MethodsText(Map<String, String> paragraphs, List<Citation> citations) {
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

    /** The format of results. */
    private static final Citation NEXUS = new Citation(
            List.of("K\u00f6nnecke, M.", "Akeroyd, F. A.", "Bernstein, H. J.", "Brewster, A. S.", "Campbell, S. I.",
                    "Clausen, B.", "Cottrell, S.", "Hoffmann, J. U.", "Jemian, P. R.", "M\u00e4nnicke, D.",
                    "Osborn, R.", "Peterson, P. F.", "Richter, T.", "Suzuki, J.", "Watts, B.", "Wintersberger, E.",
                    "Wuttke, J."),
            "The NeXus data format", "Journal of Applied Crystallography", "48", "301-305", "", 2015,
            "10.1107/S1600576714027575", "format of results");

    /** The methods of the steps of a run that have a result. */
    public static MethodsText of(RunResult run) {
        Map<String, Map<String, List<String>>> sentences = new LinkedHashMap<>();
        Set<Citation> citations = new LinkedHashSet<>();
        Map<String, Set<Citation>> cited = new LinkedHashMap<>();
        for (StepResult step : run.steps()) {
            if (!step.state().hasResult() || step.step().operation().isEmpty()) {
                continue;
            }
            Contribution<?> operation = step.step().operation().get();
            Record parameters = step.step().parameters().orElseThrow();
            String sentence = sentence(operation, parameters, run.plan().names());
            sentences.computeIfAbsent(operation.technique(), t -> new LinkedHashMap<>())
                    .computeIfAbsent(sentence, s -> new ArrayList<>()).add(step.step().id().toString());
            Set<Citation> own = citations(operation, parameters);
            citations.addAll(own);
            cited.computeIfAbsent(sentence, s -> new LinkedHashSet<>()).addAll(own);
        }
        if (sentences.isEmpty()) {
            return new MethodsText(Map.of(), List.of());
        }
        citations.add(NEXUS);
        List<Citation> all = List.copyOf(citations);
        Map<String, String> paragraphs = new LinkedHashMap<>();
        sentences.forEach((technique, by) -> paragraphs.put(technique,
                read(run, technique) + by.entrySet().stream()
                        .map(e -> e.getKey() + numbers(cited.get(e.getKey()), all) + " (Steps: " + steps(e.getValue())
                                + ".)")
                        .collect(Collectors.joining(" "))));
        paragraphs.put("",
                "Done with Operando " + ProgramVersion.TEXT + "; results, with parameters and the SHA-256 of "
                        + "all that went in, are NeXus files" + numbers(Set.of(NEXUS), all) + ".");
        return new MethodsText(paragraphs, all);
    }

    /** All of it as BibTeX, the program included. */
    public String bibtex() {
        return "@misc{operando,\n  author = {{Operando contributors}},\n  title = {{Operando}},\n  note = {Version "
                + ProgramVersion.TEXT + "}\n}\n\n"
                + citations.stream().map(Citation::bibtex).collect(Collectors.joining("\n"));
    }

    private static Set<Citation> citations(Contribution<?> operation, Record parameters) {
        try {
            return new LinkedHashSet<>(operation.citations(FlatJson.of(CanonicalJson.of(parameters))));
        } catch (OperationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String numbers(Set<Citation> some, List<Citation> all) {
        return some.isEmpty() ? "" : " [" + some.stream().map(c -> Integer.toString(all.indexOf(c) + 1))
                .collect(Collectors.joining(", ")) + "]";
    }

    private static String steps(List<String> ids) {
        return ids.size() <= 4 ? String.join(", ", ids)
                : String.join(", ", ids.subList(0, 3)) + " and " + (ids.size() - 3) + " more";
    }

    /** What was read for a technique. */
    private static String read(RunResult run, String technique) {
        long files = 0;
        int measurements = 0;
        Set<String> formats = new TreeSet<>();
        for (MeasuredData data : run.plan().data().values()) {
            if (data.measurement().technique().equals(technique) && data.loader().isPresent()) {
                measurements++;
                files += data.files().size();
                formats.add(withinASentence(data.loader().get().label()));
            }
        }
        return measurements == 0 ? ""
                : "The data are those of " + measurements + (measurements == 1 ? " measurement (" : " measurements (")
                        + files + (files == 1 ? " file: " : " files: ") + String.join(", ", formats) + "). ";
    }

    /** A label without the capital that begins it, unless that belongs to a name such as NEWARE or BioLogic. */
    static String withinASentence(String label) {
        String first = label.split(" ", 2)[0];
        return first.substring(1).equals(first.substring(1).toLowerCase(Locale.ROOT))
                ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1) : label;
    }

    private static String sentence(Contribution<?> operation, Record parameters, Map<String, String> names) {
        try {
            String text = operation.methods();
            return text.isEmpty() ? operation.label() + ": " + operation.doc()
                    : filled(text, values(parameters, names));
        } catch (OperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A text with its places filled.
     * @param values by name of the parameter; one without value is not there
     */
    static String filled(String text, Map<String, String> values) {
        String whole = PART.matcher(text).replaceAll(part -> {
            boolean known = PLACE.matcher(part.group(1)).results().allMatch(p -> values.containsKey(p.group(1)));
            return known ? Matcher.quoteReplacement(part.group(1)) : "";
        });
        return PLACE.matcher(whole)
                .replaceAll(p -> Matcher.quoteReplacement(values.getOrDefault(p.group(1), p.group())));
    }

    /**
     * Values of parameters as a reader sees them.
     * @param names names of what is contributed under an id, as its plug-in gives them
     */
    static Map<String, String> values(Record parameters, Map<String, String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Schema.Field field : Schema.of(parameters.getClass()).fields()) {
            Object value = field.of(parameters);
            value = value instanceof Optional<?> o ? o.orElse(null) : value;
            if (value != null && !Boolean.FALSE.equals(value) && !List.of().equals(value)) {
                values.put(field.name(), field.contributed().isPresent() ? names.getOrDefault(value, value.toString())
                        : shown(value, field.unit(), names));
            }
        }
        return values;
    }

    private static String shown(Object value, Optional<Unit> unit, Map<String, String> names) {
        String suffix = unit.map(u -> switch (u.name()) {
            case "1" -> "";
            case "deg" -> "\u00b0";
            case "angstrom" -> " \u00c5";
            default -> " " + u.name();
        }).orElse("");
        return switch (value) {
            case Double d when Double.isFinite(d) ->
                BigDecimal.valueOf(d).stripTrailingZeros().toPlainString() + suffix;
            case Number n -> n + suffix;
            case Quantity q -> q.toString();
            case Enum<?> e -> Schema.kebab(e.name()).replace('-', ' ');
            case Record r -> record(r, names);
            default -> value.toString();
        };
    }

    /** A choice by its word, with what it holds in parentheses. */
    private static String record(Record record, Map<String, String> names) {
        String fields = values(record, names).entrySet().stream().map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        boolean choice = Stream.of(record.getClass().getInterfaces()).anyMatch(Class::isSealed);
        String word = choice ? Schema.kebab(record.getClass().getSimpleName()).replace('-', ' ') : "";
        return fields.isEmpty() ? word : choice ? word + " (" + fields + ")" : fields;
    }
}
