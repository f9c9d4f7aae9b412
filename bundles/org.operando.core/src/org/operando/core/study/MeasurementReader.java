// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.Linked;
import org.operando.api.OperationException;
import org.operando.api.Subject;
import org.operando.api.Technique;
import org.operando.core.catalogue.Absence;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.core.record.Schema;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads measurements: the core's keys, and the technique's by its measurement record. */
final class MeasurementReader {
    private static final Set<String> CORE = Set.of("sample", "state", "cell", "particle", "technique", "files");

    private final Catalogue catalogue;
    private final Problems problems;
    private final RecordReader records;
    private final Map<String, NodeTuple> samples;
    private final Set<String> states;
    private final Set<String> particles;
    private final Map<String, NodeTuple> cells;
    private final Map<String, NodeTuple> measurements;

    MeasurementReader(Catalogue catalogue, Problems problems, RecordReader records,
            Map<String, NodeTuple> samples, Set<String> states, Set<String> particles, Map<String, NodeTuple> cells,
            Map<String, NodeTuple> measurements) {
        this.catalogue = catalogue;
        this.problems = problems;
        this.records = records;
        this.samples = samples;
        this.states = states;
        this.particles = particles;
        this.cells = cells;
        this.measurements = measurements;
    }

    /** Reads one; null when it is no map. */
    Measurement read(String name, Node node) {
        Map<String, NodeTuple> entries = records.entries(node, "measurement '" + name + "'");
        if (entries == null) {
            return null;
        }
        String sample = word(entries, "sample").orElse("");
        if (sample.isEmpty()) {
            problems.error(node, "measurement '" + name + "': 'sample' is missing");
        } else {
            known(entries, "sample", samples.keySet());
        }
        known(entries, "state", states);
        known(entries, "particle", particles);
        Map<String, String> links = new LinkedHashMap<>();
        Optional<String> cell = cell(name, entries, links);
        Subject subject = new Subject(sample, word(entries, "state"), cell, word(entries, "particle"), name);
        String technique = word(entries, "technique").orElse("");
        Optional<? extends Record> details = details(name, node, entries, technique, cell);
        details.ifPresent(d -> links.putAll(linked(name, d, entries)));
        return new Measurement(name, subject, technique, files(name, node, entries), details, links, node);
    }

