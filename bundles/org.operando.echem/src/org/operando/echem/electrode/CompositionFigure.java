// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.electrode;

import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.OperationException;
import org.operando.api.Table;
import org.operando.api.figure.Page;

/** Atoms of each element in the formula. */
@Doc("Atoms of each element in the formula by ICP, with error bars.")
public final class CompositionFigure implements FigureBuilder<CompositionFigure.Inputs, CompositionFigure.Options> {
    /**
     * What is shown.
     * @param composition results of echem.composition
     */
    public record Inputs(CompositionOperation.Outputs composition) {
    }

    /** There is nothing to choose. */
    public record Options() {
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        Table elements = inputs.composition().elements();
        String bars = elements.column("atoms").errorBar();
        return ElectrodeFigure.categories("Composition by ICP", elements.texts("element"), "Atoms in the formula",
                elements.doubles("atoms"), elements.column("atoms").uncertainties())
                .withCaption("One sample: " + inputs.composition().formula() + ". "
                        + (bars.isEmpty() ? "No error bars." : "Error bars: " + bars + "."));
    }
}
