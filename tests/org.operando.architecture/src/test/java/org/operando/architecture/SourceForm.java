// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules of form that one source file can break by itself. */
final class SourceForm {
    /** Lines a file may have. */
    static final int MAX_LINES = 600;

    private static final String HEADER = "// SPDX-FileCopyrightText: Operando contributors\n"
            + "// SPDX-License-Identifier: EPL-2.0\n";
    private static final Pattern STREAMS = Pattern.compile("System\\s*\\.\\s*(out|err)\\b");
    private static final Pattern STAR = Pattern.compile("(?m)^import (static )?[\\w.]+\\.\\*;");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern MACHINE = Pattern.compile("\"/(work|home|Users)/");
    private static final Pattern TYPE = Pattern
            .compile(
                    "(?m)^[ \\t]*(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed) )*"
                            + "(class|interface|record|enum|@interface) (\\w+)");
    private static final Pattern FORBIDDEN_WORD = Pattern
            .compile("Utils?|Helpers?|Manager|Misc|Impl|Processor|Handler|Common|Stuff");
    private static final List<String> FORBIDDEN_PACKAGE = List.of("util", "utils", "helper", "helpers", "common",
            "misc", "impl", "base");

    private SourceForm() {
    }

    /**
     * What is wrong with a file.
     * @param mayPrint whether it may write to System.out
     * @param mayHandle whether classes may be named ...Handler (window code)
     */
    static List<String> objections(String text, boolean mayPrint, boolean mayHandle) {
        List<String> objections = new ArrayList<>();
        if (!text.startsWith(HEADER)) {
            objections.add("does not begin with the two SPDX lines");
        }
        if (text.indexOf('\t') >= 0) {
            objections.add("has a tab; indent with four spaces");
        }
        if (text.indexOf('\r') >= 0) {
            objections.add("has a carriage return; end lines with LF");
        }
        if (text.lines().count() > MAX_LINES) {
            objections.add("has " + text.lines().count() + " lines, at most " + MAX_LINES);
        }
        if (!mayPrint) {
            found(STREAMS, text, "writes to a standard stream; only the command line does", objections);
        }
        found(STAR, text, "imports with a star", objections);
        found(UNFINISHED, text, "is marked unfinished", objections);
        found(MACHINE, text, "names a folder of one machine", objections);
        packageName(text, objections);
        Matcher type = TYPE.matcher(text);
        while (type.find()) {
            name(type.group(1), type.group(2), mayHandle, objections);
        }
        return objections;
    }

    private static void found(Pattern pattern, String text, String what, List<String> objections) {
        Matcher m = pattern.matcher(text);
        if (m.find()) {
            objections.add(what + ": line " + text.substring(0, m.start() + 1).lines().count() + ", '"
                    + m.group().strip() + "'");
        }
    }

    private static void packageName(String text, List<String> objections) {
        Matcher m = Pattern.compile("(?m)^package ([\\w.]+);").matcher(text);
        if (m.find()) {
            List.of(m.group(1).split("\\.")).stream().filter(FORBIDDEN_PACKAGE::contains)
                    .forEach(word -> objections
                            .add("package " + m.group(1) + ": '" + word + "' is no concern a scientist would name"));
        }
    }

    private static void name(String kind, String name, boolean mayHandle, List<String> objections) {
        for (String word : name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")) {
            if (FORBIDDEN_WORD.matcher(word).matches() && !(mayHandle && word.equals("Handler"))) {
                objections.add(kind + " " + name + ": '" + word + "' says nothing; name it for what it is");
            }
        }
        if (name.startsWith("Abstract") || name.startsWith("Base") && name.matches("Base[A-Z].*")
                || name.endsWith("Base")) {
            objections.add(kind + " " + name + ": no Abstract... or Base classes");
        }
        if (kind.equals("interface") && name.matches("I[A-Z][a-z].*")) {
            objections.add("interface " + name + ": no prefix I");
        }
    }
}
