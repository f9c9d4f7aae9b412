// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.core.files.WholeFile;
import org.operando.core.record.NearMiss;
import org.operando.core.record.Problems;
import org.operando.core.record.YamlText;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline.Kind;

/**
 * The text of a study, to be edited and saved. An edit changes the text of one entry; comments, order and whatever this
 * program does not know stay as they are: after each edit the text is composed again, and an edit that would change
 * anything else is refused. Immutable: an edit gives a new document.
 */
public final class StudyDocument {
    private final String text;

    /** @param text the whole text of a study file */
    public StudyDocument(String text) {
        this.text = text;
    }

    /** The text. */
    public String text() {
        return text;
    }

    /**
     * The document with another value at a path of keys; items of lists by their number from 1.
     * @param path e.g. {@code measurements.patterns.wavelength}
     * @param value as the study writes it, e.g. {@code 0.4520 angstrom}; quotes where YAML needs them
     * @throws StudyException when there is no single value at the path, or the text would no longer be what it was besides
     */
    public StudyDocument with(String path, String value) throws StudyException {
        StudyOutline outline = outline();
        Entry entry = outline.find(path).orElseThrow(() -> unknown(outline.root(), path));
        if (entry.kind() != Kind.VALUE) {
            throw new StudyException("'" + path + "' is no single value", "", "name a key inside it");
        }
        StudyDocument edited = new StudyDocument(new TextEdit(outline).replaced(entry, value));
        Map<List<String>, String> after = edited.values();
        if (!after.containsKey(entry.path())) {
            throw refused(path, value);
        }
        return edited.checked(outline.values(), entry.path(), value);
    }

    /**
     * The document that says this under a path; keys that are not there are added behind their neighbours, values, maps
     * and lists that are there are replaced.
     * @param path keys from the top; items of lists by their number from 1
     * @param source as the study writes it; maps in braces, lists in brackets, all in one line
     * @throws StudyException when it cannot stand there as it is written
     */
    public StudyDocument with(List<String> path, String source) throws StudyException {
        StudyOutline outline = outline();
        Optional<Entry> there = outline.find(path);
        if (there.isPresent()) {
            return new StudyDocument(new TextEdit(outline).replaced(there.get(), source)).checked(outline.values(),
                    path, source);
        }
        int depth = path.size() - 1;
        StringBuilder own = new StringBuilder(source);
        while (outline.find(path.subList(0, depth)).isEmpty()) {
            own.insert(0, "{" + path.get(depth) + ": ").append('}');
            depth--;
        }
        Entry parent = outline.find(path.subList(0, depth)).orElseThrow();
        if (parent.kind() == Kind.LIST) {
            throw unknown(outline.root(), String.join(".", path));
        }
        boolean bare = parent.kind() == Kind.VALUE && !parent.value().isEmpty();
        if (bare && depth > 0 && path.get(depth).equals(parent.value())) {
            return bareStep(outline, parent, path, own.toString());
        }
        if (bare) {
            throw new StudyException("'" + String.join(".", parent.path()) + "' is a single value", "",
                    "remove it to write keys in its place");
        }
        Map<List<String>, String> before = outline.values();
        before.remove(parent.path());
        return new StudyDocument(new TextEdit(outline).added(parent, path.get(depth), own.toString())).checked(before,
                path.subList(0, depth + 1), source);
    }

    /** An operation that stands as a word alone gets keys. */
    private StudyDocument bareStep(StudyOutline outline, Entry step, List<String> path, String keys)
            throws StudyException {
        Map<List<String>, String> before = outline.values();
        before.remove(step.path());
        String source = "{" + path.get(step.path().size()) + ": " + keys + "}";
        String plain = step.path().isEmpty() ? source : source.substring(1, source.length() - 1);
        boolean inFlow = outline.find(step.path().subList(0, step.path().size() - 1)).map(Entry::flow).orElse(false);
        return new StudyDocument(new TextEdit(outline).replaced(step, inFlow ? source : plain)).checked(before,
                step.path(), source);
    }

    /**
     * The document with one more item behind the last one of a list.
     * @param path the list, which is there
     * @param source the item as the study writes it, in one line
     */
    public StudyDocument withItem(List<String> path, String source) throws StudyException {
        StudyOutline outline = outline();
        Entry list = outline.find(path).orElseThrow(() -> unknown(outline.root(), String.join(".", path)));
        if (list.kind() == Kind.MAP || list.kind() == Kind.VALUE && !list.value().isEmpty()) {
            throw new StudyException("'" + String.join(".", path) + "' is no list", "", "name a list");
        }
        Map<List<String>, String> before = outline.values();
        before.remove(path);
        List<String> item = new ArrayList<>(path);
        item.add(Integer.toString(list.entries().size() + 1));
        return new StudyDocument(new TextEdit(outline).added(list, "", source)).checked(before, item, source);
    }

