// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocumentListener;

/**
 * Does something after each edit of a text.
 * @param what is done
 */
record AfterEdit(Runnable what) implements IDocumentListener {
    @Override
    public void documentAboutToBeChanged(DocumentEvent event) {
        // what follows from a text follows from the whole of it
    }

    @Override
    public void documentChanged(DocumentEvent event) {
        what.run();
    }
}
