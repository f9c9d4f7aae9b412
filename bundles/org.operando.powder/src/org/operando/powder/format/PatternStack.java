// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.PowderMeasurement;

/** Puts patterns one above the other: one grid of angles, numbers, times and what study and files say together. */
final class PatternStack {
    private final List<Pattern> patterns;
    private final List<Path> files;
    private final PowderMeasurement measurement;
    private final Context context;

    /**
     * @param patterns at least one
     * @param files all files of the measurement, in the same order, also those that gave none
     */
    PatternStack(List<Pattern> patterns, List<Path> files, PowderMeasurement measurement, Context context)
            throws LoadException {
        this.patterns = PatternGrid.ofMost(patterns, context);
        this.files = files;
        this.measurement = measurement;
        this.context = context;
    }

    Loaded<PatternSeries> series() throws LoadException {
        Optional<long[]> numbers = numbers();
        long[] number = numbers.orElseGet(this::ordinals);
        Optional<TimesTable> times = measurement.times().isPresent()
                ? Optional.of(TimesTable.read(measurement.times().get(), numbers.isPresent())) : Optional.empty();
        if (times.isPresent() && Arrays.stream(number).noneMatch(n -> times.get().find(n).isPresent())) {
            // throws: it names none of them
            times.get().of(number[0], patterns.getFirst().file());
        }
        Optional<TimeScale> stamped = times.isPresent() ? Optional.empty() : stamped();
        double[][] exposed = new double[patterns.size()][];
        for (int i = 0; i < exposed.length; i++) {
            Optional<PatternFacts.Exposed> own = patterns.get(i).facts().exposed();
            exposed[i] = times.isPresent()
                    ? times.get().find(number[i]).orElseGet(() -> new double[] {Double.NaN, Double.NaN})
                    : stamped.isPresent() && own.isPresent() ? new double[] {own.get().start(), own.get().end()}
                            : new double[] {Double.NaN, Double.NaN};
        }
        Integer[] order = IntStream.range(0, patterns.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, times.isPresent() || stamped.isPresent() ? Comparator.comparingDouble(i -> exposed[i][0])
                : Comparator.comparingLong(i -> number[i]));
        Table frames = frames(order, number, exposed, times);
        PatternSeries series = new PatternSeries(signal(order, number), frames,
                times.map(TimesTable::scale).or(() -> stamped).orElse(TimeScale.UNKNOWN), numbers.isPresent(),
                measurement.clock(), wavelength(), corrections(), measurement.corrections());
        patterns.stream().flatMap(p -> p.facts().remark().stream()).distinct()
                .forEach(remark -> context.warn("patterns", remark));
        return new Loaded<>(series, metadata(series));
    }

    /** What the times in the files count from, when those that have any have one and the same. */
    private Optional<TimeScale> stamped() {
        List<TimeScale> scales = patterns.stream().flatMap(p -> p.facts().exposed().stream())
                .map(PatternFacts.Exposed::scale).distinct().toList();
        return scales.size() == 1 ? Optional.of(scales.getFirst()) : Optional.empty();
    }

    private String corrections() {
        List<String> said = patterns.stream().map(p -> p.facts().corrections().orElse("")).distinct().toList();
        return said.size() == 1 && !said.getFirst().isEmpty() ? said.getFirst()
                : "as in the files; not known what was done before";
    }

    private boolean hasScans() {
        return patterns.stream().anyMatch(p -> p.scan() > 0);
    }

    private boolean hasTitles() {
        return patterns.stream().allMatch(p -> p.title().isPresent());
    }

    /** Places in the series, from 1: of the files, or of the scans where files have several. */
    private long[] ordinals() {
        return hasScans() || hasTitles() ? LongStream.rangeClosed(1, patterns.size()).toArray()
                : Arrays.stream(places()).mapToLong(place -> place + 1L).toArray();
    }

    /** Numbers as all files have them, so that a file left out changes no other's; else those of the patterns alone. */
    private Optional<long[]> numbers() {
        if (hasTitles()) {
            return PatternNumbers.of(patterns.stream().map(Pattern::name).toList());
        }
        if (hasScans()) {
            return Optional.empty();
        }
        return PatternNumbers.of(files.stream().map(Pattern::name).toList())
                .map(all -> Arrays.stream(places()).mapToLong(place -> all[place]).toArray())
                .or(() -> PatternNumbers.of(patterns.stream().map(Pattern::name).toList()));
    }

