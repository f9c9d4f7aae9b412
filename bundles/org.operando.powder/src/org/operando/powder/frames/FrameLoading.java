// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.january.dataset.Dataset;
import org.eclipse.january.dataset.DatasetFactory;
import org.operando.api.Axis;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Recognition;
import org.operando.api.Signal;
import org.operando.io.image.ImageFile;
import org.operando.io.image.ImageFormat;
import org.operando.io.image.PixelMask;
import org.operando.io.image.PixelType;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.geometry.Detector;
import org.operando.powder.geometry.DetectorMake;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.mask.MaskFile;

/** Makes a series of frames of opened files and of what the study says: what all loaders of frames do alike. */
final class FrameLoading {
    /** A detector has more pixels a side. */
    private static final int LEAST_SIDE = 16;
    /** A plate may end a thousandth of its radius before the image does; square of that radius. */
    private static final double RIM = 0.998;

    private final PowderMeasurement study;
    private final Context context;

    FrameLoading(PowderMeasurement study, Context context) {
        this.study = study;
        this.context = context;
    }

    /** Whether a file holds frames of a format. */
    static Recognition recognise(FileHead head, ImageFormat format, double confidence) {
        if (ImageFormat.of(head).filter(format::equals).isEmpty()) {
            return Recognition.no("is no " + format.label() + " image");
        }
        try (ImageFile file = ImageFile.open(head.path())) {
            boolean frame = Math.min(file.rows(), file.columns()) >= LEAST_SIDE;
            String what = file.frames() + (file.frames() == 1 ? " frame of " : " frames of ") + file.rows() + " x "
                    + file.columns() + " pixels (" + file.pixelType().label() + ")";
            return frame ? Recognition.yes(confidence, format.label() + ": " + what)
                    : Recognition.no(what + " are too few for a detector");
        } catch (LoadException e) {
            return Recognition.no(e.what());
        }
    }

    Loaded<FrameSeries> load(List<Path> files) throws LoadException {
        FrameStack stack = new FrameStack(study, context);
        stack.open(files, path -> FrameFile.open(path, study));
        FrameFile first = stack.first();
        requireSaid(first);
        FrameSetting setting = FrameSetting.of(first, study, context);
        FrameCorrections corrections = FrameCorrections.of(study, context);
        FrameStack.Frames frames = stack.frames();
        LazyFrames.Place place = stack.places().get(stack.firstGood());
        Dataset frame = place.file().frame(place.frame());
        double lowest = lowest(first, setting, frame);
        double saturation = first.header(0).cutoff().orElse(greatest(first.pixels()));
        boolean[] masked = marked(first, setting, frame, lowest);
        Optional<PixelMask> own = pixelMask(first);
        for (int i = 0; i < masked.length; i++) {
            masked[i] |= own.isPresent() && own.get().isBad(i);
        }
        for (Path file : corrections.mask()) {
            MaskFile.Masked more = MaskFile.read(file, pixels(file, first, setting), setting.geometry());
            for (int i = 0; i < masked.length; i++) {
                masked[i] |= more.mask().masked()[i];
            }
            lowest = Math.max(lowest, more.lowest().orElse(lowest));
            // a threshold keeps what it names, a saturated value is none
            saturation = Math.min(saturation, more.highest().map(Math::nextUp).orElse(saturation));
        }
        FrameSeries series = new FrameSeries(stack.counts(frames.table()), frames.table(), frames.scale(),
                frames.numbered(), study.clock(), setting.wavelength(), setting.detector(), setting.geometry(),
                Optional.of(mask(masked, first)), average(corrections.dark(), "dark", first),
                average(corrections.flat(), "flat", first), corrections.dummy(), corrections.dummyTolerance(), lowest,
                saturation, setting.caveat());
        Map<String, String> metadata = metadata(stack, series, setting, masked);
        own.ifPresent(m -> metadata.put("pixel mask", m.text()));
        return new Loaded<>(series, metadata);
    }

    private Optional<PixelMask> pixelMask(FrameFile first) {
        try {
            return first.pixelMask();
        } catch (LoadException e) {
            context.warn(e.where(), "the detector's own mask is not used: " + e.what());
            return Optional.empty();
        }
    }

    /** Whether the frames have the size that the study says. */
    private void requireSaid(FrameFile first) throws LoadException {
        if (!study.shape().isEmpty() && !study.shape().equals(List.of(first.rows(), first.columns()))) {
            throw LoadException.at(first.path(), "", "has frames of " + first.rows() + " x " + first.columns()
                    + " pixels, the study says 'shape: " + study.shape() + "'", "remove 'shape', or name other files");
        }
    }

    /** Least number that is a measurement. */
    private double lowest(FrameFile first, FrameSetting setting, Dataset frame) {
        if (first.pixels() != PixelType.INT32 && first.pixels() != PixelType.INT16
                && first.pixels() != PixelType.INT64) {
            return Double.NEGATIVE_INFINITY;
        }
        if (setting.make().map(FrameLoading::counts).orElse(false)) {
            return 0;
        }
        // frames whose dark was taken off have negative numbers of all sizes; counting detectors write -1 and -2
        long marks = 0;
        for (int i = 0; i < frame.getSize(); i++) {
            long value = frame.getElementLongAbs(i);
            if (value < -2) {
                return Double.NEGATIVE_INFINITY;
            }
            marks += value < 0 ? 1 : 0;
        }
        return marks > 0 ? 0 : Double.NEGATIVE_INFINITY;
    }

