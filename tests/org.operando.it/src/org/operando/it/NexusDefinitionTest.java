// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.io.hdf5.Hdf5File;

/**
 * Result files as other programs read them: NXazint1d with what the definition of 2026 requires, the chain of
 * processes, citations; with h5py where it is on the machine.
 */
class NexusDefinitionTest {
    /** Required fields of NXazint1d and of its groups, from nexusformat/definitions, and the class of each group. */
    private static final List<String> FIELDS = List.of("definition", "solid_angle_applied", "polarization_applied",
            "normalization_applied", "instrument/name", "instrument/monochromator/wavelength",
            "instrument/monochromator/energy", "instrument/source/name", "instrument/source/type",
            "instrument/source/probe", "reduction/program", "reduction/version", "reduction/date",
            "reduction/reference",
            "data/I", "data/radial_axis");
    private static final Map<String, String> GROUPS = Map.of("instrument", "NXinstrument", "instrument/monochromator",
            "NXmonochromator", "instrument/source", "NXsource", "reduction", "NXprocess", "reduction/input",
            "NXparameters", "data", "NXdata");

    @TempDir
    private static Path folder;

    private static Path steps;

    @BeforeAll
    static void runAStudyThatSaysWhereItWasMeasured() throws Exception {
        Path raw = Files.createDirectories(folder.resolve("raw"));
        for (String name : List.of("frame_001.xye", "frame_012.xye", "cell.mpt")) {
            Files.copy(Cli.home("examples/demo/raw/insitu/" + name), raw.resolve(name));
        }
        Path study = Files.writeString(folder.resolve("s.study.yaml"), """
                operando: 1
                samples: {A: {composition: LiNi0.9Co0.1O2}}
                measurements:
                  log: {sample: A, technique: echem, files: raw/cell.mpt}
                  frames:
                    sample: A
                    technique: powder
                    files: raw/*.xye
                    wavelength: 0.4520 angstrom
                    cell: log
                    clock: {period: 1200 s, offset: 600 s}
                    exposure: 30 s
                    instrument: {name: a beamline, source: a ring, type: synchrotron}
                    corrections: {solidAngle: true, polarization: true, normalization: false}
                recipes:
                  line: [powder.series, powder.peak: {from: 5.15 deg, to: 5.90 deg}]
                run: {frames: line}
                """);
        Cli run = Cli.run("run", study, "--progress", "none");
        assertEquals(0, run.exit(), run.toString());
        steps = folder.resolve("s.results/steps/frames");
    }

    @Test
    void seriesHoldsWhatTheDefinitionRequires() throws Exception {
        try (Hdf5File hdf = Hdf5File.open(steps.resolve("powder.series.nxs"))) {
            for (String field : FIELDS) {
                assertTrue(hdf.isDataset("/entry/" + field), field);
            }
            for (Map.Entry<String, String> group : GROUPS.entrySet()) {
                assertEquals(Optional.of(group.getValue()), hdf.text("/entry/" + group.getKey(), "NX_class"));
            }
            assertEquals("NXazint1d", hdf.text("/entry/definition"));
            assertEquals(List.of(".", "radial_axis"), hdf.texts("/entry/data", "axes"));
            assertEquals(Optional.of("I"), hdf.text("/entry/data", "signal"));
            assertEquals(Optional.of("spectrum"), hdf.text("/entry/data", "interpretation"));
            assertEquals(Optional.of("arbitrary units"), hdf.text("/entry/data/I", "units"));
            assertEquals(Optional.of("intensity"), hdf.text("/entry/data/I", "long_name"));
            assertEquals(Optional.of("2theta"), hdf.text("/entry/data/radial_axis", "long_name"));
            assertEquals(Optional.of("data"), hdf.text("/entry", "default"));
            assertEquals(1, hdf.number("/entry/solid_angle_applied"));
            assertEquals(0, hdf.number("/entry/normalization_applied"));
            assertEquals(Optional.of("angstrom"), hdf.text("/entry/instrument/monochromator/wavelength", "units"));
            // E = h c / lambda, 12.39842 keV angstrom
            assertEquals(12.39842 / 0.4520, hdf.number("/entry/instrument/monochromator/energy"), 1e-4);
            assertEquals("Synchrotron X-ray Source", hdf.text("/entry/instrument/source/type"));
            assertEquals("600.0", hdf.text("/entry/reduction/input/gap"));
            assertEquals("2026-01-01T00:00:00Z", hdf.text("/entry/reduction/date"), "SOURCE_DATE_EPOCH of the build");
        }
    }

