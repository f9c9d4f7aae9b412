// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Recognition;
import org.operando.api.Version;
import org.operando.powder.PowderMeasurement;

/**
 * Files that tell where a detector stands, looked at by themselves; a study names them by {@code geometry} or
 * {@code settings} instead.
 */
@Version(value = 1, references = "pyFAI .poni 1 to 2.1 and .azimint.json; GSAS-II .imctrl; NeXus NXdetector")
@Doc("Where a detector stands (.poni, .azimint.json of pyFAI, .imctrl of GSAS-II, NXdetector of NeXus): distance, PONI, tilts,"
        + " wavelength. For 'inspect'; a study names such a file by 'geometry'.")
public final class GeometryLoader implements Loader<PowderMeasurement, PlacedDetector> {
    /** Frames with a detector beside them are frames first. */
    private static final double BESIDE_FRAMES = 0.2;
    /** For a format without pixels: PONI and distance do not depend on it. */
    private static final double ANY_PIXEL = 1e-4;

    @Override
    public Recognition recognise(FileHead head) {
        String text = head.text();
        if (text.startsWith("\u0089HDF")) {
            try {
                NexusDetector.read(head.path());
                return Recognition.yes(BESIDE_FRAMES, "NeXus with the position of a detector");
            } catch (LoadException e) {
                return Recognition.no(e.what());
            }
        }
        if (text.stripLeading().startsWith("{")) {
            return Stream.of("\"nbpt_rad\"", "\"npt_radial\"", "\"do_solid_angle\"").anyMatch(text::contains)
                    ? Recognition.yes(0.95, "settings of pyFAI's integration (JSON)")
                    : Recognition.no("JSON without the keys of pyFAI's settings");
        }
        if (Stream.of("distance:", "center:", "tilt:", "rotation:")
                .allMatch(key -> text.lines().anyMatch(l -> l.startsWith(key)))) {
            return Recognition.yes(0.98, "image controls of GSAS-II");
        }
        return PoniFile.recognises(text) ? Recognition.yes(0.98, "geometry of pyFAI (.poni)")
                : Recognition.no("has none of the keys of a file of geometry");
    }

    @Override
    public Loaded<PlacedDetector> load(List<Path> files, PowderMeasurement study, Context context)
            throws LoadException {
        Path path = files.getFirst();
        if (files.size() > 1) {
            throw LoadException.at(files.get(1), "", "is a second file of geometry", "look at them one at a time");
        }
        boolean gsas = isGsas(path);
        Optional<Double> pixel = study.pixel().map(um -> um / 1e6)
                .or(() -> study.detector().flatMap(DetectorCatalogue::named).map(m -> m.detector().pixel1()));
        double side = pixel.orElse(ANY_PIXEL);
        GeometryFile file = GeometryFile.read(path,
                gsas ? Optional.of(new FramePixels(1, 1, side, side, false)) : Optional.empty());
        boolean sized = !gsas || pixel.isPresent();
        if (!sized) {
            context.warn(path.getFileName().toString(), "this format has no size of the pixels; with it (detector: NAME"
                    + " or pixel: 172 um) the beam's pixel is told too");
        }
        Map<String, String> facts = facts(file, sized);
        if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            AzimintFacts.add(AzimintSettings.read(path), facts);
        }
        return new Loaded<>(new PlacedDetector(file.format(), sized ? Optional.of(file.geometry()) : Optional.empty(),
                file.wavelength(), file.detector()), facts);
    }

    private static boolean isGsas(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".imctrl");
    }

    private static Map<String, String> facts(GeometryFile file, boolean sized) {
        DetectorGeometry g = file.geometry();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("format", file.format());
        facts.put("distance", text(1e3 * g.distance()) + " mm");
        facts.put("PONI", text(1e3 * g.poni1()) + " mm along the rows' index, " + text(1e3 * g.poni2())
                + " mm along the columns'");
        facts.put("rotations", text(g.rot1()) + ", " + text(g.rot2()) + ", " + text(g.rot3()) + " rad");
        double plane = Math.atan2(Math.sin(g.rot2()), -Math.cos(g.rot2()) * Math.sin(g.rot1()));
        facts.put("tilt", text(Math.toDegrees(g.tilt())) + " deg"
                + (g.tilt() > 0 ? " in the plane at " + text(Math.toDegrees(plane)) + " deg" : ""));
        facts.put("sample to detector along the beam", text(1e3 * g.directDistance()) + " mm");
        if (sized) {
            facts.put("pixels", text(1e6 * g.pixel1()) + " x " + text(1e6 * g.pixel2()) + " um");
            facts.put("beam", "row " + text(g.beamRow()) + ", column " + text(g.beamColumn())
                    + " (from the corner of the first pixel)");
        } else {
            facts.put("pixels", "not said");
        }
        if (g.orientation() != DetectorGeometry.USUAL) {
            facts.put("orientation", String.valueOf(g.orientation()));
        }
        facts.put("wavelength", file.wavelength().map(w -> w + " angstrom").orElse("not said"));
        facts.put("detector", file.detector().orElse("not said"));
        facts.put("frames", file.shape().map(s -> s.rows() + " x " + s.columns()).orElse("not said"));
        return facts;
    }

    /** Seven digits, without zeros at their end. */
    private static String text(double value) {
        return String.valueOf((float) value).replaceAll("\\.0$", "");
    }
}