    /** The document without a key, or without an item of a list; what it says there is its default again. */
    public StudyDocument without(List<String> path) throws StudyException {
        StudyOutline outline = outline();
        Entry entry = outline.find(path).orElseThrow(() -> unknown(outline.root(), String.join(".", path)));
        if (path.isEmpty()) {
            throw new StudyException("the whole study cannot be removed", "", "");
        }
        Entry parent = outline.find(path.subList(0, path.size() - 1)).orElseThrow();
        Map<List<String>, String> before = new LinkedHashMap<>();
        outline.values().forEach((key, value) -> {
            if (!starts(key, path)) {
                before.put(parent.kind() == Kind.LIST ? movedUp(key, path) : key, value);
            }
        });
        StudyDocument edited = new StudyDocument(new TextEdit(outline).removed(parent, entry));
        Map<List<String>, String> after = edited.values();
        if (parent.entries().size() == 1) {
            after.remove(parent.path(), "");
        }
        if (!List.copyOf(before.entrySet()).equals(List.copyOf(after.entrySet()))) {
            throw new StudyException("'" + String.join(".", path) + "' cannot be taken out as it is written", "",
                    "remove it in the text");
        }
        return edited;
    }

    /** The items behind one that is taken out get its number and so on. */
    private static List<String> movedUp(List<String> key, List<String> gone) {
        int at = gone.size() - 1;
        if (!starts(key, gone.subList(0, at))
                || Integer.parseInt(key.get(at)) <= Integer.parseInt(gone.getLast())) {
            return key;
        }
        List<String> moved = new ArrayList<>(key);
        moved.set(at, Integer.toString(Integer.parseInt(key.get(at)) - 1));
        return moved;
    }

    private static boolean starts(List<String> key, List<String> with) {
        return key.size() >= with.size() && key.subList(0, with.size()).equals(with);
    }

    /** This document, when nothing but what stands under the path differs from what the text said before. */
    private StudyDocument checked(Map<List<String>, String> before, List<String> path, String source)
            throws StudyException {
        Map<List<String>, String> after = values();
        boolean readable = StudyOutline.of(text).isPresent();
        before.keySet().removeIf(k -> starts(k, path));
        after.keySet().removeIf(k -> starts(k, path));
        if (!readable || !List.copyOf(before.entrySet()).equals(List.copyOf(after.entrySet()))) {
            throw refused(String.join(".", path), source);
        }
        return this;
    }

    private static StudyException refused(String path, String value) {
        return new StudyException("'" + value + "' cannot stand at '" + path + "' as it is written", "",
                "put it in quotes");
    }

    /** The single value at a path of keys, without the quotes of YAML; empty when there is none. */
    public Optional<String> value(String path) {
        return Optional.ofNullable(values("").get(path));
    }

    /** All single values at a path and below, by their whole paths, in the order of the text. */
    public Map<String, String> values(String path) {
        Map<String, String> below = new LinkedHashMap<>();
        values().forEach((keys, value) -> {
            String key = String.join(".", keys);
            if (path.isEmpty() || key.equals(path) || key.startsWith(path + ".")) {
                below.put(key, value);
            }
        });
        return below;
    }

    private Map<List<String>, String> values() {
        return StudyOutline.of(text).map(StudyOutline::values).orElseGet(LinkedHashMap::new);
    }

    private StudyOutline outline() throws StudyException {
        Optional<StudyOutline> outline = StudyOutline.of(text);
        if (outline.isEmpty()) {
            Problems problems = new Problems("study");
            YamlText.compose(text, problems);
            throw new StudyException("study", problems.list());
        }
        return outline.get();
    }

    private static StudyException unknown(Entry root, String path) {
        Entry at = root;
        String rest = path;
        for (Optional<Entry> next = Optional.of(root); next.isPresent();) {
            at = next.get();
            String left = at == root ? path : rest.substring(Math.min(rest.length(), at.name().length() + 1));
            rest = left;
            next = at.entries().stream().filter(e -> left.startsWith(e.name() + ".")).findFirst();
        }
        List<String> keys = at.kind() == Kind.MAP ? at.entries().stream().map(Entry::name).toList() : List.of();
        String key = rest.split("\\.")[0];
        return new StudyException("no key '" + key + "'"
                + (at == root ? "" : " in '" + String.join(".", at.path()) + "'") + NearMiss.hint(key, keys), "", "");
    }

    /** Writes the text; the file is there whole, the old or the new. */
    public void save(Path file) throws IOException {
        Files.writeString(WholeFile.temporary(file), text);
        WholeFile.publish(file);
    }
}
