// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.LoadException;
import org.operando.api.Loader;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.plugins.Place;
import org.operando.core.plugins.PluginException;
import org.operando.core.plugins.PluginOffer;
import org.operando.core.plugins.Plugins;
import org.operando.core.plugins.PreparedPlugins;
import org.operando.core.results.ResultFile;
import org.operando.core.results.ResultSeal;
import org.operando.core.study.Study;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyReader;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.roi.ImageJRois;
import org.operando.io.text.ColumnText;
import org.operando.io.text.TableCsv;
import org.operando.testkit.Fuzz;
import org.operando.testkit.Testkit;

/** Every parser that a file or study of a stranger can reach, on damaged files. The counts go into {@code target/fuzz.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {
    private static final long SEED = 20260711;
    private static final String IO = "bundles/org.operando.io/src_test/data/";
    private static final String ECHEM = "bundles/org.operando.echem/src_test/data/";
    private static final String POWDER = "bundles/org.operando.powder/src_test/data/li_mo_operando/";
    private static final String FRAMES = IO + "image/";
    private static final String PATTERNS = "bundles/org.operando.powder/src_test/data/patterns/";
    private static final String GEOMETRY = "bundles/org.operando.powder/src_test/data/geometry/";

    /** Loader, marks of its structures, what the study says, samples. */
    private record Sampled(String loader, List<String> marks, String measurement, List<String> samples) {
    }

    private static final List<Sampled> LOADERS = List.of(
            new Sampled("neware.nda", List.of("\u00aa\0\1", "U\0\1"), "", List.of(ECHEM + "nda_v8.nda",
                    ECHEM + "nda_v22.nda", ECHEM + "nda_v29_new_nda_file.nda")),
            new Sampled("neware.ndax", List.of("PK\1\2", "PK\3\4", "PK\5\6", "PK\7\10"), "", List.of(
                    ECHEM + "scrubbed_ndc2.ndax", ECHEM + "ndc5_test.ndax", ECHEM + "x_ndc11.ndax",
                    ECHEM + "filetype14-0.ndax", ECHEM + "46_1_5_60_bts16.ndax", ECHEM + "interp-test.ndax",
                    ECHEM + "TESTCELL0001-Test_Data_Collection_Ndc17.ndax")),
            new Sampled("biologic.mpt", List.of("\n", "\t"), "", List.of(ECHEM + "btlab_timestamped.txt",
                    ECHEM + "btlab_no_header.mpt")),
            new Sampled("maccor.text", List.of("\n", "\t"), "", List.of(ECHEM + "maccor/maccor_example.001",
                    ECHEM + "maccor/maccor_example.002", ECHEM + "maccor/sample_data_maccor.csv",
                    ECHEM + "maccor/maccor_4267-66-6519.041", ECHEM + "maccor/maccor_two.txt")),
            new Sampled("landt.csv", List.of("\n", ","), "",
                    List.of(ECHEM + "landt/SINTEF__LiGrR2032__Landt_records.csv")),
            new Sampled("novonix.csv", List.of("\n", ","), "", List.of(ECHEM + "novonix/sample_data_novonix.csv")),
            new Sampled("basytec.text", List.of("\n", "\t"), "", List.of(ECHEM + "basytec/sample_data_basytec.txt")),
            new Sampled("pec.csv", List.of("\n", ","), "", List.of(ECHEM + "pec/Test25195.csv")),
            new Sampled("neware.text", List.of("\n", ","), "", List.of(ECHEM + "interp-test_vendor_export.csv")),
            new Sampled("neware.xlsx", List.of("PK\1\2", "PK\3\4", "PK\5\6"), "",
                    List.of(ECHEM + "interp-test_made_here.xlsx")),
            new Sampled("arbin.csv", List.of("\n", ","), "", List.of(ECHEM + "arbin/sample_data_arbin.csv",
                    ECHEM + "arbin/FastCharge_000025_CH8.csv")),
            new Sampled("batteryarchive.timeseries", List.of("\n", ","), "",
                    List.of(ECHEM + "batterydata/CALCE_CX2-33_timeseries.csv")),
            new Sampled("bdf.text", List.of("\n", ","), "", List.of(ECHEM + "bdf/sample.bdf.csv")),
            new Sampled("bdf.parquet", List.of("PAR1", "\25\4\31"), "", List.of(ECHEM + "bdf/legacy.bdf.parquet")),
            new Sampled("table.text", List.of("\n", ";"),
                    "columns: {time: test_time (s), voltage: voltage (V), current: current (A)}",
                    List.of(ECHEM + "generic/custom_good_small.csv")),
            new Sampled("powder.columns", List.of("\n"), "wavelength: 0.4520 angstrom", List.of(
                    POWDER + "operando_001.xy", IO + "formats/pattern_example_bmb.xye",
                    IO + "formats/pattern_example_mac.xye")),
            new Sampled("powder.table", List.of("\n", ","), "", List.of(PATTERNS + "series_table.csv")),
            new Sampled("powder.gsas", List.of("\n", "BANK"), "wavelength: 0.4520 angstrom", List.of(
                    PATTERNS + "fxye_11bm.fxye", PATTERNS + "std.gsas")),
            new Sampled("powder.xrdml", List.of("<", "\n"), "", List.of(PATTERNS + "two_scans.xrdml")),
            new Sampled("powder.nexus", List.of("OHDR", "TREE", "SNOD", "HEAP", "GCOL"),
                    "wavelength: 0.4520 angstrom", List.of(PATTERNS + "azint1d_q.h5", PATTERNS + "azint_both.h5")),
            new Sampled("powder.tiff", List.of("II*\0", "MM\0*", "II+\0"), "pixel: 200 um", List.of(
                    FRAMES + "tifffile_u32.tif", FRAMES + "pillow_i32_lzw.tif", FRAMES + "tifffile_pages_bigtiff.tif",
                    FRAMES + "tifffile_i32_strips_deflate_predictor_big.tif")),
            new Sampled("powder.edf", List.of("{", "}", ";"), "pixel: 200 um", List.of(FRAMES + "fabio_u32.edf")),
            new Sampled("powder.cbf", List.of("--CIF", "\f\32\4"), "pixel: 200 um", List.of(FRAMES + "fabio.cbf")),
            new Sampled("powder.mar345", List.of("CCP4", "\n"), "pixel: 200 um",
                    List.of(FRAMES + "fabio_packed.mar345")),
            new Sampled("powder.npy", List.of("NUMPY", "{", "}"), "pixel: 200 um",
                    List.of(FRAMES + "numpy_u16_big.npy", FRAMES + "numpy_fortran.npy")),
            new Sampled("powder.hdf5", List.of("OHDR", "TREE", "SNOD", "HEAP"), "pixel: 75 um",
                    List.of(FRAMES + "h5py_nexus.nxs")),
            new Sampled("powder.geometry", List.of("\n", ":", "{"), "pixel: 200 um", List.of(
                    GEOMETRY + "named_v2.poni", GEOMETRY + "orientation_v2.1.poni", GEOMETRY + "own.imctrl",
                    GEOMETRY + "own.azimint.json")),
            new Sampled("powder.maskFile", List.of("M\0\0\0", "K\0\0\0"), "", List.of(FRAMES + "fabio.msk")),
            new Sampled("raman.twoColumn", List.of("\n"), "laser: 532 nm",
                    List.of("examples/plugin-raman/org.example.raman/data/d-band.txt")));

    /** Their samples are packed, or too large to ship: they are damaged in the tests of their own bundle. */
    private static final Set<String> ELSEWHERE = Set.of("arbin.res", "arbin.sql", "arbin.xlsx", "batterydata.raw",
            "biologic.mpl", "biologic.mpr", "cellpy.files", "indigo.hdf5", "echem.frames", "echem.icp", "echem.iv",
            "echem.particles", "powder.ge");

    private final List<Fuzz.Count> counts = new ArrayList<>();

    @TempDir
    private static Path folder;

    private void run(Fuzz fuzz) {
        counts.addAll(fuzz.seed(SEED).check());
    }

    private static Path[] beside(String... paths) {
        return Arrays.stream(paths).map(Cli::home).toArray(Path[]::new);
    }

    @BeforeAll
    void everyLoaderOfTheInstallationHasASample() {
        TreeSet<String> tried = new TreeSet<>(LOADERS.stream().map(Sampled::loader).toList());
        tried.addAll(ELSEWHERE);
        assertEquals(new TreeSet<>(Platform.catalogue().loaders().stream().map(Contribution::id).toList()), tried,
                "add samples for new loaders");
    }

    @AfterAll
    void writeCounts() throws IOException {
        StringBuilder text = new StringBuilder(Fuzz.Count.head());
        counts.forEach(c -> text.append('\n').append(c.row()));
        Path target = Files.createDirectories(Cli.home("tests/org.operando.it/target"));
        Files.writeString(target.resolve("fuzz.md"), text.append('\n'));
    }

    @Test
    void loadersReadOrRefuse() throws Exception {
        for (Contribution<Loader<?, ?>> loader : Platform.catalogue().loaders()) {
            if (ELSEWHERE.contains(loader.id())) {
                continue;
            }
            Sampled sampled = LOADERS.stream().filter(s -> s.loader().equals(loader.id())).findFirst().orElseThrow();
            Fuzz fuzz = Fuzz.of(loader.id(), loader.instance(), sampled.measurement())
                    .structures(sampled.marks().toArray(String[]::new));
            sampled.samples().forEach(s -> fuzz.sample(Cli.home(s)));
            // a zip archive has a checksum over each of its parts, none over the list of their names behind them
            run(loader.id().equals("neware.ndax") ? fuzz.checksummed(FuzzTest::endOfParts) : fuzz);
        }
    }

    private static int endOfParts(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    }

    @Test
    void hdf5IsReadOrRefused() {
        for (String name : List.of("types_earliest.h5", "types_latest.h5", "missing_earliest.h5", "missing_latest.h5",
                "filters.h5", "user_block.h5", "long_series.h5", "compound_earliest.h5", "compound_latest.h5")) {
            run(hdf5(new Hdf5Contents()).sample(Cli.home(IO + "hdf5/" + name)));
        }
        run(hdf5(new Hdf5Contents()).sample(Cli.home(IO + "hdf5/virtual.h5"),
                beside(IO + "hdf5/source_1.h5", IO + "hdf5/source_2.h5")));
        run(hdf5(new Hdf5Contents()).sample(Cli.home(IO + "formats/stack_bslz4_195x487.h5")));
    }

    private static Fuzz hdf5(Hdf5Contents contents) {
        return Fuzz.of("HDF5", contents::read).memoryLimit(1L << 30).cases(100, 200)
                .structures("OHDR", "OCHK", "TREE", "SNOD", "HEAP", "GCOL", "FRHP", "FHDB", "BTHD", "BTLF", "FAHD",
                        "FADB", "EAHD", "EAIB", "EADB");
    }

    @Test
    void hdf5WithChecksumsGivesNoOtherValues() {
        run(Fuzz.of("HDF5, all with checksums", new Hdf5Contents()::read).checksummed(good -> good.length)
                .cases(300, 1500)
                .sample(Cli.home(IO + "hdf5/checked.h5")).structures("OHDR", "FAHD", "FADB", "EAHD", "EAIB", "BTHD"));
    }

    @Test
    void textsAreReadOrRefused() throws Exception {
        run(Fuzz.of("columns of numbers", FuzzTest::columns).structures("\n", " ")
                .sample(Cli.home(IO + "formats/pattern_example_evadiffract.xy"))
                .sample(Cli.home(IO + "formats/pattern_example_mythen.dat")));
        Path table = folder.resolve("table.csv");
        StringBuilder text = new StringBuilder("cycle,capacity (mAh/g),capacity_error (mAh/g),note\n");
        for (int i = 0; i < 40; i++) {
            text.append(i).append(',').append(200 - 0.1 * i).append(",0.5,\"a, \"\"b\"\" ").append(i).append("\"\n");
        }
        run(Fuzz.of("CSV tables", FuzzTest::table).sample(Files.writeString(table, text)).cases(2000, 1000));
        Path times = folder.resolve("times.csv");
        text = new StringBuilder("scan_number,start_time,end_time\n");
        for (int i = 1; i < 20; i++) {
            text.append(i).append(",2025-07-02 19:").append(10 + i).append(":00.5,2025-07-02 19:").append(10 + i)
                    .append(":59\n");
        }
        Loader<?, ?> columns = Platform.catalogue().loaders().stream().filter(l -> l.id().equals("powder.columns"))
                .findFirst().orElseThrow().instance();
        Path pattern = Cli.home(POWDER + "operando_001.xy");
        run(Fuzz.of("times of patterns", file -> series(columns, pattern, file))
                .sample(Files.writeString(times, text)).cases(1000, 500));
    }

    private static String columns(Path file) throws LoadException {
        ColumnText text = ColumnText.read(file);
        return Arrays.deepHashCode(text.columns()) + " " + text.header() + text.names();
    }

    private static String table(Path file) throws LoadException, IOException {
        StringBuilder text = new StringBuilder();
        TableCsv.write(TableCsv.read(file), text);
        return text.toString();
    }

    private static String series(Loader<?, ?> columns, Path pattern, Path times) throws LoadException {
        return Fuzz.text(Testkit.load(columns, pattern, "times: \"" + times + "\""));
    }

    @Test
    void studiesAreReadOrRefused() throws Exception {
        Catalogue catalogue = Platform.catalogue();
        run(Fuzz.of("studies", file -> study(file, catalogue)).structures("\n", ":", "{", "[", "\"")
                .sample(Cli.home("examples/demo/demo.study.yaml"))
                .sample(Cli.home("examples/neware/neware.study.yaml")).cases(300, 400));
    }

    private static String study(Path file, Catalogue catalogue) throws StudyException {
        Study study = StudyReader.read(file, catalogue);
        if (study.problems().isEmpty()) {
            return study.measurements().keySet() + " " + study.samples() + study.cells() + study.run();
        }
        throw new StudyException(study.problems().getFirst().what(), study.problems().getFirst().toString(), "");
    }

    @Test
    void resultFilesAreReadOrRefused() throws Exception {
        Path result = folder.resolve("cycles.nxs");
        Cli apply = Cli.run("apply", "echem.cycles", Cli.home(ECHEM + "interp-test.ndax"), "-o", result);
        assertEquals(0, apply.exit(), apply.toString());
        Catalogue catalogue = Platform.catalogue();
        var type = ResultFile.type(ResultFile.header(result).orElseThrow(), catalogue).orElseThrow();
        run(Fuzz.of("results (NeXus)", file -> result(file, type)).memoryLimit(1L << 30).sample(result)
                .structures("OHDR").checksummed(good -> good.length));
    }

    @Test
    void regionsOfImageJAreReadOrRefused() {
        Fuzz.Parser parser = file -> ImageJRois.read(file).toString();
        run(Fuzz.of("regions of ImageJ", parser).sample(Cli.home(IO + "roi/box.roi")));
        run(Fuzz.of("regions of ImageJ", parser).sample(Cli.home(IO + "roi/regions.zip"))
                .structures("PK\1\2", "PK\3\4", "PK\5\6").checksummed(FuzzTest::endOfParts));
    }

    @Test
    void sourcesOfPluginsAreReadOrRefused() throws Exception {
        Path bundle = PluginSamples.bundle(folder.resolve("org.example.fuzzed_1.0.0.jar"));
        Path repository = PluginSamples.repository(folder.resolve("repository.zip"), bundle);
        Plugins plugins = new Plugins(Files.createDirectories(folder.resolve("installation")),
                Files.createDirectories(folder.resolve("user")), folder.resolve("site"), List.of());
        run(Fuzz.of("plug-ins", file -> plugins(plugins, file)).cases(600, 1500)
                .structures("PK\1\2", "PK\3\4", "PK\5\6", "<", ": ", "\"", "=").sample(bundle).sample(repository));
    }

    private static String plugins(Plugins plugins, Path file) throws PluginException, IOException {
        StringBuilder text = new StringBuilder();
        try (PreparedPlugins prepared = plugins.prepare(file, Optional.empty(), Place.USER)) {
            for (PluginOffer offer : prepared.offers()) {
                text.append(List.of(offer.name(), offer.version(), offer.label(), offer.provider(), offer.features()));
                offer.parts().forEach(part -> text.append(List.of(part.bundle().toString(), part.bundle().label(),
                        part.bundle().packages(), part.bundle().contributed(), part.signature().words())));
            }
        }
        return text.toString();
    }

    private static String result(Path file, Class<? extends Record> type) throws LoadException {
        if (ResultFile.header(file).isEmpty()) {
            throw LoadException.at(file, "", "is no result");
        }
        ResultSeal.require(file);
        try (Hdf5File hdf = Hdf5File.open(file)) {
            hdf.children("/");
        }
        return Fuzz.text(ResultFile.read(file, type));
    }
}
