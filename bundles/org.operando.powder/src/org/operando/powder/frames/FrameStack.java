// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.operando.api.Axis;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Signal;
import org.operando.api.Table;
import org.operando.io.image.ImageFile;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.TimeScale;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.format.PatternNumbers;
import org.operando.powder.format.TimesTable;

/**
 * The frames of a measurement's files one after the other: size, numbers, times and exposures. A file that cannot be read
 * and a frame of another size keep their row, with the reason, so that they are a gap and not a shift of all that follow.
 */
final class FrameStack {
    /** Missing numbers that are listed. */
    private static final int LISTED = 5;

    private final PowderMeasurement measurement;
    private final Context context;
    private final List<Row> rows = new ArrayList<>();
    private final List<LazyFrames.Place> places = new ArrayList<>();
    private FrameFile first;

    /** A frame, or what stands for a file that gives none. */
    private record Row(Path file, int frame, int of, FrameHeader header, String problem) {
        String name() {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            String plain = dot > 0 ? name.substring(0, dot) : name;
            return of > 1 ? plain + " " + (frame + 1) : plain;
        }
    }

    /** Opens a file of frames. */
    interface Opening {
        FrameFile open(Path file) throws LoadException;
    }

    FrameStack(PowderMeasurement measurement, Context context) {
        this.measurement = measurement;
        this.context = context;
    }

    /** Reads the headers of all files. */
    void open(List<Path> files, Opening opening) throws LoadException {
        List<Path> bad = new ArrayList<>();
        LoadException why = null;
        for (Path path : files) {
            context.progress(rows.size(), files.size(), "files");
            try {
                FrameFile file = opening.open(path);
                if (first == null) {
                    first = file;
                }
                add(file);
            } catch (LoadException e) {
                why = why == null ? e : why;
                bad.add(path);
                context.leaveOut(e.where(), e.what());
                rows.add(new Row(path, 0, 1, FrameHeader.silent(), e.what()));
                places.add(null);
            }
        }
        if (first == null) {
            throw why == null ? new LoadException("no files", "files", "name the frames of the measurement", null)
                    : why;
        }
        // a place that is never asked for: its row says why
        places.replaceAll(p -> p == null ? new LazyFrames.Place(first, 0) : p);
    }

    private void add(FrameFile file) {
        String problem = file.rows() == first.rows() && file.columns() == first.columns() ? ""
                : file.rows() + " x " + file.columns() + " pixels, the first frame has " + first.rows() + " x "
                        + first.columns();
        if (!problem.isEmpty()) {
            context.leaveOut(file.path().getFileName().toString(), problem);
        }
        if (file.announced() > file.frames()) {
            int left = file.announced() - file.frames();
            context.warn(file.path().getFileName().toString(), "has room for " + file.announced() + " frames: the last "
                    + (left == 1 ? "was" : left + " were") + " not written");
        }
        tellAbsent(file);
        for (int i = 0; i < file.frames(); i++) {
            String gap = file.gaps().problems().get(i);
            rows.add(new Row(file.path(), i, file.frames(), file.header(i), problem.isEmpty() ? gap : problem));
            places.add(new LazyFrames.Place(file, i));
            // the last may be being written, and of files that are not there was told
            if (!gap.isEmpty() && i < file.frames() - 1 && file.gaps().absent().isEmpty()) {
                context.leaveOut(rows.getLast().name(), gap);
            }
        }
    }

    /** Files of a master that are not there are named together; one that is there and cannot be read is a fault. */
    private void tellAbsent(FrameFile file) {
        String name = file.path().getFileName().toString();
        List<String> missing = new ArrayList<>();
        for (ImageFile.Absent absent : file.gaps().absent()) {
            if (absent.isThere()) {
                context.leaveOut(name, absent.file() + " " + absent.why());
            } else {
                missing.add(absent.file());
            }
        }
        if (!missing.isEmpty()) {
            context.warn(name,
                    "leads to " + (missing.size() == 1 ? "a file that is" : missing.size() + " files that are")
                            + " not there: " + String.join(", ", missing.subList(0, Math.min(LISTED, missing.size())))
                            + (missing.size() > LISTED ? " and more" : "") + "; their frames are missing");
        }
    }

    /** The first file that could be read. */
    FrameFile first() {
        return first;
    }

    /** Where all frames are. */
    List<LazyFrames.Place> places() {
        return places;
    }

