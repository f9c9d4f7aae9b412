// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.operando.core.run.ProgramVersion;

/** {@code operando --version} with {@code --verbose} or {@code --json}: what a support person asks for first. */
final class VersionPage {
    private VersionPage() {
    }

    /** One line. */
    static String line() {
        return "Operando " + ProgramVersion.TEXT + " (Java " + Runtime.version().feature() + ")";
    }

    /** Version, Java, machine and installation, and every bundle with its version and SHA-256. */
    static void print() {
        System.out.println(line());
        List<String[]> about = new ArrayList<>();
        about.add(new String[] {"Java", java() + " in " + System.getProperty("java.home")});
        about.add(new String[] {"machine", machine()});
        about.add(new String[] {"installation", installation()});
        about.add(new String[] {"cache", cache()});
        Output.columns(about);
        System.out.println();
        List<String[]> rows = new ArrayList<>();
        for (InstalledBundle b : bundles()) {
            boolean beside = InstalledBundle.plugins().filter(b.file().getParent()::equals).isEmpty();
            String hash = b.sha256().isEmpty() ? "(a folder)" : b.sha256();
            rows.add(new String[] {b.name(), b.version(), beside ? hash + "  " + b.file() : hash});
        }
        Output.columns(rows);
    }

    /** The same as JSON; the bundles only when they are asked for. */
    static void json(boolean withBundles) {
        Output.json(out -> {
            out.writeStringField("operando", ProgramVersion.TEXT);
            out.writeStringField("java", java());
            out.writeStringField("javaHome", System.getProperty("java.home"));
            out.writeStringField("machine", machine());
            out.writeStringField("installation", installation());
            out.writeStringField("cache", cache());
            if (withBundles) {
                bundles(out);
            }
        });
    }

    private static void bundles(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("bundles");
        for (InstalledBundle b : bundles()) {
            out.writeStartObject();
            out.writeStringField("name", b.name());
            out.writeStringField("version", b.version());
            out.writeStringField("sha256", b.sha256());
            out.writeStringField("file", b.file().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static List<InstalledBundle> bundles() {
        try {
            return InstalledBundle.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return System.getProperty("java.vendor") + " " + Runtime.version();
    }

    private static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    private static String installation() {
        return InstalledBundle.plugins().map(Path::getParent).orElseGet(Environment::home).toString();
    }

    private static String cache() {
        return System.getProperty("operando.cache", "");
    }
}
