// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.Hdf5File;

/**
 * What an HDF5 file says of pixels that are no good in any frame: {@code pixel_mask} of NXdetector, which Eiger masters
 * have in {@code detectorSpecific}. Its bits are (NeXus, NXdetector): 0 gap, 1 dead, 2 under-responding,
 * 3 over-responding, 4 noisy, 8 masked by the user. Others say more of such a pixel, or of one that can be used.
 * @param path in the file
 * @param bits of each pixel, row by row
 */
public record PixelMask(String path, int[] bits) {
    private static final String NAME = "pixel_mask";
    private static final int NO_GOOD = 0x11f;
    private static final String[] WORDS = {"gap", "dead", "under-responding", "over-responding", "noisy", "", "", "",
        "masked by the user"};

    /** Whether a pixel is no good. */
    public boolean isBad(int pixel) {
        return (bits[pixel] & NO_GOOD) != 0;
    }

    /** Where it is and how many pixels it names, e.g. {@code 3 pixels by /entry/.../pixel_mask: 2 gap, 1 dead}. */
    public String text() {
        int[] counts = new int[WORDS.length];
        int all = 0;
        for (int i = 0; i < bits.length; i++) {
            all += isBad(i) ? 1 : 0;
            for (int b = 0; b < counts.length; b++) {
                counts[b] += bits[i] & NO_GOOD & 1 << b;
            }
        }
        List<String> parts = new ArrayList<>();
        for (int b = 0; b < counts.length; b++) {
            if (counts[b] != 0) {
                parts.add((counts[b] >>> b) + " " + WORDS[b]);
            }
        }
        return all + (all == 1 ? " pixel" : " pixels") + " by " + path
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    /**
     * The mask of the detector whose frames have this size.
     * @param frames path of the frames
     */
    static Optional<PixelMask> in(Hdf5File file, String frames, int rows, int columns) throws LoadException {
        int end = frames.indexOf('/', 1);
        String instrument = (end > 0 ? frames.substring(0, end) : "") + "/instrument";
        if (!file.exists(instrument) || !file.isGroup(instrument)) {
            return Optional.empty();
        }
        LoadException other = null;
        for (String child : file.children(instrument)) {
            for (String inside : List.of("/detectorSpecific/", "/")) {
                String path = instrument + "/" + child + inside + NAME;
                if (!file.exists(path) || file.isGroup(path)) {
                    continue;
                }
                DatasetInfo info = file.info(path);
                int[] sides = Arrays.stream(info.shape()).filter(n -> n != 1).toArray();
                if (Arrays.equals(sides, new int[] {rows, columns}) && info.element().isNumber()) {
                    return Optional.of(new PixelMask(path, bits(file.read(path).doubles())));
                }
                other = LoadException.at(file.path(), path, "is of " + Arrays.toString(info.shape())
                        + " pixels, the frames have " + rows + " x " + columns, "");
            }
        }
        if (other != null) {
            throw other;
        }
        return Optional.empty();
    }

    private static int[] bits(double[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            // numbers without sign up to 2^32 - 1; what is none (NaN: never written) names nothing
            bits[i] = (int) (long) values[i];
        }
        return bits;
    }
}