    private Optional<String> word(Map<String, NodeTuple> entries, String key) {
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode).filter(ScalarNode.class::isInstance)
                .map(n -> ((ScalarNode) n).getValue()).filter(s -> !s.isEmpty());
    }

    private void known(Map<String, NodeTuple> entries, String key, Set<String> valid) {
        word(entries, key).filter(v -> !valid.contains(v))
                .ifPresent(v -> problems.error(entries.get(key).getValueNode(),
                        "no " + key + " '" + v + "' in '" + key + "s'" + NearMiss.hint(v, valid)));
    }

    /** Measurements that the technique's own keys name. */
    private Map<String, String> linked(String name, Record details, Map<String, NodeTuple> entries) {
        Map<String, String> linked = new LinkedHashMap<>();
        Set<String> valid = new TreeSet<>(measurements.keySet());
        valid.remove(name);
        for (RecordComponent component : details.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(Linked.class)) {
                word(entries, component.getName()).ifPresent(target -> {
                    if (valid.contains(target)) {
                        linked.put(component.getName(), target);
                    } else {
                        problems.error(entries.get(component.getName()).getValueNode(),
                                "no other measurement '" + target + "'" + NearMiss.hint(target, valid));
                    }
                });
            }
        }
        return linked;
    }

    /** {@code cell:} names a cell, or the measurement that logged it: then that one fills the input of this name. */
    private Optional<String> cell(String name, Map<String, NodeTuple> entries, Map<String, String> links) {
        Optional<String> written = word(entries, "cell");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        String target = written.get();
        if (measurements.containsKey(target)) {
            links.put("cell", target);
            return cellOf(target);
        }
        if (!cells.containsKey(target)) {
            Set<String> valid = new TreeSet<>(cells.keySet());
            valid.addAll(measurements.keySet());
            valid.remove(name);
            problems.error(entries.get("cell").getValueNode(),
                    "no cell and no measurement '" + target + "'" + NearMiss.hint(target, valid));
            return Optional.empty();
        }
        List<String> logs = measurements.keySet().stream()
                .filter(m -> !m.equals(name) && cellOf(m).filter(target::equals).isPresent() && isOf(m, "echem"))
                .toList();
        if (logs.size() == 1 && !isOf(name, "echem")) {
            links.put("cell", logs.getFirst());
        }
        return Optional.of(target);
    }

    private Optional<String> cellOf(String measurement) {
        return Optional.ofNullable(records.entries(measurements.get(measurement).getValueNode(), "measurement"))
                .flatMap(m -> word(m, "cell")).filter(cells::containsKey);
    }

    private boolean isOf(String measurement, String technique) {
        return Optional.ofNullable(records.entries(measurements.get(measurement).getValueNode(), "measurement"))
                .flatMap(m -> word(m, "technique")).filter(technique::equals).isPresent();
    }

    private List<String> files(String name, Node node, Map<String, NodeTuple> entries) {
        NodeTuple tuple = entries.get("files");
        if (tuple == null) {
            problems.error(node,
                    "measurement '" + name + "': 'files' is missing; write file names or patterns, in quotes when "
                            + "they begin with *");
            return List.of();
        }
        List<String> files = new ArrayList<>();
        for (ScalarNode s : Scalars.of(tuple.getValueNode(), problems)) {
            if (s.getValue().equals("?")) {
                problems.open(s, "measurement '" + name + "': 'files' is still to be filled in");
            } else {
                files.add(s.getValue());
            }
        }
        return List.copyOf(files);
    }

    private Optional<? extends Record> details(String name, Node node, Map<String, NodeTuple> entries, String technique,
            Optional<String> cell) {
        Optional<Contribution<Technique<?>>> found = catalogue.technique(technique);
        if (found.isEmpty()) {
            Node at = entries.containsKey("technique") ? entries.get("technique").getValueNode() : node;
            if (technique.isEmpty()) {
                problems.error(at, "measurement '" + name + "': 'technique' is missing"
                        + NearMiss.hint(technique, catalogue.ids(Kind.TECHNIQUE)));
            } else {
                problems.open(at, "measurement '" + name + "' is not run: " + Absence.technique(technique, catalogue));
            }
            return Optional.empty();
        }
        try {
            Class<? extends Record> type = Catalogue.measurementType(found.get().instance());
            return records.read(type, StudyReader.subMap(node, own(type, name, entries, inherited(entries, cell))));
        } catch (OperationException | IllegalArgumentException e) {
            problems.open(node, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * What a measurement need not say again: its cell's keys, e.g. the mass, and those of its sample that a cell does not
     * have, e.g. the particle radius (a sample's area is that of the powder, a cell's that of the electrode).
     */
    private Map<String, NodeTuple> inherited(Map<String, NodeTuple> entries, Optional<String> cell) {
        Map<String, NodeTuple> inherited = new LinkedHashMap<>();
        word(entries, "sample").filter(samples::containsKey).ifPresent(s -> inherited.putAll(Optional.ofNullable(
                records.entries(samples.get(s).getValueNode(), "sample '" + s + "'")).orElse(Map.of())));
        Schema.of(Cell.class).fields().forEach(f -> inherited.remove(f.name()));
        cell.filter(cells::containsKey).ifPresent(c -> inherited.putAll(Optional.ofNullable(
                records.entries(cells.get(c).getValueNode(), "cell '" + c + "'")).orElse(Map.of())));
        return inherited;
    }

    /** The technique's keys of a measurement, with what it need not say again. */
    private List<NodeTuple> own(Class<? extends Record> type, String name, Map<String, NodeTuple> entries,
            Map<String, NodeTuple> inherited) {
        Map<String, NodeTuple> own = new LinkedHashMap<>(entries);
        own.keySet().removeAll(CORE);
        for (Schema.Field field : Schema.of(type).fields()) {
            if (!own.containsKey(field.name()) && inherited.containsKey(field.name())) {
                own.put(field.name(), inherited.get(field.name()));
            }
        }
        Set<String> keys = new TreeSet<>(CORE);
        Schema.of(type).fields().forEach(f -> keys.add(f.name()));
        return own.entrySet().stream().filter(e -> isKnown(type, e.getKey(), e.getValue(), name, keys))
                .map(Map.Entry::getValue)
                .toList();
    }

    private boolean isKnown(Class<? extends Record> type, String key, NodeTuple tuple, String name, Set<String> keys) {
        boolean known = Schema.of(type).fields().stream()
                .anyMatch(f -> f.name().equals(key) || Schema.kebab(f.name()).equals(key) || f.aliases().contains(key));
        if (!known) {
            problems.error(tuple.getKeyNode(),
                    "measurement '" + name + "': unknown key '" + key + "'" + NearMiss.hint(key, keys));
        }
        return known;
    }
}
