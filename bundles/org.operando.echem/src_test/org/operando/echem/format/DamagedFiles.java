// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.operando.api.CellRecord;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.api.Table;
import org.operando.echem.EchemMeasurement;
import org.operando.testkit.PlainContext;

/**
 * A good file, cut at 20 places and with 200 single bytes changed, one after the other: each is read or refused with a
 * message that names a place, soon and without asking for much more memory than the file is large.
 */
public final class DamagedFiles {
    /** What became of the damaged files. */
    public record Outcome(int refused, int warned, int unnoticed, int equal) {
    }

    private static final int CUTS = 20;
    private static final int FLIPS = 200;
    private static final long MUCH = 128L << 20;
    /**
     * A byte, page, record or line with its number, a part or header of an archive, a path in HDF5 or a cell of a
     * workbook by its name.
     * A file that is no file of its kind any more has no place.
     */
    private static final Pattern PLACE = Pattern.compile(
            "(?s).*((byte|page|record|row|line|part)s? (number )?[0-9]+|[0-9]+ (byte|record|row|line)s?"
                    + "|\\.ndc|\\.xml|\\.rels|\\.parquet|\\.json"
                    + "|:[0-9]+|![A-Z]+[0-9]+|(END|CEN|LOC) header|\\.h5:[A-Za-z]+|is (not|no) (a|an) |is empty).*");

    private final Loader<EchemMeasurement, CellRecord> loader;
    private final Path folder;
    private final String name;
    private final byte[] good;
    private final CellRecord whole;
    private final int warnings;
    private int refused;
    private int warned;
    private int unnoticed;
    private int equal;

    private DamagedFiles(Loader<EchemMeasurement, CellRecord> loader, Path file, Path folder) throws Exception {
        this.loader = loader;
        this.folder = folder;
        name = file.getFileName().toString();
        good = Files.readAllBytes(file);
        PlainContext context = new PlainContext();
        whole = loader.load(List.of(file), EchemMeasurement.unknown(), context).data();
        warnings = context.warnings().size();
    }

    /** Cuts the file at 20 places, the last byte among them. */
    public static Outcome cut(Loader<EchemMeasurement, CellRecord> loader, Path file, Path folder) throws Exception {
        DamagedFiles files = new DamagedFiles(loader, file, folder);
        for (int k = 0; k < CUTS; k++) {
            files.check(Arrays.copyOf(files.good, k == CUTS - 1 ? files.good.length - 1
                    : (int) ((long) files.good.length * (k + 1) / (CUTS + 1))), "cut " + k);
        }
        return files.outcome();
    }

    /** Changes one byte at a time, 200 times; the same ones in each run. */
    public static Outcome flip(Loader<EchemMeasurement, CellRecord> loader, Path file, Path folder) throws Exception {
        DamagedFiles files = new DamagedFiles(loader, file, folder);
        Random random = new Random(13);
        for (int k = 0; k < FLIPS; k++) {
            byte[] bytes = files.good.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            files.check(bytes, "flip " + k + " of byte " + at);
        }
        return files.outcome();
    }

    private Outcome outcome() {
        return new Outcome(refused, warned, unnoticed, equal);
    }

    private void check(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("damaged-" + name), bytes);
        loader.recognise(FileHead.of(file));
        PlainContext context = new PlainContext();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                CellRecord record = loader.load(List.of(file), EchemMeasurement.unknown(), context).data();
                count(record, context);
            } catch (LoadException e) {
                assertTrue(PLACE.matcher(e.getMessage()).matches(), what + ": " + e.getMessage());
                refused++;
            } catch (RuntimeException e) {
                fail(what + " of " + name, e);
            }
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(taken < MUCH + 40L * bytes.length, what + ": " + taken + " bytes asked for");
        });
    }

    private void count(CellRecord record, PlainContext context) {
        if (isEqual(record.records(), whole.records())) {
            equal++;
        } else if (context.warnings().size() > warnings) {
            warned++;
        } else {
            unnoticed++;
        }
    }

    private static boolean isEqual(Table a, Table b) {
        boolean equal = a.columns().size() == b.columns().size();
        for (int c = 0; c < a.columns().size() && equal; c++) {
            equal = a.columns().get(c).name().equals(b.columns().get(c).name())
                    && Arrays.deepEquals(new Object[] {a.columns().get(c).values()},
                            new Object[] {b.columns().get(c).values()});
        }
        return equal;
    }
}
