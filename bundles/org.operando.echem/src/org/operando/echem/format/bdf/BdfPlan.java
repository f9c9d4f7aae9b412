// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.operando.api.CellRecord.Columns;
import org.operando.api.Unit;
import org.operando.echem.format.table.ColumnPlan;
import org.operando.echem.format.table.Role;

/** What the columns of a table in the Battery Data Format are to a cell record. */
final class BdfPlan {
    private static final Map<String, Role> ROLES = Map.ofEntries(Map.entry("test_time", Role.TEST_TIME),
            Map.entry("unix_time", Role.UNIX_TIME), Map.entry("voltage", Role.VOLTAGE),
            Map.entry("current", Role.CURRENT), Map.entry("cycle_count", Role.CYCLE),
            Map.entry("step_count", Role.STEP), Map.entry("step_id", Role.STEP_INDEX),
            Map.entry("step_index", Role.STEP_INDEX), Map.entry("step_time", Role.STEP_TIME),
            Map.entry("step_type", Role.STEP_TYPE), Map.entry("record_index", Role.RECORD));
    /** Counters in the order of preference: those of a step lose nothing, those of a test are cut at steps. */
    private static final List<String> SPANS = List.of("step_", "", "cycle_");
    private static final Set<String> TEMPERATURES = Set.of("ambient_temperature", "surface_temperature", "temperature");

    private final List<String> names;
    private final Map<String, Integer> indices = new LinkedHashMap<>();
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Set<Integer> known = new HashSet<>();
    private final ColumnPlan plan = new ColumnPlan();

    private BdfPlan(List<String> names) {
        this.names = names;
        for (int c = 0; c < names.size(); c++) {
            int column = c;
            BdfColumn.of(names.get(c)).filter(b -> !indices.containsKey(b.quantity())).ifPresent(b -> {
                indices.put(b.quantity(), column);
                units.put(b.quantity(), b.unit());
            });
        }
    }

    /** The plan of these columns; empty when one of time, voltage and current lacks. */
    static Optional<BdfPlan> of(List<String> names) {
        BdfPlan plan = new BdfPlan(names);
        for (String needed : List.of("voltage", "current")) {
            if (!plan.fits(needed, ROLES.get(needed).unit())) {
                return Optional.empty();
            }
        }
        if (!plan.fits("test_time", Role.TEST_TIME.unit()) && !plan.fits("unix_time", Role.UNIX_TIME.unit())) {
            return Optional.empty();
        }
        plan.assign();
        return Optional.of(plan);
    }

    private boolean fits(String quantity, Unit unit) {
        return indices.containsKey(quantity) && units.get(quantity).isConvertibleTo(unit);
    }

    private void assign() {
        ROLES.forEach((quantity, role) -> {
            if (fits(quantity, role.unit()) && !(quantity.equals("step_index") && indices.containsKey("step_id"))) {
                take(quantity, role);
            }
        });
        plan.capacityOfStep(counter("capacity", Role.CHARGED, Role.DISCHARGED, Role.CAPACITY));
        plan.energyOfStep(counter("energy", Role.ENERGY_CHARGED, Role.ENERGY_DISCHARGED, Role.ENERGY));
        indices.forEach((quantity, column) -> {
            Unit unit = units.get(quantity);
            boolean physical = !unit.equals(Unit.ONE);
            if (!known.contains(column) && physical && !isCounter(quantity)) {
                extra(quantity, column, unit);
            }
        });
    }

    private void take(String quantity, Role role) {
        plan.with(role, indices.get(quantity), units.get(quantity));
        known.add(indices.get(quantity));
    }

    /** Gives roles to the columns of a counter; true when it begins anew in each step. */
    private boolean counter(String what, Role charged, Role discharged, Role net) {
        Unit unit = charged.unit();
        for (String span : SPANS) {
            String in = span + "charging_" + what;
            String out = span + "discharging_" + what;
            if (fits(in, unit) && fits(out, unit)) {
                take(in, charged);
                take(out, discharged);
                return span.equals("step_");
            }
        }
        for (String span : SPANS) {
            if (fits(span + "net_" + what, unit)) {
                take(span + "net_" + what, net);
                return span.equals("step_");
            }
        }
        return false;
    }

    /** Counters that say the same again in another way. */
    private static boolean isCounter(String quantity) {
        return quantity.endsWith("_capacity") || quantity.endsWith("_energy");
    }

    private void extra(String quantity, int column, Unit unit) {
        known.add(column);
        if (TEMPERATURES.contains(quantity) && unit.isConvertibleTo(Unit.of("degC"))) {
            boolean first = TEMPERATURES.stream().filter(indices::containsKey).count() == 1
                    || quantity.equals("ambient_temperature");
            plan.withExtra(column, unit, first ? Columns.TEMPERATURE : quantity, Unit.of("degC"));
            return;
        }
        Unit to = unit.isConvertibleTo(Unit.of("degC")) ? Unit.of("degC") : unit;
        plan.withExtra(column, unit, quantity, to);
    }

    /** The roles of the columns. */
    ColumnPlan plan() {
        return plan;
    }

    /** Names of the columns in other units than the format's. */
    List<String> otherUnits() {
        List<String> other = new ArrayList<>();
        ROLES.forEach((quantity, role) -> {
            if (fits(quantity, role.unit()) && !units.get(quantity).equals(role.unit())) {
                other.add(names.get(indices.get(quantity)));
            }
        });
        other.sort(null);
        return other;
    }

    /** Names of the columns that are not read and say what no other column says. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            boolean again = BdfColumn.of(names.get(c)).filter(b -> isCounter(b.quantity())).isPresent();
            if (!known.contains(c) && !names.get(c).isEmpty() && !again) {
                unread.add(names.get(c));
            }
        }
        return unread;
    }

    /** Whether a quantity is among the columns. */
    boolean has(String quantity) {
        return indices.containsKey(quantity);
    }
}
