// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.operando.api.Quantity;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.core.record.YamlText;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a study file; finds all that is wrong with it in one go. */
public final class StudyReader {
    /** Version of the study format that is read. */
    public static final int FORMAT = 1;

    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Set<String> SECTIONS = Set.of("operando", "title", "provenance", "samples", "cells", "states",
            "particles",
            "regions",
            "measurements", "recipes", "run", "compare", "figures", "pages");

    private final Catalogue catalogue;
    private final Path file;
    private final Problems problems;
    private final RecordReader records;

    private StudyReader(Catalogue catalogue, Path file) {
        this.catalogue = catalogue;
        this.file = file;
        this.problems = new Problems(file.getFileName().toString());
        this.records = new RecordReader(problems, file.toAbsolutePath().getParent());
    }

    /**
     * Reads a study.
     * @throws StudyException when the file cannot be read at all; what is wrong inside stands in the study's problems
     */
    public static Study read(Path file, Catalogue catalogue) throws StudyException {
        if (Files.isDirectory(file)) {
            throw new StudyException("is a folder", file.toString(), "name the study file in it");
        }
        try {
            if (Files.size(file) > YamlText.MAX_LENGTH) {
                throw new StudyException("the file is larger than 1 MB", file.toString(),
                        "a study refers to data by file names");
            }
            return read(file, Files.readString(file), catalogue);
        } catch (MalformedInputException e) {
            throw new StudyException("is not a text in UTF-8", file.toString(), "save it as UTF-8");
        } catch (IOException e) {
            throw new StudyException("cannot be read (" + e.getClass().getSimpleName() + ")", file.toString(),
                    "check that it exists and that you may read it");
        }
    }

    /** Reads a study from its text, as if it stood in the file. */
    public static Study read(Path file, String text, Catalogue catalogue) {
        return new StudyReader(catalogue, file).study(text);
    }

    private Study study(String text) {
        Node root = YamlText.compose(text.startsWith("\ufeff") ? text.substring(1) : text, problems)
                .orElseGet(RecordReader::emptyMap);
        Map<String, NodeTuple> sections = Optional.ofNullable(records.entries(root, "the study")).orElse(Map.of());
        if (isNewer(sections)) {
            // what a later format means is not known here: one line says so, not many that find fault with it
            sections = Map.of("operando", sections.get("operando"));
        }
        return study(root, sections);
    }

    private boolean isNewer(Map<String, NodeTuple> sections) {
        return sections.containsKey("operando")
                && sections.get("operando").getValueNode() instanceof ScalarNode s
                && s.getValue().matches("[0-9]{1,4}") && Integer.parseInt(s.getValue()) > FORMAT;
    }

    private Study study(Node root, Map<String, NodeTuple> sections) {
        sections.forEach((key, tuple) -> {
            if (!SECTIONS.contains(key)) {
                problems.error(tuple.getKeyNode(), "unknown section '" + key + "'" + NearMiss.hint(key, SECTIONS));
            }
        });
        format(root, sections);
        Map<String, Sample> samples = named(sections, "samples", this::sample);
        Map<String, Cell> cells = named(sections, "cells", (name, node) -> records.read(Cell.class, node).orElse(null));
        Map<String, State> states = named(sections, "states",
                (name, node) -> records.read(State.class, node).orElse(null));
        Map<String, Particle> particles = named(sections, "particles",
                (name, node) -> records.read(Particle.class, node).orElse(null));
        RegionReader regionReader = new RegionReader(problems, records);
        Map<String, PlacedRegion> places = named(sections, "regions", regionReader::read);
        Map<String, Region> regions = new LinkedHashMap<>();
        places.forEach((name, place) -> regions.put(name, place.region()));
        RecordReader withRegions = new RecordReader(problems, file.toAbsolutePath().getParent(), places);
        MeasurementReader measurementReader = new MeasurementReader(catalogue, problems, withRegions,
                section(sections, "samples"),
                keys(sections, "states"), keys(sections, "particles"), section(sections, "cells"),
                section(sections, "measurements"));
        Map<String, Measurement> measurements = named(sections, "measurements", measurementReader::read);
        StepReader steps = new StepReader(problems, records);
        Map<String, List<StepText>> recipes = named(sections, "recipes", (name, node) -> steps.recipe(node));
        Map<String, List<String>> run = run(sections, keys(sections, "measurements"), keys(sections, "recipes"));
        List<Wanted> compare = sections.containsKey("compare") ? steps.comparisons(section(sections, "compare"))
                : List.of();
        List<Wanted> figures = sections.containsKey("figures") ? steps.figures(sections.get("figures").getValueNode())
                : List.of();
        Map<String, WantedPage> pages = named(sections, "pages", (name, node) -> records.read(PageRows.class, node)
                .map(rows -> new WantedPage(name, rows, node)).orElse(null));
        checkSelections(Stream.concat(compare.stream(), figures.stream()).toList(), sections);
        checkOrigins(recipes, compare, figures, keys(sections, "measurements"));
        checkSamples(cells, "cells", sections, samples);
        StudyProvenance provenance = sections.containsKey("provenance")
                ? records.read(StudyProvenance.class, sections.get("provenance").getValueNode())
                        .orElse(StudyProvenance.NONE)
                : StudyProvenance.NONE;
        return new Study(file, title(sections), provenance, samples, cells, states, particles,
                Collections.unmodifiableMap(regions), places, measurements, recipes, run,
                compare,
                figures, List.copyOf(pages.values()), problems.list());
    }