    @Test
    void intensitiesOfTheDefinitionAreThoseOfTheRawFile() throws Exception {
        double[] counts = Files.readAllLines(folder.resolve("raw/frame_012.xye")).stream()
                .filter(l -> !l.startsWith("#")).mapToDouble(l -> Double.parseDouble(l.strip().split("\\s+")[1]))
                .toArray();
        try (Hdf5File hdf = Hdf5File.open(steps.resolve("powder.series.nxs"))) {
            assertArrayEquals(new int[] {2, counts.length}, hdf.info("/entry/data/I").shape());
            assertArrayEquals(counts,
                    hdf.read("/entry/data/I", new int[] {1, 0}, new int[] {1, counts.length}).doubles());
        }
    }

    @Test
    void chainLeadsFromThePeakToTheRawFiles() throws Exception {
        try (Hdf5File hdf = Hdf5File.open(steps.resolve("powder.peak.nxs"))) {
            assertEquals("powder.series", hdf.text("/entry/operando_process_1/operation"));
            assertEquals(1, hdf.number("/entry/operando_process_1/sequence_index"));
            assertEquals(2, hdf.number("/entry/operando_process/sequence_index"));
            List<String> names = List.of((String[]) hdf.read("/entry/operando_process_1/input_names").values());
            String[] hashes = (String[]) hdf.read("/entry/operando_process_1/input_hashes").values();
            // sha256sum of the file
            assertEquals("sha256:" + sha256(folder.resolve("raw/frame_012.xye")),
                    hashes[names.indexOf("frames/frame_012.xye")]);
            assertEquals(Optional.of("NXcite"), hdf.text("/entry/operando_cite_1", "NX_class"));
            assertEquals("10.1063/1.1686503", hdf.text("/entry/operando_cite_1/doi"));
            assertTrue(hdf.text("/entry/operando_cite_1/bibtex").startsWith("@article{wertheim1974determination"));
            assertFalse(hdf.exists("/entry/definition"), "a table of peaks follows no definition");
        }
    }

    private static String sha256(Path file) throws Exception {
        Process process = new ProcessBuilder("sha256sum", file.toString()).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ")[0];
    }

    @Test
    void pythonReadsTheFileAndPlotsItsDefault() throws Exception {
        String python = python();
        assumeTrue(!python.isEmpty(), "skipped: no python3 with h5py on this machine");
        Path script = Files.writeString(folder.resolve("read.py"), """
                import h5py, sys
                with h5py.File(sys.argv[1], "r") as f:
                    group = f[f.attrs["default"]]
                    while "default" in group.attrs:
                        group = group[group.attrs["default"]]
                    signal = group[group.attrs["signal"]]
                    axes = [a.decode() if isinstance(a, bytes) else a for a in group.attrs["axes"]]
                    x = group[axes[1]]
                    text = lambda v: v.decode() if isinstance(v, bytes) else v
                    print(group.name, signal.shape[0], signal.shape[1], x.shape[0], text(x.attrs["units"]))
                    print(text(f["/entry/definition"][()]), float(signal[1].sum()))
                    everything = []
                    f.visititems(lambda n, o: everything.append(o[()]) if isinstance(o, h5py.Dataset) else None)
                    print(len(everything) > 50)
                """);
        double sum = Files.readAllLines(folder.resolve("raw/frame_012.xye")).stream().filter(l -> !l.startsWith("#"))
                .mapToDouble(l -> Double.parseDouble(l.strip().split("\\s+")[1])).sum();

        Process process = new ProcessBuilder(python, script.toString(), steps.resolve("powder.series.nxs").toString())
                .redirectErrorStream(true).start();
        String[] lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n");

        assertEquals(0, process.waitFor(), String.join("\n", lines));
        assertEquals("/entry/data 2 841 841 deg", lines[0]);
        assertEquals("NXazint1d", lines[1].split(" ")[0]);
        assertEquals(sum, Double.parseDouble(lines[1].split(" ")[1]), 1e-9 * sum);
        assertEquals("True", lines[2]);
    }

    /** A Python with h5py; in a build of its own (CI is set) the system's package is installed when it may be. */
    private static String python() throws Exception {
        for (int attempt = 0; attempt < 2; attempt++) {
            for (String python : List.of("python3", "/usr/bin/python3")) {
                if (succeeds(20, python, "-c", "import h5py")) {
                    return python;
                }
            }
            if (System.getenv("CI") == null || !succeeds(180, "apt-get", "install", "-y", "-q", "python3-h5py")) {
                return "";
            }
        }
        return "";
    }

    private static boolean succeeds(int seconds, String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
