// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.indigo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.format.pandas.PandasFrame;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.RawLog;
import org.operando.io.hdf5.Hdf5File;

/**
 * Reads the records of an Indigo cycler. Charge (C) and energy (J) have a sign and begin anew in each half cycle, so a
 * half cycle is a step.
 */
final class IndigoFile {
    static final String RECORDS = "time_series_data";
    private static final double SECONDS_AN_HOUR = 3600;

    private final Path path;
    private final Map<String, double[]> columns;

    private IndigoFile(Path path, Map<String, double[]> columns) {
        this.path = path;
        this.columns = columns;
    }

    static CellFile read(Path path, Context context) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            if (!PandasFrame.isThere(file, RECORDS)) {
                throw LoadException.at(path, "/", "has no table '" + RECORDS + "' of Indigo, but "
                        + String.join(", ", file.children("/")));
            }
            return new IndigoFile(path, PandasFrame.read(file, RECORDS)).read(context);
        }
    }

    private CellFile read(Context context) throws LoadException {
        double[] time = require("time_s");
        RawLog raw = new RawLog(path, time.length);
        raw.testTime = time;
        raw.current = require("cell_current_a");
        raw.voltage = require("cell_voltage_v");
        raw.step = whole("half_cycle_count");
        raw.cycle = whole("cycle_count");
        raw.stepIndex = whole("experiment_count");
        raw.unixTime = Arrays.stream(column("system_time_us")).map(t -> t * 1e-6).toArray();
        raw.capacity = counter("cell_coulomb_count_c");
        raw.energy = counter("cell_energy_j");
        double[] temperature = column("cell_temperature_c");
        if (temperature.length > 0) {
            raw.extras.add(new CellLog.Extra("temperature", "degC", temperature));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        double[] cell = column("cell_id");
        if (cell.length > 0) {
            metadata.put("cell", String.valueOf((long) cell[0]));
        }
        metadata.put("step index", "number of the experiment");
        metadata.put("charge and energy", "counters of the file in C and J, which begin anew in each half cycle");
        metadata.put("test time", "of the cycler; it and the computer's clock run apart by seconds");
        return new CellFile(path, raw.build(context), CellFile.UTC, path.toString(), raw.cycle.length > 0,
                Optional.empty(), Optional.empty(), metadata);
    }

    private double[] column(String name) {
        return columns.getOrDefault(name, new double[0]);
    }

    private double[] require(String name) throws LoadException {
        if (!columns.containsKey(name)) {
            throw LoadException.at(path, RECORDS, "has no column '" + name + "', but "
                    + String.join(", ", columns.keySet()));
        }
        return columns.get(name);
    }

    private int[] whole(String name) {
        return Arrays.stream(column(name)).mapToInt(v -> (int) v).toArray();
    }

    private Counter counter(String name) {
        double[] values = column(name);
        return values.length == 0 ? Counter.NONE
                : Counter.signedOfStep(Arrays.stream(values).map(v -> v / SECONDS_AN_HOUR).toArray());
    }
}
