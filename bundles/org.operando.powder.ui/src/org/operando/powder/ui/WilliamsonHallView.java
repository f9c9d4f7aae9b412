// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.figure.Page;
import org.operando.powder.williamson.WilliamsonHallFigure;
import org.operando.powder.williamson.WilliamsonHallOperation;
import org.operando.ui.api.LinkedFigure;
import org.operando.ui.api.LinkedPage;
import org.operando.ui.api.LinkedSteps;
import org.operando.ui.api.Measured;
import org.operando.ui.api.Selected;
import org.operando.ui.api.Selected.Kind;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.TechniqueView;
import org.operando.ui.api.ViewSite;

/** Size and microstrain of the chosen pattern: its lines in the plot of Williamson and Hall. */
public final class WilliamsonHallView implements TechniqueView {
    @Override
    public Control create(Composite parent, ViewSite site) {
        return new LinkedFigure(parent, site, Set.of(Kind.MEASUREMENT, Kind.STEP, Kind.FRAME),
                WilliamsonHallView::page);
    }

    static LinkedPage page(StudyResults results, Selected selected) throws OperandoException {
        List<Measured> done = results.measurements().stream()
                .filter(m -> m.step(WilliamsonHallOperation.Outputs.class, selected).isPresent()).toList();
        Optional<String> chosen = selected.text(Kind.MEASUREMENT);
        Measured measured = done.stream().filter(m -> chosen.filter(m::belongsTo).isPresent()).findFirst()
                .or(() -> done.stream().findFirst())
                .orElseThrow(() -> new OperationException("No size and microstrain yet", "",
                        "give a recipe the step 'powder.williamsonHall' and run the study"));
        WilliamsonHallOperation.Outputs widths = results.result(measured, WilliamsonHallOperation.Outputs.class,
                selected).orElseThrow();
        long[] numbers = widths.results().longs("number");
        // a frame of another series may have the same number
        Optional<Long> number = selected.number(Kind.FRAME).filter(n -> chosen.map(measured::belongsTo).orElse(true))
                .map(Math::round)
                .filter(n -> Arrays.stream(numbers).anyMatch(m -> m == n));
        LinkedSteps steps = new LinkedSteps(numbers.length, s -> place(numbers, s),
                (row, s) -> s.with(Kind.MEASUREMENT, measured.name()).with(Kind.FRAME, (double) numbers[row]));
        Page page = new WilliamsonHallFigure().build(new WilliamsonHallFigure.Inputs(widths),
                new WilliamsonHallFigure.Options(number));
        return LinkedPage.of(page).with(steps);
    }

    private static int place(long[] numbers, Selected selected) {
        double number = selected.number(Kind.FRAME).orElse(Double.NaN);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == number) {
                return i;
            }
        }
        return -1;
    }
}
