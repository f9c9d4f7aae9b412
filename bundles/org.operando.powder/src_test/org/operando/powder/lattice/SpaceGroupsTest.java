// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.powder.Samples;

/** Space groups and their symbols; operations and lines against those of gemmi. */
class SpaceGroupsTest {
    private static String key(SymmetryOperation o) {
        return Arrays.toString(o.rotation()) + Arrays.toString(Arrays.stream(o.translation())
                .mapToLong(t -> Math.floorMod(Math.round(24 * t), 24L)).toArray());
    }

    private static Set<String> keys(List<SymmetryOperation> operations) {
        return operations.stream().map(SpaceGroupsTest::key).collect(Collectors.toSet());
    }

    /** A line of comma-separated values, some in quotes, which are doubled inside. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static List<List<String>> rows(String table) throws IOException {
        Path file = Samples.data("xrd/tables/" + table);
        return Files.readAllLines(file).stream().filter(l -> !l.isEmpty() && Character.isDigit(l.charAt(0)))
                .map(SpaceGroupsTest::fields).toList();
    }

    @Test
    void eachOfTheGroupsHasItsOperations() {
        assertEquals(IntStream.rangeClosed(1, 230).boxed().toList(),
                SpaceGroups.all().stream().map(SpaceGroup::number).distinct().sorted().toList());
        for (SpaceGroup group : SpaceGroups.all()) {
            List<SymmetryOperation> operations = group.operations();
            assertEquals(group.size(), operations.size(), group.toString());
            assertEquals(group.size(), keys(operations).size(), group.toString());
        }
    }

    @Test
    void operationsAreThoseOfAnotherProgram() throws Exception {
        int compared = 0;
        for (List<String> row : rows("spacegroup_operations.csv")) {
            Set<String> theirs = new HashSet<>();
            for (String operation : row.get(5).split(";")) {
                SymmetryOperation one = SymmetryOperation.of(operation);
                for (String centring : row.get(4).split(" ")) {
                    double[] t = one.translation().clone();
                    String[] parts = centring.split("/");
                    for (int i = 0; i < 3; i++) {
                        t[i] += Integer.parseInt(parts[i]) / 24.0;
                    }
                    theirs.add(key(new SymmetryOperation(one.rotation(), t)));
                }
            }
            assertEquals(theirs, keys(SpaceGroups.ofHall(row.get(3))), row.toString());
            compared++;
        }
        assertEquals(559, compared);
    }

    /** Each symbol finds its own setting; spaces, case and underscores do not matter. */
    @Test
    void symbolsFindTheirGroup() {
        for (SpaceGroup group : SpaceGroups.all()) {
            for (String name : List.of(group.name(), group.name().replace(" ", ""), group.name().replace(' ', '_'),
                    group.symbol().toUpperCase(Locale.ROOT))) {
                List<SpaceGroup> found = SpaceGroups.named(name);
                assertTrue(found.stream().allMatch(g -> g.number() == group.number()), name + ": " + found);
                assertTrue(found.contains(group), name + ": " + found);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"P 21/c,14,P 1 21/c 1", "P21/n,14,P 1 21/n 1", "C 2/m,12,C 1 2/m 1", "I 2/a,15,I 1 2/a 1",
        "P 21,4,P 1 21 1", "F m 3 m,225,F m -3 m", "Fd3m,227,F d -3 m:2", "F d -3 m S,227,F d -3 m:1",
        "F d -3 m Z,227,F d -3 m:2", "R -3 m H,166,R -3 m:H", "R -3 m R,166,R -3 m:R", "R-3m,166,R -3 m:H",
        "P 63/m m c,194,P 63/m m c", "P 6_3/mmc,194,P 63/m m c", "C m c e,64,C m c a", "P n a 21,33,P n a 21",
        "P 4/n m m :2,129,P 4/n m m:2", "P 1,1,P 1"})
    void symbolsAreReadAsFilesHaveThem(String symbol, int number, String name) {
        SpaceGroup found = SpaceGroups.named(symbol).getFirst();
        assertEquals(number, found.number());
        assertEquals(name, found.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "Q 2", "P 5", "P 2k", "P 2 2 (0 0)", "P 2 2 (0 0 x)", "-", "P 3 4 2d", "P2"})
    void noSymbolIsRefused(String symbol) {
        assertThrows(IllegalArgumentException.class, () -> SpaceGroups.ofHall(symbol));
    }

    /** Reflections of 24 settings down to a spacing, with the multiplicities of gemmi's lines. */
    @Test
    void absencesAreThoseOfAnotherProgram() throws Exception {
        Map<String, List<List<String>>> settings = Files.readAllLines(Samples.data("xrd/tables/reflections_check.csv"))
                .stream().filter(l -> !l.startsWith("#") && !l.startsWith("setting")).map(SpaceGroupsTest::fields)
                .collect(Collectors.groupingBy(List::getFirst));
        assertEquals(24, settings.size());
        for (Map.Entry<String, List<List<String>>> each : settings.entrySet()) {
            int expected = each.getValue().stream().mapToInt(r -> Integer.parseInt(r.get(11))).sum();
            double[] cell = each.getValue().getFirst().subList(1, 8).stream().mapToDouble(Double::parseDouble)
                    .toArray();
            assertEquals(expected, present(SpaceGroups.named(each.getKey()).getFirst().operations(), cell),
                    each.getKey());
        }
    }

    /** How many reflections there are down to the spacing behind the cell. */
    private static int present(List<SymmetryOperation> operations, double[] cell) {
        double x = Math.cos(Math.toRadians(cell[3]));
        double y = Math.cos(Math.toRadians(cell[4]));
        double z = Math.cos(Math.toRadians(cell[5]));
        double v = 1 - x * x - y * y - z * z + 2 * x * y * z;
        int most = 20;
        int present = 0;
        for (int h = -most; h <= most; h++) {
            for (int k = -most; k <= most; k++) {
                for (int l = -most; l <= most; l++) {
                    double a = h / cell[0];
                    double b = k / cell[1];
                    double c = l / cell[2];
                    double square = (a * a * (1 - x * x) + b * b * (1 - y * y) + c * c * (1 - z * z)
                            + 2 * (b * c * (y * z - x) + a * c * (x * z - y) + a * b * (x * y - z))) / v;
                    // two lines of P 21 3 lie exactly there
                    boolean within = square > 0 && 1 / Math.sqrt(square) >= cell[6] * (1 - 1e-9);
                    int[] hkl = {h, k, l};
                    present += within && operations.stream().noneMatch(o -> o.forbids(hkl[0], hkl[1], hkl[2])) ? 1 : 0;
                }
            }
        }
        return present;
    }
}
