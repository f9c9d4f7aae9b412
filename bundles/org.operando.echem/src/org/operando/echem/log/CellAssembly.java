// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.echem.CycleCounting;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.StepType;

/** Joins what the files gave with what the study says to the cell's record. */
public final class CellAssembly {
    /** Relative difference of two masses below which they are the same: files round to 0.1 % or better. */
    private static final double SAME = 1e-3;

    private CellAssembly() {
    }

    /**
     * Reads the files of a measurement, on the threads of the step, and joins them with what the study says.
     * @throws LoadException of the first file, in the order given, that cannot be read
     */
    public static Loaded<CellRecord> load(List<Path> files, CellFileReader reader, EchemMeasurement study,
            Context context) throws LoadException {
        return assemble(read(files, reader, study, context), study, context);
    }

    /** Reads the files of a measurement, on the threads of the step, in the order given. */
    public static List<CellFile> read(List<Path> files, CellFileReader reader, EchemMeasurement study,
            Context context) throws LoadException {
        if (files.size() == 1) {
            context.progress(0, 1, "files");
            return List.of(reader.read(files.getFirst(), study, context));
        }
        CellFile[] read = new CellFile[files.size()];
        AtomicInteger done = new AtomicInteger();
        ReadingTasks.run(read.length, context, (i, c) -> {
            read[i] = reader.read(files.get(i), study, c);
            context.progress(done.incrementAndGet(), read.length, "files");
        });
        return List.of(read);
    }

    /** Joins the parts of one test, or of one file that holds a test begun again, in the order of their start. */
    public static CellFile joined(List<CellFile> parts, Context context) throws LoadException {
        CellFile whole = parts.size() == 1 ? parts.getFirst() : FileJoin.join(parts, context);
        // what the log was made of is not needed any more
        whole.log().source = Optional.empty();
        return whole;
    }

    /** Joins what was read with what the study says. */
    public static Loaded<CellRecord> assemble(List<CellFile> files, EchemMeasurement study, Context context)
            throws LoadException {
        CellFile whole = joined(files, context);
        CellLog log = whole.log();
        String name = whole.path().getFileName().toString();
        CycleCounting counting = study.cycleCounting().orElse(
                whole.cyclesStored() ? CycleCounting.FILE : CycleCounting.AUTOMATIC);
        if (counting == CycleCounting.FILE && !whole.cyclesStored()) {
            context.warn(name, "stores no cycle numbers; they are counted by the automatic rule");
            counting = CycleCounting.AUTOMATIC;
        }
        if (counting != CycleCounting.FILE) {
            log.countCycles(counting);
        }
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.put("cycle numbers", counting == CycleCounting.FILE ? "of the file" : "by rule, "
                + counting.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        Optional<Quantity> mass = merged("active mass", whole.activeMass(), study.mass(), name, context);
        Optional<Quantity> area = merged("electrode area", whole.area(), study.area(), name, context);
        new StudyCheck(log, study, name, context).warn(mass);
        List<CellRecord.Event> events = LoggedEvent.onTheAxis(log);
        return new Loaded<>(new CellRecord(table(log, study.currentUncertainty()), whole.clock(), mass, area, events),
                metadata);
    }

    private static Optional<Quantity> merged(String what, Optional<Quantity> file, Optional<Quantity> study,
            String name,
            Context context) {
        if (file.isPresent() && study.isPresent()) {
            double there = file.get().to(study.get().unit()).value();
            if (Math.abs(there - study.get().value()) > SAME * study.get().value()) {
                context.warn(name, what + " is " + file.get() + " in the file and " + study.get()
                        + " in the study; the study's is used");
            }
        }
        return study.isPresent() ? study : file;
    }

    /** The table takes the log's arrays over. */
    private static Table table(CellLog log, double currentUncertainty) {
        log.trim();
        int n = log.rows;
        double[] uncertainties = new double[Double.isNaN(currentUncertainty) ? 0 : n];
        Arrays.fill(uncertainties, currentUncertainty);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of(Columns.TIME, "s", log.testTime));
        columns.add(Column.of(Columns.UNIX_TIME, "s", log.unixTime));
        columns.add(Column.of(Columns.STEP, longs(log.step)));
        columns.add(Column.of(Columns.STEP_INDEX, longs(log.stepIndex)));
        columns.add(Column.of(Columns.STEP_TYPE, types(log)));
        columns.add(Column.of("step_time", "s", log.stepTime));
        columns.add(Column.of(Columns.CYCLE, longs(log.cycle)));
        columns.add(Column.of(Columns.CURRENT, "A", log.current, uncertainties));
        columns.add(Column.of(Columns.VOLTAGE, "V", log.voltage));
        columns.add(Column.of(Columns.CAPACITY, "Ah", log.capacity));
        columns.add(Column.of(Columns.ENERGY, "Wh", log.energy));
        for (CellLog.Extra extra : log.extras) {
            columns.add(Column.of(extra.name(), extra.unit(),
                    extra.values().length == n ? extra.values() : Arrays.copyOf(extra.values(), n)));
        }
        return new Table(columns);
    }

    private static String[] types(CellLog log) {
        String[] names = new String[256];
        Arrays.setAll(names, code -> StepType.ofCode(code).text());
        String[] types = new String[log.rows];
        for (int i = 0; i < types.length; i++) {
            types[i] = names[log.type[i] & 0xff];
        }
        return types;
    }

    private static long[] longs(int[] values) {
        long[] wide = new long[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
