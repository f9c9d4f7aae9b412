// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.arbin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.format.pandas.PandasFrame;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.RawLog;
import org.operando.io.hdf5.Hdf5File;

/** Reads the records of Arbin's SQL database that a script has written to HDF5 with pandas. */
final class ArbinSqlFile {
    static final String RECORDS = "data_df";
    private static final String INFO = "info_df";
    /** Seconds of the unit of Date_Time. */
    private static final double TICK = 1e-7;

    private ArbinSqlFile() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        try (Hdf5File file = Hdf5File.open(path)) {
            if (!PandasFrame.isThere(file, RECORDS)) {
                throw LoadException.at(path, "/", "has no table '" + RECORDS + "' of Arbin's SQL database, but "
                        + String.join(", ", file.children("/")));
            }
            ArbinColumns columns = new ArbinColumns(path, PandasFrame.read(file, RECORDS), new int[0]);
            columns.keepOneTest(context);
            double[] unix = Arrays.stream(columns.column("datetime")).map(t -> t * TICK).toArray();
            RawLog raw = columns.raw(unix);
            Map<String, String> metadata = new LinkedHashMap<>(columns.told());
            if (PandasFrame.isThere(file, INFO)) {
                double[] channel = PandasFrame.read(file, INFO).getOrDefault("IV_Ch_ID", new double[0]);
                if (channel.length > 0) {
                    metadata.put("channel", String.valueOf((long) channel[0]));
                }
            }
            return new CellFile(path, raw.build(context), CellFile.UTC, path.toString(), raw.cycle.length > 0,
                    Optional.empty(), Optional.empty(), metadata);
        }
    }
}
