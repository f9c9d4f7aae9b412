// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.LoadException;

/** Written by {@code src_test/data/make_hdf5.py}. */
class CompoundFieldsTest {
    private static Hdf5File open(String version) throws LoadException {
        return Hdf5File.open(Path.of("src_test/data/hdf5/compound_" + version + ".h5"));
    }

    private static DatasetRead read(CompoundFields compound, String name, int from, int count) throws LoadException {
        CompoundFields.Field field = compound.fields().stream().filter(f -> f.name().equals(name)).findFirst()
                .orElseThrow();
        return compound.read(field, new int[] {from}, new int[] {count});
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void fieldsAreNamedWithTheirTypes(String version) throws LoadException {
        try (Hdf5File file = open(version)) {
            List<CompoundFields.Field> fields = CompoundFields.of(file, "table").fields();

            assertEquals(
                    List.of("n", "colour", "on", "note", "key", "place", "three[0]", "three[1]", "three[2]", "counts",
                            "energy"),
                    fields.stream().map(CompoundFields.Field::name).toList());
            assertEquals(List.of("int32", "uint8", "bool", "text", "text of 3 bytes", "compound", "float32", "float32",
                    "float32", "uint16", "float64"), fields.stream().map(f -> f.type().name()).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void eachFieldIsReadForItself(String version) throws LoadException {
        try (Hdf5File file = open(version)) {
            CompoundFields compound = CompoundFields.of(file, "table");

            assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6}, (int[]) read(compound, "n", 0, 7).values());
            assertArrayEquals(new double[] {2.5, 3.5, 4.5}, read(compound, "energy", 2, 3).doubles());
            assertArrayEquals(new double[] {1005, 1006}, read(compound, "counts", 5, 2).doubles());
            assertArrayEquals(new String[] {"row 3", "row 4"}, (String[]) read(compound, "note", 3, 2).values());
            assertArrayEquals(new String[] {"k6"}, (String[]) read(compound, "key", 6, 1).values());
            assertArrayEquals(new boolean[] {true, false, false, true}, (boolean[]) read(compound, "on", 0, 4)
                    .values());
            assertArrayEquals(new double[] {2, 0}, read(compound, "colour", 1, 2).doubles());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "latest"})
    void scalarsAndGridsOfCompoundsAreReadToo(String version) throws LoadException {
        try (Hdf5File file = open(version)) {
            CompoundFields one = CompoundFields.of(file, "one");
            assertArrayEquals(new double[] {2.5}, one.read(one.fields().getLast(), new int[0], new int[0]).doubles());

            CompoundFields grid = CompoundFields.of(file, "grid");
            assertArrayEquals(new double[] {-1, -2, -4, -5}, grid
                    .read(grid.fields().getLast(), new int[] {0, 1}, new int[] {2, 2}).doubles());
        }
    }

    @Test
    void whatIsNoCompoundHasNoFieldsAndWhatIsNotReadIsNamed() throws LoadException {
        try (Hdf5File file = open("latest")) {
            assertEquals(List.of(), CompoundFields.of(file, "plain").fields());
            CompoundFields compound = CompoundFields.of(file, "table");
            String said = assertThrows(LoadException.class, () -> read(compound, "place", 0, 1)).getMessage();
            assertTrue(said.contains("table.place") && said.contains("'compound' are not read"), said);
        }
    }
}
