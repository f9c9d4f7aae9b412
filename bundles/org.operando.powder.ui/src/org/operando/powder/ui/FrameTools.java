// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.frames.FrameScale;
import org.operando.ui.api.WrappedRow;

/** The row above a frame: scale, percentiles, mask, rings. */
final class FrameTools {
    private static final String CALIBRANT = "calibrant";
    private static final List<String> SCALES = List.of("log", "sqrt", "linear");

    private final Combo scale;
    private final Spinner darkest;
    private final Spinner brightest;
    private final Button mask;
    private final Combo rings;

    /** @param changed is given another look */
    FrameTools(WrappedRow row, FrameLook look, Consumer<FrameLook> changed) {
        scale = new Combo(row.named("Scale"), SWT.READ_ONLY);
        scale.setItems(SCALES.toArray(String[]::new));
        scale.select(look.scale().ordinal());
        darkest = percentile(row, "From (%)", look.darkest(), "Percentile of the counts that gets the first colour");
        brightest = percentile(row, "to", look.brightest(), "Percentile of the counts that gets the last colour");
        rings = new Combo(row.named("Rings"), SWT.READ_ONLY);
        List<String> choices = new ArrayList<>(List.of(CALIBRANT, FrameLook.NONE, FrameLook.ANGLES));
        choices.addAll(CalibrantRings.names());
        rings.setItems(choices.toArray(String[]::new));
        rings.setText(look.rings().equals(FrameLook.OF_STUDY) ? CALIBRANT : look.rings());
        rings.setToolTipText("Rings of a substance; 'calibrant': the one that the study names");
        mask = new Button(row, SWT.CHECK);
        mask.setText("Mask");
        mask.setToolTipText("Leaves pixels blank that are not used");
        mask.setSelection(look.mask());
        for (Control control : List.of(scale, darkest, brightest, mask, rings)) {
            control.addListener(SWT.Selection, e -> changed.accept(look()));
        }
    }

    private static Spinner percentile(WrappedRow row, String label, double value, String what) {
        Spinner spinner = new Spinner(row.named(label), SWT.BORDER);
        spinner.setValues((int) Math.round(10 * value), 0, 1000, 1, 1, 10);
        spinner.setToolTipText(what);
        return spinner;
    }

    private FrameLook look() {
        double low = darkest.getSelection() / 10.0;
        double high = brightest.getSelection() / 10.0;
        return new FrameLook(FrameScale.values()[scale.getSelectionIndex()], Math.min(low, 99.9),
                Math.max(high, Math.min(low, 99.9) + 0.1), mask.getSelection(),
                rings.getText().equals(CALIBRANT) ? FrameLook.OF_STUDY : rings.getText());
    }
}
