// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Recogniser;
import org.operando.core.catalogue.Recogniser.Candidate;

/**
 * The one loader of the files of a measurement, and those of them that it is given.
 * @param best the loader, by the first of its files
 * @param files the files without those that are read with another of them
 */
record LoaderChoice(Candidate best, List<Path> files) {
    /**
     * Files of one ending that are looked at: a series of frames has ten thousand of them, and the loader says itself
     * which one it cannot read.
     */
    private static final int MOST_LOOKED_AT = 200;
    /** A loader that is this sure of a file takes it from one that is not. */
    private static final double SURE = 0.9;
    private static final double UNSURE = 0.5;

    /**
     * The first file that a loader can read decides; another loader's files must belong to files of this one.
     * @throws LoadException when none can read any of them, or when they are for different loaders
     */
    static LoaderChoice of(List<Path> files, String technique, Catalogue catalogue) throws LoadException {
        Recogniser recogniser = new Recogniser(catalogue);
        Candidate first = first(files, technique, recogniser);
        Map<Path, Candidate> others = others(files, technique, first, recogniser);
        if (others.isEmpty()) {
            return new LoaderChoice(first, files);
        }
        // in another loader's files the first one may be what is only read with them: a.mpl comes before a.mpr
        Set<Path> linked = linked(files, others, first);
        List<Path> kept = files.stream().filter(f -> !linked.contains(f)).toList();
        Map<String, List<Path>> byLoader = new LinkedHashMap<>();
        Map<String, Candidate> loaders = new HashMap<>();
        for (Path file : kept) {
            Candidate own = others.getOrDefault(file, first);
            byLoader.computeIfAbsent(own.loader().id(), k -> new ArrayList<>()).add(file);
            loaders.putIfAbsent(own.loader().id(), own);
        }
        if (byLoader.size() > 1) {
            throw different(byLoader);
        }
        return new LoaderChoice(loaders.values().iterator().next(), kept);
    }

    private static Candidate first(List<Path> files, String technique, Recogniser recogniser) throws LoadException {
        LoadException none = null;
        for (Path file : files) {
            try {
                return recogniser.best(file, technique);
            } catch (LoadException e) {
                none = none == null ? e : none;
            }
        }
        throw none;
    }

    /** What another loader than the first one reads; files that none can read are left to the first one to refuse. */
    private static Map<Path, Candidate> others(List<Path> files, String technique, Candidate first,
            Recogniser recogniser) {
        Map<Path, Candidate> others = new HashMap<>();
        Map<String, Integer> looked = new HashMap<>();
        for (Path file : files) {
            if (files.size() > 1 && looked.merge(ending(file), 1, Integer::sum) <= MOST_LOOKED_AT) {
                try {
                    double own = recogniser.confidence(file, first.loader());
                    if (own < UNSURE) {
                        Candidate best = recogniser.best(file, technique);
                        boolean other = !best.loader().id().equals(first.loader().id());
                        if (other && (own == 0 || best.recognition().confidence() >= SURE)) {
                            others.put(file, best);
                        }
                    }
                } catch (LoadException e) {
                    // none can read it: the loader says what it finds wrong with it
                    continue;
                }
            }
        }
        return others;
    }

    /** Files that a loader reads with another file of the measurement. */
    private static Set<Path> linked(List<Path> files, Map<Path, Candidate> others, Candidate first)
            throws LoadException {
        Set<Path> linked = new HashSet<>();
        for (Path file : files) {
            try {
                linked.addAll(others.getOrDefault(file, first).loader().instance().linked(file));
            } catch (OperationException e) {
                throw new LoadException(e.what(), e.where(), e.remedy(), e);
            }
        }
        return linked;
    }

    private static LoadException different(Map<String, List<Path>> byLoader) {
        List<String> parts = new ArrayList<>();
        Set<String> stems = new HashSet<>();
        Set<String> endings = new TreeSet<>();
        boolean twice = false;
        for (Map.Entry<String, List<Path>> each : byLoader.entrySet()) {
            List<Path> own = each.getValue();
            parts.add("'" + own.getFirst().getFileName() + "'"
                    + (own.size() == 1 ? " is" : " and " + (own.size() - 1) + " more are") + " for " + each.getKey());
            Set<String> these = new HashSet<>();
            own.forEach(f -> these.add(stem(f)));
            twice |= these.stream().anyMatch(stems::contains);
            stems.addAll(these);
            own.forEach(f -> endings.add(ending(f)));
        }
        Path foreign = List.copyOf(byLoader.values()).get(1).getFirst();
        String ending = ending(byLoader.values().iterator().next().getFirst());
        String pattern = endings.size() > 1 && !ending.isEmpty() ? ", e.g. files: \"*" + ending + "\"" : "";
        return LoadException.at(foreign, "", "the files of one measurement are for different loaders: "
                + String.join(", ", parts)
                + (twice ? "; files of one name may hold the same records twice" : ""),
                "let 'files' name those of one loader only" + pattern
                        + (twice ? "" : ", or make a measurement of each"));
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}
