// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.DatasetFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.Axis;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.Signal;
import org.operando.io.hdf5.Hdf5File;
import org.operando.powder.geometry.Calibration;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.geometry.GeometryFile;
import org.operando.powder.geometry.PixelGrid;
import org.operando.powder.mask.DetectorMask;
import org.operando.powder.mask.MaskFile;
import org.operando.powder.mask.PixelMask;
import org.operando.testkit.PlainContext;

/** Calibrations and masks as other programs have them; what those wrote and read was recorded (pyFAI 0.21.3, fabio). */
class GeometryExportersTest {
    private static final Calibration FOUND = new Calibration(new DetectorGeometry(0.2086789554, 0.0920767752,
            0.0800539095, -0.01810193543, -0.00406815164, 0, 1.72e-4, 1.72e-4, DetectorGeometry.USUAL), 0.4066, 1043,
            981, "CeO2, 3285 points");
    /** The same written by pyFAI. */
    private static final String OF_PYFAI = """
            # Nota: C-Order, 1 refers to the Y axis, 2 to the X axis\s
            poni_version: 2
            Detector: Detector
            Detector_config: {"pixel1": 0.000172, "pixel2": 0.000172, "max_shape": [1043, 981]}
            Distance: 0.2086789554
            Poni1: 0.0920767752
            Poni2: 0.0800539095
            Rot1: -0.01810193543
            Rot2: -0.00406815164
            Rot3: 0
            Wavelength: 4.066e-11
            """;

    private final PlainContext context = new PlainContext();
    @TempDir
    private Path folder;

    private <T extends Record> Path write(Exporter<T> exporter, T data, String name) throws Exception {
        Path file = folder.resolve(name);
        exporter.write(new Loaded<>(data, Map.of()), file, context);
        return file;
    }

