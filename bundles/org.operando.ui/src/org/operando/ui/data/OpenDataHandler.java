// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens files of any kind to look into. */
public final class OpenDataHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Open data");
        if (dialog.open() != null) {
            for (String name : dialog.getFileNames()) {
                try {
                    window.getActivePage().openEditor(new DataInput(Path.of(dialog.getFilterPath(), name)),
                            DataBrowser.ID);
                } catch (PartInitException e) {
                    throw new ExecutionException("the data browser could not be opened", e);
                }
            }
        }
        return null;
    }
}
