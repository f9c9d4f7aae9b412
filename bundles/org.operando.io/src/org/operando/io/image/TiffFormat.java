// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/**
 * TIFF and BigTIFF (TIFF 6.0): strips and tiles of whole numbers and floats, uncompressed or packed with PackBits, LZW
 * or deflate, one or several pages. Pages marked as reduced copies are left out. Pilatus detectors may write 32-bit
 * numbers without saying that they have a sign, where TIFF means numbers without: by the name in the header they are
 * taken to have one. Header comments in the description become metadata, as does the binary header of mar CCD
 * detectors.
 */
final class TiffFormat implements FrameSource {
    private static final int DESCRIPTION = 270;
    private static final Map<Integer, String> TEXTS = Map.of(271, "Make", 272, "Model", 305, "Software", 306,
            "DateTime", 315, "Artist", 316, "HostComputer");
    private static final List<Integer> ORDER = List.of(271, 272, 305, 306, 315, 316);

    private final ImageBytes bytes;
    private final TiffDirectory.Form form;
    private final List<Long> pages;
    private final TiffPage first;
    private final int behind;

    private TiffFormat(ImageBytes bytes, TiffDirectory.Form form, List<Long> pages) throws LoadException {
        this.bytes = bytes;
        this.form = form;
        this.pages = pages;
        this.first = new TiffPage(new TiffDirectory(bytes, form, pages.getFirst()));
        this.behind = pages.size() == 1 ? imagesBehind() : 0;
    }

    static Optional<String> recognise(FileHead head) {
        boolean tiff = List.of("II*\0", "MM\0*", "II+\0", "MM\0+").stream().anyMatch(head::startsWith);
        return tiff ? Optional.of("begins as TIFF files do") : Optional.empty();
    }

    static FrameSource open(ImageBytes bytes) throws LoadException {
        ByteBuffer head = bytes.bytes(0, 8);
        int mark = head.getShort();
        if (mark != 0x4949 && mark != 0x4d4d) {
            throw LoadException.at(bytes.path(), "byte 0", "is no TIFF: it begins with neither II nor MM");
        }
        head.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int version = head.getShort();
        if (version != 42 && version != 43) {
            throw bytes.damaged(2, "is a TIFF of version " + version + "; 42 and 43 (BigTIFF) are read");
        }
        TiffDirectory.Form form = new TiffDirectory.Form(head.order(), version == 43);
        ByteBuffer start = bytes.bytes(form.big() ? 8 : 4, form.offsetBytes()).order(head.order());
        return new TiffFormat(bytes, form, pages(bytes, form, form.offset(start)));
    }

    /** Directories cannot overlap, so a chain that is longer than the file runs in a circle. */
    private static List<Long> pages(ImageBytes bytes, TiffDirectory.Form form, long start) throws LoadException {
        List<Long> pages = new ArrayList<>();
        long left = bytes.size();
        for (long at = start; at != 0;) {
            TiffDirectory directory = new TiffDirectory(bytes, form, at);
            left -= directory.length();
            if (left < 0) {
                throw bytes.damaged(at, "the chain of its pages runs in a circle");
            }
            boolean reduced = (directory.number(TiffPage.SUBFILE_TYPE, 0) & 1) == 1;
            if (pages.isEmpty() || !reduced) {
                pages.add(at);
            }
            at = directory.next();
        }
        if (pages.isEmpty()) {
            throw bytes.damaged(4, "is a TIFF without a page");
        }
        return pages;
    }

    /** ImageJ writes stacks of more than 4 GB with one directory: further images stand behind the first. */
    private int imagesBehind() throws LoadException {
        String description = first.directory().text(DESCRIPTION);
        if (!description.startsWith("ImageJ=")) {
            return 0;
        }
        String images = HeaderComments.read(description).getOrDefault("images", "1");
        boolean number = images.matches("\\d{1,9}") && Integer.parseInt(images) > 1;
        long there = first.behind() / first.frameBytes();
        return number && there >= Integer.parseInt(images) - 1 ? Integer.parseInt(images) - 1 : 0;
    }

    @Override
    public int frames() {
        return pages.size() + behind;
    }

    @Override
    public int rows() {
        return first.rows();
    }

    @Override
    public int columns() {
        return first.columns();
    }

    @Override
    public PixelType pixelType() {
        return first.type();
    }

    private TiffPage page(int frame) throws LoadException {
        return frame == 0 || behind > 0 ? first : new TiffPage(new TiffDirectory(bytes, form, pages.get(frame)));
    }

    @Override
    public Map<String, String> metadata(int frame) throws LoadException {
        TiffDirectory directory = behind > 0 ? first.directory() : new TiffDirectory(bytes, form, pages.get(frame));
        Map<String, String> metadata = new LinkedHashMap<>();
        for (int tag : ORDER) {
            String text = directory.text(tag).strip();
            if (!text.isEmpty()) {
                metadata.put(TEXTS.get(tag), text);
            }
        }
        String description = directory.text(DESCRIPTION);
        Map<String, String> comments = HeaderComments.read(description);
        metadata.putAll(comments);
        if (comments.isEmpty() && !description.isBlank()) {
            metadata.put("ImageDescription", description.strip());
        }
        MarCcdHeader.read(bytes).forEach(metadata::putIfAbsent);
        return metadata;
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        if (frame > 0 && behind > 0) {
            PixelArray pixels = new PixelArray(first.type(), rows() * columns());
            bytes.pixels(first.firstPixel() + frame * first.frameBytes(), form.order(), pixels, 0, rows() * columns());
            return pixels.dataset(rows(), columns());
        }
        TiffPage page = page(frame);
        FrameSize.requireSame(bytes, page.directory().at(), frame, page.rows(), page.columns(), this);
        return page.read().dataset(rows(), columns());
    }
}