    /** Where the frames are that can be used. */
    List<LazyFrames.Place> good() {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).problem().isEmpty()).mapToObj(places::get)
                .toList();
    }

    /** Headers of the frames that could be read. */
    Stream<FrameHeader> headers() {
        return rows.stream().filter(r -> r.problem().isEmpty()).map(Row::header);
    }

    /** Row of the first frame that can be used. */
    int firstGood() {
        return IntStream.range(0, rows.size()).filter(i -> rows.get(i).problem().isEmpty()).findFirst().orElse(0);
    }

    /**
     * Table and numbers of the frames.
     * @param numbered whether the numbers are the frames' own
     */
    record Frames(Table table, TimeScale scale, boolean numbered) {
    }

    /** The frames as a table, in the order of their files. */
    Frames frames() throws LoadException {
        int n = rows.size();
        Optional<long[]> own = numbers();
        long[] number = own.orElseGet(() -> IntStream.rangeClosed(1, n).asLongStream().toArray());
        Optional<TimesTable> log = measurement.times().isPresent()
                ? Optional.of(TimesTable.read(measurement.times().get(), own.isPresent())) : Optional.empty();
        double[][] times = new double[4][n];
        for (int i = 0; i < n; i++) {
            FrameHeader header = rows.get(i).header();
            double exposure = measurement.exposure().orElse(header.said().exposure());
            double start = header.start().orElse(Double.NaN);
            double[] both = log.isPresent() ? log.get().of(number[i], rows.get(i).file())
                    : new double[] {start, start + exposure};
            times[0][i] = both[0];
            times[1][i] = (both[0] + both[1]) / 2;
            times[2][i] = both[1];
            times[3][i] = Double.isNaN(exposure) ? both[1] - both[0] : exposure;
        }
        own.ifPresent(this::warnOfGaps);
        List<Column> columns = new ArrayList<>(List.of(Column.of(PatternSeries.Columns.NUMBER, number),
                Column.of(PatternSeries.Columns.NAME, rows.stream().map(Row::name).toArray(String[]::new)),
                Column.of(PatternSeries.Columns.START, "s", times[0]),
                Column.of(PatternSeries.Columns.MIDDLE, "s", times[1]),
                Column.of(PatternSeries.Columns.END, "s", times[2]),
                Column.of(PatternSeries.Columns.EXPOSURE, "s", times[3]),
                Column.of(FrameSeries.Columns.PROBLEM, rows.stream().map(Row::problem).toArray(String[]::new))));
        log.flatMap(l -> l.monitor(number)).ifPresent(columns::add);
        return new Frames(new Table(columns), log.map(TimesTable::scale).orElseGet(() -> scale(times[0])),
                own.isPresent());
    }

    private TimeScale scale(double[] start) {
        return Arrays.stream(start).allMatch(Double::isFinite)
                ? headers().findFirst().map(FrameHeader::scale).orElse(TimeScale.UNKNOWN) : TimeScale.UNKNOWN;
    }

    /** Numbers of single frames from the names of their files; those of a stack are its places. */
    private Optional<long[]> numbers() {
        if (rows.size() == 1) {
            return Optional.of(new long[] {PatternNumbers.ending(rows.getFirst().name()).orElse(1)});
        }
        if (rows.stream().allMatch(r -> r.of() == 1)) {
            return PatternNumbers.of(rows.stream().map(Row::name).toList());
        }
        return rows.stream().map(Row::file).distinct().count() == 1
                ? Optional.of(IntStream.rangeClosed(1, rows.size()).asLongStream().toArray()) : Optional.empty();
    }

    private void warnOfGaps(long[] number) {
        long[] sorted = Arrays.stream(number).sorted().toArray();
        List<String> missing = new ArrayList<>();
        long lost = 0;
        for (int i = 1; i < sorted.length; i++) {
            long gap = sorted[i] - sorted[i - 1] - 1;
            lost += gap;
            if (gap > 0 && missing.size() < LISTED) {
                missing.add(gap == 1 ? Long.toString(sorted[i] - 1) : (sorted[i - 1] + 1) + " to " + (sorted[i] - 1));
            }
        }
        // every fifth frame of a series was meant; a hole in one that is else complete was not
        if (lost > 0 && lost < sorted.length / 2) {
            context.warn("frames", "missing in the sequence: " + String.join(", ", missing)
                    + (missing.size() == LISTED ? " and more" : "") + "; their places stay empty");
        }
    }

    /** The frames as data that are read when they are asked for. */
    Signal counts(Table frames) {
        Axis number = Axis.of(PatternSeries.Columns.NUMBER, "1", frames.column(PatternSeries.Columns.NUMBER).doubles());
        return Signal.of(LazyFrames.of(places, first.rows(), first.columns()), "counts", number,
                pixels("row", first.rows()), pixels("column", first.columns()));
    }

    /** An axis of pixel numbers from 0. */
    static Axis pixels(String name, int count) {
        return Axis.of(name, "1", IntStream.range(0, count).asDoubleStream().toArray());
    }

    /** Frames that cannot be used, with the reason of the first; empty when there are none. */
    String unusable() {
        List<Row> bad = rows.stream().filter(r -> !r.problem().isEmpty()).toList();
        return bad.isEmpty() ? "" : bad.size() + " of " + rows.size() + ", the first is " + bad.getFirst().name() + ": "
                + bad.getFirst().problem();
    }

    /** What the headers say by their own words, for the provenance. */
    Map<String, String> metadata() {
        return first.metadata();
    }
}
