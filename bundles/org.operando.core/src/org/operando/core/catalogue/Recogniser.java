// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.api.Recognition;
import org.operando.api.RegularFile;

/** Finds the loader of a file by its content. */
public final class Recogniser {
    /** Loaders whose reasons are given when none can read a file. */
    private static final int LISTED = 3;

    private final Catalogue catalogue;

    /** @param catalogue has the loaders */
    public Recogniser(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What a loader thinks of a file.
     * @param loader the loader
     * @param recognition its confidence and reason
     */
    public record Candidate(Contribution<Loader<?, ?>> loader, Recognition recognition) {
    }

    /** What all loaders think of a file, the most confident first. */
    public List<Candidate> candidates(Path file) throws LoadException {
        FileHead head = head(file);
        List<Candidate> candidates = new ArrayList<>();
        for (Contribution<Loader<?, ?>> loader : catalogue.loaders()) {
            candidates.add(new Candidate(loader, ask(loader, head)));
        }
        candidates.sort(Comparator.comparingDouble((Candidate c) -> -c.recognition().confidence())
                .thenComparing(c -> c.loader().id()));
        return candidates;
    }

    /**
     * The loader of a file.
     * @param technique only loaders of this technique; empty for all
     * @throws LoadException when none can read it, with the reasons of the likeliest loaders
     */
    public Candidate best(Path file, String technique) throws LoadException {
        List<Candidate> all = candidates(file);
        List<Candidate> own = all.stream().filter(c -> technique.isEmpty() || c.loader().technique().equals(technique))
                .toList();
        if (!own.isEmpty() && own.getFirst().recognition().confidence() > 0) {
            return own.getFirst();
        }
        StringBuilder reasons = new StringBuilder(technique.isEmpty() ? "no loader can read it"
                : "no loader of technique '" + technique + "' can read it");
        for (Candidate c : likeliest(file, own).subList(0, Math.min(LISTED, own.size()))) {
            reasons.append("\n    ").append(c.loader().id()).append(": ").append(c.recognition().reason());
        }
        int others = own.size() - LISTED;
        if (others > 0) {
            reasons.append("\n    nor ").append(others).append(others == 1 ? " other" : " others");
        }
        boolean unknown = all.isEmpty() || all.getFirst().recognition().confidence() == 0;
        String remedy = unknown ? others > 0 ? "'operando list loaders' names what can be read" : ""
                : "it looks like a file of technique '" + all.getFirst().loader().technique() + "' ("
                        + all.getFirst().loader().id() + ")";
        throw LoadException.at(file, "", reasons.toString(), remedy);
    }

    /** Those first that name the file's ending, then those whose reason no other loader gives: they looked closest. */
    private static List<Candidate> likeliest(Path file, List<Candidate> candidates) {
        Map<String, Long> alike = candidates.stream()
                .collect(Collectors.groupingBy(c -> c.recognition().reason(), Collectors.counting()));
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        Pattern named = Pattern.compile("\\b" + Pattern.quote(ending) + "\\b", Pattern.CASE_INSENSITIVE);
        return candidates.stream()
                .sorted(Comparator.comparing((Candidate c) -> !ending.equals(name) && names(c, named) ? 0 : 1)
                        .thenComparing(c -> alike.get(c.recognition().reason())))
                .toList();
    }

    private static boolean names(Candidate candidate, Pattern ending) {
        Contribution<Loader<?, ?>> loader = candidate.loader();
        // an id may write an ending in full: .tif in powder.tiff
        String id = loader.id().substring(loader.id().indexOf('.') + 1);
        return Stream.of(id, id.replaceFirst(".$", ""), loader.label(), loader.confirmed(),
                candidate.recognition().reason()).anyMatch(text -> ending.matcher(text).find());
    }

    /** How sure this loader is of a file; 0 when it cannot read it. */
    public double confidence(Path file, Contribution<Loader<?, ?>> loader) throws LoadException {
        return ask(loader, head(file)).confidence();
    }

    private static Recognition ask(Contribution<Loader<?, ?>> loader, FileHead head) {
        try {
            return loader.instance().recognise(head);
        } catch (OperationException e) {
            return Recognition.no(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            return Recognition.no("plug-in " + loader.bundle() + " failed: " + e);
        }
    }

    private static FileHead head(Path file) throws LoadException {
        RegularFile.require(file);
        try {
            FileHead head = FileHead.of(file);
            if (head.size() == 0) {
                throw LoadException.at(file, "", "the file is empty", "copy it again or leave it out");
            }
            return head;
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }
}
