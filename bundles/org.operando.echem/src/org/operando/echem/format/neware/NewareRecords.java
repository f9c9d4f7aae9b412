// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellLog;

/** The records of an .ndax file, of the parts data, runInfo and step. */
final class NewareRecords {
    private final NdaxArchive archive;
    private final String name;
    private int version;
    private CellLog log;
    private Optional<RunInfo> runInfo = Optional.empty();

    NewareRecords(NdaxArchive archive) {
        this.archive = archive;
        name = archive.path().getFileName().toString();
    }

    /** Version of the part with the records, once it is read. */
    int version() {
        return version;
    }

    /** Reads the part with the records. */
    void read(Context context) throws LoadException {
        NdcPart data = archive.required("data.ndc");
        version = data.version();
        log = switch (version) {
            case 2, 5 -> counts(data, context);
            case 11, 14, 16, 17 -> floats(data, context);
            default -> throw LoadException.at(archive.path(), "data.ndc", "is of ndc version " + version
                    + ", which is not known (2, 5, 11, 14, 16 and 17 are)", "export it from BTSDA as CSV");
        };
    }

    /** Reads times and charges where they are in a part of their own; may run beside {@link #read}. */
    void readRunInfo(Context context) throws LoadException {
        Optional<NdcPart> part = archive.part("data_runInfo.ndc");
        if (part.isPresent()) {
            runInfo = Optional.of(new RunInfo(part.get(), context));
        }
    }

    /** The whole log, once both are read. */
    CellLog log(Context context) throws LoadException {
        if (log.rows > 0 && version > 5) {
            runInfo.orElseThrow(() -> archive.missing("data_runInfo.ndc")).apply(log);
            if (Double.isNaN(log.stepTime[0])) {
                context.warn(name, "the first records have no times and charges; they are NaN up to the first that is "
                        + "stored");
            }
            steps(context);
        }
        return log;
    }

    private CellLog counts(NdcPart data, Context context) throws LoadException {
        CountsRecord layout = version == 2 ? CountsRecord.NDC_2 : CountsRecord.NDC_5;
        int length = version == 2 ? 94 : 87;
        CellLog counts = new CellLog(data.room(length));
        RangeCode ranges = new RangeCode();
        data.read(length, (bytes, at, position) -> {
            // unused slots of version 2 have no bitmap: their index is 0
            if (bytes.getInt(at + layout.index()) != 0) {
                layout.read(bytes, at, counts, ranges);
            }
        }, context);
        counts.sortByIndex();
        counts.numberSteps(counts.stepIndex);
        ranges.report(name, context);
        return counts;
    }

    private CellLog floats(NdcPart data, Context context) throws LoadException {
        boolean old = version == 11 || version == 16;
        double volts = old ? 1e-4 : 1;
        double amperes = old ? 1e-3 : 1;
        CellLog floats = new CellLog(data.room(8));
        data.read(8, (bytes, at, position) -> {
            int row = floats.rows++;
            floats.index[row] = position;
            floats.voltage[row] = bytes.getFloat(at) * volts;
            floats.current[row] = bytes.getFloat(at + 4) * amperes;
        }, context);
        return floats;
    }

    /** Gives each step the type, cycle and line of its row in the step part. */
    private void steps(Context context) throws LoadException {
        NdcPart part = archive.required("data_step.ndc");
        int length = part.version() == 11 || part.version() == 14 ? 37 : 100;
        int room = part.room(length);
        int[] cycle = new int[room];
        int[] line = new int[room];
        byte[] type = new byte[room];
        int[] n = new int[1];
        part.read(length, (bytes, at, position) -> {
            cycle[n[0]] = bytes.getInt(at) + 1;
            line[n[0]] = bytes.getInt(at + 4);
            type[n[0]++] = bytes.get(at + 24);
        }, context);
        int steps = log.step[log.rows - 1];
        if (n[0] == 0) {
            throw LoadException.at(archive.path(), part.name(), "holds no steps, " + steps + " are in the records",
                    "export the file again");
        }
        if (n[0] < steps) {
            context.warn(archive.path().getFileName() + ":" + part.name(),
                    "describes " + n[0] + " steps, the records have "
                            + steps + "; the last ones are of unknown type and in the last cycle");
        }
        for (int i = 0; i < log.rows; i++) {
            int s = log.step[i] - 1;
            log.cycle[i] = cycle[Math.min(s, n[0] - 1)];
            log.stepIndex[i] = s < n[0] ? line[s] : 0;
            log.type[i] = s < n[0] ? type[s] : 0;
        }
    }
}
