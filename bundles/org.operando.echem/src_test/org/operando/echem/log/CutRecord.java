// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines of a test of three cycles (rest, charge at constant current, at constant voltage, discharge) as makers write
 * it. The last record of a step and the first one of the next have one time stamp.
 */
final class CutRecord {
    private static final String[] KINDS = {"Rest", "CC Chg", "CV Chg", "CC DChg"};
    private static final String[] BDF_KINDS = {"Rest", "CC_Chg", "CV_Chg", "CC_DChg"};
    private static final String[] STATES = {"R", "C", "C", "D"};
    private static final int[] LENGTHS = {12, 31, 17, 40};
    private static final long BEGIN = 1_700_000_000;

    /** One record. */
    private record Row(int number, int cycle, int step, int line, double test, double since, double current,
            double voltage, double[] running, double[] ofStep) {
        /** Charge, or energy, of the step without its sign. */
        double size(int kind) {
            return ofStep[kind];
        }

        String at(String form) {
            String text = Instant.ofEpochSecond(BEGIN + (long) test).toString();
            return form.isEmpty() ? text.replace('T', ' ').replace("Z", "") : text.substring(5, 7) + "/"
                    + text.substring(8, 10) + "/" + text.substring(0, 4) + " " + text.substring(11, 19);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    CutRecord() {
        double time = 0;
        double[] running = new double[4];
        int step = 0;
        for (int cycle = 1; cycle <= 3; cycle++) {
            for (int line = 0; line < LENGTHS.length; line++) {
                step++;
                double[] ofStep = new double[2];
                for (int i = 0; i < LENGTHS[line] + cycle; i++) {
                    double current = current(line, i);
                    double voltage = voltage(line, i);
                    if (i > 0) {
                        time += 10;
                        double gain = Math.abs(current) * 10 / 3600;
                        int column = current < 0 ? 1 : 0;
                        running[column] += gain;
                        running[column + 2] += gain * voltage;
                        ofStep[0] += gain;
                        ofStep[1] += gain * voltage;
                    }
                    rows.add(new Row(rows.size() + 1, cycle, step, line + 1, time, i * 10.0, current, voltage,
                            running.clone(), ofStep.clone()));
                }
            }
        }
    }

    private static double current(int line, int i) {
        return switch (line) {
            case 0 -> 0;
            case 1 -> 0.02;
            case 2 -> 0.02 * Math.exp(-i / 8.0);
            default -> -0.025;
        };
    }

    private static double voltage(int line, int i) {
        return switch (line) {
            case 0 -> 3.2;
            case 1 -> 3.3 + 0.03 * i;
            case 2 -> 4.2;
            default -> 4.1 - 0.02 * i;
        };
    }

    /** Number of rows before which a step begins. */
    List<Integer> boundaries() {
        List<Integer> at = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).step() != rows.get(i - 1).step()) {
                at.add(i);
            }
        }
        return at;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    List<String> bdf() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Test Time / s,Unix Time / s,Voltage / V,Current / A,Cycle Count / 1,Step Count / 1,Step ID,Step Type,"
                        + "Step Time / s,Charging Capacity / Ah,Discharging Capacity / Ah,Charging Energy / Wh,"
                        + "Discharging Energy / Wh");
        for (Row r : rows) {
            lines.add(text("%.1f,%.1f,%.5f,%.7f,%d,%d,%d,%s,%.1f,%.9f,%.9f,%.9f,%.9f", r.test(), BEGIN + r.test(),
                    r.voltage(), r.current(), r.cycle(), r.step(), r.line(), BDF_KINDS[r.line() - 1], r.since(),
                    r.running()[0], r.running()[1], r.running()[2], r.running()[3]));
        }
        return lines;
    }

    List<String> arbin() {
        List<String> lines = new ArrayList<>();
        lines.add("Data_Point,Test_Time,DateTime,Step_Time,Step_Index,Cycle_Index,Current,Voltage,Charge_Capacity,"
                + "Discharge_Capacity,Charge_Energy,Discharge_Energy");
        for (Row r : rows) {
            lines.add(text("%d,%.4f,%.4f,%.4f,%d.0,%d.0,%.7f,%.5f,%.9f,%.9f,%.9f,%.9f", r.number(), r.test(),
                    BEGIN + r.test(), r.since(), r.line(), r.cycle(), r.current(), r.voltage(), r.running()[0],
                    r.running()[1], r.running()[2], r.running()[3]));
        }
        return lines;
    }

    List<String> neware() {
        List<String> lines = new ArrayList<>();
        lines.add("DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(A),Voltage(V),Capacity(Ah),"
                + "Energy(Wh),Date");
        for (Row r : rows) {
            lines.add(text("%d,%d,%d,%s,%s,%s,%.7f,%.5f,%.9f,%.9f,%s", r.number(), r.cycle(), r.line(),
                    KINDS[r.line() - 1], clock(r.since()), clock(r.test()), r.current(), r.voltage(), r.size(0),
                    r.size(1), r.at("")));
        }
        return lines;
    }

    private static String clock(double seconds) {
        int s = (int) seconds;
        return text("%02d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** @param ofState whether the counter runs on over steps of one state */
    List<String> maccor(boolean ofState) {
        List<String> lines = new ArrayList<>();
        lines.add("Today's Date 03/07/2024  Date of Test:\t11/14/2023\t Filename:\tC:\\a.041 Procedure: a.000"
                + "\tComment/Barcode: ");
        lines.add("Rec#\tCyc#\tStep\tTest (Sec)\tStep (Sec)\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt Time");
        double[] base = {0, 0};
        for (int i = 0; i < rows.size(); i++) {
            Row r = rows.get(i);
            if (i > 0 && r.line() != rows.get(i - 1).line()) {
                Row end = rows.get(i - 1);
                base = ofState && r.line() == 3 ? end.ofStep() : new double[2];
            }
            lines.add(text("%d\t%d\t%d\t%.4f\t%.4f\t%.10f\t%.10f\t%.10f\t%.8f\t%s\t1\t%s", r.number(), r.cycle() - 1,
                    r.line(), r.test(), r.since(), base[0] + r.size(0), base[1] + r.size(1), r.current(),
                    r.voltage(), STATES[r.line() - 1], r.at("US")));
        }
        return lines;
    }
}