    private void format(Node root, Map<String, NodeTuple> sections) {
        NodeTuple tuple = sections.get("operando");
        if (tuple == null) {
            if (problems.count() == 0) {
                problems.error(root, "'operando: 1' is missing: it says that this is a study of format 1");
            }
        } else if (isNewer(sections)) {
            problems.error(tuple.getValueNode(), "this is a study of format "
                    + ((ScalarNode) tuple.getValueNode()).getValue() + "; this version reads studies of format "
                    + FORMAT + "; open it with a newer Operando");
        } else if (!(tuple.getValueNode() instanceof ScalarNode s && s.getValue().equals(Integer.toString(FORMAT)))) {
            problems.error(tuple.getValueNode(), "this version reads studies of format " + FORMAT
                    + "; write 'operando: 1'");
        }
    }

    private String title(Map<String, NodeTuple> sections) {
        return sections.containsKey("title") && sections.get("title").getValueNode() instanceof ScalarNode s
                ? s.getValue() : "";
    }

    private Map<String, NodeTuple> section(Map<String, NodeTuple> sections, String name) {
        if (!sections.containsKey(name)) {
            return Map.of();
        }
        return Optional.ofNullable(records.entries(sections.get(name).getValueNode(), "'" + name + "'"))
                .orElse(Map.of());
    }

    private Set<String> keys(Map<String, NodeTuple> sections, String name) {
        return section(sections, name).keySet();
    }

    /** Reads one named thing; null when it cannot be read. */
    private interface One<T> {
        T read(String name, Node node);
    }

    private <T> Map<String, T> named(Map<String, NodeTuple> sections, String section, One<T> one) {
        Map<String, T> read = new LinkedHashMap<>();
        Map<String, String> seen = new TreeMap<>();
        section(sections, section).forEach((name, tuple) -> {
            if (!NAME.matcher(name).matches()) {
                problems.error(tuple.getKeyNode(),
                        "'" + name + "' cannot be a name here, because names become file names: "
                                + "letters, digits, '.', '_' and '-' only, a letter or digit first");
            }
            String other = seen.put(name.toLowerCase(Locale.ROOT), name);
            if (other != null && !other.equals(name)) {
                problems.error(tuple.getKeyNode(), "'" + name + "' and '" + other + "' differ by case only");
            }
            T value = one.read(name, tuple.getValueNode());
            if (value != null) {
                read.put(name, value);
            }
        });
        return Collections.unmodifiableMap(read);
    }

    private Sample sample(String name, Node node) {
        Map<String, NodeTuple> entries = records.entries(node, "sample '" + name + "'");
        if (entries == null) {
            return null;
        }
        Map<String, Quantity> values = new LinkedHashMap<>();
        Map<String, String> provenance = new LinkedHashMap<>();
        List<NodeTuple> own = new ArrayList<>();
        entries.forEach((key, tuple) -> {
            switch (key) {
                case "values" -> Optional.ofNullable(records.entries(tuple.getValueNode(), "'values'")).orElse(Map.of())
                        .forEach((n, t) -> value(t).ifPresent(q -> values.put(n, q)));
                case "synthesis", "provenance" -> flatten(key, tuple.getValueNode(), provenance);
                default -> own.add(tuple);
            }
        });
        SampleDetails details = records.read(SampleDetails.class, subMap(node, own)).orElse(null);
        return details == null ? null : new Sample(name, details, values, provenance);
    }

