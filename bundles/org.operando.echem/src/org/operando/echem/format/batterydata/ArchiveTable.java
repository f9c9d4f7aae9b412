// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.batterydata;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Context;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.echem.format.table.ColumnPlan;
import org.operando.echem.format.table.PlannedLog;
import org.operando.echem.format.table.Role;
import org.operando.echem.format.table.TextForm;
import org.operando.echem.format.table.TextTable;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;
import org.operando.echem.log.RawLog;
import org.operando.io.text.DelimitedText;

/** The words of an archive's tables, and how a table in them is read. */
final class ArchiveTable {
    /** Day that is the first of 1970 in the count of MATLAB, whose day 1 is the first of the year 0. */
    private static final double DAY_1970 = 719529;

    private final String archive;
    private final Map<String, Role> roles;
    private final Map<String, String> extras;
    private final Set<String> summary;
    private final boolean ofStep;

    /**
     * The words of an archive.
     * @param archive its name
     * @param roles names of the columns that have a role
     * @param extras names of further columns and theirs in a record, with the unit behind a blank
     * @param summary names that only a summary of cycles has
     * @param ofStep whether counters begin anew in each step
     */
    ArchiveTable(String archive, Map<String, Role> roles, Map<String, String> extras, Set<String> summary,
            boolean ofStep) {
        this.archive = archive;
        this.roles = roles;
        this.extras = extras;
        this.summary = summary;
        this.ofStep = ofStep;
    }

    /** The names in the first line of a file. */
    static List<String> names(FileHead head) {
        DelimitedText text = new DelimitedText(head.path(), head.first().clone());
        return text.advance() ? text.texts() : List.of();
    }

    /** Whether these are the names of a table of records. */
    boolean isRecords(List<String> names) {
        Set<Role> found = new HashSet<>();
        names.forEach(n -> {
            if (roles.containsKey(n)) {
                found.add(roles.get(n));
            }
        });
        return found.containsAll(Set.of(Role.TEST_TIME, Role.VOLTAGE, Role.CURRENT, Role.CYCLE));
    }

    /** Whether these are the names of a summary of cycles. */
    boolean isSummary(List<String> names) {
        return names.containsAll(summary);
    }

    CellFile read(Path path, Context context) throws LoadException {
        DelimitedText text = new DelimitedText(path, FileContent.read(path));
        TextTable table = new TextTable(path, text, new TextForm(1, ',', '.'));
        List<String> names = table.names();
        if (!isRecords(names)) {
            throw LoadException.at(path, "1", isSummary(names) ? "is a summary of cycles of " + archive
                    + ", without voltage and current against time"
                    : "has not the columns of " + archive
                            + "; there are " + String.join(", ", names),
                    isSummary(names) ? "give the time series that belongs to it" : "download it again");
        }
        PlannedLog planned = PlannedLog.read(path, table, plan(names), context);
        RawLog raw = planned.raw();
        for (int i = 0; i < raw.unixTime.length && !planned.hasDates(); i++) {
            // days, whose unit was converted to seconds
            raw.unixTime[i] -= DAY_1970 * 86400;
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("archive", archive);
        planned.counters(raw, metadata);
        warnOfImpedance(path, planned, raw, context);
        CellLog log = raw.build(context);
        return new CellFile(path, log, CellFile.LOCAL, path.toString(), true, Optional.empty(), Optional.empty(),
                metadata);
    }

    private ColumnPlan plan(List<String> names) {
        ColumnPlan plan = new ColumnPlan().capacityOfStep(ofStep).energyOfStep(ofStep);
        boolean first = true;
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            Role role = roles.get(name);
            if (role != null) {
                plan.with(role, c, role == Role.UNIX_TIME ? Unit.of("d") : role.unit());
            }
            String extra = extras.get(name);
            if (extra != null) {
                Unit unit = Unit.of(extra.substring(extra.indexOf(' ') + 1));
                boolean cell = first && unit.name().equals("degC");
                first &= !cell;
                plan.withExtra(c, unit, cell ? Columns.TEMPERATURE : extra.substring(0, extra.indexOf(' ')), unit);
            }
        }
        return plan;
    }

    /** Points of an impedance spectrum lie among the records; what they have as voltage is none of the cell's. */
    private static void warnOfImpedance(Path path, PlannedLog planned, RawLog raw, Context context) {
        int points = 0;
        int at = -1;
        for (CellLog.Extra extra : raw.extras) {
            for (int i = 0; extra.name().equals("frequency") && i < extra.values().length; i++) {
                if (Double.isFinite(extra.values()[i])) {
                    at = at < 0 ? i : at;
                    points++;
                }
            }
        }
        if (points > 0) {
            context.warn(path.getFileName() + ":" + planned.place(at), points + " records are points of impedance "
                    + "spectra (Frequency_Hz); they are kept, their voltage is no cell voltage");
        }
    }
}
