// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.operando.core.plugins.BundleFile;
import org.operando.core.plugins.InstalledPlugin;
import org.operando.core.plugins.PluginException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operando plugins list}: the plug-ins that are there. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists the plug-ins of the user, of the site, and of the folders in OPERANDO_PLUGINS.")
final class PluginsListCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON document, with all details.")
    private boolean json;

    @Override
    public Integer call() throws PluginException, IOException {
        List<InstalledPlugin> plugins = Environment.plugins().list();
        if (json) {
            Output.json(out -> document(out, plugins));
            return ExitCode.WELL;
        }
        if (plugins.isEmpty()) {
            System.out.println("no plug-ins; add one: operando plugins add SOURCE");
        }
        List<String[]> rows = new ArrayList<>();
        for (InstalledPlugin p : plugins) {
            rows.add(new String[] {p.name(), p.version(), p.place().word(), p.isUsable() ? "usable" : "not usable",
                p.source().map(s -> "from " + s).orElse("in " + p.folder())});
        }
        Output.columns(rows);
        for (InstalledPlugin p : plugins) {
            p.problems().forEach(
                    problem -> System.err.println("operando: warning: plug-in " + p.name() + ": " + problem));
        }
        return ExitCode.WELL;
    }

    private static void document(JsonGenerator out, List<InstalledPlugin> plugins) throws IOException {
        out.writeArrayFieldStart("plugins");
        for (InstalledPlugin p : plugins) {
            out.writeStartObject();
            out.writeStringField("name", p.name());
            out.writeStringField("version", p.version());
            out.writeStringField("label", p.label());
            out.writeStringField("place", p.place().word());
            out.writeStringField("folder", p.folder().toString());
            if (p.source().isPresent()) {
                out.writeStringField("source", p.source().get());
            }
            if (p.added().isPresent()) {
                out.writeStringField("added", p.added().get());
            }
            out.writeBooleanField("usable", p.isUsable());
            out.writeArrayFieldStart("problems");
            for (String problem : p.problems()) {
                out.writeString(problem);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("bundles");
            for (BundleFile bundle : p.bundles()) {
                out.writeStartObject();
                out.writeStringField("name", bundle.name());
                out.writeStringField("version", bundle.version().toString());
                out.writeStringField("file", bundle.file().toString());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
