// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.explorer;

import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.operando.ui.session.StepMark;

/** Sign, name, what is said behind it and the word of the mark; the reason on hover. */
final class NodeLabels extends StyledCellLabelProvider {
    private final MarkIcons icons;

    NodeLabels(MarkIcons icons) {
        this.icons = icons;
    }

    @Override
    public void update(ViewerCell cell) {
        NodeText text = ((StudyNode) cell.getElement()).text();
        StyledString styled = new StyledString(text.label());
        if (!text.detail().isEmpty()) {
            styled.append("  " + text.detail(), StyledString.QUALIFIER_STYLER);
        }
        text.mark().ifPresent(m -> styled.append("  " + word(m), StyledString.DECORATIONS_STYLER));
        cell.setText(styled.getString());
        cell.setStyleRanges(styled.getStyleRanges());
        cell.setImage(text.mark().map(m -> icons.of(m.kind())).orElse(null));
        super.update(cell);
    }

    private static String word(StepMark mark) {
        return mark.kind() == StepMark.Kind.RUNNING && !mark.why().isEmpty() && Character.isDigit(mark.why().charAt(0))
                ? mark.why()
                : mark.kind().word();
    }

    @Override
    public String getToolTipText(Object element) {
        NodeText text = ((StudyNode) element).text();
        return text.mark().map(m -> text.label() + ": " + m.kind().word() + (m.why().isEmpty() ? "" : "\n" + m.why()))
                .orElse(text.of() instanceof java.nio.file.Path p ? p.toString()
                        : text.detail().isEmpty() ? text.label() : text.label() + ": " + text.detail());
    }
}
