// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.StepType;
import org.operando.io.text.DelimitedText;

/**
 * A report whose lines are of three kinds, told apart by the empty cells that they begin with: none for a cycle, one
 * for a step, two for a record. The line of the first cycle carries that of its first step behind its own cells. What a
 * step line says of the step's end is compared with the step's last record, which tells a report that was cut or
 * changed.
 */
final class LayeredReport {
    private final Path path;
    private final ExportHeader cycles;
    private final ExportHeader steps;
    private final ExportHeader records;
    private final ExportRecords sink;
    private final Context context;
    private final double chargeFactor;
    private final int chargeCell;
    private int cycle;
    private int stepLine;
    private int rowsBefore;
    private double time = Double.NaN;
    private double charge = Double.NaN;
    private double rounding;
    private int different;
    private int firstDifferent;

    LayeredReport(Path path, List<ExportHeader> headers, ExportRecords sink, Context context) throws LoadException {
        this.path = path;
        cycles = headers.get(0);
        steps = headers.get(1);
        records = headers.get(2);
        this.sink = sink;
        this.context = context;
        cycles.required("Cycle Index");
        steps.required("Step Type");
        steps.required("Step Index");
        steps.required("Step Number");
        chargeCell = steps.place("Capacity");
        chargeFactor = chargeCell < 0 ? 1 : steps.ampereHours("Capacity");
    }

    /** Reads all lines below the headers. */
    void read(DelimitedText text, TextRow row) throws LoadException {
        boolean whole = true;
        while (whole && text.advance()) {
            if (text.isBlank()) {
                continue;
            }
            if (!text.text(0).isEmpty()) {
                whole = !NewareText.isCut(path, text, cycles.cells(), context) && cycle(text, row);
            } else if (!text.text(1).isEmpty()) {
                whole = !NewareText.isCut(path, text, steps.cells(), context) && step(row, 0);
            } else {
                whole = !NewareText.isCut(path, text, records.cells(), context) && record(row);
            }
        }
        endStep(true);
        if (different > 0) {
            context.warn(path.getFileName() + ":" + firstDifferent,
                    "the records of the step do not end with the time and"
                            + " charge that its line states"
                            + (different > 1 ? ", nor do those of " + (different - 1) + " more"
                                    : "")
                            + ": lines are missing or changed");
        }
    }

    private boolean cycle(DelimitedText text, TextRow row) throws LoadException {
        cycle = whole(row, 0, "Cycle Index");
        // the step's own cells begin behind an empty one
        return text.cells() <= cycles.cells() || text.text(cycles.cells()).isEmpty() || step(row, cycles.cells() - 1);
    }

    private boolean step(TextRow row, int shift) throws LoadException {
        endStep(false);
        ExportStep step = new ExportStep(cycle, whole(row, shift + steps.place("Step Index"), "Step Index"),
                whole(row, shift + steps.place("Step Number"), "Step Number"), "", (byte) 0)
                .ofType(row.text(shift + steps.place("Step Type")));
        if (step.code() == StepType.UNKNOWN.code()) {
            context.warn(path.getFileName() + ":" + row.line(), "step type '" + step.type() + "' is not known; the step"
                    + " neither charges nor discharges when cycles are counted");
        }
        sink.step(step);
        stepLine = row.line();
        rowsBefore = sink.rows();
        int timeCell = steps.place("Step Time", "Time");
        time = timeCell < 0 ? Double.NaN : row.span(shift + timeCell, "Step Time");
        String printed = chargeCell < 0 ? "" : row.text(shift + chargeCell);
        charge = chargeCell < 0 ? Double.NaN : row.number(shift + chargeCell, "Capacity") * chargeFactor;
        rounding = Math.pow(10, -(printed.length() - 1.0 - printed.indexOf('.'))) * chargeFactor;
        return true;
    }

    private boolean record(TextRow row) throws LoadException {
        if (stepLine == 0) {
            throw LoadException.at(path, String.valueOf(row.line()), "is a record before any step",
                    "export the report again");
        }
        sink.add(row);
        return true;
    }

    private static int whole(TextRow row, int cell, String name) throws LoadException {
        double value = row.number(cell, name);
        return Double.isNaN(value) ? 0 : (int) value;
    }

    /** Compares the step's line with its last record; times are printed to the second or better. */
    private void endStep(boolean last) {
        if (stepLine == 0) {
            return;
        }
        boolean none = sink.rows() == rowsBefore;
        boolean early = none || Math.abs(sink.lastStepTime() - time) > 1;
        boolean other = none || Math.abs(sink.lastCharge() - Math.abs(charge)) > rounding;
        if (last && early) {
            context.warn(path.getFileName() + ":" + stepLine, String.format(Locale.ROOT, "the last step lasts %.0f s by"
                    + " its line, its records end after %.0f s: the report seems to be cut", time,
                    none ? 0 : sink.lastStepTime()));
        } else if (early || other) {
            firstDifferent = different++ == 0 ? stepLine : firstDifferent;
        }
    }
}
