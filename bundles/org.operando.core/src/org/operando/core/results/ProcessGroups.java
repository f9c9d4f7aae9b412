// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.operando.api.LoadException;
import org.operando.api.Subject;
import org.operando.api.Warning;
import org.operando.core.catalogue.Citation;
import org.operando.core.results.ResultFile.Header;
import org.operando.core.run.ProgramVersion;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.Hdf5Writer;

/**
 * How a result came to be, in its file: a chain of NXprocess from the raw files to the result, each with operation,
 * version, parameters and what went in by SHA-256, and an NXcite for each publication.
 */
final class ProcessGroups {
    /** Group of the process that made the result; those before it have a number behind the name. */
    static final String NAME = "/operando_process";
    private static final String CITE = "/operando_cite_";

    private ProcessGroups() {
    }

    static void write(Hdf5Writer writer, String entry, Header header) {
        String group = entry + NAME;
        process(writer, group, header, header.upstream().size() + 1);
        if (!header.warnings().isEmpty()) {
            writer.write(group + "/warning_where",
                    header.warnings().stream().map(Warning::where).toArray(String[]::new));
            writer.write(group + "/warning_what",
                    header.warnings().stream().map(Warning::what).toArray(String[]::new));
            writer.write(group + "/warning_left_out",
                    header.warnings().stream().mapToInt(w -> w.leftOut() ? 1 : 0).toArray());
        }
        for (int i = 0; i < header.upstream().size(); i++) {
            process(writer, entry + NAME + "_" + (i + 1), header.upstream().get(i), i + 1);
        }
        for (int i = 0; i < header.citations().size(); i++) {
            cite(writer, entry + CITE + (i + 1), header.citations().get(i));
        }
    }

    private static void process(Hdf5Writer writer, String group, Header header, int place) {
        writer.attribute(group, "NX_class", "NXprocess");
        writer.write(group + "/program", "Operando");
        writer.write(group + "/version", ProgramVersion.TEXT);
        writer.write(group + "/sequence_index", place);
        writer.write(group + "/operation", header.operation());
        writer.write(group + "/operation_version", header.version());
        writer.write(group + "/measurement", header.subject().measurement());
        writer.write(group + "/key", header.key());
        writer.write(group + "/parameters", header.parameters());
        if (!header.units().isEmpty()) {
            writer.write(group + "/parameters_with_unit", header.units().keySet().toArray(new String[0]));
            writer.write(group + "/parameter_units", header.units().values().toArray(new String[0]));
        }
        if (!header.inputs().isEmpty()) {
            writer.write(group + "/input_names", header.inputs().keySet().toArray(new String[0]));
            writer.write(group + "/input_hashes", header.inputs().values().toArray(new String[0]));
        }
    }

    private static void cite(Hdf5Writer writer, String group, Citation citation) {
        writer.attribute(group, "NX_class", "NXcite");
        writer.write(group + "/description", citation.about() + ": " + citation);
        if (!citation.doi().isEmpty()) {
            writer.write(group + "/doi", citation.doi());
        }
        writer.write(group + "/bibtex", citation.bibtex());
    }

    /** Keys of inputs and hashes of files by name; none in files that do not say it. */
    static Map<String, String> inputs(Hdf5File hdf, String group) throws LoadException {
        return pairs(hdf, group + "/input_names", group + "/input_hashes");
    }

    /** Units of parameters by their path; none in files that do not say them. */
    static Map<String, String> units(Hdf5File hdf, String group) throws LoadException {
        return pairs(hdf, group + "/parameters_with_unit", group + "/parameter_units");
    }

    private static Map<String, String> pairs(Hdf5File hdf, String keys, String values) throws LoadException {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (hdf.exists(keys)) {
            String[] names = (String[]) hdf.read(keys).values();
            String[] texts = (String[]) hdf.read(values).values();
            for (int i = 0; i < names.length; i++) {
                pairs.put(names[i], texts[i]);
            }
        }
        return pairs;
    }

    /** The heads of the results that went in; none in files of versions that did not write them. */
    static List<Header> upstream(Hdf5File hdf, String entry) throws LoadException {
        List<Header> upstream = new ArrayList<>();
        for (int i = 1; hdf.exists(entry + NAME + "_" + i); i++) {
            String group = entry + NAME + "_" + i;
            upstream.add(new Header(hdf.text(group + "/key"), hdf.text(group + "/operation"),
                    (int) hdf.number(group + "/operation_version"), Subject.of("", hdf.text(group + "/measurement")),
                    hdf.text(group + "/parameters"), units(hdf, group), inputs(hdf, group), List.of(), List.of(),
                    List.of()));
        }
        return List.copyOf(upstream);
    }
}
