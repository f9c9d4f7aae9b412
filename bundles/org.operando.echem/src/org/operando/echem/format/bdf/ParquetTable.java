// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.bdf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.format.table.TableData;
import org.operando.echem.format.table.TableSource;
import org.operando.io.parquet.ParquetColumn;
import org.operando.io.parquet.ParquetFile;

/** A table in a Parquet file. */
final class ParquetTable implements TableSource {
    private final ParquetFile file;
    private final List<String> names;

    ParquetTable(ParquetFile file) {
        this.file = file;
        names = file.columns().stream().map(ParquetColumn::name).toList();
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String namesPlace() {
        return "footer";
    }

    @Override
    public TableData read(Set<Integer> numbers, Set<Integer> extras, Set<Integer> texts, Context context)
            throws LoadException {
        Map<Integer, double[]> read = new HashMap<>();
        Map<Integer, String[]> words = new HashMap<>();
        for (int column : numbers) {
            read.put(column, file.numbers(names.get(column)));
            context.check();
        }
        for (int column : extras) {
            if (file.columns().get(column).isNumeric()) {
                read.put(column, file.numbers(names.get(column)));
            } else {
                context.warn(names.get(column), "holds no numbers; not read");
                double[] unknown = new double[file.rows()];
                Arrays.fill(unknown, Double.NaN);
                read.put(column, unknown);
            }
        }
        for (int column : texts) {
            words.put(column, file.texts(names.get(column)));
        }
        return new TableData(file.rows(), read, words, new int[0]);
    }
}