    private static Map<String, String> keys(Path file) throws Exception {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(':');
            if (!line.startsWith("#")) {
                keys.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return keys;
    }

    @Test
    void poniHasTheKeysAndNumbersOfPyFai() throws Exception {
        Path ours = write(new PoniExporter(), FOUND, "a.poni");
        Map<String, String> keys = keys(ours);
        Map<String, String> theirs = keys(Files.writeString(folder.resolve("theirs.poni"), OF_PYFAI));

        assertEquals(List.copyOf(theirs.keySet()), List.copyOf(keys.keySet()));
        for (String key : List.of("Distance", "Poni1", "Poni2", "Rot1", "Rot2", "Rot3", "Wavelength")) {
            assertEquals(Double.parseDouble(theirs.get(key)), Double.parseDouble(keys.get(key)), key);
        }
        assertTrue(Files.readString(ours).contains("# CeO2, 3285 points\n"), Files.readString(ours));
        GeometryFile read = GeometryFile.read(ours, Optional.empty());
        GeometryFile other = GeometryFile.read(folder.resolve("theirs.poni"), Optional.empty());
        assertEquals(other.geometry(), read.geometry());
        assertEquals(FOUND.geometry(), read.geometry());
        assertEquals(other.wavelength(), read.wavelength());
        assertEquals(Optional.of(new GeometryFile.Shape(1043, 981)), read.shape());
        assertTrue(context.warnings().isEmpty());
    }

    /** pyFAI's twoTheta of three pixels of the file as it reads it. */
    @Test
    void poniGivesTheAnglesOfPyFai() throws Exception {
        GeometryFile read = GeometryFile.read(write(new PoniExporter(), FOUND, "a.poni"), Optional.empty());
        PixelGrid grid = new PixelGrid(read.geometry(), 1043, 981);
        int[][] pixels = {{0, 0}, {500, 100}, {1042, 980}};
        double[] degrees = {30.806709974881517, 17.825691020374823, 30.22294240667436};
        for (int k = 0; k < 3; k++) {
            double own = Math.toDegrees(grid.twoTheta(pixels[k][0] + 0.5, pixels[k][1] + 0.5));
            // rounding of double precision
            assertEquals(degrees[k], own, 1e-12 * degrees[k]);
        }
    }

    /** pyFAI prints of that geometry: centre x = 487.394, y = 530.394 pixels, tilt 1.063, plane of the tilt -12.667. */
    @Test
    void imctrlHasCentreTiltAndRotationInTheUnitsOfGsas() throws Exception {
        Path file = write(new ImctrlExporter(), FOUND, "a.imctrl");
        Map<String, String> keys = keys(file);

        assertEquals("PWDR", keys.get("type"));
        assertEquals(0.4066, Double.parseDouble(keys.get("wavelength")));
        assertEquals(208.6789554, Double.parseDouble(keys.get("distance")), 1e-12);
        double[] centre = Arrays.stream(keys.get("center").replaceAll("[\\[\\] ]", "").split(","))
                .mapToDouble(Double::parseDouble).toArray();
        // half of the last digit that is printed, in pixels and degrees
        assertEquals(487.394 * 0.172, centre[0], 5e-4 * 0.172);
        assertEquals(530.394 * 0.172, centre[1], 5e-4 * 0.172);
        assertEquals(1.063, Double.parseDouble(keys.get("tilt")), 5e-4);
        assertEquals(-12.667 - 90, Double.parseDouble(keys.get("rotation")), 5e-4);
        FramePixels frame = new FramePixels(1043, 981, 1.72e-4, 1.72e-4, false);
        DetectorGeometry read = GeometryFile.read(file, Optional.of(frame)).geometry();
        PixelGrid ours = new PixelGrid(FOUND.geometry(), 1043, 981);
        PixelGrid again = new PixelGrid(read, 1043, 981);
        for (int k = 0; k <= 10; k++) {
            // rounding of double precision
            assertEquals(ours.twoTheta(100 * k, 97 * k), again.twoTheta(100 * k, 97 * k), 1e-13);
        }
        assertEquals(2, context.warnings().size());
        assertTrue(context.warnings().toString().contains("turns mar images upside down"));
    }

    /** pyFAI's angles of three pixels, by the vectors of the file alone: corner + (column, row) of the pixel's centre. */
    @Test
    void nexusDetectorGivesTheAnglesOfPyFai() throws Exception {
        Path file = write(new DetectorNexusExporter(), FOUND, "a.detector.nxs");

        int[][] pixels = {{0, 0}, {500, 100}, {1042, 980}};
        double[] degrees = {30.806709974881517, 17.825691020374823, 30.22294240667436};
        String detector = "/entry/instrument/detector/";
        try (Hdf5File read = Hdf5File.open(file)) {
            double[] corner = vector(read, detector + "transformations/corner");
            double[] fast = vector(read, detector + "detector_module/fast_pixel_direction");
            double[] slow = vector(read, detector + "detector_module/slow_pixel_direction");
            for (int k = 0; k < 3; k++) {
                double[] at = new double[3];
                for (int i = 0; i < 3; i++) {
                    at[i] = corner[i] + (pixels[k][1] + 0.5) * fast[i] + (pixels[k][0] + 0.5) * slow[i];
                }
                // rounding of double precision
                assertEquals(degrees[k], Math.toDegrees(Math.atan2(Math.hypot(at[0], at[1]), at[2])), 1e-11);
            }
            assertEquals("CeO2, 3285 points", read.text("/entry/title"));
            assertEquals(0.4066, read.number("/entry/instrument/beam/incident_wavelength"));
        }
        GeometryFile again = GeometryFile.read(file, Optional.empty());
        assertEquals(FOUND.geometry().distance(), again.geometry().distance(), 1e-15);
        assertEquals(Optional.of(new GeometryFile.Shape(1043, 981)), again.shape());
        // what the calibration rests on is no name of a detector
        assertEquals(Optional.empty(), again.detector());
        assertTrue(context.warnings().isEmpty());
    }

    private static double[] vector(Hdf5File file, String object) throws Exception {
        double length = file.number(object);
        return Arrays.stream((double[]) file.attribute(object, "vector").orElseThrow()).map(v -> v * length).toArray();
    }

    /** Five pixels of 3 x 40: the corners of the first row, both sides of a word of 32 bits, the sixth of the last row. */
    private static DetectorMask mask() {
        byte[] codes = new byte[120];
        for (int at : new int[] {0, 39, 40 + 31, 40 + 32, 80 + 5}) {
            codes[at] = (byte) (1 + at % 6);
        }
        return new DetectorMask(Signal.of(DatasetFactory.createFromObject(codes, 3, 40), "1",
                Axis.of("row", "1", new double[3]), Axis.of("column", "1", new double[40])));
    }

    private static Exporter<DetectorMask> exporter(String ending) {
        return switch (ending) {
            case "msk" -> new MaskFit2dExporter();
            case "npy" -> new MaskNpyExporter();
            case "edf" -> new MaskEdfExporter();
            default -> new MaskTiffExporter();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"msk", "npy", "edf", "tif"})
    void masksAreReadAgainAndSayWhatIsNotInThem(String ending) throws Exception {
        // the runner writes into a file of another ending first
        Path file = write(exporter(ending), mask(), "m." + ending + ".part");
        Path named = Files.move(file, folder.resolve("m." + ending));

        PixelMask read = MaskFile.image(named);
        assertEquals(5, read.count());
        assertArrayEquals(mask().mask(3, 40).masked(), read.masked());
        assertTrue(context.warnings().getFirst().what().contains("why a pixel is masked is not written"));
    }

    /** Bytes that fabio wrote of the same mask. */
    @Test
    void fit2dMaskHasTheBytesOfFabio() throws Exception {
        byte[] ours = Files.readAllBytes(write(new MaskFit2dExporter(), mask(), "m.msk"));

        assertEquals(1048, ours.length);
        assertEquals("4d00000041000000530000004b0000002800000003000000",
                HexFormat.of().formatHex(Arrays.copyOf(ours, 24)));
        assertEquals("010000008000000000000080010000002000000000000000",
                HexFormat.of().formatHex(Arrays.copyOfRange(ours, 1024, 1048)));
    }

    /** What NumPy wrote of the same mask: version 1.0, header up to byte 128. */
    @Test
    void npyMaskHasTheHeaderOfNumPy() throws Exception {
        byte[] ours = Files.readAllBytes(write(new MaskNpyExporter(), mask(), "m.npy"));

        String header = "\u0093NUMPY\u0001\0v\0{'descr': '|b1', 'fortran_order': False, 'shape': (3, 40), }";
        String theirs = header + " ".repeat(127 - header.length()) + "\n";
        assertEquals(theirs, new String(ours, 0, 128, StandardCharsets.ISO_8859_1));
        assertEquals(248, ours.length);
        assertEquals(1, ours[128]);
        assertFalse(ours[128 + 1] != 0);
    }
}
