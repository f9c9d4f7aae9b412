// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.List;
import java.util.stream.Collectors;
import org.operando.api.OperandoException;
import org.operando.core.record.Problem;

/** A study cannot be run as it is written. */
public class StudyException extends OperandoException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** All that has to be mended. */
    public StudyException(String study, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), "", "", null);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong with the study as a whole. */
    public StudyException(String what, String where, String remedy) {
        super(what, where, remedy, null);
        this.problems = List.of();
    }

    /** The problems one by one; empty when the message says it. */
    public List<Problem> problems() {
        return problems;
    }
}
