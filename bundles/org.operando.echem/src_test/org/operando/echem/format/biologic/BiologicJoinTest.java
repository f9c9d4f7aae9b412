// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** Pieces of one file that overlap give the file again. */
class BiologicJoinTest {
    @TempDir
    private Path folder;

    private final PlainContext context = new PlainContext();

    private Table load(Loader<EchemMeasurement, CellRecord> loader, List<Path> files) throws Exception {
        return loader.load(files, EchemMeasurement.unknown(), context).data().records();
    }

    private List<Path> pieces(int[][] ranges) throws Exception {
        byte[] whole = MprBytes.whole();
        List<Path> files = new ArrayList<>();
        for (int[] range : ranges) {
            files.add(Files.write(folder.resolve("piece" + files.size() + ".mpr"),
                    MprBytes.records(whole, range[0], range[1])));
        }
        return files;
    }

    private static void assertSame(Table whole, Table joined) {
        assertEquals(whole.rows(), joined.rows());
        for (Column column : whole.columns()) {
            switch (column.values()) {
                case long[] n -> assertArrayEquals(n, joined.longs(column.name()), column.name());
                case String[] text -> assertArrayEquals(text, joined.texts(column.name()), column.name());
                default -> {
                    double largest = Arrays.stream(column.doubles()).map(Math::abs).max().orElse(0);
                    // charges are summed from another beginning: roundings of 1e-16 a record
                    assertArrayEquals(column.doubles(), joined.doubles(column.name()), 1e-13 * largest, column.name());
                }
            }
        }
    }

    @Test
    void overlappingPiecesInAnyOrderAreTheWholeFile() throws Exception {
        Table whole = load(new MprLoader(), List.of(Files.write(folder.resolve("whole.mpr"), MprBytes.whole())));
        int[][] ranges = {{1400, 2700}, {0, 1500}, {2699, MprBytes.ROWS}};

        Table joined = load(new MprLoader(), pieces(ranges));

        assertSame(whole, joined);
        assertEquals(List.of("100 records are in piece1.mpr already; dropped",
                "1 records are in piece0.mpr already; dropped"),
                context.warnings().stream().map(w -> w.what()).toList());
    }

    @Test
    void pieceInsideAnotherAddsNothing() throws Exception {
        Table whole = load(new MprLoader(), List.of(Files.write(folder.resolve("whole.mpr"), MprBytes.whole())));
        int[][] ranges = {{700, 900}, {0, MprBytes.ROWS}, {0, 20}};

        assertSame(whole, load(new MprLoader(), pieces(ranges)));
    }

    @Test
    void overlapsAtEveryPlaceOfTheFileAreSeamless() throws Exception {
        Table whole = load(new MprLoader(), List.of(Files.write(folder.resolve("whole.mpr"), MprBytes.whole())));
        for (int cut = 50; cut < MprBytes.ROWS - 50; cut += 83) {
            int[][] ranges = {{0, cut + 4}, {cut - 4, MprBytes.ROWS}};

            assertSame(whole, load(new MprLoader(), pieces(ranges)));
        }
    }

    @Test
    void piecesWithoutOverlapAreTheWholeFile() throws Exception {
        Table whole = load(new MprLoader(), List.of(Files.write(folder.resolve("whole.mpr"), MprBytes.whole())));
        long[] step = whole.longs("step");
        int boundaries = 0;
        for (int cut = 37; cut < MprBytes.ROWS; cut++) {
            boolean boundary = cut > 40 && step[cut] != step[cut - 1];
            boundaries += boundary ? 1 : 0;
            if (cut % 370 == 0 || boundary && boundaries <= 5) {
                for (int at = cut - 2; at <= cut + 2; at++) {
                    int[][] ranges = {{at, MprBytes.ROWS}, {0, at}};

                    assertSame(whole, load(new MprLoader(), pieces(ranges)));
                }
            }
        }
    }

    @Test
    void piecesWithAGapKeepTheNumbersOfTheirCycles() throws Exception {
        Table whole = load(new MprLoader(), List.of(Files.write(folder.resolve("whole.mpr"), MprBytes.whole())));
        int[][] ranges = {{0, 1000}, {3000, MprBytes.ROWS}};

        Table joined = load(new MprLoader(), pieces(ranges));

        long[] cycle = whole.longs("cycle");
        assertEquals(cycle[3500], joined.longs("cycle")[1500]);
        assertEquals(whole.doubles("time")[3500], joined.doubles("time")[1500], 1e-6);
        assertTrue(context.warnings().stream().anyMatch(w -> w.what().contains("after the end of piece0.mpr")));
    }

    @Test
    void overlappingPartsOfATextAreTheWholeText() throws Exception {
        Path file = EchemData.shared("xrd/datalab_insitu/li_mo_operando/cell.mpt");
        Table whole = load(new MptLoader(), List.of(file));
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        int header = 76;
        List<Path> parts = new ArrayList<>();
        for (int[] range : new int[][] {{2500, 4029}, {0, 1000}, {900, 2600}}) {
            List<String> part = new ArrayList<>(lines.subList(0, header));
            part.addAll(lines.subList(header + range[0], header + range[1]));
            parts.add(Files.write(folder.resolve("part" + parts.size() + ".mpt"), part, StandardCharsets.ISO_8859_1));
        }

        assertSame(whole, load(new MptLoader(), parts));
    }
}
