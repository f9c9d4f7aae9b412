// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.nio.file.Path;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.operando.ui.session.Sessions;

/** Brings the editor of the open study back when the window is opened again. */
public final class StudyInputFactory implements IElementFactory {
    static final String ID = "org.operando.ui.studyInput";
    static final String FILE = "file";

    @Override
    public IAdaptable createElement(IMemento memento) {
        String file = memento.getString(FILE);
        return Sessions.get().current().filter(s -> file != null && s.file().equals(Path.of(file)))
                .map(StudyInput::new).orElse(null);
    }
}
