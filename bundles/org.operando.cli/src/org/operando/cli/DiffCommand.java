// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.operando.api.LoadException;
import org.operando.core.record.SchemaJson;
import org.operando.core.results.Difference;
import org.operando.core.results.ResultDiff;
import org.operando.core.results.Tolerance;
import org.operando.core.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code operando diff}: what differs between two results. */
@Command(name = "diff", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says in what two results differ, by how much and by how many standard uncertainties.",
        footer = {"",
            "Numbers are equal when they differ by at most ATOL + RTOL * the larger magnitude, or by at most N",
            "standard uncertainties of their difference. Without tolerances they must be the same.",
            "Exit code: 0 equal, 1 different, 2 the command is wrong or a file is no result."})
final class DiffCommand implements Callable<Integer> {
    /** Longest text of a value that is shown whole. */
    private static final int WIDTH = 48;

    @Parameters(index = "0", paramLabel = "RESULT", description = "A result file (.nxs), or a results folder.")
    private Path first;

    @Parameters(index = "1", paramLabel = "RESULT", description = "Another.")
    private Path second;

    @Option(names = "--rtol", paramLabel = "RTOL",
            description = "Tolerance as a part of the larger magnitude; default 0.")
    private double relative;

    @Option(names = "--atol", paramLabel = "ATOL", description = "Tolerance in the unit of the numbers; default 0.")
    private double absolute;

    @Option(names = "--sigmas", paramLabel = "N",
            description = "Tolerance in standard uncertainties of the difference; default 0. Uncertainties themselves "
                    + "are then not compared.")
    private double sigmas;

    @Option(names = "--values-only",
            description = "Leave operations, parameters and hashes of inputs out.")
    private boolean valuesOnly;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws LoadException, StudyException {
        if (!(relative >= 0 && absolute >= 0 && sigmas >= 0)) {
            throw new StudyException("tolerances are numbers from 0", "diff", "");
        }
        for (Path path : List.of(first, second)) {
            if (!Files.exists(path)) {
                throw new StudyException("no such file or folder", path.toString(), "");
            }
        }
        if (Files.isDirectory(first) != Files.isDirectory(second)) {
            throw new StudyException("a folder and a file cannot be compared", first + " and " + second,
                    "name two result files or two results folders");
        }
        Tolerance tolerance = new Tolerance(relative, absolute, sigmas);
        Map<String, List<Difference>> all = Files.isDirectory(first)
                ? ResultDiff.ofFolders(first, second, tolerance)
                : Map.of("", ResultDiff.of(first, second, tolerance));
        List<Map.Entry<String, List<Difference>>> results = new ArrayList<>();
        all.forEach((name, found) -> results.add(Map.entry(name, found.stream()
                .filter(d -> !valuesOnly || d.kind() != Difference.Kind.PROVENANCE).toList())));
        boolean equal = results.stream().allMatch(r -> r.getValue().isEmpty());
        if (json) {
            Output.json(out -> document(out, results, equal));
        } else {
            print(results, equal);
        }
        return equal ? ExitCode.WELL : ExitCode.FAILED;
    }

    private static void print(List<Map.Entry<String, List<Difference>>> results, boolean equal) {
        if (equal) {
            System.out.println("equal" + (results.size() > 1 ? ": " + results.size() + " results" : ""));
            return;
        }
        for (Map.Entry<String, List<Difference>> result : results) {
            if (!result.getValue().isEmpty() && !result.getKey().isEmpty()) {
                System.out.println(result.getKey());
            }
            Output.columns(result.getValue().stream().map(d -> new String[] {"  " + d.what(), said(d)}).toList());
        }
    }

    private static String said(Difference d) {
        StringBuilder text = new StringBuilder();
        if (d.of() > 1) {
            text.append(d.count()).append(" of ").append(d.of()).append(d.count() == 1 ? " differs" : " differ")
                    .append(", most at ").append(d.at() + 1).append(": ");
        }
        text.append(cut(d.first())).append(" | ").append(cut(d.second()));
        if (!d.unit().isEmpty()) {
            text.append(' ').append(d.unit());
        }
        if (Double.isFinite(d.largest())) {
            text.append(String.format(Locale.ROOT, ", by %.3g", d.largest()))
                    .append(d.unit().isEmpty() ? "" : " " + d.unit());
        }
        if (!Double.isNaN(d.sigmas())) {
            text.append(String.format(Locale.ROOT, ", %.2g sigmas%s", d.sigmas(), d.count() > 1 ? " at most" : ""));
        }
        return text.toString();
    }

    private static String cut(String value) {
        return value.length() > WIDTH ? value.substring(0, WIDTH) + "..." : value;
    }

    private void document(JsonGenerator out, List<Map.Entry<String, List<Difference>>> results, boolean equal)
            throws IOException {
        out.writeStringField("first", first.toString());
        out.writeStringField("second", second.toString());
        out.writeBooleanField("equal", equal);
        out.writeArrayFieldStart("results");
        for (Map.Entry<String, List<Difference>> result : results) {
            out.writeStartObject();
            out.writeStringField("result", result.getKey());
            out.writeArrayFieldStart("differences");
            for (Difference d : result.getValue()) {
                difference(out, d);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void difference(JsonGenerator out, Difference d) throws IOException {
        out.writeStartObject();
        out.writeStringField("what", d.what());
        out.writeStringField("kind", d.kind().name().toLowerCase(Locale.ROOT));
        out.writeStringField("first", d.first());
        out.writeStringField("second", d.second());
        out.writeNumberField("count", d.count());
        out.writeNumberField("of", d.of());
        out.writeFieldName("largest");
        SchemaJson.number(out, d.largest());
        out.writeNumberField("at", d.at());
        out.writeStringField("unit", d.unit());
        out.writeFieldName("sigmas");
        SchemaJson.number(out, d.sigmas());
        out.writeEndObject();
    }
}
