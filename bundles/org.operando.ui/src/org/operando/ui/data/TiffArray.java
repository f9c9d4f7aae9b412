// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.awt.Rectangle;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetRead;

/** Pages of a TIFF file with one number a pixel, or the first of its numbers. */
final class TiffArray implements DataArray {
    private static final String FORMAT = "tiff";

    private final Path file;
    private final int[] shape;
    private final int[] tile;
    private final String type;

    TiffArray(Path file) throws LoadException {
        this.file = file;
        Object[] facts = with(reader -> {
            int pages = reader.getNumImages(true);
            DataKind kind = DataKind.of(reader.getRawImageType(0) == null ? -1
                    : reader.getRawImageType(0).getSampleModel().getDataType());
            int[] pixels = {reader.getHeight(0), reader.getWidth(0)};
            int[] all = pages == 1 ? pixels : new int[] {pages, pixels[0], pixels[1]};
            int[] block = all.clone();
            block[all.length - 2] = Math.clamp(reader.getTileHeight(0), 1, pixels[0]);
            if (pages > 1) {
                block[0] = 1;
            }
            return new Object[] {all, block, kind.word};
        });
        shape = (int[]) facts[0];
        tile = (int[]) facts[1];
        type = (String) facts[2];
    }

    /** Types of samples as they are called elsewhere. */
    private record DataKind(String word) {
        static DataKind of(int type) {
            return new DataKind(switch (type) {
                case DataBuffer.TYPE_BYTE -> "uint8";
                case DataBuffer.TYPE_USHORT -> "uint16";
                case DataBuffer.TYPE_SHORT -> "int16";
                case DataBuffer.TYPE_INT -> "int32";
                case DataBuffer.TYPE_FLOAT -> "float32";
                case DataBuffer.TYPE_DOUBLE -> "float64";
                default -> "numbers";
            });
        }
    }

    /** Something done with an open reader. */
    private interface Work<T> {
        T with(ImageReader reader) throws IOException;
    }

    private <T> T with(Work<T> work) throws LoadException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(FORMAT);
        if (!readers.hasNext()) {
            throw LoadException.at(file, "", "TIFF is not read by this Java", "install a whole JDK");
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            return work.with(reader);
        } catch (IOException | RuntimeException e) {
            throw LoadException.at(file, "", "cannot be read as TIFF (" + e.getMessage() + ")",
                    "check that it is whole, or copy it again");
        } finally {
            reader.dispose();
        }
    }

    String type() {
        return type;
    }

    /** What its heading says. */
    List<DataNode.Attribute> facts() {
        return List.of(new DataNode.Attribute("shape", HdfNodes.shape(shape)), new DataNode.Attribute("type", type));
    }

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public boolean isNumber() {
        return true;
    }

    @Override
    public int[] chunk() {
        return tile.clone();
    }

    @Override
    public String dimension(int d) {
        return d == shape.length - 1 ? "column" : d == shape.length - 2 ? "row" : "page";
    }

    @Override
    public Optional<Axis> axis(int dimension) {
        return Optional.empty();
    }

    @Override
    public DatasetRead read(int[] start, int[] lengths) throws LoadException {
        int rank = shape.length;
        int pages = rank == 3 ? lengths[0] : 1;
        int rows = lengths[rank - 2];
        int columns = lengths[rank - 1];
        double[] values = new double[pages * rows * columns];
        return with(reader -> {
            for (int p = 0; p < pages; p++) {
                ImageReadParam part = reader.getDefaultReadParam();
                part.setSourceRegion(new Rectangle(start[rank - 1], start[rank - 2], columns, rows));
                Raster raster = reader.canReadRaster() ? reader.readRaster((rank == 3 ? start[0] : 0) + p, part)
                        : reader.read((rank == 3 ? start[0] : 0) + p, part).getRaster();
                double[] samples = raster.getSamples(raster.getMinX(), raster.getMinY(), columns, rows, 0,
                        (double[]) null);
                System.arraycopy(samples, 0, values, p * rows * columns, samples.length);
            }
            return new DatasetRead(values, Arrays.copyOf(lengths, rank), List.of());
        });
    }
}
