// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DoubleDataset;
import org.eclipse.january.dataset.IntegerDataset;
import org.eclipse.january.dataset.LongDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.operando.api.LoadException;
import org.operando.io.hdf5.Hdf5File;

/** Stacks written by h5py; expected numbers from the data's checks.json. */
class Hdf5StackTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"stack_gzip.h5, 3 96 128, 5804678, 48 42 0, 95 127 167",
        "stack_lz4.h5, 3 96 128, 5804678, 48 42 0, 95 127 167",
        "stack_bslz4.h5, 3 96 128, 5804678, 48 42 0, 95 127 167",
        "stack_bslz4_u32.h5, 2 96 128, 23450525206916, 48 42 4294967295, 95 127 167",
        "stack_bslz4_partial.h5, 3 91 117, 4920962, 45 39 0, 90 116 157",
        "stack_contiguous.h5, 3 96 128, 5804678, 48 42 0, 95 127 167",
        "stack_bslz4_195x487.h5, 1 195 487, 5192834, 97 162 1, 194 486 7",
        "stack_bslz4_514x1030.h5, 1 514 1030, 85557433936, 257 343 16010, 513 1029 32032"})
    void stacksAreFoundAndHaveTheRecordedSums(String name, String shape, double sum, String first, String second)
            throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shared("formats/" + name))) {
            assertEquals(shape, file.frames() + " " + file.rows() + " " + file.columns());
            double all = 0;
            for (int i = 0; i < file.frames(); i++) {
                all += ((Number) file.frame(i).sum()).doubleValue();
            }
            assertEquals(sum, all, "whole numbers: the sum is exact");
            Dataset last = file.frame(file.frames() - 1);
            for (String pixel : List.of(first, second)) {
                String[] yxv = pixel.trim().split(" ");
                assertEquals(Long.parseLong(yxv[2]), last.getLong(Integer.parseInt(yxv[0]), Integer.parseInt(yxv[1])));
            }
            boolean large = name.contains("u32") || name.contains("514");
            assertEquals(large ? LongDataset.class : IntegerDataset.class, last.getClass());
        }
    }

    @Test
    void whatIsMissingOfAFrameIsTold() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_half_frame.h5"))) {
            assertEquals(List.of(Optional.empty(),
                    Optional.of("198 of its 396 pixels (50.0 %) are missing: never written"), Optional.empty()),
                    List.of(file.problem(0), file.problem(1), file.problem(2)));
            assertEquals(1090, file.frame(0).getInt(9, 0));
        }
    }

    @Test
    void aSourceOfAVirtualStackThatIsNotThereIsNamed() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_virtual_master.h5"))) {
            Optional<String> why = Optional.of("h5py_virtual_source_2.h5 is not there");
            assertEquals(List.of(Optional.empty(), why, why, Optional.empty()),
                    List.of(file.problem(0), file.problem(1), file.problem(2), file.problem(3)));
            assertEquals(List.of(new ImageFile.Absent("h5py_virtual_source_2.h5", "is not there", false)),
                    file.absent());
            assertEquals(396, file.frame(3).getInt(0, 0));
        }
    }

    @Test
    void aMasterAloneOfAVirtualStackNamesWhatIsNotThere() throws IOException {
        Path alone = Files.copy(ImageData.shipped("h5py_virtual_master.h5"), folder.resolve("m.h5"));
        LoadException e = assertThrows(LoadException.class, () -> ImageFile.open(alone));
        assertTrue(e.getMessage().contains("h5py_virtual_source_2.h5, which is not there"), e.getMessage());
    }

    @Test
    void theDetectorsOwnMaskIsRead() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_marked.h5"))) {
            PixelMask mask = file.pixelMask().orElseThrow();
            assertEquals("7 pixels by /entry/instrument/detector/detectorSpecific/pixel_mask: 2 gap, 2 dead, "
                    + "1 under-responding, 1 over-responding, 1 noisy, 1 masked by the user", mask.text());
            boolean[] row = new boolean[12];
            for (int i = 0; i < row.length; i++) {
                row[i] = mask.isBad(10 * 22 + i);
            }
            // bits 5 (not defined) and 31 (interpolated, in column 11) name no bad pixel
            assertEquals("[true, true, true, true, true, false, false, false, true, false, false, false]",
                    Arrays.toString(row));
        }
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_growing_4.h5"))) {
            assertEquals(Optional.empty(), file.pixelMask());
        }
    }

    @Test
    void stackThatIsBeingWrittenHasTheFramesThatAreThere() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_growing_2.h5"))) {
            assertEquals(2, file.frames());
            assertEquals(4, file.announced());
            assertEquals(2319, file.frame(1).getLong(15, 19), "2000 + 319, by formula");
            assertThrows(LoadException.class, () -> file.frame(2));
        }
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_growing_4.h5"))) {
            assertEquals(4, file.frames());
            assertEquals(4, file.announced());
        }
    }

    @Test
    void stackThatIsCutShortAnywhereIsRefusedByNameOrWhole() throws IOException {
        byte[] whole = Files.readAllBytes(ImageData.shipped("h5py_growing_4.h5"));
        Path cut = folder.resolve("cut.h5");
        for (int i = 0; i < 20; i++) {
            Files.write(cut, Arrays.copyOf(whole, whole.length * i / 20));
            assertTrue(assertThrows(LoadException.class, () -> ImageFile.open(cut)).getMessage().contains("cut.h5"));
            assertEquals(List.of(), ImageFile.linked(cut), "a file that is not whole leads nowhere yet");
        }
    }

    @Test
    void frameOfAnOpenStackThatIsNotThereYetIsRefusedByName() throws IOException, LoadException {
        byte[] two = Files.readAllBytes(ImageData.shipped("h5py_growing_2.h5"));
        Path cut = folder.resolve("cut.h5");
        Files.write(cut, Arrays.copyOf(two, two.length - 100));
        // while a file is open its superblock does not say how long it is
        try (ImageFile file = ImageFile.open(cut)) {
            assertEquals(1319, file.frame(0).getLong(15, 19), "1000 + 319, by formula");
            assertTrue(assertThrows(LoadException.class, () -> file.frame(1)).getMessage().contains("cut.h5"));
        }
    }

    @Test
    void filesThatAMasterLeadsToAreNamed() throws IOException {
        Path master = ImageData.shipped("h5py_eiger_master.h5");
        assertEquals(List.of("h5py_eiger_data_000001.h5", "h5py_eiger_data_000002.h5"),
                ImageFile.linked(master).stream().map(f -> f.getFileName().toString()).toList());
        assertEquals(List.of(), ImageFile.linked(ImageData.shipped("h5py_growing_4.h5")));
        assertEquals(List.of(), ImageFile.linked(ImageData.shipped("fabio.cbf")));
    }

    @Test
    void framesThatWereNeverWrittenAreMissingAndNotTheFillValue() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shared("formats/vds_master.h5"))) {
            assertEquals(7, file.frames());
            double all = 0;
            for (int i = 0; i < 7; i++) {
                Dataset frame = file.frame(i);
                if (i == 3) {
                    assertInstanceOf(DoubleDataset.class, frame);
                    assertTrue(Double.isNaN(frame.getDouble(0, 0)) && Double.isNaN(frame.getDouble(95, 127)));
                } else {
                    all += ((Number) frame.sum()).doubleValue();
                }
            }
            assertEquals(817272076 - 65535.0 * 96 * 128, all, "the recorded sum less the frame of fill values");
        }
    }

    @Test
    void gapsBetweenModulesAreMissing() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shared("formats/vds_modules.h5"))) {
            Dataset frame = file.frame(2);
            assertEquals(183, frame.getDouble(95, 123));
            for (int row = 0; row < 96; row++) {
                for (int column = 0; column < 124; column++) {
                    assertEquals(column >= 60 && column <= 63, Double.isNaN(frame.getDouble(row, column)));
                }
            }
        }
    }

    @Test
    void partsOfAnEigerMasterCountOn() throws LoadException {
        Path master = ImageData.shared("formats/vds_master.h5");
        try (ImageFile parts = ImageFile.open(master, "/entry/data/data_*");
                ImageFile whole = ImageFile.open(master, "/entry/data/data")) {
            assertEquals(6, parts.frames());
            // frame 3 of the virtual data set is the hole
            assertEquals(whole.frame(0), parts.frame(0).cast(whole.frame(0).getClass()));
            assertEquals(whole.frame(6).sum(), parts.frame(5).sum());
        }
    }

    @Test
    void aMasterWithoutAVirtualDataSetIsReadByItsParts() throws IOException, LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_eiger_master.h5"))) {
            assertEquals("5 18 22", file.frames() + " " + file.rows() + " " + file.columns());
            assertEquals(1134, file.frame(1).getInt(3, 4), "1000 part + 100 frame + 10 row + column");
            assertEquals(2234, file.frame(4).getInt(3, 4));
            assertEquals(0.25, AcquisitionHeader.of(file.metadata(0)).exposure());
        }
        Path alone = folder.resolve("master.h5");
        Files.copy(ImageData.shipped("h5py_eiger_master.h5"), alone);
        LoadException e = assertThrows(LoadException.class, () -> ImageFile.open(alone));
        assertTrue(e.getMessage().contains("data_000001"), e.getMessage());
    }

    private Path run(int... parts) throws IOException {
        for (String name : List.of("master", "data_000001", "data_000002", "data_000003")) {
            Files.deleteIfExists(folder.resolve("h5py_run_" + name + ".h5"));
        }
        for (int part : parts) {
            copy("h5py_run_data_00000" + part + ".h5");
        }
        return copy("h5py_run_master.h5");
    }

    private Path copy(String name) throws IOException {
        return Files.copy(ImageData.shipped(name), folder.resolve(name));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(f -> f.getFileName().toString()).toList();
    }

    @Test
    void framesOfAMasterWhoseLaterFilesAreNotThereAreThoseThatAre() throws IOException, LoadException {
        Path master = run(1, 2);
        try (ImageFile file = ImageFile.open(master)) {
            assertEquals(4, file.frames());
            assertEquals(2134, file.frame(3).getInt(3, 4), "1000 part + 100 frame + 10 row + column");
            assertEquals(List.of(new ImageFile.Absent("h5py_run_data_000003.h5", "is not there", false),
                    new ImageFile.Absent("h5py_run_data_000004.h5", "is not there", false)), file.absent());
        }
        assertEquals(List.of("h5py_run_data_000001.h5", "h5py_run_data_000002.h5"), names(ImageFile.linked(master)));
        assertEquals(List.of("h5py_run_data_000003.h5", "h5py_run_data_000004.h5"), names(ImageFile.awaited(master)));
    }

    @Test
    void framesOfAFileThatIsMissingBetweenOthersKeepTheirPlaces() throws IOException, LoadException {
        try (ImageFile file = ImageFile.open(run(1, 3))) {
            assertEquals(6, file.frames());
            assertEquals(Optional.of("h5py_run_data_000002.h5 is not there"), file.problem(3));
            assertThrows(LoadException.class, () -> file.frame(3));
            assertEquals(Optional.empty(), file.problem(4));
            assertEquals(3034, file.frame(4).getInt(3, 4));
        }
        try (ImageFile file = ImageFile.open(run(3))) {
            assertEquals(6, file.frames(), "the third file says that its first frame is the fifth");
            assertEquals(3034, file.frame(4).getInt(3, 4));
            assertEquals(18, file.rows());
        }
    }

    @Test
    void aFileOfAMasterThatIsHalfWrittenIsTakenForLater() throws IOException, LoadException {
        byte[] whole = Files.readAllBytes(ImageData.shipped("h5py_run_data_000002.h5"));
        Path master = run(1);
        for (int i = 0; i < 20; i++) {
            Files.write(folder.resolve("h5py_run_data_000002.h5"), Arrays.copyOf(whole, whole.length * i / 20));
            try (ImageFile file = ImageFile.open(master)) {
                assertEquals(2, file.frames());
                ImageFile.Absent half = file.absent().getFirst();
                assertTrue(half.isThere() && half.why().startsWith("cannot be read"), half.why());
            }
            assertEquals(List.of("h5py_run_data_000001.h5"), names(ImageFile.linked(master)));
            assertEquals("h5py_run_data_000002.h5", names(ImageFile.awaited(master)).getFirst());
        }
    }

    @Test
    void arraysOfOneSizeAreListed() throws LoadException {
        Path path = ImageData.shipped("h5py_two_stacks.h5");
        try (Hdf5File file = Hdf5File.open(path)) {
            assertEquals(List.of("/first/frames", "/second/frames"), ImageDatasets.in(file));
        }
        LoadException e = assertThrows(LoadException.class, () -> ImageFile.open(path));
        assertTrue(e.getMessage().contains("/first/frames, /second/frames"), e.getMessage());
        try (ImageFile file = ImageFile.open(path, "/second/frames")) {
            assertEquals(4, file.frames());
            assertEquals(1012, file.frame(2).getInt(1, 2), "1000 part + 100 frame + 10 row + column");
        }
    }

    @Test
    void theSignalOfNexusGoesFirstAndTheInstrumentIsMetadata() throws LoadException {
        try (ImageFile file = ImageFile.open(ImageData.shipped("h5py_nexus.nxs"))) {
            assertEquals("6 20 24", file.frames() + " " + file.rows() + " " + file.columns());
            assertEquals(1 * 1000 + 2 * 100 + 3 * 10 + 4, file.frame(5).getInt(3, 4));
            AcquisitionHeader header = AcquisitionHeader.of(file.metadata(0));
            assertEquals(0.25, header.distance(), 1e-12);
            assertEquals(0.4066, header.wavelength(), 1e-12);
            assertEquals(75e-6, header.pixelWidth(), 1e-15);
            assertEquals(0.5, header.exposure(), 1e-12);
            assertEquals(12.5, header.beamColumn(), 1e-12);
        }
    }
}
