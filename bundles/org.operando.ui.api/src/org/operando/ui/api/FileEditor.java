// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;

/** A file: typed, chosen or dropped; written relative to the study's folder where it lies in it. */
final class FileEditor implements FieldEditor {
    private final PlainEditors.Line line = new PlainEditors.Line();

    @Override
    public Control create(Composite parent, FormField field, Path folder, Consumer<String> changed) {
        Composite both = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        both.setLayout(layout);
        Control text = line.create(both, field, folder, changed);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Button browse = new Button(both, SWT.PUSH);
        browse.setText("Browse \u2026");
        browse.setToolTipText("Choose the file of " + field.label());
        browse.addListener(SWT.Selection, e -> {
            FileDialog dialog = new FileDialog(both.getShell(), SWT.OPEN);
            dialog.setFilterPath(folder.toString());
            String chosen = dialog.open();
            if (chosen != null) {
                changed.accept(relative(folder, chosen));
            }
        });
        DropTarget drop = new DropTarget(both, DND.DROP_COPY | DND.DROP_DEFAULT | DND.DROP_MOVE);
        drop.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        drop.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files && files.length > 0) {
                    changed.accept(relative(folder, files[0]));
                }
            }
        });
        return both;
    }

    private static String relative(Path folder, String chosen) {
        Path file = Path.of(chosen);
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString().replace('\\', '/');
    }

    @Override
    public void show(Optional<String> value) {
        line.show(value);
    }
}
