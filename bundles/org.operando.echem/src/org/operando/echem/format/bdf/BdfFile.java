// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.ColumnMapping;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.format.table.CurrentSign;
import org.operando.echem.format.table.PlannedLog;
import org.operando.echem.format.table.Role;
import org.operando.echem.format.table.StepWords;
import org.operando.echem.format.table.TableSource;
import org.operando.echem.format.table.TextForm;
import org.operando.echem.format.table.TextTable;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.io.text.DelimitedText;

/** A table in the Battery Data Format as a cell log. */
final class BdfFile {
    private final Path path;
    private final Optional<ColumnMapping.Sign> said;
    private final Context context;
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private BdfFile(Path path, EchemMeasurement study, Context context) {
        this.path = path;
        this.said = study.columns().map(ColumnMapping::sign);
        this.context = context;
    }

    /** Reads a file of text. */
    static CellFile readText(Path path, EchemMeasurement study, Context context) throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        TextForm form = TextForm.ofNames(text, names -> BdfPlan.of(names).isPresent())
                .orElseThrow(() -> LoadException.at(path, "1", "has no line with columns for test time, voltage and "
                        + "current in a spelling of the Battery Data Format",
                        "name them 'Test Time / s', 'Voltage / V' and 'Current / A'"));
        return new BdfFile(path, study, context).read(new TextTable(path, text, form));
    }

    /** Reads a table. */
    static CellFile read(Path path, TableSource table, EchemMeasurement study, Context context) throws LoadException {
        return new BdfFile(path, study, context).read(table);
    }

    private CellFile read(TableSource table) throws LoadException {
        List<String> names = table.names();
        BdfPlan plan = BdfPlan.of(names).orElseThrow(() -> LoadException.at(path, table.namesPlace(),
                "has no columns for test time, voltage and current; there are " + String.join(", ", names),
                "name them 'Test Time / s', 'Voltage / V' and 'Current / A'"));
        metadata.put("format", "Battery Data Format");
        if (!plan.otherUnits().isEmpty()) {
            metadata.put("converted", String.join(", ", plan.otherUnits()));
        }
        if (!plan.unread().isEmpty()) {
            metadata.put("columns not read", String.join(", ", plan.unread()));
        }
        PlannedLog planned = PlannedLog.read(path, table, plan.plan(), context);
        RawLog raw = planned.raw();
        stepNumbers(raw, plan);
        StepWords words = new StepWords(planned.texts(Role.STEP_TYPE));
        raw.type = words.codesOfOurs();
        sign(raw, words.directions());
        planned.counters(raw, metadata);
        CellLog log = raw.build(context);
        words.correct(log);
        return new CellFile(path, log, CellFile.UTC, path.toString(), plan.has("cycle_count"), Optional.empty(),
                Optional.empty(), metadata);
    }

    /**
     * A step index is the line of the schedule in most files; the format once meant the number of the record in its
     * step. One that changes with each record is such a number, and a step begins where it falls.
     */
    private void stepNumbers(RawLog raw, BdfPlan plan) {
        int[] index = raw.stepIndex;
        boolean counts = !plan.has("step_id");
        int ascents = 0;
        for (int i = 1; i < index.length && counts; i++) {
            boolean ascends = index[i] == index[i - 1] + 1;
            ascents += ascends ? 1 : 0;
            counts = ascends || index[i] == 1 || index[i] == 0;
        }
        // a line of the schedule stays the same over most of the records
        if (!counts || ascents <= index.length / 2) {
            return;
        }
        int[] steps = new int[index.length];
        steps[0] = 1;
        for (int i = 1; i < index.length; i++) {
            steps[i] = steps[i - 1] + (index[i] == index[i - 1] + 1 ? 0 : 1);
        }
        raw.stepIndex = new int[0];
        raw.step = raw.step.length > 0 ? raw.step : steps;
        metadata.put("step index", "number of the record in its step; steps begin where it does");
    }

    /** Which current charges: as the study says, else by the types of the steps, else by the voltage. */
    private void sign(RawLog raw, byte[] directions) {
        if (said.isPresent()) {
            boolean turns = said.get() == ColumnMapping.Sign.DISCHARGE_POSITIVE;
            metadata.put("current of the file",
                    turns ? "above 0 for discharging, as the study says; its sign was changed"
                            : "above 0 for charging, as the study says");
            if (turns) {
                CurrentSign.DISCHARGE_POSITIVE.apply(raw.current, new byte[raw.current.length]);
            }
            return;
        }
        CurrentSign sign = CurrentSign.bySteps(raw.current, directions);
        String by = "the step types";
        double[] time = raw.testTime.length > 0 ? raw.testTime : raw.unixTime;
        if (sign == CurrentSign.UNKNOWN) {
            sign = CurrentSign.byVoltage(time, raw.current, raw.voltage);
            by = "the voltage, which falls with it";
        }
        if (sign == CurrentSign.DISCHARGE_POSITIVE) {
            context.warn(path.getFileName().toString(), "currents above 0 discharge, by " + by
                    + "; the format wants charging above 0: their sign was changed; 'sign' in 'columns' of the study "
                    + "would say it");
            metadata.put("current of the file", "above 0 for discharging; its sign was changed");
        } else if (sign == CurrentSign.UNSIGNED) {
            context.warn(path.getFileName().toString(), "currents have no sign; given that of the step types");
            metadata.put("current of the file", "has no sign; given that of the step types");
        }
        sign.apply(raw.current, directions.length > 0 ? directions : new byte[raw.current.length]);
    }
}
