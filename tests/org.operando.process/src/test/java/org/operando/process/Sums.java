// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** SHA-256 of the files of a results folder, but of those that tell what happened when. */
final class Sums {
    private static final List<String> OF_THE_DAY = List.of("journal.jsonl", "log.txt", ".lock");

    private Sums() {
    }

    /** By path in the folder. */
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!OF_THE_DAY.contains(file.getFileName().toString())) {
                    sums.put(folder.relativize(file).toString(), sum(Files.readAllBytes(file)));
                }
            }
        }
        return sums;
    }

    /** One sum over all files with their names. */
    static String all(Path folder) throws IOException {
        return sum(of(folder).toString().getBytes());
    }

    private static String sum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
