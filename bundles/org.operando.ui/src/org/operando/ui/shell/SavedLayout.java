// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.util.List;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.MElementContainer;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;

/**
 * Drops editors from the layout that was saved, before the window is made of it: {@link OpenEditors} opens them again, and
 * after a kill the layout holds editors that the workbench itself could not bring back.
 */
public final class SavedLayout {
    private static final String EDITOR = "org.eclipse.e4.ui.compatibility.editor";
    private static final String PRIMARY = "org.eclipse.e4.primaryDataStack";

    /** Called by the workbench at each start, with the layout it read. */
    @Execute
    public void drop(MApplication application) {
        for (MWindow window : application.getChildren()) {
            window.getSharedElements().forEach(SavedLayout::isDropped);
            window.getWindows().removeIf(SavedLayout::isDropped);
        }
    }

    /** Whether an element is an editor, or held nothing else and can go too. */
    private static boolean isDropped(MUIElement element) {
        if (!(element instanceof MElementContainer<?> container)) {
            return EDITOR.equals(element.getElementId());
        }
        List<MUIElement> gone = container.getChildren().stream().map(MUIElement.class::cast)
                .filter(SavedLayout::isDropped).toList();
        if (gone.contains(container.getSelectedElement())) {
            container.setSelectedElement(null);
        }
        container.getChildren().removeAll(gone);
        return !gone.isEmpty() && container.getChildren().isEmpty() && !isPrimary(container);
    }

    /** The place where editors open stays when it is empty. */
    private static boolean isPrimary(MUIElement element) {
        return PRIMARY.equals(element.getElementId()) || element.getTags().contains(PRIMARY);
    }
}
