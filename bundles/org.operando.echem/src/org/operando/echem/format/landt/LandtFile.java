// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.landt;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.StepType;
import org.operando.echem.format.text.DateText.Order;
import org.operando.echem.format.text.NamedSteps;
import org.operando.echem.format.text.TextTable;
import org.operando.echem.format.text.WallClock;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.Counter;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.echem.log.StepFinder;
import org.operando.io.text.DelimitedText;

/** One CSV export of a Landt tester as a cell log: a few lines of {@code key:value}, then the columns. */
final class LandtFile {
    /** The header has 6 lines; more are allowed for. */
    static final int MOST_LINES = 60;
    private static final String[] TEMPERATURES = {"temperature_1_C", "temperature_2_C", "temperature_3_C"};

    private LandtFile() {
    }

    static boolean isNames(String line) {
        return line.contains("cycle_index,step_index,") && line.contains("voltage_V");
    }

    static CellFile read(Path path, Context context) throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "Landt CSV export");
        boolean found = false;
        while (!found && text.line() < MOST_LINES && text.advance()) {
            found = isNames(text.lineText());
            String fact = text.text(0);
            int colon = fact.indexOf(':');
            if (!found && colon > 0 && !fact.substring(colon + 1).isBlank()) {
                metadata.put(fact.substring(0, colon).toLowerCase(Locale.ROOT), fact.substring(colon + 1).strip());
            }
        }
        if (!found) {
            throw LoadException.at(path, String.valueOf(text.line()),
                    "has no line of columns with cycle_index, step_index and voltage_V", "export the file again");
        }
        return read(path, new TextTable(path, text), metadata, context);
    }

    private static CellFile read(Path path, TextTable table, Map<String, String> metadata, Context context)
            throws LoadException {
        for (int c = 0; c < table.names().size(); c++) {
            if (table.names().get(c).matches("date_time.*|step_name")) {
                table.wantTexts(c);
            } else {
                table.wantNumbers(c);
            }
        }
        int time = table.require("test_time_s");
        int current = table.require("current_A");
        int voltage = table.require("voltage_V");
        table.read(t -> false, context);
        RawLog raw = new RawLog(path, table.rows());
        raw.lines = table.lines();
        raw.index = table.integers(table.find("channel_index", "record_index"));
        raw.testTime = table.numbers(time, 1);
        raw.stepTime = table.numbers(table.find("step_time_s"), 1);
        raw.current = table.numbers(current, 1);
        raw.voltage = table.numbers(voltage, 1);
        raw.cycle = table.integers(table.require("cycle_index"));
        raw.stepIndex = table.integers(table.require("step_index"));
        raw.capacity = counter(table, "capacity_Ah");
        raw.energy = counter(table, "energy_Wh");
        kinds(raw, table);
        int date = table.find("date_time_iso_string");
        if (date >= 0) {
            // named ISO, written month first
            WallClock clock = new WallClock(path, table.texts(date), raw.lines);
            Optional<Order> order = clock.order(List.of(), raw.testTime);
            if (order.isEmpty()) {
                clock.warnOfOrder(context);
            }
            raw.unixTime = clock.unixTimes(order.orElse(Order.MONTH_FIRST), 0, raw.testTime, context);
        }
        temperatures(raw, table, metadata);
        CellLog log = raw.build(context);
        metadata.put("clock", CellFile.LOCAL);
        return new CellFile(path, log, CellFile.LOCAL, path.getFileName().toString(), true, Optional.empty(),
                Optional.empty(), metadata);
    }

    private static Counter counter(TextTable table, String quantity) {
        int charged = table.find("charge_" + quantity);
        int discharged = table.find("discharge_" + quantity);
        return charged < 0 || discharged < 0 ? Counter.NONE
                : Counter.ofStep(table.numbers(charged, 1), table.numbers(discharged, 1));
    }

    private static void kinds(RawLog raw, TextTable table) {
        String[] names = table.texts(table.find("step_name"));
        if (names.length == 0) {
            return;
        }
        int[] step = new int[names.length];
        StepType[] said = new StepType[names.length];
        for (int i = 0; i < names.length; i++) {
            boolean begins = i > 0 && (raw.stepIndex[i] != raw.stepIndex[i - 1] || raw.cycle[i] != raw.cycle[i - 1]
                    || raw.stepTime.length > 0 && raw.stepTime[i] < raw.stepTime[i - 1]);
            step[i] = i == 0 ? 1 : step[i - 1] + (begins ? 1 : 0);
            said[i] = names[i].startsWith("charge") ? StepType.CC_CHG
                    : names[i].startsWith("discharge") ? StepType.CC_DCHG
                            : names[i].equals("rest") ? StepType.REST : StepType.UNKNOWN;
        }
        raw.step = step;
        raw.isNamed = true;
        raw.type = NamedSteps.types(new StepFinder(raw.testTime, raw.current, raw.voltage, step.length), step, said);
    }

    private static void temperatures(RawLog raw, TextTable table, Map<String, String> metadata) {
        for (String name : TEMPERATURES) {
            double[] values = table.numbers(table.find(name), 1);
            // exactly 0 in every record: the channel is not connected
            if (Arrays.stream(values).anyMatch(v -> v != 0)) {
                String plain = raw.extras.isEmpty() ? "temperature" : "temperature_" + (raw.extras.size() + 1);
                raw.extras.add(new CellLog.Extra(plain, "degC", values));
            } else if (values.length > 0) {
                metadata.put(name, "0 in all records; left out");
            }
        }
    }
}
