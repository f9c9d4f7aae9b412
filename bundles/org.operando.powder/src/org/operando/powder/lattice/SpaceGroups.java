// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The 230 space groups in their settings (International Tables for Crystallography A and B), found by the symbols that CIFs
 * have. Where a symbol fits several settings all are told, the standard one first.
 */
public final class SpaceGroups {
    /** Symbols with the double glide plane e, which came in 1995, by those before. */
    private static final Map<String, String> DOUBLE_GLIDES = Map.of("aem2", "abm2", "aea2", "aba2", "cmce", "cmca",
            "cmme",
            "cmma", "ccce", "ccca");
    /** What databases write behind a symbol for origin choices. */
    private static final Map<String, String> DATABASE = Map.of("s", "1", "z", "2", "h", "H", "r", "R", "1", "1", "2",
            "2");
    private static final Set<String> STANDARD = Set.of("", "2", "H");
    private static final List<SpaceGroup> ALL = read();

    private SpaceGroups() {
    }

    private static List<SpaceGroup> read() {
        try (InputStream in = SpaceGroups.class.getResourceAsStream("space_groups.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#"))
                    .map(l -> l.split(";")).map(f -> new SpaceGroup(Integer.parseInt(f[0]), f[1], f[2], f[3],
                            Integer.parseInt(f[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All settings by their numbers. */
    public static List<SpaceGroup> all() {
        return ALL;
    }

    /**
     * The operations that a Hall symbol stands for, listed or not.
     * @throws IllegalArgumentException when it is none
     */
    public static List<SymmetryOperation> ofHall(String symbol) {
        return HallSymbol.operations(symbol);
    }

    /** The settings of a number. */
    public static List<SpaceGroup> numbered(int number) {
        return ALL.stream().filter(g -> g.number() == number)
                .sorted(Comparator.comparing(g -> !STANDARD.contains(g.extension()))).toList();
    }

    /**
     * The settings of a Hermann-Mauguin symbol, however it is spaced: with its extension behind a colon or, as databases
     * do, a blank; monoclinic ones without the axes of order 1, cubic ones without the bar over the 3.
     */
    public static List<SpaceGroup> named(String symbol) {
        String text = symbol.toLowerCase(Locale.ROOT).replace("_", "").strip();
        String extension = "";
        String[] parts = text.split(":", 2);
        if (parts.length == 2) {
            extension = DATABASE.getOrDefault(parts[1].strip(), "");
        }
        List<SpaceGroup> found = settings(parts[0].replaceAll("\\s", ""), extension);
        int blank = parts[0].lastIndexOf(' ');
        if (found.isEmpty() && blank > 0 && DATABASE.containsKey(parts[0].substring(blank + 1))) {
            // without blanks the letter is the symbol's end
            found = settings(parts[0].substring(0, blank).replaceAll("\\s", ""),
                    DATABASE.get(parts[0].substring(blank + 1)));
        }
        return found;
    }

    private static List<SpaceGroup> settings(String key, String extension) {
        String usual = DOUBLE_GLIDES.getOrDefault(key, key);
        List<SpaceGroup> found = ALL.stream().filter(g -> key(g).equals(usual)).toList();
        if (found.isEmpty()) {
            // of short symbols the unique axis b comes first in the table
            found = ALL.stream().filter(g -> shortKeys(g).anyMatch(usual::equals)).toList();
        }
        return found.stream().filter(g -> extension.isEmpty() || g.extension().equals(extension))
                .sorted(Comparator.comparing(g -> !STANDARD.contains(g.extension()))).toList();
    }

    private static String key(SpaceGroup group) {
        return group.symbol().replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static Stream<String> shortKeys(SpaceGroup group) {
        if (group.number() >= 3 && group.number() <= 15) {
            String lattice = group.symbol().substring(0, 1).toLowerCase(Locale.ROOT);
            return Stream.of(lattice + group.symbol().substring(1).toLowerCase(Locale.ROOT).replaceAll(" 1(?= |$)", "")
                    .replace(" ", ""));
        }
        // m-3m was written m3m
        return group.number() >= 200 ? Stream.of(key(group).replace("-3", "3")) : Stream.empty();
    }
}
