// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.Hdf5Writer;

/**
 * Geometry of a NeXus file: an NXdetector with an NXdetector_module whose {@code fast_pixel_direction} and
 * {@code slow_pixel_direction} say along which vectors its pixels lie, and NXtransformations that say where. NeXus counts
 * z along the beam, y up and x to the left seen along the beam: (x, y, z) = (-t2, t1, t3) of {@link PixelGrid}. Files that
 * say a geometry otherwise (beam centre and distance alone, angles of DAWN's older calibrations) are refused by name.
 */
public final class NexusDetector {
    private static final int MOST_OBJECTS = 20_000;
    private static final int MOST_STEPS = 64;
    private static final String FAST = "fast_pixel_direction";
    private static final String SLOW = "slow_pixel_direction";
    private static final List<String> ANGLES = List.of("yaw", "pitch", "roll", "detector_yaw", "detector_pitch",
            "detector_roll");

    /** A rotation by rows and the translation after it, m. */
    private record Motion(double[] rotation, double[] shift) {
        double[] apply(double[] p) {
            double[] q = RotationMatrix.times(rotation, p);
            return new double[] {q[0] + shift[0], q[1] + shift[1], q[2] + shift[2]};
        }

        /** This one, after it another. */
        Motion then(Motion outer) {
            return new Motion(RotationMatrix.product(outer.rotation, rotation), outer.apply(shift));
        }
    }

    private final Path path;
    private final Hdf5File file;

