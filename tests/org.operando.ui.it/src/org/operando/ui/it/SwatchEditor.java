// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.ui.api.FieldEditor;
import org.operando.ui.api.FormField;

/** An editor of a type of this bundle's own, brought through the extension point. */
public final class SwatchEditor implements FieldEditor {
    private Button button;

    @Override
    public Control create(Composite parent, FormField field, Path folder, Consumer<String> changed) {
        button = new Button(parent, SWT.PUSH);
        button.addListener(SWT.Selection, e -> changed.accept("{red: 1}"));
        return button;
    }

    @Override
    public void show(Optional<String> value) {
        button.setText(value.orElse("none"));
    }
}
