// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.operando.api.CellRecord;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.powder.Abscissa;
import org.operando.powder.PatternSeries.Columns;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

/** The real series on the clock of its cell against another program's interpolation. */
class SeriesReferenceTest {
    private static final int HEADER_LINES = 76;

    /** The log by the simplest means; a step is a stretch of one direction of current. */
    private static CellRecord log(Path mpt) throws Exception {
        List<String> lines = Files.readAllLines(mpt, StandardCharsets.ISO_8859_1);
        List<String> names = Arrays.asList(lines.get(HEADER_LINES - 1).split("\t"));
        int rows = lines.size() - HEADER_LINES;
        double[][] columns = new double[4][rows];
        long[] step = new long[rows];
        String[] wanted = {"time/s", "Ewe/V", "<I>/mA", "(Q-Qo)/mA.h"};
        for (int i = 0; i < rows; i++) {
            String[] fields = lines.get(HEADER_LINES + i).split("\t");
            for (int k = 0; k < 4; k++) {
                columns[k][i] = Double.parseDouble(fields[names.indexOf(wanted[k])]);
            }
            boolean turned = i > 0 && columns[2][i] * columns[2][i - 1] < 0;
            step[i] = i == 0 ? 1 : step[i - 1] + (turned ? 1 : 0);
        }
        for (int i = 0; i < rows; i++) {
            columns[2][i] /= 1000;
            columns[3][i] /= 1000;
        }
        return new CellRecord(Table.of(Column.of("time", "s", columns[0]), Column.of("step", step),
                Column.of("current", "A", columns[2]), Column.of("voltage", "V", columns[1]),
                Column.of("capacity", "Ah", columns[3])), "local time, zone not known", Optional.empty(),
                Optional.empty());
    }

    @Test
    void timesVoltageCurrentAndChargeAreThoseOfTheReference() throws Exception {
        Path folder = Samples.data("xrd/datalab_insitu/li_mo_operando");
        TreeMap<Integer, double[]> expected = Samples.reference(folder.resolve("reference_series.csv"));
        PlainContext context = new PlainContext();
        SeriesOperation.Outputs out = new SeriesOperation().run(
                new SeriesOperation.Inputs(Samples.folder(folder.resolve("xrd")),
                        Optional.of(log(folder.resolve("cell.mpt")))),
                new SeriesOperation.Parameters(Abscissa.TWO_THETA, Optional.empty(), Optional.empty(), 600, true),
                context);

        Table frames = out.series().frames();
        long[] number = frames.longs(Columns.NUMBER);
        assertEquals(101, number.length);
        for (int i = 0; i < number.length; i++) {
            double[] row = expected.get((int) number[i]);
            // the reference has eight digits, and so has the period: 2 ms at the end, in which the voltage moves by
            // 2e-7 V
            assertEquals(row[1], frames.doubles(Columns.MIDDLE)[i], 1e-7 * row[1], "time of " + number[i]);
            assertEquals(row[2], frames.doubles(Columns.VOLTAGE)[i], 4e-7, "voltage of " + number[i]);
            assertEquals(row[3], 1e3 * frames.doubles(Columns.CURRENT)[i], 4e-7, "current of " + number[i]);
            assertEquals(row[4], 1e3 * frames.doubles(Columns.CAPACITY)[i], 2e-7 * Math.max(1, Math.abs(row[4])),
                    "charge of " + number[i]);
            assertEquals(0, frames.longs(Columns.IN_GAP)[i]);
        }
        assertTrue(context.warnings().isEmpty(), context.warnings().toString());
    }
}