    /** Where among the files each pattern is; both are in the same order. */
    private int[] places() {
        int[] places = new int[patterns.size()];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            while (!files.get(at).equals(patterns.get(i).file())) {
                at++;
            }
            places[i] = at++;
        }
        return places;
    }

    private Table frames(Integer[] order, long[] number, double[][] exposed, Optional<TimesTable> log) {
        int n = order.length;
        long[] numbers = new long[n];
        String[] names = new String[n];
        double[][] times = new double[4][n];
        for (int k = 0; k < n; k++) {
            Pattern p = patterns.get(order[k]);
            numbers[k] = number[order[k]];
            names[k] = p.name();
            times[0][k] = exposed[order[k]][0];
            times[1][k] = (exposed[order[k]][0] + exposed[order[k]][1]) / 2;
            times[2][k] = exposed[order[k]][1];
            double length = exposed[order[k]][1] - exposed[order[k]][0];
            times[3][k] = measurement.exposure().or(p.facts()::exposure).orElse(length);
        }
        List<Column> columns = new ArrayList<>(List.of(Column.of(Columns.NUMBER, numbers),
                Column.of(Columns.NAME, names),
                Column.of(Columns.START, "s", times[0]), Column.of(Columns.MIDDLE, "s", times[1]),
                Column.of(Columns.END, "s", times[2]), Column.of(Columns.EXPOSURE, "s", times[3])));
        log.flatMap(l -> l.monitor(numbers)).ifPresent(columns::add);
        return new Table(columns);
    }

    private Signal signal(Integer[] order, long[] number) {
        int points = patterns.getFirst().intensity().length;
        double[] data = new double[order.length * points];
        double[] errors = new double[data.length];
        boolean counts = measurement.counts().orElse(patterns.stream().allMatch(Pattern::counts));
        long with = patterns.stream().filter(p -> p.errors().isPresent()).count();
        double[] frame = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            Pattern p = patterns.get(order[k]);
            frame[k] = number[order[k]];
            System.arraycopy(p.intensity(), 0, data, k * points, points);
            for (int i = 0; i < points; i++) {
                double poisson = counts ? Math.sqrt(Math.max(p.intensity()[i], 1)) : Double.NaN;
                double given = p.errors().isPresent() ? p.errors().get()[i] : poisson;
                // no counts are a measurement too: left out, they would lift the mean of those that are kept
                errors[k * points + i] = Double.isNaN(given) && p.intensity()[i] == 0 ? poisson : given;
            }
        }
        if (with > 0 && with < patterns.size()) {
            context.warn("patterns", with + " of " + patterns.size() + " files have uncertainties"
                    + (counts ? "; the others get the square root of their counts" : "; the others have none"));
        }
        String unit = counts ? "counts" : "arbitrary";
        Axis frames = Axis.of(Columns.NUMBER, "1", frame);
        Axis angle = Axis.of("two_theta", "deg", patterns.getFirst().twoThetaDegrees());
        return with > 0 || counts ? Signal.of(data, errors, unit, frames, angle) : Signal.of(data, unit, frames, angle);
    }

    /** The study's wavelength, else that of the files when they agree. */
    private Optional<Double> wavelength() throws LoadException {
        Optional<Pattern> first = patterns.stream().filter(p -> p.facts().wavelength().isPresent()).findFirst();
        if (first.isEmpty()) {
            return measurement.wavelength();
        }
        double said = first.get().facts().wavelength().get();
        for (Pattern p : patterns) {
            double other = p.facts().wavelength().orElse(said);
            boolean differs = Math.abs(other - said) > 1e-6 * said;
            if (differs && measurement.wavelength().isPresent()) {
                context.warn(p.file().getFileName().toString(), "the wavelength changes along the series: "
                        + other + " angstrom here, " + said + " in " + first.get().file().getFileName()
                        + "; the study's " + measurement.wavelength().get() + " is used for all");
                break;
            } else if (differs) {
                throw LoadException.at(p.file(), "", "the wavelength changes along the series: " + other
                        + " angstrom here, " + said + " in " + first.get().file(),
                        "list patterns of different wavelengths as measurements of their own, or write the wavelength"
                                + " of this measurement into the study");
            }
        }
        if (measurement.wavelength().isPresent() && Math.abs(measurement.wavelength().get() - said) > 1e-4 * said) {
            context.warn(first.get().file().toString(), "the file says a wavelength of " + said
                    + " angstrom, the study "
                    + measurement.wavelength().get() + "; the study's is used");
        }
        return measurement.wavelength().isPresent() ? measurement.wavelength() : Optional.of(said);
    }

    private Map<String, String> metadata(PatternSeries series) {
        Map<String, String> metadata = new LinkedHashMap<>();
        double[] x = series.twoThetaDegrees();
        metadata.put("patterns", Integer.toString(series.size()));
        metadata.put("two_theta", PatternGrid.describe(x));
        metadata.put("intensity", !series.isCounts() ? "not known to be counts"
                : measurement.counts().isPresent() ? "counts, as the study says"
                        : "counts: their uncertainties are square roots");
        metadata.put("wavelength", series.wavelength().map(w -> w + " angstrom").orElse("not known"));
        patterns.getFirst().facts().metadata().forEach(metadata::putIfAbsent);
        return metadata;
    }
}
