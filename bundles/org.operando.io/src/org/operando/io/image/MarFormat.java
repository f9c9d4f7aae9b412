// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * Images of mar345 scanners ({@code .mar2300}, {@code .mar3450} ...): a header of 4096 bytes whose first 32 words say
 * the size, records of the pixels of more than 16 bits, and the others packed as {@link Ccp4Packing} says.
 */
final class MarFormat implements FrameSource {
    private static final int HEADER = 4096;
    private static final int BYTE_ORDER_TEST = 1234;
    private static final int TEXT_LINE = 64;
    private static final int RECORD = 64;
    private static final int PAIRS = 8;
    private static final String MARK = "\nCCP4 packed image, X: ";
    /** The two sides have four digits each at least. */
    private static final int LONGEST_MARK = 128;

    private final ImageBytes bytes;
    private final ByteOrder order;
    private final int side;
    private final int high;
    private final Map<String, String> metadata;

    private MarFormat(ImageBytes bytes, ByteBuffer words) throws LoadException {
        this.bytes = bytes;
        this.order = words.order();
        side = words.getInt(4);
        high = words.getInt(8);
        int format = words.getInt(12);
        FrameSize.require(bytes, 4, side, side);
        if (format != 1) {
            throw LoadException.at(bytes.path(), "byte 12", "is a mar345 image of format " + format
                    + "; packed ones (1) are read", "convert it with marcvt");
        }
        if (high < 0 || high > (long) side * side) {
            throw bytes.damaged(8, "says that " + high + " pixels have more than 16 bits");
        }
        bytes.require(HEADER, highBytes(), "the pixels of more than 16 bits");
        metadata = metadata();
        metadata.putIfAbsent("PIXEL", "LENGTH " + words.getInt(24) + " HEIGHT " + words.getInt(28));
        metadata.putIfAbsent("WAVELENGTH", Double.toString(words.getInt(32) * 1e-6));
        metadata.putIfAbsent("DISTANCE", Double.toString(words.getInt(36) * 1e-3));
    }

    static Optional<String> recognise(FileHead head) {
        boolean test = head.first().length >= 128 && words(head.first()) != null;
        return test && head.text().contains("mar research")
                ? Optional.of("begins with the header of a mar345 scanner") : Optional.empty();
    }

    private static ByteBuffer words(byte[] head) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            ByteBuffer words = ByteBuffer.wrap(head).order(order);
            if (words.getInt(0) == BYTE_ORDER_TEST) {
                return words;
            }
        }
        return null;
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        ByteBuffer words = words(bytes.bytes(0, HEADER).array());
        if (words == null) {
            throw LoadException.at(bytes.path(), "byte 0", "is no mar345 image: it does not begin with 1234");
        }
        return new MarFormat(bytes, words);
    }

    /** The lines of text in the header, of 64 characters each: a word and its value. */
    private Map<String, String> metadata() throws LoadException {
        String text = new String(bytes.bytes(0, HEADER).array(), StandardCharsets.ISO_8859_1);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int at = 128; at + TEXT_LINE <= HEADER; at += TEXT_LINE) {
            String line = text.substring(at, at + TEXT_LINE).replace('\0', ' ').strip();
            if (line.equals("END OF HEADER")) {
                break;
            }
            int blank = line.indexOf(' ');
            if (blank > 0 && Character.isUpperCase(line.charAt(0))) {
                pairs.merge(line.substring(0, blank), line.substring(blank).strip(), (a, b) -> a + " " + b);
            }
        }
        return pairs;
    }

    private long highBytes() {
        return (high + PAIRS - 1L) / PAIRS * RECORD;
    }

    @Override
    public int frames() {
        return 1;
    }

    @Override
    public int rows() {
        return side;
    }

    @Override
    public int columns() {
        return side;
    }

    @Override
    public PixelType pixelType() {
        return PixelType.UINT32;
    }

    @Override
    public Map<String, String> metadata(int frame) {
        return metadata;
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        long at = HEADER + highBytes();
        byte[] packed = bytes.bytes(at, Math.toIntExact(Math.min(Integer.MAX_VALUE - 16L, bytes.size() - at))).array();
        int start = start(packed, at);
        if ((long) side * side > Ccp4Packing.most(packed.length - start)) {
            throw bytes.damaged(at, "has " + (packed.length - start) + " packed bytes, too few for " + side + " x "
                    + side + " pixels");
        }
        int[] pixels = new int[side * side];
        int got = Ccp4Packing.unpack(packed, start, pixels, side);
        if (got < pixels.length) {
            throw bytes.damaged(bytes.size(), "the packed image ends after " + got + " of " + pixels.length
                    + " pixels");
        }
        overwrite(pixels);
        return new PixelArray(PixelType.UINT32, pixels).dataset(side, side);
    }

    private int start(byte[] packed, long at) throws LoadException {
        String text = new String(packed, 0, Math.min(packed.length, LONGEST_MARK), StandardCharsets.ISO_8859_1);
        int mark = text.indexOf(MARK);
        int end = mark < 0 ? -1 : text.indexOf('\n', mark + 1);
        if (end < 0) {
            throw bytes.damaged(at, "has no packed image here (\"CCP4 packed image\" expected)");
        }
        String sizes = text.substring(mark + MARK.length(), end).replaceAll("\\D+", " ").strip();
        if (!sizes.equals(String.format("%04d %04d", side, side))) {
            throw bytes.damaged(at, "says that the packed image has " + sizes.replace(" ", " x ")
                    + " pixels, and in its header " + side + " x " + side);
        }
        return end + 1;
    }

    /** Pixels of more than 16 bits: pairs of address, counted from 1, and value; address 0 is none. */
    private void overwrite(int[] pixels) throws LoadException {
        ByteBuffer pairs = bytes.bytes(HEADER, Math.toIntExact(highBytes())).order(order);
        for (int i = 0; i < high; i++) {
            int address = pairs.getInt();
            int value = pairs.getInt();
            if (address < 0 || address > pixels.length) {
                throw bytes.damaged(HEADER + 8L * i, "says that pixel " + address + " of " + pixels.length
                        + " has more than 16 bits");
            }
            if (address > 0) {
                pixels[address - 1] = value;
            }
        }
    }
}
