// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.FileHead;
import org.operando.api.LoadException;

/** Formats of image files, told apart by their content. */
public enum ImageFormat {
    /** TIFF, BigTIFF, with the headers of Pilatus and mar CCD detectors. */
    TIFF("TIFF", TiffFormat::recognise, TiffFormat::open),
    /** European Synchrotron's data format, one or several frames. */
    EDF("EDF", EdfFormat::recognise, EdfFormat::open),
    /** Crystallographic binary file, packed by byte offsets. */
    CBF("CBF", CbfFormat::recognise, CbfFormat::open),
    /** Packed image of a mar345 image plate scanner. */
    MAR345("mar345", MarFormat::recognise, MarFormat::open),
    /** Array of NumPy. */
    NPY("NPY", NpyFormat::recognise, NpyFormat::open),
    /** Mask of Fit2D, 1 where masked. */
    FIT2D_MASK("Fit2D mask", Fit2dMask::recognise, Fit2dMask::open),
    /** Images in HDF5, NeXus and Eiger files; see {@link ImageDatasets} for which. */
    HDF5("HDF5", Hdf5Stack::recognise, Hdf5Stack::open),
    /** Frames of a GE flat panel; without a mark in the file it is seen by name and size. */
    GE("GE", GeFormat::recognise, GeFormat::open);

    private final String label;
    private final Recogniser recogniser;
    private final Opener opener;

    private interface Recogniser {
        Optional<String> recognise(FileHead head);
    }

    private interface Opener {
        FrameSource open(ImageBytes bytes) throws LoadException;
    }

    ImageFormat(String label, Recogniser recogniser, Opener opener) {
        this.label = label;
        this.recogniser = recogniser;
        this.opener = opener;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /**
     * Why a file is of this format by its first bytes, or empty when it is not. A file packed with gzip is looked into.
     */
    public Optional<String> recognise(FileHead head) {
        return recogniser.recognise(PackedHead.unpacked(head));
    }

    /** The format of a file by its first bytes; empty when it is none of these. */
    public static Optional<ImageFormat> of(FileHead head) {
        FileHead plain = PackedHead.unpacked(head);
        return Arrays.stream(values()).filter(f -> f.recogniser.recognise(plain).isPresent()).findFirst();
    }

    static List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (ImageFormat format : values()) {
            labels.add(format.label);
        }
        return labels;
    }

    FrameSource open(ImageBytes bytes) throws LoadException {
        return opener.open(bytes);
    }
}
