// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.operando.api.Column;
import org.operando.api.Quantity;
import org.operando.api.Table;

/**
 * A table of a result as a reader sees it: units in the heads, values with their uncertainties in their last digits, rows in
 * an order of one's own. Immutable.
 */
public final class ResultTable {
    /** What stands for a number that is not known. */
    private static final String UNKNOWN = "\u2013";
    private static final int DIGITS = 7;

    private final Table table;
    private final int[] order;

    private ResultTable(Table table, int[] order) {
        this.table = table;
        this.order = order;
    }

    /** The rows as the result has them. */
    public static ResultTable of(Table table) {
        return new ResultTable(table, new int[0]);
    }

    /** The table of the result. */
    public Table table() {
        return table;
    }

    /** Number of rows. */
    public int rows() {
        return table.rows();
    }

    /** Number of columns. */
    public int columns() {
        return table.columns().size();
    }

    /** Name and unit of a column, {@code discharge capacity (mAh/g)}. */
    public String head(int column) {
        Column c = table.columns().get(column);
        String name = c.name().replace('_', ' ').replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        String words = name.equals(c.name()) ? name : name.toLowerCase(Locale.ROOT);
        return words.replaceAll("\\bfwhm\\b", "FWHM")
                + (c.unit().name().equals("1") ? "" : " (" + shown(c.unit().name()) + ")");
    }

    /** A unit as figures write it. */
    static String shown(String unit) {
        return unit.replaceAll("\\bdeg\\b", "\u00b0").replaceAll("\\bangstrom\\b", "\u00c5");
    }

    /** What a column is, in full. */
    public String about(int column) {
        Column c = table.columns().get(column);
        return c.name() + (c.unit().name().equals("1") ? "" : ", " + c.unit().name())
                + (c.errorBar().isEmpty() ? "" : "\nin parentheses: " + c.errorBar());
    }

    /** Whether a column holds numbers. */
    public boolean isNumeric(int column) {
        return !(table.columns().get(column).values() instanceof String[]);
    }

    /** The row of the result that is shown at a place. */
    public int row(int place) {
        return order.length == 0 ? place : order[place];
    }

    /** A value as it is read, {@code 0.452(3)}. */
    public String cell(int place, int column) {
        Column c = table.columns().get(column);
        int row = row(place);
        return switch (c.values()) {
            case double[] x -> number(x[row], c.uncertainties().length == 0 ? Double.NaN : c.uncertainties()[row]);
            case long[] n -> c.uncertainties().length == 0 ? Long.toString(n[row])
                    : number(n[row], c.uncertainties()[row]);
            default -> ((String[]) c.values())[row];
        };
    }

    static String number(double value, double uncertainty) {
        if (Double.isNaN(value)) {
            return UNKNOWN;
        }
        if (!Double.isFinite(value) || Double.isFinite(uncertainty) && uncertainty > 1e-8 * Math.abs(value)) {
            return Quantity.digits(value, uncertainty);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.signum() == 0 ? "0"
                : exponent < -5 || exponent > 9 ? rounded.toString() : rounded.toPlainString();
    }

    /** The same in the order of a column; equal values keep their order, what is not known stands last. */
    public ResultTable sorted(int column, boolean ascending) {
        Object values = table.columns().get(column).values();
        Comparator<Integer> by = switch (values) {
            case double[] x -> Comparator.comparingInt((Integer i) -> Double.isNaN(x[i]) ? 1 : 0)
                    .thenComparing((a, b) -> Double.isNaN(x[a]) ? 0
                            : ascending ? Double.compare(x[a], x[b]) : Double.compare(x[b], x[a]));
            case long[] n -> ascending ? (a, b) -> Long.compare(n[a], n[b]) : (a, b) -> Long.compare(n[b], n[a]);
            default -> {
                String[] texts = (String[]) values;
                Comparator<Integer> up = (a, b) -> texts[a].compareTo(texts[b]);
                yield ascending ? up : up.reversed();
            }
        };
        Integer[] rows = IntStream.range(0, rows()).boxed().toArray(Integer[]::new);
        Arrays.sort(rows, by);
        return new ResultTable(table, Arrays.stream(rows).mapToInt(Integer::intValue).toArray());
    }

    /** The rows as the result has them. */
    public ResultTable unsorted() {
        return of(table);
    }

    /**
     * Rows as text with tabs, for a spreadsheet: all digits, uncertainties in columns of their own.
     * @param places where the rows are shown
     */
    public String tabs(int[] places) {
        StringBuilder text = new StringBuilder();
        for (Column c : table.columns()) {
            String unit = c.unit().name().equals("1") ? "" : " (" + c.unit().name() + ")";
            text.append(text.isEmpty() ? "" : "\t").append(c.name()).append(unit);
            if (c.uncertainties().length > 0) {
                text.append('\t').append(c.name()).append("_error").append(unit);
            }
        }
        text.append('\n');
        for (int place : places) {
            int row = row(place);
            for (int i = 0; i < columns(); i++) {
                Column c = table.columns().get(i);
                text.append(i == 0 ? "" : "\t").append(switch (c.values()) {
                    case double[] x -> full(x[row]);
                    case long[] n -> Long.toString(n[row]);
                    default -> ((String[]) c.values())[row].replace('\t', ' ').replace('\n', ' ');
                });
                if (c.uncertainties().length > 0) {
                    text.append('\t').append(full(c.uncertainties()[row]));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String full(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
