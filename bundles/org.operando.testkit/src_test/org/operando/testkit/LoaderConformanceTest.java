// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Recognition;
import org.operando.api.Table;

class LoaderConformanceTest {
    private static final String EXPECTED = """
            # written by hand from the four lines of the sample
            what,value,tolerance
            rows,3,
            time.first,10,
            points.time.last,30,
            counts.sum,9.0,0.001
            counts.max,5,
            counts.mean,3,1e-12
            counts.unit,counts,
            mass,6.1,
            metadata.lines,4,
            """;

    @TempDir
    private Path folder;
    private Path sample;

    @BeforeEach
    void writeSample() throws IOException {
        sample = Files.writeString(folder.resolve("good.txt"), "pairs\n10 1\n20 3\n30 5\n");
        Files.writeString(folder.resolve("good.expected.csv"), EXPECTED);
    }

    @Test
    void soundLoaderPasses() {
        check(new PairLoader());
    }

    @Test
    void eachWrongValueIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("good.expected.csv"),
                "what,value,tolerance\nrows,4,\ncounts.sum,9.1,0.01\ncuonts.sum,9,\n");

        String failures = failuresOf(new PairLoader());

        assertContains(failures, "good.expected.csv:2: rows is 3.0, expected 4 exactly");
        assertContains(failures, "good.expected.csv:3: counts.sum is 9.0, expected 9.1 within 0.01");
        assertContains(failures, "good.expected.csv:4: nothing, or more than one thing, is named 'cuonts.sum'");
    }

    @Test
    void expectedFileWithoutValuesIsRefused() throws IOException {
        Files.writeString(folder.resolve("good.expected.csv"), "what,value,tolerance\n");

        assertThrows(IllegalArgumentException.class, () -> check(new PairLoader()));
    }

    @Test
    void rawExceptionOfACutFileFails() {
        PairLoader raw = new PairLoader() {
            @Override
            public Loaded<Pairs> load(List<Path> files, Measurement measurement, Context context) throws LoadException {
                if (text(files.getFirst()).length() == 8) {
                    throw new ArrayIndexOutOfBoundsException("2");
                }
                return super.load(files, measurement, context);
            }
        };

        assertContains(failuresOf(raw),
                "cut after 8 of 21 bytes: threw java.lang.ArrayIndexOutOfBoundsException: 2 at ");
    }

    @Test
    void loaderThatDoesNotEndFails() {
        PairLoader endless = new PairLoader() {
            @Override
            public Loaded<Pairs> load(List<Path> files, Measurement measurement, Context context) throws LoadException {
                while (text(files.getFirst()).length() == 8 && !Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                return super.load(files, measurement, context);
            }
        };

        AssertionError error = assertThrows(AssertionError.class,
                () -> conformance(endless).timeLimit(Duration.ofMillis(500)).check());

        assertContains(error.getMessage(), "cut after 8 of 21 bytes: took longer than 500 ms; it was at ");
    }

    @Test
    void emptyFileReadAsGoodFails() {
        PairLoader easy = new PairLoader() {
            @Override
            public Loaded<Pairs> load(List<Path> files, Measurement measurement, Context context) throws LoadException {
                return text(files.getFirst()).isEmpty() ? new Loaded<>(new Pairs(1, table(new double[2][0])), Map.of())
                        : super.load(files, measurement, context);
            }
        };

        assertContains(failuresOf(easy), "empty: was read as if it were good");
    }

    @Test
    void textThatDoesNotNameTheFileFails() {
        PairLoader terse = new PairLoader() {
            @Override
            public Loaded<Pairs> load(List<Path> files, Measurement measurement, Context context) throws LoadException {
                if (text(files.getFirst()).isEmpty()) {
                    throw new LoadException("empty", "", "", null);
                }
                return super.load(files, measurement, context);
            }
        };

        assertContains(failuresOf(terse), "empty: the text does not name the file: empty");
    }

    @Test
    void loadsThatDifferFail() {
        AtomicInteger loads = new AtomicInteger();
        PairLoader moody = new PairLoader() {
            @Override
            Table table(double[][] columns) {
                columns[1][0] += Math.ulp(1.0) * loads.getAndIncrement();
                return super.table(columns);
            }
        };

        assertContains(failuresOf(moody), "two loads differ in 'points.counts'");
    }

    @Test
    void columnWithoutUnitFailsUnlessItIsARatio() {
        PairLoader bare = new PairLoader() {
            @Override
            Table table(double[][] columns) {
                return Table.of(Column.of("time", "s", columns[0]), Column.of("counts", "counts", columns[1]),
                        Column.of("eta", "1", columns[1]));
            }
        };

        assertContains(failuresOf(bare), "'points.eta' has no unit");
        conformance(bare).dimensionless("eta").check();
    }

    @Test
    void unrecognisedSampleFails() {
        PairLoader blind = new PairLoader() {
            @Override
            public Recognition recognise(FileHead head) {
                return Recognition.no("never seen");
            }
        };

        assertContains(failuresOf(blind), "its sample is not recognised: never seen");
    }

    @Test
    void recogniserWithoutReasonOrThatThrowsFails() {
        PairLoader mute = new PairLoader() {
            @Override
            public Recognition recognise(FileHead head) {
                return Recognition.yes(1, head.first()[0] == 'p' ? "" : "p");
            }
        };

        String failures = failuresOf(mute);

        assertContains(failures, "sample: recognise gives no reason");
        assertContains(failures, "empty: recognise threw java.lang.ArrayIndexOutOfBoundsException");
    }

    @Test
    void loaderThatWritesBesideItsFileFails() {
        PairLoader scribbler = new PairLoader() {
            @Override
            public Loaded<Pairs> load(List<Path> files, Measurement measurement, Context context) throws LoadException {
                try {
                    Files.writeString(files.getFirst().resolveSibling("index.tmp"), "x");
                } catch (IOException e) {
                    throw LoadException.io(files.getFirst(), e);
                }
                return super.load(files, measurement, context);
            }
        };

        assertContains(failuresOf(scribbler), "the loader changed the file or its folder");
    }

    private LoaderConformance<?, ?> conformance(PairLoader loader) {
        return LoaderConformance.of(loader).measurement("mass: 6.1 mg").sample(sample);
    }

    private void check(PairLoader loader) {
        conformance(loader).check();
    }

    private String failuresOf(PairLoader loader) {
        return assertThrows(AssertionError.class, () -> check(loader)).getMessage();
    }

    private static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> "'" + part + "' expected in:\n" + text);
    }
}
