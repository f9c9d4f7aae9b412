// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.CellRecord.Columns;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.echem.ColumnMapping;
import org.operando.echem.format.table.ColumnPlan.Source;

/** Finds the columns of a mapping in a table, with their units. */
final class MappedColumns {
    private final Path path;
    private final TableSource table;
    private final ColumnPlan plan = new ColumnPlan();

    private MappedColumns(Path path, TableSource table) {
        this.path = path;
        this.table = table;
    }

    /** Whether these names have all that the mapping names. */
    static boolean areIn(ColumnMapping mapping, List<String> names) {
        return find(mapping.time(), Role.TEST_TIME.unit(), names) >= 0
                && find(mapping.voltage(), Role.VOLTAGE.unit(), names) >= 0
                && find(mapping.current(), Role.CURRENT.unit(), names) >= 0;
    }

    /**
     * The plan of a mapping.
     * @param timeRole what its column of the time holds: a number, a duration or a date
     */
    static ColumnPlan plan(Path path, TableSource table, ColumnMapping mapping, Role timeRole) throws LoadException {
        MappedColumns columns = new MappedColumns(path, table);
        columns.take(timeRole, "time", Optional.of(mapping.time()));
        columns.take(Role.VOLTAGE, "voltage", Optional.of(mapping.voltage()));
        columns.take(Role.CURRENT, "current", Optional.of(mapping.current()));
        columns.take(Role.CAPACITY, "capacity", mapping.capacity());
        columns.take(Role.CHARGED, "charged", mapping.charged());
        columns.take(Role.DISCHARGED, "discharged", mapping.discharged());
        columns.take(Role.CYCLE, "cycle", mapping.cycle());
        columns.take(Role.STEP, "step", mapping.step());
        if (mapping.temperature().isPresent()) {
            Unit celsius = Unit.of("degC");
            Source source = columns.source("temperature", mapping.temperature().get(), celsius);
            columns.plan.withExtra(source.index(), source.unit(), Columns.TEMPERATURE, celsius);
        }
        return columns.plan.capacityOfStep(mapping.counting() == ColumnMapping.Counting.STEP);
    }

    private void take(Role role, String key, Optional<String> name) throws LoadException {
        if (name.isPresent()) {
            Source source = source(key, name.get(), role.unit());
            plan.with(role, source.index(), source.unit());
        }
    }

    private Source source(String key, String written, Unit wanted) throws LoadException {
        int index = find(written, wanted, table.names());
        if (index < 0) {
            throw LoadException.at(path, table.namesPlace(),
                    "has no column '" + written + "', which the study names as "
                            + key + "; there are " + String.join(", ", table.names()),
                    "correct 'columns' of the measurement");
        }
        if (wanted.equals(Unit.ONE)) {
            return new Source(index, Unit.ONE);
        }
        String name = table.names().get(index);
        Optional<Unit> own = written.equals(name) ? Optional.empty() : ColumnName.of(written, wanted).unit();
        Unit unit = own.or(() -> ColumnName.of(name, wanted).unit()).orElseThrow(() -> LoadException.at(path,
                table.namesPlace(), "names no unit of '" + name + "', which the study names as " + key,
                "put it behind the name, e.g. " + key + ": \"" + name + " [" + wanted.name() + "]\""));
        return new Source(index, unit);
    }

    /** Number of the column meant: of that name, or of that name without the unit behind it; -1 for none. */
    static int find(String written, Unit wanted, List<String> names) {
        if (names.contains(written)) {
            return names.indexOf(written);
        }
        String base = ColumnName.of(written, wanted).base();
        if (names.contains(base)) {
            return names.indexOf(base);
        }
        int found = -1;
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c).toLowerCase(Locale.ROOT);
            boolean same = name.equals(written.toLowerCase(Locale.ROOT)) || name.equals(base.toLowerCase(Locale.ROOT))
                    || ColumnName.of(names.get(c), wanted).base().equalsIgnoreCase(base);
            if (same && !base.isEmpty()) {
                if (found >= 0) {
                    return -1;
                }
                found = c;
            }
        }
        return found;
    }
}
