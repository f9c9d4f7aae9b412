// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.ILazyDataset;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Quantity;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.api.Unit;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Hdf5File;
import org.operando.powder.Corrections;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;

/**
 * An entry or subentry of the definition NXazint1d: intensity {@code [frame][bin]} or {@code [bin]}, the angles or Q of
 * the bins, whatever their names are, as the attributes signal and axes of the group of data say.
 */
final class AzimuthalEntry {
    private static final String DEFINITION = "NXazint1d";
    /** Values that are read at once, 32 MB. */
    private static final long MOST_HELD = 1L << 22;
    private static final int MOST_GROUPS = 1000;
    /** Planck's constant times the speed of light, keV angstrom (both exact since 2019). */
    private static final double HC = 12.398419843320026;

    private final Hdf5File file;
    private final String entry;
    private final String data;
    private final String signal;
    private final String axis;
    private final int[] shape;

    private AzimuthalEntry(Hdf5File file, String entry) throws LoadException {
        this.file = file;
        this.entry = entry;
        this.data = data();
        this.signal = data + "/" + file.text(data, "signal").orElse("I");
        List<String> axes = file.texts(data, "axes");
        this.axis = data + "/" + (axes.isEmpty() ? "radial_axis" : axes.getLast());
        for (String set : List.of(signal, axis)) {
            if (!file.isDataset(set)) {
                throw LoadException.at(file.path(), set, "is not there, or is no array");
            }
            if (!file.info(set).element().isNumber()) {
                throw LoadException.at(file.path(), set, "numbers expected, found " + file.info(set).element().name());
            }
        }
        this.shape = file.info(signal).shape();
        int bins = shape.length == 0 ? 0 : shape[shape.length - 1];
        if (shape.length < 1 || shape.length > 2 || shape[0] < 1 || bins < 2) {
            throw LoadException.at(file.path(), signal, "intensity of shape " + Arrays.toString(shape)
                    + "; frames and bins are expected",
                    shape.length == 2 && shape[0] == 0
                            ? "wait until the first frame is written" : "");
        }
        int[] along = file.info(axis).shape();
        if (along.length != 1 || along[0] != bins) {
            throw LoadException.at(file.path(), axis, "of shape " + Arrays.toString(along) + " for " + bins + " bins");
        }
    }

    static AzimuthalEntry of(Hdf5File file) throws LoadException {
        return new AzimuthalEntry(file, find(file).orElseThrow(() -> LoadException.at(file.path(), "",
                "no entry of the definition " + DEFINITION)));
    }

