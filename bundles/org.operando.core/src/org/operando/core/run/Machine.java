// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What the log and {@code doctor} say of the machine. */
public final class Machine {
    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");

    private Machine() {
    }

    /** The machine's name, without asking the network where the system tells it. */
    public static String hostName() {
        try {
            String name = Files.isReadable(HOST) ? Files.readString(HOST).strip()
                    : InetAddress.getLocalHost().getHostName();
            return name.isEmpty() ? "localhost" : name.replaceAll("\\s", "-");
        } catch (IOException e) {
            return "localhost";
        }
    }

    /** Bytes of memory of the machine, or of the container that this process is in; empty when the system does not tell. */
    public static OptionalLong memory() {
        try {
            long bytes = Long.MAX_VALUE;
            for (String line : Files.isReadable(MEMORY) ? Files.readAllLines(MEMORY) : List.<String>of()) {
                if (line.startsWith("MemTotal:")) {
                    bytes = 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
            String limit = Files.isReadable(LIMIT) ? Files.readString(LIMIT).strip() : "max";
            bytes = limit.equals("max") ? bytes : Math.min(bytes, Long.parseLong(limit));
            return bytes == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(bytes);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A number of bytes for people. */
    public static String size(long bytes) {
        double value = bytes;
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
