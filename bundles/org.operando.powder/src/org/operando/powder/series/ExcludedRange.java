// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.List;
import java.util.Optional;
import org.operando.api.Column;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Quantity;
import org.operando.api.Table;

/**
 * A stretch of angles that a series leaves out, e.g. a line of a foil: its intensities become NaN, so that nothing
 * behind the series can use them.
 * @param name why; empty for none
 * @param from lower end, degrees 2theta
 * @param to upper end, degrees 2theta
 */
public record ExcludedRange(@Label("Name") @Doc("What lies there, e.g. Al.") Optional<String> name,
        @Label("From") @Doc("Lower end.") @In("deg") double from,
        @Label("To") @Doc("Upper end.") @In("deg") double to) {
    static final String NAME = "name";
    static final String FROM = "from";
    static final String TO = "to";

    public ExcludedRange {
        if (!(to > from)) {
            throw new InvalidParameter("to", "must be above 'from' = " + Quantity.digits(from) + " deg");
        }
    }

    /** As rows of a table; empty for none. */
    static Optional<Table> table(List<ExcludedRange> ranges) {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(Table.of(
                Column.of(NAME, ranges.stream().map(r -> r.name.orElse("")).toArray(String[]::new)),
                Column.of(FROM, "deg", ranges.stream().mapToDouble(ExcludedRange::from).toArray()),
                Column.of(TO, "deg", ranges.stream().mapToDouble(ExcludedRange::to).toArray())));
    }
}
