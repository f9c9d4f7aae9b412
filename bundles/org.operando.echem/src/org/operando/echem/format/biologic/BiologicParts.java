// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.biologic;

import java.util.List;
import java.util.Optional;

/**
 * Two parts of one record, of the same columns.
 * @param kept how many rows of the first one there are
 * @param skipped how many of the next one are left out at its beginning
 */
record BiologicParts(BiologicTable first, int kept, BiologicTable next, int skipped) implements BiologicTable {
    /** Whether tables have the same columns in the same units. */
    static boolean fit(BiologicTable one, BiologicTable other) {
        return one.names().equals(other.names()) && one.isUnexported() == other.isUnexported()
                && one.names().stream().allMatch(n -> one.unit(n).equals(other.unit(n)));
    }

    @Override
    public int rows() {
        return kept + next.rows() - skipped;
    }

    @Override
    public List<String> names() {
        return first.names();
    }

    @Override
    public Optional<double[]> numbers(String... names) {
        Optional<double[]> a = first.numbers(names);
        Optional<double[]> b = next.numbers(names);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        double[] all = new double[rows()];
        System.arraycopy(a.get(), 0, all, 0, kept);
        System.arraycopy(b.get(), skipped, all, kept, all.length - kept);
        return Optional.of(all);
    }

    @Override
    public int[] counts(String name) {
        int[] a = first.counts(name);
        int[] b = next.counts(name);
        if (a.length == 0 || b.length == 0) {
            return new int[0];
        }
        int[] all = new int[rows()];
        System.arraycopy(a, 0, all, 0, kept);
        System.arraycopy(b, skipped, all, kept, all.length - kept);
        return all;
    }

    @Override
    public String place(int row) {
        return row < kept ? first.place(row) : next.place(row - kept + skipped);
    }

    @Override
    public Optional<String> unit(String name) {
        return first.unit(name);
    }

    @Override
    public boolean isUnexported() {
        return first.isUnexported();
    }
}
