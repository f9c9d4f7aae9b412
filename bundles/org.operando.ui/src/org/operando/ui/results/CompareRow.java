// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.results.Difference;
import org.operando.core.results.ResultDiff;
import org.operando.core.results.Tolerance;
import org.operando.ui.session.RunHistory.Kept;

/**
 * A line of a comparison.
 * @param group what kind of thing it is: parameter, input, quantity, table, structure
 * @param what the thing
 * @param first what the first result has
 * @param second what the second has
 * @param by how far they are apart; empty when they are equal or no numbers
 * @param sigmas how far in standard uncertainties of the difference; empty where none is known
 * @param differs whether they differ
 */
record CompareRow(String group, String what, String first, String second, String by, String sigmas, boolean differs) {
    private static final int HASH = 40;
    private static final int SHORT = 12;

    /**
     * All parameters that differ, all quantities, and whatever else differs. Not for the UI thread.
     * @throws LoadException when one of them cannot be read
     */
    static List<CompareRow> of(Kept first, Kept second, ResultContent a, ResultContent b, Catalogue catalogue)
            throws LoadException {
        List<CompareRow> rows = new ArrayList<>();
        List<Difference> found = ResultDiff.of(first.file(), second.file(), Tolerance.EXACT);
        ParameterUnits units = ParameterUnits.of(second.header(), catalogue);
        found.stream().filter(d -> d.kind() == Difference.Kind.PROVENANCE).forEach(d -> rows.add(provenance(d, units)));
        Map<String, ResultContent.Value> others = new HashMap<>();
        b.values().forEach(v -> others.put(v.label(), v));
        for (ResultContent.Value v : a.values()) {
            ResultContent.Value other = others.get(v.label());
            if (other != null && v.quantity().isPresent() && other.quantity().isPresent()) {
                rows.add(quantity(v, other));
            }
        }
        found.stream().filter(d -> d.kind() != Difference.Kind.PROVENANCE)
                .filter(d -> !d.what().endsWith("_errors") && !d.what().endsWith("_systematic"))
                .filter(d -> d.of() > 1 || d.kind() == Difference.Kind.STRUCTURE)
                .forEach(d -> rows.add(other(d, unit(b, d.what()))));
        return List.copyOf(rows);
    }

    private static CompareRow provenance(Difference d, ParameterUnits units) {
        int space = d.what().indexOf("parameter ");
        String group = space >= 0 ? "parameter" : d.what().contains("input ") ? "input" : "operation";
        String what = d.what().replaceFirst("^(parameter|input) ", "");
        if (!d.unit().isEmpty()) {
            return new CompareRow(group, what, d.first() + " " + d.unit(), d.second() + " " + d.unit(), "", "", true);
        }
        boolean own = d.what().startsWith("parameter ");
        return new CompareRow(group, what, own ? units.with(what, d.first()) : brief(d.first()),
                own ? units.with(what, d.second()) : brief(d.second()), "", "", true);
    }

    /** A hash says that something differs, not what. */
    private static String brief(String value) {
        return value.length() > HASH && value.matches("[0-9a-f]+") ? value.substring(0, SHORT) + "\u2026" : value;
    }

    private static CompareRow quantity(ResultContent.Value a, ResultContent.Value b) {
        Quantity x = a.quantity().orElseThrow();
        Quantity y = b.quantity().orElseThrow();
        boolean unit = x.unit().equals(y.unit());
        boolean differs = !unit || Double.compare(x.value(), y.value()) != 0;
        double apart = Tolerance.sigmas(x.value(), x.uncertainty(), y.value(), y.uncertainty());
        return new CompareRow("quantity", a.label(), text(a), text(b),
                differs && unit ? number(y.value() - x.value()) + unit(a) : "",
                differs && unit && Double.isFinite(apart) ? number(apart) : "", differs);
    }

    private static String text(ResultContent.Value v) {
        return v.text() + unit(v);
    }

    private static String unit(ResultContent.Value v) {
        return v.unit().isEmpty() ? "" : " " + ResultTable.shown(v.unit());
    }

    /** The unit of a column, by its place in the file. */
    private static String unit(ResultContent of, String place) {
        int slash = place.lastIndexOf('/');
        ResultTable table = slash < 0 ? null : of.tables().get(place.substring(0, slash).replace('/', '-'));
        return table == null ? ""
                : table.table().find(place.substring(slash + 1)).map(c -> c.unit().name()).filter(u -> !u.equals("1"))
                        .map(u -> " " + ResultTable.shown(u)).orElse("");
    }

    private static CompareRow other(Difference d, String unit) {
        String what = d.what().replace('/', ' ').replace('_', ' ');
        String count = d.of() > 1 ? what + " (" + d.count() + " of " + d.of() + ", most at " + (d.at() + 1) + ")"
                : what;
        boolean structure = d.kind() == Difference.Kind.STRUCTURE;
        return new CompareRow(structure ? "structure" : "table", count, shown(d.first()) + unit,
                shown(d.second()) + unit, Double.isFinite(d.largest()) ? number(d.largest()) + unit : "",
                Double.isFinite(d.sigmas()) ? number(d.sigmas()) : "", true);
    }

    private static String shown(String value) {
        try {
            return ResultTable.number(Double.parseDouble(value), Double.NaN);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.3g", x);
    }
}
