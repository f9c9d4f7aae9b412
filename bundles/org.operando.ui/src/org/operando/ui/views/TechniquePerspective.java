// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.util.List;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/**
 * The perspective of a technique: the study to the left and the views that are contributed for the technique at their
 * places. In a {@code plugin.xml}: {@code class="org.operando.ui/org.operando.ui.views.TechniquePerspective:raman"}.
 */
public final class TechniquePerspective implements IPerspectiveFactory, IExecutableExtension {
    private String technique = "";

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        technique = String.valueOf(data);
    }

    @Override
    public void createInitialLayout(IPageLayout layout) {
        List<ContributedView> views = ContributedView.all().stream().filter(v -> v.technique().equals(technique))
                .toList();
        layout.setEditorAreaVisible(false);
        String editors = layout.getEditorArea();
        layout.addView("org.operando.ui.explorer", IPageLayout.LEFT, 0.2f, editors);
        // figures that are opened from the study stand below
        IFolderLayout last = layout.createFolder("main", IPageLayout.TOP, 0.55f, editors);
        fill(last, views, "main");
        if (has(views, "beside") || has(views, "below-beside")) {
            IFolderLayout beside = layout.createFolder("beside", IPageLayout.RIGHT, 0.56f, "main");
            fill(beside, views, "beside");
            last = beside;
        }
        if (has(views, "below")) {
            fill(layout.createFolder("below", IPageLayout.BOTTOM, 0.55f, "main"), views, "below");
        }
        if (has(views, "below-beside")) {
            last = layout.createFolder("below-beside", IPageLayout.BOTTOM, 0.5f, "beside");
            fill(last, views, "below-beside");
        }
        // a tab behind the others: the preview of what a view chooses
        last.addView("org.operando.ui.parameters");
    }

    private static boolean has(List<ContributedView> views, String place) {
        return views.stream().anyMatch(v -> v.place().equals(place));
    }

    private static void fill(IFolderLayout folder, List<ContributedView> views, String place) {
        views.stream().filter(v -> v.place().equals(place))
                .forEach(v -> folder.addView(TechniqueViewPart.ID + ":" + v.id()));
    }
}