    /** Path of the first entry or subentry of the definition. */
    static Optional<String> find(Hdf5File file) throws LoadException {
        List<String> entries = groups(file, "");
        for (String each : entries) {
            if (isDefined(file, each)) {
                return Optional.of(each);
            }
        }
        for (String each : entries) {
            for (String sub : groups(file, each)) {
                if (isDefined(file, sub)) {
                    return Optional.of(sub);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> groups(Hdf5File file, String parent) throws LoadException {
        List<String> groups = new ArrayList<>();
        for (String child : file.children(parent.isEmpty() ? "/" : parent)) {
            String path = parent + "/" + child;
            if (groups.size() < MOST_GROUPS && file.isGroup(path)) {
                groups.add(path);
            }
        }
        return groups;
    }

    private static boolean isDefined(Hdf5File file, String group) throws LoadException {
        String definition = group + "/definition";
        return file.isDataset(definition) && file.info(definition).elements() == 1
                && file.read(definition).values() instanceof String[] t && t.length == 1
                && t[0].strip().equals(DEFINITION);
    }

    private String data() throws LoadException {
        String named = entry + "/" + file.text(entry, "default").orElse("data");
        if (file.isGroup(named) && file.attribute(named, "signal").isPresent()) {
            return named;
        }
        for (String group : groups(file, entry)) {
            if (file.text(group, "NX_class").orElse("").equals("NXdata")) {
                return group;
            }
        }
        throw LoadException.at(file.path(), entry, "no group of data (NXdata) in it");
    }

    private int frames() {
        return shape.length == 1 ? 1 : shape[0];
    }

    private Optional<String> errors() throws LoadException {
        for (String name : List.of(signal + "_errors", data + "/errors")) {
            if (file.isDataset(name) && file.info(name).element().isNumber()
                    && Arrays.equals(file.info(name).shape(), shape)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** All frames, which stay in the file. */
    Loaded<PatternSeries> series(PowderMeasurement measurement, Context context) throws LoadException {
        double[] x = angles(measurement);
        double[] number = IntStream.rangeClosed(1, frames()).asDoubleStream().toArray();
        Axis frames = Axis.of(Columns.NUMBER, "1", number);
        Axis angle = Axis.of("two_theta", "deg", x);
        Optional<String> errors = errors();
        String unit = isCounts(measurement) ? "counts" : "arbitrary";
        ILazyDataset values = values(signal, context);
        Signal intensity = new Signal(values, Unit.of(unit), List.of(frames, angle),
                errors.isPresent() ? Optional.of(values(errors.get(), context)) : Optional.empty(), Optional.empty());
        double[] unknown = new double[frames()];
        Arrays.fill(unknown, Double.NaN);
        double[] exposure = new double[frames()];
        Arrays.fill(exposure, measurement.exposure().orElse(Double.NaN));
        String name = Pattern.name(file.path());
        Table table = Table.of(
                Column.of(Columns.NUMBER, Arrays.stream(number).mapToLong(n -> (long) n).toArray()),
                Column.of(Columns.NAME, IntStream.rangeClosed(1, frames()).mapToObj(n -> name + " frame " + n)
                        .toArray(String[]::new)),
                Column.of(Columns.START, "s", unknown), Column.of(Columns.MIDDLE, "s", unknown),
                Column.of(Columns.END, "s", unknown), Column.of(Columns.EXPOSURE, "s", exposure));
        if (measurement.times().isPresent()) {
            context.warn(file.path().toString(),
                    "the table of times counts files, not the frames of one; it is not used");
        }
        Optional<Double> own = wavelength();
        if (own.isPresent() && measurement.wavelength().filter(w -> Math.abs(w - own.get()) > 1e-4 * w).isPresent()) {
            context.warn(file.path().toString(),
                    "the file says a wavelength of " + Quantity.digits(own.get()) + " angstrom, the study "
                            + Quantity.digits(measurement.wavelength().get()) + "; the study's is used");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("patterns", String.valueOf(frames()));
        metadata.putAll(metadata());
        return new Loaded<>(new PatternSeries(intensity, table, TimeScale.UNKNOWN, true, measurement.clock(),
                measurement.wavelength().or(() -> own), corrections(), measurement.corrections().isPresent()
                        ? measurement.corrections() : done()),
                metadata);
    }

    /** Held when they are few, so that damage is found here; else read when they are asked for. */
    private ILazyDataset values(String path, Context context) throws LoadException {
        if (file.info(path).elements() > MOST_HELD) {
            return lazy(path);
        }
        DatasetRead read = file.read(path);
        if (!read.missing().isEmpty()) {
            context.warn(file.path().getFileName() + ":" + path, read.missingText());
            return lazy(path);
        }
        return DatasetFactory.createFromObject(read.doubles(), frames(), shape[shape.length - 1]);
    }

    private ILazyDataset lazy(String path) throws LoadException {
        ILazyDataset set = file.lazy(path);
        if (shape.length == 1) {
            set.setShape(1, shape[0]);
        }
        return set;
    }

    /** All frames, in memory. */
    List<Pattern> patterns(PowderMeasurement measurement, Context context) throws LoadException {
        long bytes = 4L * Double.BYTES * file.info(signal).elements();
        if (bytes > context.memory()) {
            throw LoadException.at(file.path(), signal, "too large to be put together with other files in memory",
                    "list it as a measurement of its own");
        }
        double[] x = angles(measurement);
        double[] y = file.read(signal).doubles();
        Optional<String> errors = errors();
        double[] e = errors.isPresent() ? file.read(errors.get()).doubles() : new double[0];
        PatternFacts facts = new PatternFacts(Optional.empty(), wavelength(), Optional.empty(),
                Optional.of(corrections()), Optional.empty(), metadata());
        List<Pattern> patterns = new ArrayList<>();
        for (int k = 0; k < frames(); k++) {
            int from = k * x.length;
            patterns.add(new Pattern(file.path(), frames() == 1 ? 0 : k + 1, x, Arrays.copyOfRange(y, from, from
                    + x.length), e.length == 0 ? Optional.empty()
                            : Optional.of(Arrays.copyOfRange(e, from, from + x.length)),
                    isCounts(measurement), facts));
        }
        return patterns;
    }

    private boolean isCounts(PowderMeasurement measurement) throws LoadException {
        return measurement.counts().orElse(file.text(signal, "units").orElse("").equals("counts"));
    }

    private double[] angles(PowderMeasurement measurement) throws LoadException {
        String unit = file.text(axis, "units").orElse("");
        String name = file.text(axis, "long_name").orElse("");
        AbscissaTitle title = title(unit, name);
        Optional<Double> wavelength = measurement.wavelength().or(() -> Optional.empty());
        if (wavelength.isEmpty()) {
            wavelength = wavelength();
        }
        if (title.kind().isQ() && wavelength.isEmpty()) {
            throw LoadException.at(file.path(), axis, "its abscissa is " + title.words()
                    + ", and without the wavelength there is no angle 2theta to it",
                    "write wavelength: 0.4520 angstrom (your value) under the measurement");
        }
        double[] x = file.read(axis).doubles().clone();
        for (int i = 0; i < x.length; i++) {
            x[i] = title.degrees(x[i], wavelength.orElse(Double.NaN));
            if (!(Math.abs(x[i]) <= 180) || i > 0 && x[i] <= x[i - 1]) {
                throw LoadException.at(file.path(), axis, "its values in '" + unit
                        + "' give no angles that ascend within 180 degrees; bin " + (i + 1) + " is the first");
            }
        }
        return x;
    }

    private AbscissaTitle title(String unit, String name) throws LoadException {
        return switch (unit.toLowerCase(Locale.ROOT).replace(" ", "")) {
            case "deg", "degree", "degrees", "\u00b0" -> new AbscissaTitle(AbscissaTitle.Kind.DEGREES, "2theta");
            case "rad", "radian", "radians" -> new AbscissaTitle(AbscissaTitle.Kind.RADIANS, "2theta in radians");
            case "1/angstrom", "angstrom^-1", "1/a", "a^-1", "1/\u00e5", "\u00e5^-1" -> new AbscissaTitle(
                    AbscissaTitle.Kind.PER_ANGSTROM, "Q in 1/angstrom");
            case "1/nm", "nm^-1" -> new AbscissaTitle(AbscissaTitle.Kind.PER_NANOMETRE, "Q in 1/nm");
            default -> throw LoadException.at(file.path(), axis, "'" + name + "' in '" + unit
                    + "' is neither 2theta nor Q");
        };
    }

    /** Angstrom. */
    private Optional<Double> wavelength() throws LoadException {
        String mono = entry + "/instrument/monochromator/";
        if (isNumber(mono + "wavelength")) {
            double factor = switch (file.text(mono + "wavelength", "units").orElse("")) {
                case "angstrom", "Angstrom", "A", "\u00c5" -> 1;
                case "nm" -> 10;
                case "m" -> 1e10;
                default -> Double.NaN;
            };
            double value = file.number(mono + "wavelength") * factor;
            return Optional.of(value).filter(w -> w > 0.01 && w < 20);
        }
        if (isNumber(mono + "energy")) {
            String unit = file.text(mono + "energy", "units").orElse("");
            double factor = unit.equals("keV") ? 1 : unit.equals("eV") ? 1e-3 : Double.NaN;
            return Optional.of(HC / (file.number(mono + "energy") * factor)).filter(w -> w > 0.01 && w < 20);
        }
        return Optional.empty();
    }

    private boolean isNumber(String path) throws LoadException {
        return file.isDataset(path) && file.info(path).elements() == 1 && file.info(path).element().isNumber();
    }

    private String corrections() throws LoadException {
        List<String> said = new ArrayList<>();
        for (String name : List.of("solid_angle", "polarization", "normalization", "monitor")) {
            applied(name).ifPresent(yes -> said.add(name.replace('_', ' ') + (yes ? " applied" : " not applied")));
        }
        return said.isEmpty() ? "not known what was done before" : String.join(", ", said);
    }

    /** The same for later steps, when the file says all of it. */
    private Optional<Corrections> done() throws LoadException {
        Optional<Boolean> solidAngle = applied("solid_angle");
        Optional<Boolean> polarization = applied("polarization");
        Optional<Boolean> normalization = applied("normalization");
        return solidAngle.isPresent() && polarization.isPresent() && normalization.isPresent()
                ? Optional.of(new Corrections(solidAngle.get(), polarization.get(), normalization.get()))
                : Optional.empty();
    }

    private Optional<Boolean> applied(String name) throws LoadException {
        // a file with several definitions keeps them in the entry above
        for (String place : List.of(entry, entry.substring(0, Math.max(0, entry.lastIndexOf('/'))))) {
            String path = place + "/" + name + "_applied";
            if (file.isDataset(path) && file.info(path).elements() == 1
                    && !(file.read(path).values() instanceof String[])) {
                return Optional.of(file.read(path).doubles()[0] != 0);
            }
        }
        return Optional.empty();
    }

    private Map<String, String> metadata() throws LoadException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("definition", DEFINITION + " in " + entry);
        for (String name : List.of("instrument/name", "instrument/source/name", "reduction/program",
                "reduction/version", "reduction/date")) {
            String path = entry + "/" + name;
            if (file.isDataset(path) && file.info(path).elements() == 1
                    && file.read(path).values() instanceof String[] t) {
                metadata.put(name.replace('/', ' '), t[0].lines().findFirst().orElse(""));
            }
        }
        return metadata;
    }
}
