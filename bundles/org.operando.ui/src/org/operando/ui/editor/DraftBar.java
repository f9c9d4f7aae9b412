// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.swt.widgets.Composite;
import org.operando.ui.session.Draft;
import org.operando.ui.session.StudyText;

/** Offers the unsaved edits that an earlier session left. */
final class DraftBar {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final NoticeBar bar;
    private final StudyText text;

    DraftBar(Composite parent, StudyText text) {
        this.text = text;
        bar = new NoticeBar(parent);
        bar.button("Take them", "Puts them into the text; Undo brings this text back", text::takeDraft);
        bar.button("Drop them", "Forgets them for ever", text::dropDraft);
    }

    /** Shows the bar while something is offered. */
    void show() {
        bar.show(text.offered().map(DraftBar::words).orElse(""), true);
    }

    private static String words(Draft draft) {
        return "\u26a0 Unsaved edits of " + TIME.format(draft.written().atZone(ZoneId.systemDefault()))
                + " were found." + (draft.overtaken() ? " The file was changed after that." : "");
    }

    /** What is said; empty for nothing. */
    String words() {
        return bar.text();
    }
}
