// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.operando.api.Subject;
import org.operando.api.Warning;

/**
 * What came of a figure.
 * @param name name of its files, without ending
 * @param kind id of the figure, or {@value #PAGE}
 * @param subject what it shows; an empty sample for one over many
 * @param state done, failed, not run (its step gave no result) or cancelled
 * @param title what it shows; empty when it could not be made
 * @param caption what n and the error bars are; empty when its builder does not say it
 * @param files the files drawn
 * @param warnings what could not be drawn as asked, by the name of the figure
 * @param failure why there is none; empty too when the run was asked for other steps only
 */
public record FigureResult(String name, String kind, Subject subject, StepState state, String title, String caption,
        List<Path> files, List<Warning> warnings, Optional<Failure> failure) {
    /** Kind of a page that the study composes of figures. */
    public static final String PAGE = "page";
}