    private static boolean counts(DetectorMake make) {
        return make.name().startsWith("pilatus") || make.name().startsWith("eiger");
    }

    /**
     * Least number that is no measurement: the greatest of the type; of types without sign from 16 bits on the one before
     * too, by which counting detectors mark pixels that are no good (-1 and -2 in those with sign).
     */
    private static double greatest(PixelType type) {
        return switch (type) {
            case UINT8 -> 0xff;
            case UINT16 -> 0xfffe;
            case UINT32 -> 0xfffffffeL;
            case INT16 -> Short.MAX_VALUE;
            case INT32 -> Integer.MAX_VALUE;
            case INT8, UINT64, INT64, FLOAT16, FLOAT32, FLOAT64, BOOL -> Double.POSITIVE_INFINITY;
        };
    }

    /** Gaps of the make, and what the first frame marks as no measurement. */
    private static boolean[] marked(FrameFile first, FrameSetting setting, Dataset frame, double lowest) {
        int n = first.rows() * first.columns();
        boolean[] masked = setting.make().filter(m -> m.rows() == first.rows() && m.columns() == first.columns())
                .map(DetectorMake::gaps).orElseGet(() -> new boolean[n]);
        // a counting detector marks gaps so in every frame; other detectors are saturated now and then
        boolean counting = setting.make().map(FrameLoading::counts).orElse(false)
                || first.pixels() == PixelType.UINT32;
        for (int i = 0; i < n; i++) {
            double value = frame.getElementDoubleAbs(i);
            masked[i] |= value < lowest || counting && value >= greatest(first.pixels())
                    || FrameSetting.isMar(first) && outsideOfPlate(i, first, value);
        }
        return masked;
    }

    /**
     * The plate of a mar345 scanner is round; its images are square, with zeros around the plate, which need not be quite in
     * their middle.
     */
    private static boolean outsideOfPlate(int pixel, FrameFile first, double value) {
        double down = (pixel / first.columns() + 0.5) * 2 / first.rows() - 1;
        double across = (pixel % first.columns() + 0.5) * 2 / first.columns() - 1;
        double square = down * down + across * across;
        return square > 1 || value == 0 && square > RIM;
    }

    /** What a mask must fit; GSAS-II's counts in millimetres. */
    private static FramePixels pixels(Path mask, FrameFile first, FrameSetting setting) throws LoadException {
        Optional<Detector> detector = setting.detector();
        if (detector.isEmpty() && mask.toString().endsWith(".immask")) {
            throw LoadException.at(mask, "", "is in millimetres, and nothing tells the size of a pixel",
                    "write detector: NAME or pixel: 200 um (your value)");
        }
        return new FramePixels(first.rows(), first.columns(), detector.map(Detector::pixel1).orElse(1.0),
                detector.map(Detector::pixel2).orElse(1.0), FrameSetting.isMar(first));
    }

    private static Signal mask(boolean[] masked, FrameFile first) {
        byte[] bytes = new byte[masked.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (masked[i] ? 1 : 0);
        }
        return Signal.of(DatasetFactory.createFromObject(bytes, first.rows(), first.columns()), "1", axes(first));
    }

    private static Axis[] axes(FrameFile first) {
        return new Axis[] {FrameStack.pixels("row", first.rows()), FrameStack.pixels("column", first.columns())};
    }

    private Optional<FrameSeries.Average> average(List<Path> files, String what, FrameFile first) throws LoadException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        FrameStack stack = new FrameStack(PowderMeasurement.unknown(), context);
        stack.open(files, path -> requireShape(FrameFile.open(path, study), what, first));
        List<LazyFrames.Place> places = stack.good();
        double[] exposures = stack.headers().mapToDouble(h -> h.said().exposure()).distinct().toArray();
        double[] average = new FrameAverage(places, study.average(), context).of(first.rows() * first.columns());
        return Optional.of(new FrameSeries.Average(Signal.of(average, "counts", axes(first)), places.size(),
                exposures.length == 1 ? exposures[0] : Double.NaN));
    }

    private static FrameFile requireShape(FrameFile file, String what, FrameFile first) throws LoadException {
        if (file.rows() != first.rows() || file.columns() != first.columns()) {
            throw LoadException.at(file.path(), "", "this " + what + " has " + file.rows() + " x " + file.columns()
                    + " pixels, the frames have " + first.rows() + " x " + first.columns(),
                    "name " + what + "s of the same detector with the same binning");
        }
        return file;
    }

    private static Map<String, String> metadata(FrameStack stack, FrameSeries series, FrameSetting setting,
            boolean[] masked) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("frames", Integer.toString(series.size()));
        if (!stack.unusable().isEmpty()) {
            metadata.put("not usable", stack.unusable());
        }
        metadata.put("pixels", series.rows() + " x " + series.columns());
        metadata.put("detector", setting.detector().map(d -> (d.name().isEmpty() ? "pixels" : d.name()) + " of "
                + (float) (d.pixel1() * 1e6) + " x " + (float) (d.pixel2() * 1e6) + " um").orElse("not known"));
        int count = 0;
        for (boolean m : masked) {
            count += m ? 1 : 0;
        }
        metadata.put("masked", count + " pixels");
        metadata.put("wavelength", series.wavelength().map(w -> w + " angstrom").orElse("not known"));
        metadata.put("geometry", series.geometry().map(g -> "distance " + g.distance() + " m"
                + (series.caveat().isPresent() ? ", of the frames' header" : "")).orElse("not known"));
        stack.metadata().forEach(metadata::putIfAbsent);
        return metadata;
    }
}
