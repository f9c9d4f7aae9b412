// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column of a journal holds, by its name in the journals that are met; the earlier name wins. */
enum JournalColumn {
    /** Raw files of the cell. */
    FILE("", "raw_file_names", "file", "files", "raw_file", "file_name", "filename", "path", "file_name_indicator"),
    /** Name of the cell. */
    LABEL("", "label", "cell_name", "cell", "name", "id_key"),
    /** Sample that the cell is made of. */
    SAMPLE("", "sample", "material", "sample_name"),
    /** Cells of one group are replicates. */
    GROUP("", "group", "condition"),
    /** Mass of active material. */
    MASS("mg", "mass", "mass_active_material", "active_mass", "active_material_mass"),
    /** Area of the electrode. */
    AREA("cm2", "area", "active_electrode_area", "electrode_area"),
    /** Active material an area. */
    LOADING("mg/cm2", "loading", "loading_active_material"),
    /** Nominal capacity. */
    CAPACITY("mAh/g", "nom_cap", "nominal_capacity", "capacity"),
    /** Whether the nominal capacity is one a gram, an area or of the whole cell. */
    CAPACITY_OF("", "nom_cap_specifics", "capacity_specifics"),
    /** Which electrode is tested. */
    ELECTRODE("", "cell_type", "electrode", "cycle_mode"),
    /** Whether the row is to be used. */
    KEEP("", "keep", "exists", "use", "selected"),
    /** Free text. */
    COMMENT("", "comment", "comment_general", "comment_cell", "note", "notes");

    /** A name with a unit in brackets, e.g. {@code mass (mg)}. */
    static final Pattern WITH_UNIT = Pattern.compile("(.*?)\\s*[(\\[]([^)\\]]*)[)\\]]\\s*");

    private final String unit;
    private final List<String> names;

    JournalColumn(String unit, String... names) {
        this.unit = unit;
        this.names = List.of(names);
    }

    /** Unit of its numbers where the journal says none; empty for texts. */
    String unit() {
        return unit;
    }

    /** Rank of a column's title among the names of this: 0 is the best; empty when it is none. */
    Optional<Integer> rank(String title) {
        Matcher unitBehind = WITH_UNIT.matcher(title);
        String bare = (unitBehind.matches() ? unitBehind.group(1) : title).strip().toLowerCase(Locale.ROOT)
                .replaceAll("[\\s.-]+", "_");
        int at = names.indexOf(bare);
        return at < 0 ? Optional.empty() : Optional.of(at);
    }

    /** How many of these titles are known. */
    static long known(List<String> titles) {
        return Arrays.stream(values()).filter(c -> titles.stream().anyMatch(t -> c.rank(t).isPresent())).count();
    }
}
