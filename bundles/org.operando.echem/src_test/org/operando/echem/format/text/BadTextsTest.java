// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.EchemData;
import org.operando.echem.format.basytec.BasytecLoader;
import org.operando.echem.format.landt.LandtLoader;
import org.operando.echem.format.maccor.MaccorLoader;
import org.operando.echem.format.novonix.NovonixLoader;
import org.operando.echem.format.pec.PecLoader;
import org.operando.testkit.PlainContext;

/** Text exports that are cut or damaged: what is left is right, or the line is named. */
class BadTextsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CUTS = 20;
    private static final int FLIPS = 200;
    private static final long SEED = 20261121;
    private static final String[] COMPARED = {Columns.TIME, Columns.CURRENT, Columns.VOLTAGE, Columns.CAPACITY,
        Columns.ENERGY, Columns.UNIX_TIME};

    @TempDir
    private Path folder;

    private record Sample(String file, Loader<EchemMeasurement, CellRecord> loader) {
    }

    private static final List<Sample> SAMPLES = List.of(new Sample("maccor/maccor_two.txt", new MaccorLoader()),
            new Sample("maccor/maccor_4267-66-6519.041", new MaccorLoader()),
            new Sample("maccor/maccor_example.001", new MaccorLoader()),
            new Sample("maccor/maccor_example.002", new MaccorLoader()),
            new Sample("maccor/sample_data_maccor.csv", new MaccorLoader()),
            new Sample("landt/SINTEF__LiGrR2032__Landt_records.csv", new LandtLoader()),
            new Sample("novonix/sample_data_novonix.csv", new NovonixLoader()),
            new Sample("basytec/sample_data_basytec.txt", new BasytecLoader()),
            new Sample("pec/Test25195.csv", new PecLoader()));

    /** Empty when the file is refused; the message must name the file and say something. */
    private Optional<Table> load(Sample sample, byte[] bytes, PlainContext context) throws Exception {
        Path file = Files.write(folder.resolve(Path.of(sample.file()).getFileName()), bytes);
        sample.loader().recognise(FileHead.of(file));
        try {
            return Optional.of(sample.loader().load(List.of(file), EchemMeasurement.unknown(), context).data()
                    .records());
        } catch (LoadException e) {
            String name = file.getFileName().toString();
            boolean named = e.where().matches("(?s).*" + Pattern.quote(name) + "(:[0-9]+)")
                    || bytes.length == 0;
            assertTrue(named && e.what().length() >= "is empty".length(), e.getMessage());
            return Optional.empty();
        }
    }

    private Table whole(Sample sample) throws Exception {
        return load(sample, Files.readAllBytes(EchemData.shipped(sample.file())), new PlainContext()).orElseThrow();
    }

    private static boolean sameRow(Table one, int row, Table other, int otherRow) {
        for (String column : COMPARED) {
            // a sum over the rows before may differ in its last bit
            if (Double.compare(one.doubles(column)[row], other.doubles(column)[otherRow]) != 0) {
                return false;
            }
        }
        return true;
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftOfACutFileIsRight() {
        return SAMPLES.stream().map(s -> DynamicTest.dynamicTest(s.file(),
                () -> assertTimeoutPreemptively(SOON, () -> cut(s))));
    }

    private void cut(Sample sample) throws Exception {
        byte[] bytes = Files.readAllBytes(EchemData.shipped(sample.file()));
        Table whole = whole(sample);
        int loaded = 0;
        for (int k = 0; k < CUTS; k++) {
            int length = (int) ((long) bytes.length * k / CUTS);
            PlainContext context = new PlainContext();
            Optional<Table> left = load(sample, Arrays.copyOf(bytes, length), context);
            if (left.isEmpty()) {
                continue;
            }
            loaded++;
            Table table = left.get();
            assertTrue(table.rows() < whole.rows(), "rows of the first " + length + " bytes");
            for (int i = 0; i < table.rows(); i++) {
                assertTrue(sameRow(table, i, whole, i), "row " + i + " of the first " + length + " bytes");
            }
            assertTrue(isWhole(bytes, length) || context.warnings().stream().anyMatch(w -> w.what().contains("cut")),
                    "no warning for the first " + length + " bytes");
        }
        assertTrue(loaded > 0, "none of the cut files was read");
    }

    /** Whether all but the last cell of the last line are there: that one is read by none of the loaders. */
    private static boolean isWhole(byte[] bytes, int length) {
        int end = length;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != ',' && bytes[end] != '\t') {
            end++;
        }
        return bytes[length - 1] == '\n' || end == bytes.length || bytes[end] == '\n';
    }

    @TestFactory
    Stream<DynamicTest> aFlippedByteChangesOneRecordOrIsTold() {
        return SAMPLES.stream().map(s -> DynamicTest.dynamicTest(s.file(),
                () -> assertTimeoutPreemptively(SOON, () -> flip(s))));
    }

    private void flip(Sample sample) throws Exception {
        byte[] bytes = Files.readAllBytes(EchemData.shipped(sample.file()));
        Table whole = whole(sample);
        int expectedWarnings = warnings(sample, bytes);
        Random random = new Random(SEED);
        for (int k = 0; k < FLIPS; k++) {
            byte[] damaged = bytes.clone();
            int at = random.nextInt(bytes.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            PlainContext context = new PlainContext();
            Optional<Table> read = load(sample, damaged, context);
            if (read.isEmpty() || context.warnings().size() > expectedWarnings) {
                continue;
            }
            String what = "byte " + at + " flipped to " + damaged[at];
            Table table = read.get();
            assertEquals(whole.rows(), table.rows(), what);
            int changed = 0;
            for (int i = 0; i < whole.rows(); i++) {
                changed += same(whole, table, Columns.TIME, i) && same(whole, table, Columns.CURRENT, i)
                        && same(whole, table, Columns.VOLTAGE, i) ? 0 : 1;
            }
            // a digit of one number is changed, which no text can tell; never a unit, a sign or a column
            assertTrue(changed <= 1, what + " changes " + changed + " records without a warning");
        }
    }

    private int warnings(Sample sample, byte[] bytes) throws Exception {
        PlainContext context = new PlainContext();
        load(sample, bytes, context);
        return context.warnings().size();
    }

    private static boolean same(Table one, Table other, String column, int row) {
        return Double.compare(one.doubles(column)[row], other.doubles(column)[row]) == 0;
    }
}
