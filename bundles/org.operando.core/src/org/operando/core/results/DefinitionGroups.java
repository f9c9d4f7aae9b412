// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.january.dataset.ILazyDataset;
import org.operando.api.LoadException;
import org.operando.api.NexusDefinition;
import org.operando.core.catalogue.Citation;
import org.operando.core.files.RunDate;
import org.operando.core.record.FlatJson;
import org.operando.core.results.ResultFile.Header;
import org.operando.core.run.ProgramVersion;
import org.operando.io.hdf5.Hdf5Writer;

/** The items of an application definition, beside the outputs in the entry of a result file. */
final class DefinitionGroups {
    private DefinitionGroups() {
    }

    static void write(Hdf5Writer out, NexusWriter nexus, String entry, Header header, NexusDefinition definition)
            throws LoadException {
        out.write(entry + "/definition", definition.name());
        for (Map.Entry<String, Object> item : definition.items().entrySet()) {
            String path = entry + "/" + item.getKey();
            int at = path.indexOf('@');
            if (at > 0) {
                out.attribute(path.substring(0, at), path.substring(at + 1), item.getValue());
                if (path.endsWith("@signal")) {
                    nexus.showFirst(path.substring(0, at));
                }
            } else if (item.getValue() instanceof ILazyDataset data) {
                nexus.dataset(data, path);
            } else {
                out.write(path, item.getValue());
            }
        }
        if (!definition.process().isEmpty()) {
            process(out, entry + "/" + definition.process(), header);
        }
    }

    private static void process(Hdf5Writer out, String group, Header header) {
        out.attribute(group, "NX_class", "NXprocess");
        out.write(group + "/program", "Operando");
        out.write(group + "/version", ProgramVersion.TEXT);
        out.write(group + "/date", RunDate.now().toString());
        List<Citation> citations = header.citations();
        out.write(group + "/reference", citations.isEmpty() ? "Operando " + ProgramVersion.TEXT + ", "
                + header.operation() + " version " + header.version()
                : citations.stream().map(Citation::toString).collect(Collectors.joining(" ")));
        String input = group + "/input";
        out.attribute(input, "NX_class", "NXparameters");
        out.write(input + "/operation", header.operation());
        try {
            FlatJson.of(header.parameters()).forEach((name, value) -> {
                out.write(input + "/" + name, value);
                if (header.units().containsKey(name)) {
                    out.attribute(input + "/" + name, "units", header.units().get(name));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
