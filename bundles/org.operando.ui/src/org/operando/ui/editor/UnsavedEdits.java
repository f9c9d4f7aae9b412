// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISaveablePart2;
import org.operando.ui.session.StudySession;

/**
 * Asks what becomes of edits that are not saved when their editor is closed. The workbench's own question would leave the
 * text as it is, and with it the draft that the next start offers.
 */
public final class UnsavedEdits {
    private static final String[] ANSWERS = {"Save", "Don't Save", "Cancel"};
    private static final int DO_NOT_SAVE = 1;

    private UnsavedEdits() {
    }

    /**
     * Asks; edits that are not wanted are thrown away.
     * @return what {@link ISaveablePart2#promptToSaveOnClose} has to give
     */
    public static int ask(Shell shell, StudySession session) {
        if (session.isSaved()) {
            // thrown away with another editor of the study that closes, too
            return ISaveablePart2.NO;
        }
        MessageDialog dialog = new MessageDialog(shell, "Save Study", null,
                session.file().getFileName() + " has edits that are not saved.", MessageDialog.QUESTION, 0, ANSWERS);
        int answer = dialog.open();
        if (answer == DO_NOT_SAVE) {
            session.text().discard();
            return ISaveablePart2.NO;
        }
        return answer == 0 ? ISaveablePart2.YES : ISaveablePart2.CANCEL;
    }
}
