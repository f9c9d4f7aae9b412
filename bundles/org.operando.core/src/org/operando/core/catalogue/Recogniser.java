// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.OperationException;
import org.operando.api.Recognition;
import org.operando.api.RegularFile;

/** Finds the loader of a file by its content. */
public final class Recogniser {
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
     * @throws LoadException when none can read it, with every loader's reason
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
        for (Candidate c : own) {
            reasons.append("\n    ").append(c.loader().id()).append(": ").append(c.recognition().reason());
        }
        String remedy = all.isEmpty() || all.getFirst().recognition().confidence() == 0 ? ""
                : "it looks like a file of technique '" + all.getFirst().loader().technique() + "' ("
                        + all.getFirst().loader().id() + ")";
        throw LoadException.at(file, "", reasons.toString(), remedy);
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
