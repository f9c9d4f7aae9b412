// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.DefaultInformationControl.IInformationPresenter;
import org.eclipse.jface.text.DefaultInformationControl.IInformationPresenterExtension;
import org.eclipse.jface.text.IInformationControl;
import org.eclipse.jface.text.TextPresentation;
import org.eclipse.swt.graphics.Drawable;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Breaks what a hover says into lines that fit. */
final class WrappedText implements IInformationPresenter, IInformationPresenterExtension {
    private static final int EDGE = 8;

    /** A hover whose lines fit. */
    static IInformationControl control(Shell parent) {
        return new DefaultInformationControl(parent, new WrappedText());
    }

    @Override
    public String updatePresentation(Display display, String text, TextPresentation presentation, int width,
            int height) {
        return updatePresentation((Drawable) display, text, presentation, width, height);
    }

    @Override
    public String updatePresentation(Drawable on, String text, TextPresentation presentation, int width,
            int height) {
        GC gc = new GC(on);
        StringBuilder wrapped = new StringBuilder();
        for (String line : text.split("\n")) {
            StringBuilder now = new StringBuilder();
            for (String word : line.split(" ")) {
                if (!now.isEmpty() && gc.textExtent(now + " " + word).x > width - EDGE) {
                    wrapped.append(now).append('\n');
                    now.setLength(0);
                }
                now.append(now.isEmpty() ? "" : " ").append(word);
            }
            wrapped.append(now).append('\n');
        }
        gc.dispose();
        return wrapped.toString().stripTrailing();
    }
}
