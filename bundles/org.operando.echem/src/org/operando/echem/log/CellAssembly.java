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
import org.operando.api.OperationException;
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
        if (files.size() == 1) {
            context.progress(0, 1, "files");
            return assemble(List.of(reader.read(files.getFirst(), study, context)), study, context);
        }
        CellFile[] read = new CellFile[files.size()];
        HeldWarnings[] contexts = new HeldWarnings[read.length];
        Arrays.setAll(contexts, i -> new HeldWarnings(context));
        AtomicInteger done = new AtomicInteger();
        try {
            context.parallel(read.length, i -> {
                try {
                    read[i] = reader.read(files.get(i), study, contexts[i]);
                } catch (LoadException e) {
                    throw new OperationException(e.what(), e.where(), e.remedy(), e);
                }
                context.progress(done.incrementAndGet(), read.length, "files");
            });
        } catch (OperationException e) {
            throw e.getCause() instanceof LoadException cause ? cause
                    : new LoadException(e.what(), e.where(), e.remedy(), e);
        } finally {
            for (HeldWarnings held : contexts) {
                held.release();
            }
        }
        return assemble(List.of(read), study, context);
    }

    /** Joins what was read with what the study says. */
    public static Loaded<CellRecord> assemble(List<CellFile> files, EchemMeasurement study, Context context)
            throws LoadException {
        CellFile whole = files.size() == 1 ? files.getFirst() : FileJoin.join(files, context);
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
        // here and not in the files: parts of one test count on, and only the first of them tells where from
        log.numberCyclesFromOne();
        Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
        metadata.put("cycle numbers", counting == CycleCounting.FILE ? "of the file" : "by rule, "
                + counting.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        Optional<Quantity> mass = merged("active mass", whole.activeMass(), study.mass(), name, context);
        Optional<Quantity> area = merged("electrode area", whole.area(), study.area(), name, context);
        new StudyCheck(log, study, name, context).warn(mass);
        return new Loaded<>(new CellRecord(table(log, study.currentUncertainty()), whole.clock(), mass, area),
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

    private static Table table(CellLog log, double currentUncertainty) {
        int n = log.rows;
        String[] types = new String[n];
        for (int i = 0; i < n; i++) {
            types[i] = i > 0 && log.type[i] == log.type[i - 1] ? types[i - 1]
                    : StepType.ofCode(log.type[i] & 0xff).text();
        }
        double[] uncertainties = new double[Double.isNaN(currentUncertainty) ? 0 : n];
        Arrays.fill(uncertainties, currentUncertainty);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of(Columns.TIME, "s", exactly(log.testTime, n)));
        columns.add(Column.of(Columns.UNIX_TIME, "s", exactly(log.unixTime, n)));
        columns.add(Column.of(Columns.STEP, longs(log.step, n)));
        columns.add(Column.of(Columns.STEP_INDEX, longs(log.stepIndex, n)));
        columns.add(Column.of(Columns.STEP_TYPE, types));
        columns.add(Column.of("step_time", "s", exactly(log.stepTime, n)));
        columns.add(Column.of(Columns.CYCLE, longs(log.cycle, n)));
        columns.add(Column.of(Columns.CURRENT, "A", exactly(log.current, n), uncertainties));
        columns.add(Column.of(Columns.VOLTAGE, "V", exactly(log.voltage, n)));
        columns.add(Column.of(Columns.CAPACITY, "Ah", exactly(log.capacity, n)));
        columns.add(Column.of(Columns.ENERGY, "Wh", exactly(log.energy, n)));
        for (CellLog.Extra extra : log.extras) {
            columns.add(Column.of(extra.name(), extra.unit(), exactly(extra.values(), n)));
        }
        return new Table(columns);
    }

    /** The first values; the array itself, which nobody else keeps, when it has no more. */
    private static double[] exactly(double[] values, int n) {
        return values.length == n ? values : Arrays.copyOf(values, n);
    }

    private static long[] longs(int[] values, int n) {
        long[] wide = new long[n];
        for (int i = 0; i < n; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
