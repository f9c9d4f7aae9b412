// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.operando.core.run.ProgramVersion;

/** Version, licence, Java and where the log is. */
final class AboutDialog extends Dialog {
    private static final int WIDTH = 420;

    AboutDialog(Shell parent) {
        super(parent);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("About Operando");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(20, 16).spacing(18, 8).applyTo(area);
        Label sign = new Label(area, SWT.NONE);
        ResourceLocator.imageDescriptorFromBundle("org.operando.ui", "icons/operando-48.svg").ifPresent(d -> {
            Image image = d.createImage();
            sign.setImage(image);
            sign.addDisposeListener(e -> image.dispose());
        });
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).span(1, 3).applyTo(sign);
        Label name = new Label(area, SWT.NONE);
        name.setText("Operando " + ProgramVersion.TEXT);
        name.setFont(JFaceResources.getHeaderFont());
        Link text = new Link(area, SWT.WRAP);
        text.setText("Operando and in situ data of battery materials, from raw files to figures.\n\n"
                + "Licence: Eclipse Public License 2.0. It comes without any warranty. The libraries it is built on and their"
                + " licences are listed in THIRD-PARTY.md.");
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(text);
        Text place = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        place.setText("Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + "\nState and log: " + WindowState.folder());
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(place);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }
}
