// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.LoadException;

/** Frames whose pixels stand row by row and uncompressed in the file. */
final class StoredFrames implements FrameSource {
    private final ImageBytes bytes;
    private final int rows;
    private final int columns;
    private final List<Stored> stored;

    /**
     * One frame.
     * @param at byte of its first pixel
     */
    record Stored(long at, int rows, int columns, PixelType type, ByteOrder order, Map<String, String> metadata) {
    }

    private StoredFrames(ImageBytes bytes, List<Stored> stored) {
        this.bytes = bytes;
        this.stored = stored;
        this.rows = stored.getFirst().rows();
        this.columns = stored.getFirst().columns();
    }

    /** Frames whose sizes have been checked against the file's. */
    static StoredFrames of(ImageBytes bytes, List<Stored> stored) throws LoadException {
        for (Stored frame : stored) {
            FrameSize.require(bytes, frame.at(), frame.rows(), frame.columns());
            bytes.require(frame.at(), (long) frame.rows() * frame.columns() * frame.type().bytes(), "the frame");
        }
        return new StoredFrames(bytes, stored);
    }

    @Override
    public int frames() {
        return stored.size();
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public PixelType pixelType() {
        return stored.getFirst().type();
    }

    @Override
    public Map<String, String> metadata(int frame) {
        return stored.get(frame).metadata();
    }

    @Override
    public Dataset frame(int frame) throws LoadException {
        Stored one = stored.get(frame);
        FrameSize.requireSame(bytes, one.at(), frame, one.rows(), one.columns(), this);
        PixelArray pixels = new PixelArray(one.type(), rows * columns);
        bytes.pixels(one.at(), one.order(), pixels, 0, rows * columns);
        return pixels.dataset(rows, columns);
    }
}
