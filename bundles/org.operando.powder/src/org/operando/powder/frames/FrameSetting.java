// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.nio.file.Path;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.io.image.AcquisitionHeader;
import org.operando.io.image.ImageFormat;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.geometry.Detector;
import org.operando.powder.geometry.DetectorCatalogue;
import org.operando.powder.geometry.DetectorGeometry;
import org.operando.powder.geometry.DetectorMake;
import org.operando.powder.geometry.FramePixels;
import org.operando.powder.geometry.GeometryFile;

/**
 * What study, file of geometry and headers say together of a detector: the study wins over the file of geometry, that over
 * the header.
 * @param make the detector, when its name, header or shape tells it
 * @param detector its pixels
 * @param geometry where it stands
 * @param wavelength angstrom
 * @param caveat what is to be told where the geometry is used
 */
record FrameSetting(Optional<DetectorMake> make, Optional<Detector> detector, Optional<DetectorGeometry> geometry,
        Optional<Double> wavelength, Optional<String> caveat) {
    private static final String OF_HEADER = "where the detector stands is taken from the frames' header: distance and beam"
            + " centre, no tilt; a calibrant tells it better (powder.calibrate)";
    /** Wavelengths that differ by more than this part are told. */
    private static final double SAME_WAVELENGTH = 1e-4;
    /** Pixels that differ by more than this part are told. */
    private static final double SAME_PIXEL = 1e-3;

    /** What the first frame's file and the study say. */
    static FrameSetting of(FrameFile first, PowderMeasurement study, Context context) throws LoadException {
        FrameHeader header = first.header(0);
        Optional<GeometryFile> file = Optional.empty();
        Optional<DetectorMake> make = make(first, study);
        Optional<Detector> detector = detector(study, header, make);
        if (study.geometry().isPresent()) {
            file = Optional.of(GeometryFile.read(study.geometry().get(), detector.map(d -> new FramePixels(first.rows(),
                    first.columns(), d.pixel1(), d.pixel2(), isMar(first)))));
            requireShape(study.geometry().get(), file.get(), first);
        }
        Optional<DetectorGeometry> geometry = file.map(GeometryFile::geometry);
        Optional<String> caveat = Optional.empty();
        if (geometry.isPresent()) {
            warnOfPixels(geometry.get(), detector, study.geometry().get(), context);
            String name = make.map(DetectorMake::name).or(file.get()::detector).orElse("");
            detector = Optional.of(new Detector(name, geometry.get().pixel1(), geometry.get().pixel2()));
        } else {
            geometry = detector.flatMap(d -> ofHeader(header, d));
            caveat = geometry.map(g -> OF_HEADER);
        }
        return new FrameSetting(make, detector, geometry, wavelength(study, file, header, isMar(first), context),
                caveat);
    }

    private static Optional<DetectorMake> make(FrameFile first, PowderMeasurement study) throws LoadException {
        try {
            return DetectorCatalogue.choose(study.detector(), first.header(0).said().detector(), first.rows(),
                    first.columns());
        } catch (OperationException e) {
            // a pixel size or a file of geometry tells as much
            if (study.detector().isEmpty() && (study.pixel().isPresent() || study.geometry().isPresent()
                    || first.header(0).said().pixelWidth() > 0)) {
                return Optional.empty();
            }
            throw new LoadException(e.what(), e.where(), e.remedy(), e);
        }
    }

    private static Optional<Detector> detector(PowderMeasurement study, FrameHeader header,
            Optional<DetectorMake> make) {
        String name = make.map(DetectorMake::name).orElse("");
        return study.pixel().map(um -> new Detector(name, um / 1e6, um / 1e6))
                .or(() -> Optional.of(header.said()).filter(h -> h.pixelWidth() > 0 && h.pixelHeight() > 0)
                        .map(h -> new Detector(name, h.pixelHeight(), h.pixelWidth())))
                .or(() -> make.map(DetectorMake::detector));
    }

    /** Whether it is an image of a mar345 scanner: GSAS-II turns those upside down. */
    static boolean isMar(FrameFile file) {
        return file.format().filter(ImageFormat.MAR345::equals).isPresent();
    }

    private static void requireShape(Path path, GeometryFile file, FrameFile first) throws LoadException {
        Optional<GeometryFile.Shape> shape = file.shape();
        if (shape.isPresent() && (shape.get().rows() != first.rows() || shape.get().columns() != first.columns())) {
            throw LoadException.at(path, "", "is for frames of " + shape.get().rows() + " x " + shape.get().columns()
                    + " pixels; those of " + first.path().getFileName() + " have " + first.rows() + " x "
                    + first.columns(), "name the geometry of this detector, with the same binning");
        }
    }

    private static void warnOfPixels(DetectorGeometry geometry, Optional<Detector> detector, Path file,
            Context context) {
        detector.filter(d -> Math.abs(d.pixel1() - geometry.pixel1()) > SAME_PIXEL * d.pixel1()
                || Math.abs(d.pixel2() - geometry.pixel2()) > SAME_PIXEL * d.pixel2())
                .ifPresent(d -> context.warn(file.getFileName().toString(),
                        "pixels of " + micrometres(geometry.pixel1())
                                + " x " + micrometres(geometry.pixel2()) + " um; the detector has "
                                + micrometres(d.pixel1())
                                + " x " + micrometres(d.pixel2()) + " um; the file of geometry is used"));
    }

    private static double micrometres(double metres) {
        return Math.rint(metres * 1e9) * 1e-3;
    }

    /** A detector that stands upright at the header's distance and beam centre. */
    private static Optional<DetectorGeometry> ofHeader(FrameHeader header, Detector d) {
        AcquisitionHeader said = header.said();
        if (!(said.distance() > 0 && Double.isFinite(said.beamRow() + said.beamColumn()))) {
            return Optional.empty();
        }
        return Optional.of(new DetectorGeometry(said.distance(), said.beamRow() * d.pixel1(),
                said.beamColumn() * d.pixel2(), 0, 0, 0, d.pixel1(), d.pixel2(), DetectorGeometry.USUAL));
    }

    private static Optional<Double> wavelength(PowderMeasurement study, Optional<GeometryFile> file, FrameHeader header,
            boolean mar, Context context) {
        Optional<Double> ofFile = file.flatMap(GeometryFile::wavelength);
        // the field of a mar345 header is mostly left at what the scanner's program was installed with
        Optional<Double> ofHeader = mar ? Optional.empty()
                : Optional.of(header.said().wavelength()).filter(w -> w > 0);
        if (study.wavelength().isPresent()) {
            tell("file of geometry", ofFile, study.wavelength().get(), "the study", context);
            tell("frames' header", ofHeader, study.wavelength().get(), "the study", context);
            return study.wavelength();
        }
        ofFile.ifPresent(w -> tell("frames' header", ofHeader, w, "the file of geometry", context));
        return ofFile.or(() -> ofHeader);
    }

    private static void tell(String who, Optional<Double> said, double used, String by, Context context) {
        said.filter(w -> Math.abs(w - used) > SAME_WAVELENGTH * used).ifPresent(w -> context.warn("wavelength",
                "the " + who + " says " + Quantity.digits(w) + " angstrom, " + by + " " + Quantity.digits(used)
                        + "; the latter is used"));
    }
}
