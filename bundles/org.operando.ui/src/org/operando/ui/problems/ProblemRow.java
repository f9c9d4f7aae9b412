// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.record.Problem;
import org.operando.core.run.Failure;
import org.operando.core.run.Standing;
import org.operando.core.run.StepResult;
import org.operando.ui.session.StepMark;
import org.operando.ui.session.StudySession;

/**
 * A line of the list of problems.
 * @param sign a sign that needs no colour
 * @param kind how bad it is, a word
 * @param what what is wrong
 * @param where line, file or step
 * @param fix what to do; may be empty
 * @param line line of the study; 0 when it has none
 */
record ProblemRow(String sign, String kind, String what, String where, String fix, int line) {
    /** Plug-ins that cannot be used, in whole or in part. */
    static List<ProblemRow> ofPlugins(Catalogue catalogue) {
        return catalogue.problems().stream().map(p -> {
            // the last one: what is missing is named as in a manifest, with semicolons
            int semicolon = p.what().lastIndexOf("; ");
            return new ProblemRow("\u26a0", "plug-in", semicolon < 0 ? p.what() : p.what().substring(0, semicolon),
                    p.where(), semicolon < 0 ? "" : p.what().substring(semicolon + 2), 0);
        }).toList();
    }

    /** A file that was to be opened and was not. */
    static ProblemRow ofOpening(String notice) {
        String[] parts = notice.split("(?<=.) (?=is not |cannot be )", 2);
        String[] what = parts[parts.length - 1].split("; ", 2);
        return new ProblemRow("\u2716", "not opened", "the file " + what[0], parts.length < 2 ? "" : parts[0],
                what.length < 2 ? "" : what[1], 0);
    }

    /** All that is wrong with a study, its plan and the last run. */
    static List<ProblemRow> of(StudySession session) {
        List<ProblemRow> rows = new ArrayList<>();
        session.runError().ifPresent(e -> rows.add(new ProblemRow("\u2716", "not run", e, "", "", 0)));
        session.snapshot().ifPresent(snapshot -> {
            snapshot.problems().stream().distinct().sorted().forEach(p -> rows.add(of(p)));
            snapshot.plan().ifPresent(plan -> plan.steps().forEach(step -> {
                boolean failed = session.mark(step.id()).kind() == StepMark.Kind.FAILED;
                Optional<Failure> why = session.ended(step.id()).flatMap(StepResult::failure);
                if (failed && why.isPresent()) {
                    Failure f = why.get();
                    rows.add(new ProblemRow("\u2716", "failed", f.what(), step.id()
                            + (f.where().equals(step.id().toString()) ? "" : ", " + f.where()), f.remedy(), 0));
                }
            }));
            // what the plan does not know: a raw file that is there and cannot be read
            snapshot.standings().stream().filter(x -> x.state() == Standing.State.BLOCKED)
                    .filter(x -> !x.why().startsWith("needs ")
                            && rows.stream().noneMatch(r -> x.why().contains(r.what())))
                    .toList().forEach(x -> rows.add(new ProblemRow("\u2716", "cannot run", x.why(),
                            x.step().id().toString(), "", 0)));
        });
        return List.copyOf(rows);
    }

    /** A problem says what to write instead behind its last semicolon, or in parentheses at its end. */
    private static ProblemRow of(Problem p) {
        int semicolon = p.what().indexOf("; ");
        String what = semicolon < 0 ? p.what() : p.what().substring(0, semicolon);
        String fix = semicolon < 0 ? "" : p.what().substring(semicolon + 2);
        String[] word = switch (p.kind()) {
            case ERROR -> new String[] {"\u2716", "error"};
            case OPEN -> new String[] {"?", "open"};
            case WARNING -> new String[] {"\u26a0", "warning"};
        };
        return new ProblemRow(word[0], word[1], what, "line " + p.line() + ", column " + p.column(), fix, p.line());
    }
}
