// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.progress;

import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.operando.core.run.StepId;
import org.operando.ui.session.RunProgress;

/** One step that is under way. */
final class StepRow extends Composite {
    private static final int WHOLE = 1000;

    private final Label name;
    private final Label far;
    private final ProgressBar bar;
    private final Button cancel;
    private StepId id;

    /** @param stop is told the step that is to be stopped */
    StepRow(Composite parent, Consumer<StepId> stop) {
        super(parent, SWT.NONE);
        GridLayout layout = new GridLayout(3, false);
        layout.marginHeight = 2;
        layout.marginWidth = 0;
        setLayout(layout);
        name = new Label(this, SWT.NONE);
        name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        far = new Label(this, SWT.RIGHT);
        far.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        cancel = new Button(this, SWT.PUSH);
        cancel.setText("Cancel");
        cancel.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false, 1, 2));
        cancel.addListener(SWT.Selection, e -> {
            cancel.setEnabled(false);
            stop.accept(id);
        });
        bar = new ProgressBar(this, SWT.HORIZONTAL | SWT.SMOOTH);
        bar.setMaximum(WHOLE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
    }

    void show(RunProgress.Step step, boolean own) {
        if (!step.id().equals(id)) {
            id = step.id();
            cancel.setEnabled(true);
            cancel.setToolTipText("Stops " + id + " and what needs it; the others go on");
        }
        name.setText(step.id().toString());
        far.setText(text(step));
        bar.setSelection(step.of() <= 0 ? 0 : (int) Math.min(WHOLE, WHOLE * step.done() / step.of()));
        cancel.setVisible(own);
        layout();
    }

    private static String text(RunProgress.Step step) {
        String rate = step.rate().isEmpty() ? "" : String.format(Locale.ROOT, ", %.3g a second",
                step.rate().getAsDouble());
        String left = step.remaining().isEmpty() ? ", " + RunProgress.time(step.seconds()) + " so far"
                : ", about " + RunProgress.time(step.remaining().getAsDouble()) + " left";
        return step.far() + rate + left;
    }
}
