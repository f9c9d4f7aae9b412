// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import java.nio.file.Path;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Image;
import org.operando.ui.session.StepMark;

/**
 * Sign, name, the word of the mark and what else is said; the reason on hover. Drawn by the toolkit itself: texts of many
 * styles would take it half a second for a tree that fills the screen.
 */
final class NodeLabels extends ColumnLabelProvider {
    private final MarkIcons icons;

    NodeLabels(MarkIcons icons) {
        this.icons = icons;
    }

    @Override
    public String getText(Object element) {
        NodeText text = ((StudyNode) element).text();
        String said = text.mark().map(NodeLabels::word).orElse("");
        String behind = said.isEmpty() || text.detail().isEmpty() ? said + text.detail() : said + ", " + text.detail();
        return behind.isEmpty() ? text.label() : text.label() + "  \u2013  " + behind;
    }

    @Override
    public Image getImage(Object element) {
        return ((StudyNode) element).text().mark().map(m -> icons.of(m.kind())).orElse(null);
    }

    private static String word(StepMark mark) {
        boolean counted = !mark.why().isEmpty() && Character.isDigit(mark.why().charAt(0));
        return mark.kind() == StepMark.Kind.RUNNING && counted ? mark.why() : mark.kind().word();
    }

    @Override
    public String getToolTipText(Object element) {
        NodeText text = ((StudyNode) element).text();
        String what = text.of() instanceof Path p ? p.toString()
                : text.label() + (text.detail().isEmpty() ? "" : ", " + text.detail());
        return text.mark().map(m -> what + ": " + m.kind().word() + (m.why().isEmpty() ? "" : "\n" + m.why()))
                .orElse(what);
    }
}
