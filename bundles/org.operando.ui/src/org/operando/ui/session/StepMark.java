// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import org.operando.core.run.Standing;
import org.operando.core.run.StepResult;
import org.operando.core.run.StepState;

/**
 * How something of the study stands, with the reason.
 * @param kind which of the marks
 * @param why reason, as a person is told; may be empty
 */
public record StepMark(Kind kind, String why) {
    /** The marks, the worst for a reader first: of several things the first one found is shown for all. */
    public enum Kind {
        /** The last run gave no result. */
        FAILED("failed"),
        /** It is being computed. */
        RUNNING("running"),
        /** There is a result of something else than is asked now. */
        OUT_OF_DATE("out of date"),
        /** Something that it needs is not there. */
        CANNOT_RUN("cannot run"),
        /** There is no result. */
        NOT_RUN("not run"),
        /** Files are being looked at. */
        UNKNOWN("being looked at"),
        /** Its result holds. */
        DONE("done");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** What a reader is told. */
        public String word() {
            return word;
        }
    }

    /** A result that holds. */
    public static final StepMark DONE = new StepMark(Kind.DONE, "");
    /** Nobody has looked yet. */
    public static final StepMark UNKNOWN = new StepMark(Kind.UNKNOWN, "");

    /** What shows for a group of which one stands like this and another like that. */
    public StepMark worse(StepMark other) {
        return other.kind.ordinal() < kind.ordinal() ? other : this;
    }

    /** How a step stands that does not run, by what its plan says. */
    static StepMark of(Standing standing) {
        return switch (standing.state()) {
            case KEPT -> DONE;
            case OUT_OF_DATE -> new StepMark(Kind.OUT_OF_DATE, standing.why());
            case NOT_RUN -> new StepMark(Kind.NOT_RUN, standing.why());
            case BLOCKED -> new StepMark(Kind.CANNOT_RUN, standing.why());
        };
    }

    /** How a step stands that was run, was then not changed, and has no result that holds. */
    static StepMark of(StepResult ended, Standing standing) {
        if (standing.state() == Standing.State.KEPT || !isSame(ended, standing)) {
            return of(standing);
        }
        String why = ended.failure().map(f -> f.of(ended.step().id())).orElse("");
        return switch (ended.state()) {
            case FAILED -> new StepMark(Kind.FAILED, why);
            case CANCELLED -> new StepMark(of(standing).kind(), "stopped before it was done");
            default -> ended.state() == StepState.NOT_RUN && !why.isEmpty() ? new StepMark(of(standing).kind(), why)
                    : of(standing);
        };
    }

    private static boolean isSame(StepResult ended, Standing standing) {
        return ended.step().operationId().equals(standing.step().operationId())
                && ended.step().parameterText().equals(standing.step().parameterText());
    }
}
