// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.operando.core.study.PageRows;

/**
 * A page of a plan, composed of figures.
 * @param name name of its file, without ending
 * @param layout what the study says of it
 * @param rows what stands on it, from the top and from the left
 */
public record PlannedPage(String name, PageRows layout, List<List<Part>> rows) {
    /** What stands on a page. */
    public sealed interface Part permits Drawn, Picture {
    }

    /** A figure of the plan, by its name. */
    public record Drawn(String figure) implements Part {
    }

    /** A picture from a file. */
    public record Picture(Path file) implements Part {
    }

    /** The figures that stand on it. */
    Stream<String> figures() {
        return rows.stream().flatMap(List::stream).filter(Drawn.class::isInstance).map(p -> ((Drawn) p).figure());
    }

    /** Whether a file of this name may be a picture. */
    public static boolean isPicture(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(png|tiff?|svg)");
    }
}
