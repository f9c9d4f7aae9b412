// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Map;
import org.operando.api.FigureBuilder;
import org.operando.api.Subject;
import org.operando.core.catalogue.Contribution;

/**
 * A figure of a plan.
 * @param name name of its file, without ending
 * @param subject what it shows; an empty sample for a figure over many
 * @param figure its builder
 * @param options what the study says of it
 * @param inputs where each input comes from
 */
public record PlannedFigure(String name, Subject subject, Contribution<FigureBuilder<?, ?>> figure, Record options,
        Map<String, Source> inputs) {
}
