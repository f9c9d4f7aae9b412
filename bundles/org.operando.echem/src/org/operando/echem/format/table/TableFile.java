// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.ColumnMapping;
import org.operando.echem.EchemMeasurement;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.io.text.DelimitedText;

/** A table of no known maker as a cell log, by the mapping of the study or by its names. */
final class TableFile {
    private final Path path;
    private final Context context;
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private TableFile(Path path, Context context) {
        this.path = path;
        this.context = context;
    }

    static CellFile read(Path path, EchemMeasurement study, Context context) throws LoadException {
        return new TableFile(path, context).read(new DelimitedText(path, FileContent.read(path)), study.columns());
    }

    private CellFile read(DelimitedText text, Optional<ColumnMapping> said) throws LoadException {
        Optional<TextForm> form = said.isPresent()
                ? TextForm.ofNames(text, names -> MappedColumns.areIn(said.get(), names))
                        .or(() -> TextForm.ofTable(text))
                : TextForm.ofTable(text);
        TextTable table = new TextTable(path, text, form.orElseThrow(() -> LoadException.at(path, "1",
                "has no line of names with numbers below it" + said.map(m -> ", nor one with '" + m.time() + "', '"
                        + m.voltage() + "' and '" + m.current() + "'").orElse(""),
                "give a table with the names of its columns in a line")));
        ColumnMapping mapping = said.isPresent() ? said.get() : guessed(table);
        ColumnPlan plan = MappedColumns.plan(path, table, mapping, timeRole(table, mapping));
        PlannedLog planned = PlannedLog.read(path, table, plan, context);
        RawLog raw = planned.raw();
        sign(raw, mapping, said.isPresent());
        planned.counters(raw, metadata);
        CellLog log = raw.build(context);
        String clock = planned.hasZone() ? CellFile.UTC : CellFile.LOCAL;
        return new CellFile(path, log, clock, path.toString(), mapping.cycle().isPresent(), Optional.empty(),
                Optional.empty(), metadata);
    }

    private ColumnMapping guessed(TextTable table) throws LoadException {
        ColumnGuess guess = new ColumnGuess(table.names());
        ColumnMapping mapping = guess.mapping().orElseThrow(() -> LoadException.at(path, table.namesPlace(),
                "is a table of no known maker; there are " + String.join(", ", table.names()),
                "say in the study what its columns hold, e.g.\n" + guess.yaml()));
        context.warn(path.getFileName() + ":" + table.namesPlace(), "is a table of no known maker; '" + mapping.time()
                + "', '" + mapping.voltage() + "' and '" + mapping.current()
                + "' are taken for time, voltage and current; 'columns' of the measurement would say it");
        metadata.put("columns", "by their names: " + guess.yaml().replace("\n", "").replaceFirst("columns:\\s*", ""));
        return mapping;
    }

    /** A time is a number, a duration or a date: the first cell of the column tells. */
    private Role timeRole(TextTable table, ColumnMapping mapping) {
        int column = MappedColumns.find(mapping.time(), Role.TEST_TIME.unit(), table.names());
        String first = column < 0 ? "" : table.firstCell(column);
        return TimeTexts.isDate(first) ? Role.DATE : TimeTexts.isDuration(first) ? Role.DURATION : Role.TEST_TIME;
    }

    private void sign(RawLog raw, ColumnMapping mapping, boolean said) {
        double[] time = raw.testTime.length > 0 ? raw.testTime : raw.unixTime;
        CurrentSign found = CurrentSign.byVoltage(time, raw.current, raw.voltage);
        boolean turned = mapping.sign() == ColumnMapping.Sign.DISCHARGE_POSITIVE;
        String name = path.getFileName().toString();
        if (!said && found == CurrentSign.DISCHARGE_POSITIVE) {
            context.warn(name, "currents above 0 discharge, by the voltage, which falls with them: their sign was "
                    + "changed; 'sign' in 'columns' would say it");
            turned = true;
        } else if (said && found == (turned ? CurrentSign.CHARGE_POSITIVE : CurrentSign.DISCHARGE_POSITIVE)) {
            context.warn(name, "by the voltage, currents above 0 " + (turned ? "charge" : "discharge")
                    + "; the study says the other");
        }
        if (turned) {
            CurrentSign.DISCHARGE_POSITIVE.apply(raw.current, new byte[raw.current.length]);
            metadata.put("current of the file", "above 0 for discharging; its sign was changed");
        }
    }
}