    private NexusDetector(Path path, Hdf5File file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Reads the first detector that says where it stands.
     * @throws LoadException when there is none or a part of it is missing
     */
    public static GeometryFile read(Path path) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            return new NexusDetector(path, file).geometry();
        }
    }

    private GeometryFile geometry() throws LoadException {
        List<String> groups = groups();
        Optional<String> module = groups.stream().filter(g -> has(g, FAST) && has(g, SLOW)).findFirst();
        if (module.isEmpty()) {
            throw refusal(groups);
        }
        String group = module.get();
        double[] fast = direction(group + "/" + FAST);
        double[] slow = direction(group + "/" + SLOW);
        double pixel2 = length(group + "/" + FAST);
        double pixel1 = length(group + "/" + SLOW);
        double[] corner = origin(group);
        double[] normal = cross(slow, fast);
        double distance = dot(normal, corner);
        // rows down on the screen: seen in a mirror, where chi counts the other way round and 2theta is the same
        boolean mirrored = distance < 0;
        if (mirrored) {
            slow = new double[] {-slow[0], slow[1], slow[2]};
            fast = new double[] {-fast[0], fast[1], fast[2]};
            corner = new double[] {-corner[0], corner[1], corner[2]};
            normal = cross(slow, fast);
            distance = dot(normal, corner);
        }
        double[] r = {slow[0], fast[0], normal[0], slow[1], fast[1], normal[1], slow[2], fast[2], normal[2]};
        if (Math.abs(dot(slow, fast)) > 1e-6 || !(distance > 0)) {
            throw LoadException.at(path, group, "the directions of its pixels are not at right angles, or the detector"
                    + " stands edge-on to the sample");
        }
        double rot2 = Math.asin(Math.clamp(r[6], -1, 1));
        DetectorGeometry found = new DetectorGeometry(distance, -dot(slow, corner), -dot(fast, corner),
                Math.atan2(-r[7], r[8]), rot2, Math.atan2(r[3], r[0]), pixel1, pixel2, DetectorGeometry.USUAL);
        Map<String, String> further = new LinkedHashMap<>();
        further.put("detector_module", group);
        if (mirrored) {
            further.put("azimuth", "counted from the right downwards, since the rows run down");
        }
        return new GeometryFile("NeXus NXdetector", found, wavelength(groups), description(group), shape(group),
                further);
    }

    private boolean has(String group, String name) {
        try {
            return file.exists(group + "/" + name) && file.isDataset(group + "/" + name);
        } catch (LoadException e) {
            return false;
        }
    }

    private LoadException refusal(List<String> groups) {
        for (String group : groups) {
            for (String angle : ANGLES) {
                if (has(group, angle)) {
                    return LoadException.at(path, group, "is a calibration of DAWN by '" + angle
                            + "', whose convention is not confirmed by a sample",
                            "export the calibration from DAWN as NeXus with NXtransformations, or as .poni");
                }
            }
            if (has(group, "beam_center_x") || has(group, "distance")) {
                return LoadException.at(path, group,
                        "says beam centre or distance, but not how the detector is tilted: it has no detector_module"
                                + " with " + FAST + " and " + SLOW,
                        "calibrate with powder.calibrate, or give a .poni file");
            }
        }
        return LoadException.at(path, "", "has no NXdetector_module with " + FAST + " and " + SLOW,
                "give a file of geometry: .poni, .imctrl, NeXus with NXtransformations");
    }

    /** All groups, breadth first. */
    private List<String> groups() throws LoadException {
        List<String> groups = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        int seen = 0;
        while (!open.isEmpty()) {
            String group = open.poll();
            groups.add(group);
            if (group.chars().filter(c -> c == '/').count() > 8) {
                continue;
            }
            for (String child : file.children(group.isEmpty() ? "/" : group)) {
                if (++seen > MOST_OBJECTS) {
                    return groups;
                }
                String object = group + "/" + child;
                if (file.link(object).isEmpty() && file.isGroup(object)) {
                    open.add(object);
                }
            }
        }
        return groups;
    }

    private double length(String object) throws LoadException {
        double metres = file.number(object) * perMetre(object, "units", "m");
        if (!(metres > 0 && metres < 1)) {
            throw LoadException.at(path, object, "no size of a pixel: " + metres + " m");
        }
        return metres;
    }

    private double perMetre(String object, String attribute, String otherwise) throws LoadException {
        String unit = file.text(object, attribute).orElse(otherwise);
        try {
            Unit found = Unit.of(unit);
            return found.to(Unit.of("m"), 1);
        } catch (IllegalArgumentException e) {
            throw LoadException.at(path, object + "@" + attribute, "'" + unit + "' is no length");
        }
    }

    private double[] vector(String object, String attribute) throws LoadException {
        Object value = file.attribute(object, attribute).orElse(null);
        double[] found = switch (value) {
            case double[] d -> d;
            case float[] f -> new double[] {f[0], f.length > 1 ? f[1] : 0, f.length > 2 ? f[2] : 0};
            case int[] i -> Arrays.stream(i).asDoubleStream().toArray();
            case long[] l -> Arrays.stream(l).asDoubleStream().toArray();
            case null, default -> new double[0];
        };
        if (found.length != 3 || !Double.isFinite(found[0] + found[1] + found[2])) {
            throw LoadException.at(path, object + "@" + attribute, "three numbers expected");
        }
        return found;
    }

    private double[] unit(String object) throws LoadException {
        double[] v = vector(object, "vector");
        double length = Math.sqrt(dot(v, v));
        if (!(length > 1e-9)) {
            throw LoadException.at(path, object + "@vector", "has no length");
        }
        return new double[] {v[0] / length, v[1] / length, v[2] / length};
    }

    /** Direction of the pixels in (up, right, along the beam). */
    private double[] direction(String object) throws LoadException {
        return laboratory(RotationMatrix.times(chain(object).rotation, unit(object)));
    }

    /** The corner of the first pixel, m, in (up, right, along the beam). */
    private double[] origin(String group) throws LoadException {
        String start = has(group, "module_offset") ? group + "/module_offset" : group + "/" + FAST;
        double[] at = offset(start);
        if (start.endsWith("module_offset")) {
            double length = file.number(start) * perMetre(start, "units", "m");
            double[] v = length == 0 ? new double[3] : unit(start);
            at = new double[] {at[0] + length * v[0], at[1] + length * v[1], at[2] + length * v[2]};
        }
        return laboratory(chain(start).apply(at));
    }

    private double[] offset(String object) throws LoadException {
        if (file.attribute(object, "offset").isEmpty()) {
            return new double[3];
        }
        double factor = perMetre(object, "offset_units", file.text(object, "units").orElse("m"));
        return Arrays.stream(vector(object, "offset")).map(v -> v * factor).toArray();
    }

    /** What an object depends on, from the nearest outwards. */
    private Motion chain(String object) throws LoadException {
        Motion motion = new Motion(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3]);
        String at = object;
        Set<String> seen = new HashSet<>();
        for (String next = depends(at); !next.equals("."); next = depends(at)) {
            at = next.startsWith("/") ? next : at.substring(0, at.lastIndexOf('/') + 1) + next;
            if (!seen.add(at) || seen.size() > MOST_STEPS || !file.exists(at)) {
                throw LoadException.at(path, object, "depends on '" + at + "', which "
                        + (file.exists(at) ? "leads in a circle" : "is not there"));
            }
            motion = motion.then(step(at));
        }
        return motion;
    }

    private String depends(String object) throws LoadException {
        return file.text(object, "depends_on").map(String::strip).filter(d -> !d.isEmpty()).orElse(".");
    }

    private Motion step(String object) throws LoadException {
        double value = file.number(object);
        String type = file.text(object, "transformation_type").orElse("");
        double[] offset = offset(object);
        if (type.equals("rotation")) {
            String unit = file.text(object, "units").orElse("deg");
            double angle = unit.startsWith("rad") ? value : Math.toRadians(value);
            return new Motion(RotationMatrix.about(unit(object), angle), offset);
        }
        if (!type.equals("translation")) {
            throw LoadException.at(path, object + "@transformation_type", "rotation or translation expected: '" + type
                    + "'");
        }
        double metres = value * perMetre(object, "units", "m");
        double[] v = metres == 0 ? new double[3] : unit(object);
        return new Motion(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[] {offset[0] + metres * v[0],
            offset[1] + metres * v[1], offset[2] + metres * v[2]});
    }

    /** From (left, up, along) to (up, right, along). */
    private static double[] laboratory(double[] nexus) {
        return new double[] {nexus[1], -nexus[0], nexus[2]};
    }

    private static double[] nexus(double... t) {
        return new double[] {0.0 - t[1], t[0], t[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private Optional<Double> wavelength(List<String> groups) throws LoadException {
        for (String group : groups) {
            if (has(group, "incident_wavelength")) {
                String object = group + "/incident_wavelength";
                double angstrom = file.number(object) * perMetre(object, "units", "angstrom") * 1e10;
                return angstrom > 1e-3 && angstrom < 100 ? Optional.of(rounded(angstrom)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Away with what the change of the unit did to the last digit. */
    private static double rounded(double angstrom) {
        return Math.rint(angstrom * 1e13) / 1e13;
    }

    private Optional<String> description(String module) throws LoadException {
        String detector = module.substring(0, Math.max(0, module.lastIndexOf('/')));
        return has(detector, "description") ? Optional.of(file.text(detector + "/description")) : Optional.empty();
    }

    private Optional<GeometryFile.Shape> shape(String module) throws LoadException {
        if (!has(module, "data_size")) {
            return Optional.empty();
        }
        double[] size = file.read(module + "/data_size").doubles();
        return size.length == 2 && size[0] >= 1 && size[1] >= 1 && size[0] < 1e6 && size[1] < 1e6
                ? Optional.of(new GeometryFile.Shape((int) size[0], (int) size[1])) : Optional.empty();
    }

    /**
     * Writes a new file with a detector, and its wavelength when it is known.
     * @param path the new file
     * @param g the geometry; its shape must be known unless the orientation is the usual one
     */
    public static void write(Path path, GeometryFile g) throws IOException {
        write(path, g, "");
    }

    /** Likewise, with a title that says where the geometry is from. */
    public static void write(Path path, GeometryFile g, String title) throws IOException {
        DetectorGeometry d = g.geometry().orientation() == DetectorGeometry.USUAL ? g.geometry()
                : g.shape().map(s -> g.geometry().usual(s.rows(), s.columns())).orElseThrow(
                        () -> new IllegalArgumentException("the orientation needs the shape of the frames"));
        double[] r = d.rotation();
        double[] corner = RotationMatrix.times(r, new double[] {-d.poni1(), -d.poni2(), d.distance()});
        String detector = "/entry/instrument/detector";
        try (Hdf5Writer out = Hdf5Writer.create(path)) {
            out.attribute("/entry", "NX_class", "NXentry");
            if (!title.isEmpty()) {
                out.write("/entry/title", title);
            }
            out.attribute("/entry/instrument", "NX_class", "NXinstrument");
            out.attribute(detector, "NX_class", "NXdetector");
            g.detector().ifPresent(name -> out.write(detector + "/description", name));
            out.write(detector + "/depends_on", detector + "/transformations/corner");
            scalar(out, detector + "/x_pixel_size", d.pixel2(), "m");
            scalar(out, detector + "/y_pixel_size", d.pixel1(), "m");
            scalar(out, detector + "/distance", d.directDistance(), "m");
            scalar(out, detector + "/beam_center_x", d.beamColumn(), "pixels");
            scalar(out, detector + "/beam_center_y", d.beamRow(), "pixels");
            out.attribute(detector + "/transformations", "NX_class", "NXtransformations");
            double length = Math.sqrt(dot(corner, corner));
            step(out, detector + "/transformations/corner", length,
                    nexus(corner[0] / length, corner[1] / length, corner[2] / length), ".");
            String module = detector + "/detector_module";
            out.attribute(module, "NX_class", "NXdetector_module");
            step(out, module + "/" + FAST, d.pixel2(), nexus(r[1], r[4], r[7]), detector + "/transformations/corner");
            step(out, module + "/" + SLOW, d.pixel1(), nexus(r[0], r[3], r[6]), module + "/" + FAST);
            g.shape().ifPresent(s -> {
                out.write(module + "/data_origin", new int[] {0, 0});
                out.write(module + "/data_size", new int[] {s.rows(), s.columns()});
            });
            g.wavelength().ifPresent(w -> {
                out.attribute("/entry/instrument/beam", "NX_class", "NXbeam");
                scalar(out, "/entry/instrument/beam/incident_wavelength", w, "angstrom");
            });
        }
    }

    private static void scalar(Hdf5Writer out, String path, double value, String unit) {
        out.write(path, value);
        out.attribute(path, "units", unit);
    }

    private static void step(Hdf5Writer out, String path, double value, double[] vector, String dependsOn) {
        scalar(out, path, value, "m");
        out.attribute(path, "transformation_type", "translation");
        out.attribute(path, "vector", vector);
        out.attribute(path, "depends_on", dependsOn);
    }
}
