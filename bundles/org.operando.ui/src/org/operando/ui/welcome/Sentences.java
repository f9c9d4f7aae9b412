// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.welcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;

/** One sentence for each technique that is installed, made of what it contributes. */
final class Sentences {
    private static final int MOST = 4;

    private Sentences() {
    }

    /** The sentences, in the order of the techniques' ids. */
    static List<String> of(Catalogue catalogue) {
        List<String> sentences = new ArrayList<>();
        for (Contribution<?> technique : catalogue.all(Kind.TECHNIQUE)) {
            sentences.add(technique.label() + ": reads " + names(catalogue, Kind.LOADER, technique.id())
                    + "; gives " + names(catalogue, Kind.OPERATION, technique.id()) + ".");
        }
        return sentences;
    }

    private static String names(Catalogue catalogue, Kind kind, String technique) {
        List<String> labels = catalogue.all(kind).stream().filter(c -> c.technique().equals(technique))
                .map(Contribution::label).map(Sentences::inside)
                .toList();
        String first = labels.stream().limit(MOST).collect(Collectors.joining(", "));
        return labels.isEmpty() ? "nothing yet"
                : labels.size() > MOST ? first + " and " + (labels.size() - MOST) + " more" : first;
    }

    /** A label inside a sentence: names keep their capital. */
    private static String inside(String label) {
        return label.matches("[A-Z][a-z]+[ -].*") && !label.matches("[A-Z][a-z]*[A-Z].*")
                ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1)
                : label.matches("[A-Z][a-z]+") ? label.toLowerCase(Locale.ROOT) : label;
    }
}
