// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.operando.powder.calibration.CalibrantRings;
import org.operando.powder.frames.FrameScale;
import org.operando.ui.api.WrappedRow;

/** The row above a frame: scale, percentiles, mask, rings. */
final class FrameTools {
    private static final String CALIBRANT = "calibrant";
    private static final List<String> SCALES = List.of("log", "sqrt", "linear");
    private static final String BETWEEN = " \u2013 ";
    private static final List<String> RANGES = List.of("0 \u2013 100", "1 \u2013 99.8", "1 \u2013 99.99",
            "5 \u2013 99");
    private static final int RANGE_WIDTH = 125;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Combo scale;
    private final Combo range;
    private final Button mask;
    private final Combo rings;

    /** @param changed is given another look */
    FrameTools(WrappedRow row, FrameLook look, Consumer<FrameLook> changed) {
        scale = new Combo(row.named("Scale"), SWT.READ_ONLY);
        scale.setItems(SCALES.toArray(String[]::new));
        scale.select(look.scale().ordinal());
        range = new Combo(row.named("%"), SWT.DROP_DOWN);
        range.setItems(RANGES.toArray(String[]::new));
        range.setText(text(look.darkest()) + BETWEEN + text(look.brightest()));
        GridData narrow = new GridData(SWT.FILL, SWT.CENTER, false, false);
        narrow.widthHint = RANGE_WIDTH;
        range.setLayoutData(narrow);
        range.setToolTipText("Percentiles of the counts that get the first and the last colour");
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
        for (Control control : List.of(scale, range, mask, rings)) {
            control.addListener(SWT.Selection, e -> changed.accept(look()));
        }
        range.addListener(SWT.DefaultSelection, e -> changed.accept(look()));
    }

    private static String text(double percent) {
        return percent == Math.rint(percent) ? Long.toString(Math.round(percent)) : Double.toString(percent);
    }

    /** The two numbers of the field; what cannot be read counts as the usual ones. */
    private double[] percentiles() {
        Matcher numbers = NUMBER.matcher(range.getText());
        double low = numbers.find() ? Double.parseDouble(numbers.group()) : FrameLook.USUAL.darkest();
        double high = numbers.find() ? Double.parseDouble(numbers.group()) : FrameLook.USUAL.brightest();
        boolean possible = low < high && high <= 100;
        return possible ? new double[] {low, high}
                : new double[] {FrameLook.USUAL.darkest(), FrameLook.USUAL.brightest()};
    }

    private FrameLook look() {
        double[] limits = percentiles();
        return new FrameLook(FrameScale.values()[scale.getSelectionIndex()], limits[0], limits[1],
                mask.getSelection(), rings.getText().equals(CALIBRANT) ? FrameLook.OF_STUDY : rings.getText());
    }
}
