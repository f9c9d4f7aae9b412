// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.results;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.operando.api.OperandoException;
import org.operando.api.figure.Page;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedFigure;
import org.operando.core.run.StepId;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.figures.FigureLink;
import org.operando.ui.session.RunHistory.Kept;
import org.operando.ui.session.StudySession;

/** A figure with one result, beside the same with another. */
final class CompareFigures extends Composite {
    private final CompareInput input;
    private final Combo names;
    private final Label problem;
    private final FigureCanvas left;
    private final FigureCanvas right;

    CompareFigures(Composite parent, CompareInput input) {
        super(parent, SWT.NONE);
        this.input = input;
        setLayout(new GridLayout(2, true));
        names = new Combo(this, SWT.READ_ONLY);
        problem = new Label(this, SWT.WRAP);
        problem.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        left = new FigureCanvas(this);
        right = new FigureCanvas(this);
        left.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        right.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        figures(input.session(), input.first().step()).forEach(names::add);
        names.addListener(SWT.Selection, e -> draw());
        if (names.getItemCount() == 0) {
            names.setVisible(false);
            problem.setText("The study has no figure of this result.");
        } else {
            names.select(0);
            new FigureLink(input.session(), left, () -> Optional.of(names.getText()));
            new FigureLink(input.session(), right, () -> Optional.of(partner(names.getText())));
            draw();
        }
    }

    /** The figures that show a result. */
    static List<String> figures(StudySession session, StepId step) {
        return session.snapshot().flatMap(StudySession.Snapshot::plan).map(p -> p.figures().stream()
                .filter(f -> f.inputs().values().stream().anyMatch(s -> s.steps().contains(step)))
                .map(PlannedFigure::name).toList()).orElse(List.of());
    }

    private void draw() {
        String name = names.getText();
        draw(name, input.first(), left);
        draw(partner(name), input.second(), right);
    }

    /** The figure of the other step that is made as this one; else this one, where the other result stands in. */
    private String partner(String name) {
        List<PlannedFigure> all = input.session().snapshot().flatMap(StudySession.Snapshot::plan).map(Plan::figures)
                .orElse(List.of());
        List<String> others = figures(input.session(), input.second().step());
        Optional<PlannedFigure> own = all.stream().filter(f -> f.name().equals(name)).findFirst();
        return others.contains(name) ? name : all.stream().filter(f -> others.contains(f.name()))
                .filter(f -> own.filter(o -> o.figure().id().equals(f.figure().id())).isPresent())
                .map(PlannedFigure::name).findFirst().orElse(name);
    }

    private void draw(String name, Kept kept, FigureCanvas canvas) {
        String shown = names.getText();
        StepId step = figures(input.session(), kept.step()).contains(name) ? kept.step() : input.first().step();
        Map<StepId, Path> earlier = Map.of(step, kept.file());
        Job job = Job.create("Drawing", (IJobFunction) monitor -> {
            try {
                Page page = input.session().page(name, earlier);
                getDisplay().asyncExec(() -> {
                    if (!isDisposed() && shown.equals(names.getText())) {
                        canvas.show(page);
                    }
                });
            } catch (OperandoException e) {
                getDisplay().asyncExec(() -> {
                    if (!isDisposed()) {
                        problem.setText(e.getMessage());
                        layout();
                    }
                });
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }
}