    /** A quantity with whatever unit it has. */
    private record AnyValue(Quantity value) {
    }

    private Optional<Quantity> value(NodeTuple tuple) {
        ScalarNode key = new ScalarNode(Tag.STR, "value",
                ScalarStyle.PLAIN);
        return records
                .read(AnyValue.class, subMap(tuple.getValueNode(), List.of(new NodeTuple(key, tuple.getValueNode()))))
                .map(AnyValue::value);
    }

    private void flatten(String path, Node node, Map<String, String> into) {
        switch (node) {
            case ScalarNode s -> into.put(path, s.getValue());
            case MappingNode m -> m.getValue().forEach(t -> flatten(
                    path + "." + (t.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?"), t.getValueNode(),
                    into));
            case SequenceNode list -> {
                for (int i = 0; i < list.getValue().size(); i++) {
                    flatten(path + "." + (i + 1), list.getValue().get(i), into);
                }
            }
            default -> problems.error(node, "text, map or list expected");
        }
    }

    /** Some entries of a map, at the map's place. */
    static MappingNode subMap(Node at, List<NodeTuple> entries) {
        return new MappingNode(Tag.MAP, true, entries,
                FlowStyle.BLOCK, at.getStartMark(), at.getEndMark());
    }

    private Map<String, List<String>> run(Map<String, NodeTuple> sections, Set<String> measurements,
            Set<String> recipes) {
        Map<String, List<String>> run = new LinkedHashMap<>();
        section(sections, "run").forEach((measurement, tuple) -> {
            if (!measurements.contains(measurement)) {
                problems.error(tuple.getKeyNode(),
                        "no measurement '" + measurement + "'" + NearMiss.hint(measurement, measurements));
            }
            List<String> names = new ArrayList<>();
            for (ScalarNode node : Scalars.of(tuple.getValueNode(), problems)) {
                if (recipes.contains(node.getValue())) {
                    names.add(node.getValue());
                } else {
                    problems.error(node,
                            "no recipe '" + node.getValue() + "'" + NearMiss.hint(node.getValue(), recipes));
                }
            }
            run.put(measurement, List.copyOf(names));
        });
        return run;
    }

    /** Names in {@code of} that are not there. */
    private void checkSelections(List<Wanted> wanted, Map<String, NodeTuple> sections) {
        Set<String> cells = new TreeSet<>(keys(sections, "cells"));
        cells.addAll(keys(sections, "measurements"));
        for (Wanted w : wanted) {
            checkNames(w, "measurement", w.of().measurements(), keys(sections, "measurements"));
            checkNames(w, "sample", w.of().samples(), keys(sections, "samples"));
            checkNames(w, "state", w.of().states(), keys(sections, "states"));
            checkNames(w, "cell", w.of().cells(), cells);
        }
    }

    private void checkNames(Wanted wanted, String kind, List<String> names, Set<String> valid) {
        for (String name : names) {
            if (!valid.contains(name)) {
                problems.error(wanted.step().node(),
                        "'" + wanted.step().name() + "': 'of' names an unknown " + kind + " '"
                                + name + "'" + NearMiss.hint(name, valid));
            }
        }
    }

    /** Names in {@code from} that no recipe gives. */
    private void checkOrigins(Map<String, List<StepText>> recipes, List<Wanted> compare, List<Wanted> figures,
            Set<String> measurements) {
        Set<String> steps = new TreeSet<>(measurements);
        recipes.values().forEach(recipe -> recipe.forEach(step -> steps.add(step.name())));
        compare.forEach(c -> steps.add(c.step().name()));
        for (Wanted w : figures) {
            for (String from : w.step().from().values()) {
                if (!steps.contains(from.substring(from.indexOf('/') + 1))) {
                    problems.error(w.step().node(),
                            "'" + w.step().name() + "': 'from' names an unknown step '" + from + "'"
                                    + NearMiss.hint(from, steps));
                }
            }
        }
    }

    private void checkSamples(Map<String, Cell> cells, String section, Map<String, NodeTuple> sections,
            Map<String, Sample> samples) {
        cells.forEach((name, cell) -> {
            if (!samples.containsKey(cell.sample()) && !keys(sections, "samples").contains(cell.sample())) {
                problems.error(section(sections, section).get(name).getKeyNode(), "cell '" + name + "': no sample '"
                        + cell.sample() + "'" + NearMiss.hint(cell.sample(), samples.keySet()));
            }
        });
    }
}
