// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a figure.
 * @param figure the figure
 * @param state done, failed, not run (its step gave no result) or cancelled
 * @param title what it shows; empty when it could not be made
 * @param caption what n and the error bars are; empty when its builder does not say it
 * @param files the files drawn
 * @param failure why there is none
 */
public record FigureResult(PlannedFigure figure, StepState state, String title, String caption, List<Path> files,
        Optional<Failure> failure) {
}
