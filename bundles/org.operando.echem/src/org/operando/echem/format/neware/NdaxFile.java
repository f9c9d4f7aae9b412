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
import org.operando.echem.log.LoggedEvent;
import org.operando.echem.log.ReadingTasks;
import org.w3c.dom.Document;

/** One NEWARE .ndax file. */
final class NdaxFile {
    private static final Map<String, String> TEST_INFO = Map.of("Barcode", "barcode", "Remark", "remark", "StartTime",
            "start", "CurrRange", "current range (mA)", "VoltRange", "voltage range (V)");

    private NdaxFile() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        try (NdaxArchive archive = new NdaxArchive(path)) {
            return read(path, archive, context);
        }
    }

    private static CellFile read(Path path, NdaxArchive archive, Context context) throws LoadException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<NewareXml.Auxiliary> auxiliaries = new ArrayList<>();
        List<LoggedEvent> events = new ArrayList<>();
        NewareRecords records = new NewareRecords(archive);
        // the part with the records takes about as long as all others
        ReadingTasks.run(2, context, (i, c) -> {
            if (i == 0) {
                records.read(c);
            } else {
                auxiliaries.addAll(describe(archive, metadata, c));
                records.readRunInfo(c);
                events.addAll(NewareEvents.read(archive, metadata, c));
            }
        });
        CellLog log = records.log(context);
        log.events.addAll(events);
        int version = records.version();
        metadata.put("format", "NEWARE .ndax, ndc " + version);
        if (log.rows == 0) {
            context.warn(path.getFileName().toString(), "holds no records");
        }
        log.addUpTestTime();
        NewareCheck.warn(log, path.getFileName().toString(), context);
        NdaxAuxiliary.read(archive, auxiliaries, log, metadata, context);
        String clock = version == 2 || version == 5 ? CellFile.LOCAL : CellFile.UTC;
        metadata.put("clock", clock);
        return new CellFile(path, log, clock, path.getFileName().toString(), true, Optional.empty(), Optional.empty(),
                metadata);
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
