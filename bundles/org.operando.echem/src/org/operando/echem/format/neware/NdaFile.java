// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.neware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.Quantity;
import org.operando.echem.log.CellFile;
import org.operando.echem.log.CellLog;
import org.operando.echem.log.FileContent;

/** One NEWARE .nda file: a header, records of one length found by a marker, a footer. All numbers are little-endian. */
final class NdaFile {
    /** Where the version stands. */
    static final int VERSION_AT = 14;
    private static final int CHECK_EVERY = 50_000;

    private NdaFile() {
    }

    static CellFile read(Path path, Context context) throws LoadException {
        byte[] bytes = FileContent.read(path);
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length <= VERSION_AT || !ascii(bytes, 0, 6).equals("NEWARE")) {
            throw LoadException.at(path, "", "is not a NEWARE .nda file: it does not begin with NEWARE",
                    "check that the file is whole");
        }
        int version = bytes[VERSION_AT] & 0xff;
        NdaLayout layout = NdaLayout.of(version, file).orElseThrow(() -> LoadException.at(path, "byte " + VERSION_AT,
                "is of version " + version + ", which is not known (8, 22, 23, 26, 29 and 130 are)",
                "export it from BTSDA as .ndax"));
        RangeCode ranges = new RangeCode();
        int first = layout.firstRecord(file);
        CellLog log = layout == NdaLayout.BTS_91 ? readBts91(path, file, context)
                : readMarked(path, file, first, layout, ranges, context);
        log.sortByIndex();
        finish(log, layout);
        String name = path.getFileName().toString();
        ranges.report(name, context);
        NewareCheck.warn(log, name, context);
        String clock = layout == NdaLayout.V29 ? CellFile.LOCAL : CellFile.UTC;
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "NEWARE .nda, version " + version + switch (layout) {
            case BTS_90 -> " (BTS 9.0)";
            case BTS_91 -> " (BTS 9.1)";
            default -> "";
        });
        metadata.put("date", ascii(bytes, 6, 8));
        Optional<Quantity> mass = NdaHeader.read(bytes, version, metadata);
        if (layout != NdaLayout.BTS_91 && layout != NdaLayout.V8) {
            NdaAuxiliary.read(file, first, layout, log, metadata, name, context);
        }
        metadata.put("clock", clock);
        return new CellFile(path, log, clock, name, layout != NdaLayout.BTS_90, mass, Optional.empty(), metadata);
    }

    private static CellLog readMarked(Path path, ByteBuffer file, int first, NdaLayout layout, RangeCode ranges,
            Context context) throws LoadException {
        if (first < 0) {
            throw LoadException.at(path, "",
                    "holds no records (no marker of a first record in " + file.limit() + " bytes)",
                    "check that the file is whole; copy it again from the cycler's computer");
        }
        CellLog log = new CellLog(records(file, first, layout));
        int seen = 0;
        for (int at = first; at + layout.length <= file.limit(); at += layout.length) {
            if (layout.isDamaged(file, at)) {
                throw LoadException.at(path, "byte " + at,
                        "is the beginning of a damaged record: its checksum is wrong",
                        "copy the file again from the cycler's computer");
            }
            if (layout.isData(file, at)) {
                layout.read(file, at, log, ranges);
            }
            if (++seen % CHECK_EVERY == 0) {
                context.check();
            }
        }
        if (log.rows == 0) {
            throw LoadException.at(path, "byte " + first, "holds marks but no data records",
                    "check that the file is whole");
        }
        String cut = cut(file, first, layout);
        if (!cut.isEmpty()) {
            context.warn(path.getFileName().toString(), cut + ", so it seems to be cut: what comes after record "
                    + log.rows + " is missing; copy it again");
        }
        return log;
    }

    /** How the end shows that there should be more; empty when it does not. */
    private static String cut(ByteBuffer file, int first, NdaLayout layout) {
        int rest = (file.limit() - first) % layout.length;
        int last = file.limit() - rest - layout.length;
        if (layout == NdaLayout.BTS_90) {
            return layout.isData(file, last) ? "ends with a data record and without what closes a file" : "";
        }
        // whole files of the other layouts end with a record
        return rest == 0 ? "" : "ends in the middle of a record (" + rest + " of " + layout.length + " bytes)";
    }

    private static int records(ByteBuffer file, int first, NdaLayout layout) {
        int records = 0;
        for (int at = first; at + layout.length <= file.limit(); at += layout.length) {
            records += layout.isData(file, at) ? 1 : 0;
        }
        return records;
    }

    private static CellLog readBts91(Path path, ByteBuffer file, Context context) throws LoadException {
        int first = NdaLayout.BTS_9_DATA;
        short id = file.getShort(first);
        int length = 0;
        for (int at = first + 44; at + 2 <= Math.min(file.limit(), first + 200) && length == 0; at++) {
            if (file.getShort(at) == id) {
                length = at - first;
            }
        }
        // the fields read end at byte 52
        if (length < 52) {
            throw LoadException.at(path, "byte " + first, "has no second record to measure the length of records by",
                    "check that the file is whole");
        }
        CellLog log = new CellLog((file.limit() - first) / length);
        boolean warm = length >= 56;
        double[] temperature = new double[warm ? log.index.length : 0];
        int seen = 0;
        for (int at = first; at + length <= file.limit(); at += length) {
            if (file.getShort(at) == id && file.get(at + 3) != 0) {
                if (warm) {
                    temperature[log.rows] = file.getFloat(at + 52);
                }
                NdaLayout.BTS_91.read(file, at, log, null);
            }
            if (++seen % CHECK_EVERY == 0) {
                context.check();
            }
        }
        // a whole file has records of other kinds behind the data, and a foot that fills no record
        if (file.getShort(first + ((file.limit() - first) / length - 1) * length) == id) {
            context.warn(path.getFileName().toString(), "ends with a data record and without what closes a file, so it"
                    + " seems to be cut: what comes after record " + log.rows + " is missing; copy it again");
        }
        if (warm) {
            log.extras.add(new CellLog.Extra("temperature", "degC", temperature));
        }
        return log;
    }

    private static void finish(CellLog log, NdaLayout layout) {
        if (layout == NdaLayout.V29) {
            // the jump counter, not the line of the schedule: a loop may run one line twice in a row
            log.numberSteps(log.step);
        } else {
            log.numberSteps(log.stepIndex);
        }
        if (layout == NdaLayout.BTS_91) {
            double end = log.rows == 0 ? 0 : log.testTime[0];
            for (int i = 0; i < log.rows; i++) {
                if (i > 0 && log.step[i] != log.step[i - 1]) {
                    end = log.testTime[i - 1];
                }
                log.stepTime[i] = log.testTime[i] - end;
            }
        } else {
            log.addUpTestTime();
        }
    }

    private static String ascii(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
