// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.operando.core.record.Problem;

/**
 * A study file, read. Parts that cannot be read are left out and named in the problems.
 * @param file the file
 * @param title its title
 * @param provenance what it says of itself: people, licence, references
 * @param samples by name
 * @param cells by name
 * @param states by name
 * @param particles by name
 * @param regions by name
 * @param places the same regions with the pixels of masks, to be asked what lies inside
 * @param measurements by name, in the order of the text
 * @param recipes steps by name of the recipe
 * @param run names of recipes by measurement
 * @param compare comparisons, in the order of the text
 * @param figures figures, in the order of the text
 * @param pages pages composed of figures, in the order of the text
 * @param problems everything that is wrong, in the order of the text
 */
public record Study(Path file, String title, StudyProvenance provenance, Map<String, Sample> samples,
        Map<String, Cell> cells,
        Map<String, State> states,
        Map<String, Particle> particles, Map<String, Region> regions, Map<String, PlacedRegion> places,
        Map<String, Measurement> measurements,
        Map<String, List<StepText>> recipes, Map<String, List<String>> run, List<Wanted> compare, List<Wanted> figures,
        List<WantedPage> pages,
        List<Problem> problems) {
    /** The study's name: its file name without {@code .study.yaml}. */
    public String name() {
        return file.getFileName().toString().replaceFirst("(\\.study)?\\.ya?ml$", "");
    }

    /** The folder from which relative file names count. */
    public Path folder() {
        return file.toAbsolutePath().getParent();
    }

    /** Whether nothing can be run before something is mended. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(p -> p.kind() == Problem.Kind.ERROR);
    }
}
