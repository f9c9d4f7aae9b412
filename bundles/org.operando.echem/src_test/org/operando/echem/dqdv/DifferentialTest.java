// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.dqdv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.CellRecord;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Column;
import org.operando.api.OperationException;
import org.operando.api.Quantity;
import org.operando.api.Table;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.echem.CycleCounting;
import org.operando.echem.dqdv.DifferentialKernel.Curve;
import org.operando.echem.format.EchemData;
import org.operando.testkit.PlainContext;

/** Against curves of a program that is not ours (numpy and scipy) of a commercial cell (LG M50, 25 degC, C/10). */
class DifferentialTest {
    private static double[][] numbers(Path file) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray());
            }
        }
        double[][] columns = new double[rows.getFirst().length][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = rows.get(i)[c];
            }
        }
        return columns;
    }

    @TempDir
    private Path folder;

    /** One step of the cell, as a record with steps and cycles and without a counter of charge. */
    private CellRecord step(String half) throws IOException {
        double[][] c = numbers(EchemData.textExport("dqdv/LGM50_C10_" + half + ".csv.gz", folder));
        long[] ones = new long[c[0].length];
        Arrays.fill(ones, 1);
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", c[0]), Column.of(Columns.CURRENT, "A", c[1]),
                Column.of(Columns.VOLTAGE, "V", c[2]), Column.of(Columns.STEP, ones), Column.of(Columns.CYCLE, ones)),
                "UTC", Optional.empty(), Optional.empty());
    }

    private static DifferentialOperation.Parameters by(DifferentialMethod method, PeakWindow... windows) {
        return new DifferentialOperation.Parameters(CycleCounting.FILE, List.of(), method, 0.002, 0.010, 0.001, 1000,
                0.5, List.of(windows));
    }

    private DifferentialOperation.Outputs run(String half, DifferentialOperation.Parameters parameters)
            throws IOException, OperationException {
        return new DifferentialOperation().run(new DifferentialOperation.Inputs(step(half)), parameters,
                new PlainContext());
    }

    /** Largest difference of two curves on the same points, in Ah/V of a table in mAh/V. */
    private static double largest(Table table, String across, String name, double[][] reference, double factor) {
        double[] x = table.doubles(across);
        double[] y = table.doubles(name);
        assertEquals(reference[0].length, x.length);
        double largest = 0;
        for (int i = 0; i < x.length; i++) {
            // the reference tells magnitudes where it differentiates by capacity
            double value = across.equals("voltage") ? Math.abs(y[i]) : y[i];
            largest = Math.max(largest, Math.abs(value * factor - reference[1][i]));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge", "discharge"})
    void conservingBinsAgreeWithTheReferenceAtEveryPoint(String half) throws Exception {
        DifferentialOperation.Outputs out = run(half, by(DifferentialMethod.CONSERVING_BINS));
        double[][] reference = numbers(
                EchemData.reference("LGM50_C10_" + half + "_own_2mV_fwhm10mV.csv"));

        // 1e-6 of the largest value: records exactly on the edge of a bin may fall to either side
        assertTrue(largest(out.curves(), "voltage", "differential_capacity", reference, 1e-3) < 1e-5);
        assertEquals(2, out.bin().value());
        assertEquals(10.075, out.effectiveWidth().value(), 0.1);
        assertEquals(23, out.window());
        assertEquals(9.591, out.otherWidth().value(), 1e-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge", "discharge"})
    void filterAgreesWithTheReferenceAtEveryPoint(String half) throws Exception {
        DifferentialOperation.Outputs out = run(half, by(DifferentialMethod.SAVITZKY_GOLAY));
        double[][] reference = numbers(EchemData.reference("LGM50_C10_" + half + "_savgol_1mV_w23_o3.csv"));

        assertTrue(largest(out.curves(), "voltage", "differential_capacity", reference, 1e-3) < 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge", "discharge"})
    void differentialVoltageAgreesWithTheReferenceAtEveryPoint(String half) throws Exception {
        DifferentialOperation.Outputs out = run(half, by(DifferentialMethod.CONSERVING_BINS));
        double[][] reference = numbers(EchemData.reference("LGM50_C10_" + half + "_dvdq_n1000_fwhm0.5pct.csv"));

        assertTrue(largest(out.inverse(), "capacity", "differential_voltage", reference, 1e3) < 1e-5);
    }

    /** Peaks as the reference tells them: position and height of the curve's maximum. */
    @ParameterizedTest
    @CsvSource({"charge, 3.4655, 5.803", "charge, 3.6519, 9.201", "charge, 3.9361, 6.041", "charge, 4.1268, 11.964",
        "discharge, 4.0606, 12.406", "discharge, 3.8859, 5.137", "discharge, 3.5979, 7.486",
        "discharge, 3.4530, 6.423"})
    void peaksAreThoseOfTheReference(String half, double position, double height) throws Exception {
        Table given = run(half, by(DifferentialMethod.CONSERVING_BINS,
                new PeakWindow("peak", position - 0.04, position + 0.04))).peaks();
        Table found = run(half, by(DifferentialMethod.CONSERVING_BINS)).peaks();
        for (Table peaks : List.of(given, found)) {
            int row = nearest(peaks.doubles("maximum_position"), position);
            // 0.5 mV and 0.2 %
            assertEquals(position, peaks.doubles("maximum_position")[row], 5e-4);
            assertEquals(height, peaks.doubles("maximum")[row] / 1e3, 2e-3 * height);
            // the Gaussian's middle is not the maximum of a skew peak, but lies within its width
            assertEquals(position, peaks.doubles("position")[row], peaks.doubles("fwhm")[row] / 2);
            assertTrue(peaks.column("position").uncertainties()[row] > 0);
        }
    }

    private static int nearest(double[] values, double value) {
        int nearest = 0;
        for (int i = 1; i < values.length; i++) {
            if (!(Math.abs(values[i] - value) >= Math.abs(values[nearest] - value))) {
                nearest = i;
            }
        }
        return nearest;
    }

    @ParameterizedTest
    @CsvSource({"charge, 4.732066", "discharge, 4.813670"})
    void binsSumUpToTheCharge(String half, double known) throws Exception {
        CellRecord cell = step(half);
        double[] time = cell.records().doubles(Columns.TIME);
        double[] current = cell.records().doubles(Columns.CURRENT);
        double[] charge = new double[time.length];
        for (int i = 1; i < time.length; i++) {
            charge[i] = charge[i - 1] + (current[i] + current[i - 1]) / 2 * (time[i] - time[i - 1]) / 3600;
        }
        Curve curve = new DifferentialKernel(cell.records().doubles(Columns.VOLTAGE), charge, new int[] {0},
                new int[] {time.length}).conserving(0.002, 0.010);
        double whole = Math.abs(charge[charge.length - 1]);

        assertEquals(known, whole, 5e-7);
        // thirty thousand additions of which each rounds by 2e-16 of a bin's content
        assertEquals(whole, curve.total(), 1e-14 * whole);
    }

    /** A cell whose charge is known in closed form: two Gaussian peaks on a constant, with a counter of charge. */
    private static CellRecord made(int cycles, int records, double shift) {
        int rows = cycles * 2 * records;
        double[][] c = new double[4][rows];
        long[][] n = new long[2][rows];
        String[] types = new String[rows];
        for (int half = 0; half < 2 * cycles; half++) {
            boolean charge = half % 2 == 0;
            for (int i = 0; i < records; i++) {
                int row = half * records + i;
                double v = charge ? 3 + 1.4 * i / (records - 1) : 4.4 - 1.4 * i / (records - 1);
                c[0][row] = half * 7200.0 + i * 7200.0 / records;
                c[1][row] = charge ? 1e-3 : -1e-3;
                c[2][row] = v;
                double drift = shift * (half / 2);
                c[3][row] = closed(v, drift) - closed(charge ? 3 : 4.4, drift);
                n[0][row] = half + 1;
                n[1][row] = half / 2 + 1;
                types[row] = charge ? "CC_Chg" : "CC_DChg";
            }
        }
        return new CellRecord(Table.of(Column.of(Columns.TIME, "s", c[0]), Column.of(Columns.CURRENT, "A", c[1]),
                Column.of(Columns.VOLTAGE, "V", c[2]), Column.of(Columns.CAPACITY, "Ah", c[3]),
                Column.of(Columns.STEP, n[0]), Column.of(Columns.CYCLE, n[1]), Column.of(Columns.STEP_TYPE, types)),
                "UTC", Optional.of(Quantity.of(10, 0.1, "mg")), Optional.empty());
    }

    /** Charge in Ah: 1 mAh/V, and logistic steps of 0.5 mAh at 3.7 V and of 0.3 mAh at 4.15 V + drift. */
    private static double closed(double v, double drift) {
        return 1e-3 * v + 0.5e-3 / (1 + Math.exp((3.7 - v) / 0.02))
                + 0.3e-3 / (1 + Math.exp((4.15 + drift - v) / 0.012));
    }

    @Test
    void peaksAreFollowedAsTheyMove() throws Exception {
        DifferentialOperation.Outputs out = new DifferentialOperation().run(
                new DifferentialOperation.Inputs(made(30, 1400, -0.003)), by(DifferentialMethod.CONSERVING_BINS),
                new PlainContext());
        Table peaks = out.peaks();

        assertEquals(2 * 2 * 30, peaks.rows());
        for (int row = 0; row < peaks.rows(); row++) {
            boolean low = peaks.doubles("position")[row] < 3.85;
            double drift = -0.003 * (peaks.longs("cycle")[row] - 1);
            assertEquals(low ? 3.7 : 4.15 + drift, peaks.doubles("position")[row], 2e-4);
            // the derivative of a logistic step of width s is q/(4 s) high and has wider feet than a Gaussian
            assertEquals(low ? 50 : 30, peaks.doubles("area")[row], low ? 10 : 6);
        }
        // specific values have the mass's relative uncertainty of 1 % as a systematic part
        Column curve = out.curves().column("differential_capacity");
        assertEquals("mAh/g/V", curve.unit().name());
        assertEquals(0.01, curve.systematic()[300] / curve.doubles()[300], 1e-9);
    }

    @Test
    void windowWithTwoPeaksIsMarked() throws Exception {
        PlainContext context = new PlainContext();
        Table peaks = new DifferentialOperation().run(new DifferentialOperation.Inputs(made(2, 1400, 0)),
                by(DifferentialMethod.CONSERVING_BINS, new PeakWindow("both", 3.55, 4.25),
                        new PeakWindow("low", 3.55, 3.85), new PeakWindow("none", 3.3, 3.4)),
                context).peaks();
        for (int row = 0; row < peaks.rows(); row++) {
            assertEquals(switch (peaks.texts("peak")[row]) {
                case "both" -> "2 peaks in the window";
                case "low" -> "";
                default -> "no peak in the window";
            }, peaks.texts("marks")[row]);
        }
        assertEquals(2, context.warnings().size());
    }

    @Test
    void partsAtConstantVoltageAreLeftOutAndAbsentCyclesAreNamed() throws Exception {
        DifferentialOperation.Inputs inputs = new DifferentialOperation.Inputs(made(3, 1400, 0));
        var asked = new DifferentialOperation.Parameters(CycleCounting.FILE, List.of(7),
                DifferentialMethod.CONSERVING_BINS, 0.002, 0.010, 0.001, 1000, 0.5, List.of());

        OperationException e = assertThrows(OperationException.class,
                () -> new DifferentialOperation().run(inputs, asked, new PlainContext()));
        assertTrue(e.getMessage().contains("1 to 3"), e.getMessage());

        String[] types = inputs.cell().records().texts(Columns.STEP_TYPE);
        for (int i = 0; i < 1400; i++) {
            types[i] = "CV_Chg";
        }
        PlainContext context = new PlainContext();
        DifferentialOperation.Outputs out = new DifferentialOperation().run(inputs,
                DifferentialOperation.Parameters.defaults(), context);
        assertEquals("discharge", out.curves().texts("half")[0]);
        assertEquals(1, context.warnings().size());
        assertTrue(context.warnings().getFirst().toString().contains("cycle 1"),
                context.warnings().getFirst().toString());
    }

    @Test
    void figuresPrintMethodBinAndWidth() throws Exception {
        DifferentialOperation.Outputs out = new DifferentialOperation().run(
                new DifferentialOperation.Inputs(made(5, 1400, -0.003)), by(DifferentialMethod.CONSERVING_BINS),
                new PlainContext());
        Page page = new DifferentialFigure().build(new DifferentialFigure.Inputs(out),
                new DifferentialFigure.Options(DifferentialFigure.Derivative.DQ_DV, List.of(), true));
        assertTrue(page.caption().contains("bins of 2.00 mV, Gaussian; effective width 10.1 mV"), page.caption());
        assertEquals("d*Q*/d*V* (mAh g^{−1} V^{−1})", page.panels().getFirst().y().label());
        // ten curves and the line of zero
        assertEquals(11, page.panels().getFirst().marks().size());
        Line last = (Line) page.panels().getFirst().marks().getLast();
        assertTrue(last.y()[last.y().length / 2] < 0);

        Page inverse = new DifferentialFigure().build(new DifferentialFigure.Inputs(out),
                new DifferentialFigure.Options(DifferentialFigure.Derivative.DV_DQ, List.of(2), true));
        assertEquals(3, inverse.panels().getFirst().marks().size());
        Page peaks = new PeaksFigure().build(new PeaksFigure.Inputs(out),
                new PeaksFigure.Options(PeaksFigure.Size.HEIGHT, List.of()));
        assertEquals(2, peaks.panels().size());
        assertTrue(peaks.caption().contains("change between the methods"), peaks.caption());
    }
}
