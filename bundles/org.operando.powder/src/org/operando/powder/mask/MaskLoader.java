// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.mask;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.january.dataset.Dataset;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Version;
import org.operando.io.image.ImageFile;
import org.operando.io.image.ImageFormat;
import org.operando.io.image.PixelType;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.geometry.DetectorCatalogue;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.DetectorMake;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.geometry.GeometryFile;

/** Files of masks, looked at or converted by themselves; a study names them by {@code mask} instead. */
@Version(value = 1, references = {"Fit2D .msk", "GSAS-II .immask", "images of two values (EDF, TIFF, NPY)"})
@Doc("Pixels that are not used (.msk of Fit2D, .immask of GSAS-II, EDF, TIFF and NPY of 8 bits with two values). For"
        + " 'inspect' and 'convert'; a study names such a file by 'mask'.")
public final class MaskLoader implements Loader<PowderMeasurement, DetectorMask> {
    private static final Set<ImageFormat> IMAGES = EnumSet.of(ImageFormat.TIFF, ImageFormat.EDF, ImageFormat.NPY,
            ImageFormat.CBF);
    private static final Set<PixelType> SMALL = EnumSet.of(PixelType.UINT8, PixelType.INT8, PixelType.BOOL);

    @Override
    public Recognition recognise(FileHead head) {
        try {
            if (head.hasEnding(".immask")) {
                return Recognition.yes(0.98, ImmaskFile.words(head.path()));
            }
            Optional<ImageFormat> format = ImageFormat.of(head);
            if (format.isEmpty()) {
                return Recognition.no("is no image");
            }
            if (format.get() == ImageFormat.FIT2D_MASK) {
                return Recognition.yes(0.98, "mask of Fit2D");
            }
            return IMAGES.contains(format.get()) ? ofTwoValues(head.path(), format.get())
                    : Recognition.no(format.get().label() + " is no format of masks");
        } catch (LoadException e) {
            return Recognition.no(e.what());
        }
    }

    private static Recognition ofTwoValues(Path path, ImageFormat format) throws LoadException {
        try (ImageFile file = ImageFile.open(path)) {
            if (file.frames() != 1 || !SMALL.contains(file.pixelType())) {
                return Recognition.no("an image of more than 8 bits, or several");
            }
            Dataset pixels = file.frame(0);
            long other = 0;
            boolean zero = false;
            for (int i = 0; i < pixels.getSize(); i++) {
                long value = pixels.getElementLongAbs(i);
                if (value != 0 && other != 0 && value != other) {
                    return Recognition.no("an image of more than two values");
                }
                other = value == 0 ? other : value;
                zero |= value == 0;
            }
            return zero && other != 0 ? Recognition.yes(0.9, format.label() + " image of two values, 0 and " + other)
                    : Recognition.no("an image of one value");
        }
    }

    @Override
    public Loaded<DetectorMask> load(List<Path> files, PowderMeasurement study, Context context) throws LoadException {
        Path path = files.getFirst();
        if (files.size() > 1) {
            throw LoadException.at(files.get(1), "", "is a second mask", "look at them one at a time");
        }
        MaskFile.Masked read = path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".immask")
                ? ofShapes(path, study)
                : new MaskFile.Masked(MaskFile.image(path), Optional.empty(), Optional.empty());
        PixelMask mask = read.mask();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("pixels", mask.rows() + " x " + mask.columns());
        facts.put("masked", String.format(Locale.ROOT, "%d of %d pixels, %.2f %%", mask.count(),
                mask.masked().length, 100.0 * mask.count() / mask.masked().length));
        read.lowest().ifPresent(v -> facts.put("counts used from", v.toString()));
        read.highest().ifPresent(v -> facts.put("counts used to", v.toString()));
        List<DetectorMake> makes = DetectorCatalogue.shaped(mask.rows(), mask.columns());
        facts.put("detector", makes.isEmpty() ? "none known by this shape"
                : makes.stream().map(DetectorMake::name).collect(Collectors.joining(" or ")) + ", by the shape");
        return new Loaded<>(new DetectorMask(mask.signal()), facts);
    }

    /** Circles, rings and lines in millimetres need to know the pixels. */
    private static MaskFile.Masked ofShapes(Path path, PowderMeasurement study) throws LoadException {
        Optional<DetectorMake> make = study.detector().flatMap(DetectorCatalogue::named);
        Optional<Double> side = study.pixel().map(um -> um / 1e6).or(() -> make.map(m -> m.detector().pixel1()));
        if (side.isEmpty() || study.shape().isEmpty() && make.isEmpty()) {
            throw LoadException.at(path, "", "is a " + ImmaskFile.words(path)
                    + " in millimetres; which pixels those are depends on the detector",
                    "say --with detector=NAME, or --with 'shape=[rows, columns]' --with 'pixel=200 um' (your values)");
        }
        FramePixels frame = study.shape().isEmpty()
                ? new FramePixels(make.get().rows(), make.get().columns(), side.get(), side.get(), false)
                : new FramePixels(study.shape().getFirst(), study.shape().getLast(), side.get(), side.get(), false);
        Optional<DetectorGeometry> geometry = study.geometry().isPresent()
                ? Optional.of(GeometryFile.read(study.geometry().get(), Optional.of(frame)).geometry())
                : Optional.empty();
        return MaskFile.read(path, frame, geometry);
    }
}
