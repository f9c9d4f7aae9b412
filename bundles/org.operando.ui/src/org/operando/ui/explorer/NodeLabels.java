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
    private static final int LEAST = 8;
    /** Letters that a level of the tree is moved in. */
    private static final int INDENT = 3;

    private final MarkIcons icons;
    private int letters = Integer.MAX_VALUE;

    NodeLabels(MarkIcons icons) {
        this.icons = icons;
    }

    /** Says how many letters have room on a line of the tree; whether that was another number. */
    boolean room(int now) {
        boolean other = now != letters;
        letters = now;
        return other;
    }

    @Override
    public String getText(Object element) {
        StudyNode node = (StudyNode) element;
        NodeText text = node.text();
        String said = text.mark().map(NodeLabels::word).orElse("");
        String behind = said.isEmpty() || text.detail().isEmpty() ? said + text.detail() : said + ", " + text.detail();
        if (behind.isEmpty()) {
            return text.label();
        }
        String sign = "  \u2013  ";
        // the word of the mark is seen whole: rather the middle of a long name goes
        int most = letters - (node.depth() + 1) * INDENT - sign.length() - said.length();
        return elided(text.label(), Math.max(LEAST, most)) + sign + behind;
    }

    /** A name of not more letters than this, its beginning and its end. */
    static String elided(String name, int most) {
        int kept = most - 1;
        return name.length() <= most ? name
                : name.substring(0, (kept + 1) / 2) + "\u2026" + name.substring(name.length() - kept / 2);
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
