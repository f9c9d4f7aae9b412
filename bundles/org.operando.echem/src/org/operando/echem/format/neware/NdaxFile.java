// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.w3c.dom.Document;

/** One NEWARE .ndax file. */
final class NdaxFile {
    private static final Map<String, String> TEST_INFO = Map.of("Barcode", "barcode", "Remark", "remark", "StartTime",
            "start", "CurrRange", "current range (mA)", "VoltRange", "voltage range (V)");

    private NdaxFile() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        try (NdaxArchive archive = new NdaxArchive(path)) {
            NdcPart data = archive.required("data.ndc");
            int version = data.version();
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("format", "NEWARE .ndax, ndc " + version);
            List<NewareXml.Auxiliary> auxiliaries = describe(archive, metadata, context);
            CellLog log = switch (version) {
                case 2, 5 -> counts(data, path.getFileName().toString(), context);
                case 11, 14, 16, 17 -> floats(archive, data, context);
                default -> throw LoadException.at(path, "data.ndc", "is of ndc version " + version
                        + ", which is not known (2, 5, 11, 14, 16 and 17 are)", "export it from BTSDA as CSV");
            };
            if (log.rows == 0) {
                context.warn(path.getFileName().toString(), "holds no records");
            }
            log.addUpTestTime();
            NdaxAuxiliary.read(archive, auxiliaries, log, metadata, context);
            String clock = version == 2 || version == 5 ? CellFile.LOCAL : CellFile.UTC;
            metadata.put("clock", clock);
            return new CellFile(path, log, clock, path.getFileName().toString(), true, Optional.empty(),
                    Optional.empty(),
                    metadata);
        }
    }

    private static CellLog counts(NdcPart data, String name, Context context) throws LoadException {
        CountsRecord layout = data.version() == 2 ? CountsRecord.NDC_2 : CountsRecord.NDC_5;
        int length = data.version() == 2 ? 94 : 87;
        CellLog log = new CellLog(data.room(length));
        RangeCode ranges = new RangeCode();
        data.read(length, (bytes, at, position) -> {
            // unused slots of version 2 have no bitmap: their index is 0
            if (bytes.getInt(at + layout.index()) != 0) {
                layout.read(bytes, at, log, ranges);
            }
        }, context);
        log.sortByIndex();
        log.numberSteps(log.stepIndex);
        ranges.report(name, context);
        return log;
    }

    private static CellLog floats(NdaxArchive archive, NdcPart data, Context context) throws LoadException {
        boolean old = data.version() == 11 || data.version() == 16;
        double volts = old ? 1e-4 : 1;
        double amperes = old ? 1e-3 : 1;
        CellLog log = new CellLog(data.room(8));
        data.read(8, (bytes, at, position) -> {
            int row = log.rows++;
            log.index[row] = position;
            log.voltage[row] = bytes.getFloat(at) * volts;
            log.current[row] = bytes.getFloat(at + 4) * amperes;
        }, context);
        if (log.rows == 0) {
            return log;
        }
        new RunInfo(archive.required("data_runInfo.ndc"), context).apply(log);
        if (Double.isNaN(log.stepTime[0])) {
            context.warn(archive.path().getFileName().toString(),
                    "the first records have no times and charges; they are NaN up to the first that is stored");
        }
        steps(archive, log, context);
        return log;
    }

    /** Gives each step the type, cycle and line of its row in the step part. */
    private static void steps(NdaxArchive archive, CellLog log, Context context) throws LoadException {
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

    private static List<NewareXml.Auxiliary> describe(NdaxArchive archive, Map<String, String> metadata,
            Context context)
            throws LoadException {
        Optional<Document> version = NewareXml.document(archive, "VersionInfo.xml", context);
        if (version.isPresent()) {
            String server = NewareXml.attributes(version.get(), "ZwjVersion").getOrDefault("SvrVer", "");
            if (!server.isEmpty()) {
                metadata.put("server", server);
            }
        }
        Optional<Document> step = NewareXml.document(archive, "Step.xml", context);
        if (step.isPresent()) {
            for (String key : List.of("Creator", "Remark", "SCQ", "SCQ_F")) {
                String value = NewareXml.attributes(step.get(), key).getOrDefault("Value", "");
                if (!value.isEmpty()) {
                    // the unit of the active mass SCQ is chosen in the program and not stored
                    boolean mass = key.startsWith("SCQ");
                    metadata.put(mass ? key + " (active mass, unit not stored)" : key.toLowerCase(Locale.ROOT), value);
                }
            }
        }
        Optional<Document> test = NewareXml.document(archive, "TestInfo.xml", context);
        if (test.isEmpty()) {
            return List.of();
        }
        Map<String, String> attributes = NewareXml.attributes(test.get(), "TestInfo");
        attributes.forEach((name, value) -> {
            if (TEST_INFO.containsKey(name) && !value.isBlank()) {
                metadata.put(TEST_INFO.get(name), value);
            }
        });
        List<String> channel = new ArrayList<>();
        for (String key : List.of("DevID", "UnitID", "ChlID", "TestID")) {
            channel.add(attributes.getOrDefault(key, "?"));
        }
        metadata.put("channel (device-unit-channel-test)", String.join("-", channel));
        return NewareXml.auxiliaries(test.get());
    }
}
