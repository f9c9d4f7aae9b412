// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.operando.ui.api.WrappedRow;

/** Chooses which dimensions run across and down, and where the others stand: by slider, by number, by keys. */
final class SliceBar extends Composite {
    private static final String NONE = "nothing (a line)";
    /** Controls of a dimension: name, slider, number. */
    private static final int IN_A_ROW = 3;

    private final DataArray array;
    private final Consumer<Slice> changed;
    private final List<Integer> choices = new ArrayList<>();
    private Combo across;
    private Combo down;
    private Composite sliders;
    private Slice slice;
    private IntPredicate stepper = by -> false;

    SliceBar(Composite parent, DataArray array, Consumer<Slice> changed) {
        super(parent, SWT.NONE);
        this.array = array;
        this.changed = changed;
        slice = Slice.first(array);
        GridLayoutFactory.fillDefaults().margins(6, 4).spacing(6, 2).applyTo(this);
        for (int d = 0; d < array.shape().length; d++) {
            choices.add(d);
        }
        if (choices.size() > 1) {
            createAxes();
        }
        sliders = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(sliders);
        createSliders();
    }

    Slice slice() {
        return slice;
    }

    private void createAxes() {
        WrappedRow row = new WrappedRow(this);
        across = new Combo(row.named("Across:"), SWT.READ_ONLY);
        down = new Combo(row.named("Down:"), SWT.READ_ONLY);
        for (int d : choices) {
            String name = array.dimension(d) + " (" + array.shape()[d] + ")";
            across.add(name);
            down.add(name);
        }
        down.add(NONE);
        select();
        across.addListener(SWT.Selection, e -> choose(across.getSelectionIndex(), slice.down(), true));
        down.addListener(SWT.Selection, e -> choose(slice.across(),
                down.getSelectionIndex() == choices.size() ? -1 : down.getSelectionIndex(), false));
    }

    private void select() {
        across.select(slice.across());
        down.select(slice.down() < 0 ? choices.size() : slice.down());
    }

    /** A dimension cannot run both ways: the other one takes what was free. */
    private void choose(int newAcross, int newDown, boolean byAcross) {
        int a = newAcross;
        int d = newDown;
        if (a == d && byAcross) {
            d = slice.across();
        } else if (a == d) {
            a = slice.down() >= 0 ? slice.down() : d == 0 ? 1 : 0;
        }
        slice = new Slice(array, d, a, slice.at());
        select();
        createSliders();
        layout(true, true);
        getParent().layout(true, true);
        changed.accept(slice);
    }

    /** Steps through the first dimension that has a slider; gives whether there is one. */
    boolean step(int by) {
        return stepper.test(by);
    }

    private void createSliders() {
        stepper = by -> false;
        for (var child : sliders.getChildren()) {
            child.dispose();
        }
        GridLayoutFactory.fillDefaults().numColumns(IN_A_ROW).spacing(6, 0).applyTo(sliders);
        for (int d : choices) {
            if (d != slice.across() && d != slice.down() && array.shape()[d] > 1) {
                createSlider(d);
            }
        }
    }

    private void createSlider(int d) {
        int last = array.shape()[d] - 1;
        new Label(sliders, SWT.NONE).setText(array.dimension(d) + ":");
        Scale scale = new Scale(sliders, SWT.HORIZONTAL);
        scale.setMaximum(last);
        scale.setIncrement(1);
        scale.setPageIncrement(Math.max(1, last / 20));
        scale.setSelection(slice.at()[d]);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(scale);
        Spinner spinner = new Spinner(sliders, SWT.BORDER);
        spinner.setValues(slice.at()[d], 0, last, 0, 1, Math.max(1, last / 20));
        spinner.setToolTipText("0 to " + last + "; arrows step, Home and End go to the ends");
        if (sliders.getChildren().length == IN_A_ROW) {
            stepper = by -> {
                int to = (int) Math.clamp(slice.at()[d] + (long) by, 0, last);
                scale.setSelection(to);
                spinner.setSelection(to);
                move(d, to);
                return true;
            };
        }
        scale.addListener(SWT.Selection, e -> {
            spinner.setSelection(scale.getSelection());
            move(d, scale.getSelection());
        });
        scale.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.HOME || e.keyCode == SWT.END) {
                spinner.setSelection(e.keyCode == SWT.HOME ? 0 : last);
                e.doit = false;
            }
        });
        spinner.addListener(SWT.Selection, e -> {
            scale.setSelection(spinner.getSelection());
            move(d, spinner.getSelection());
        });
    }

    private void move(int d, int to) {
        if (slice.at()[d] != to) {
            int[] at = slice.at().clone();
            at[d] = to;
            slice = new Slice(array, slice.down(), slice.across(), at);
            changed.accept(slice);
        }
    }
}
