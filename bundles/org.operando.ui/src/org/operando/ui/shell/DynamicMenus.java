// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.CompoundContributionItem;
import org.eclipse.ui.views.IViewDescriptor;

/** Menus whose entries are known when they are opened. */
public final class DynamicMenus {
    private static final String PLATFORM = "org.eclipse.";

    private DynamicMenus() {
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    private static ActionContributionItem item(String text, int style, boolean checked, ImageDescriptor icon,
            Runnable action) {
        IAction shown = new Action(text.replace("&", "&&"), style) {
            @Override
            public void run() {
                action.run();
            }
        };
        if (style != IAction.AS_PUSH_BUTTON) {
            shown.setChecked(checked);
        }
        shown.setImageDescriptor(icon);
        return new ActionContributionItem(shown);
    }

    private static IContributionItem[] orHint(List<IContributionItem> items, String hint) {
        if (items.isEmpty()) {
            ActionContributionItem none = item(hint, IAction.AS_PUSH_BUTTON, false, null, () -> {
            });
            none.getAction().setEnabled(false);
            items.add(none);
        }
        return items.toArray(IContributionItem[]::new);
    }

    /** Studies of late. */
    public static final class Recent extends CompoundContributionItem {
        @Override
        protected IContributionItem[] getContributionItems() {
            List<IContributionItem> items = new ArrayList<>();
            for (Path study : Opening.get().state().recent()) {
                items.add(item(study.getFileName() + "  \u2013  " + study.getParent(), IAction.AS_PUSH_BUTTON, false,
                        null,
                        () -> Opening.get().openStudy(study)));
            }
            return orHint(items, "No study was opened yet");
        }
    }

    /** The perspectives of our own and of plug-ins. */
    public static final class Perspectives extends CompoundContributionItem {
        @Override
        protected IContributionItem[] getContributionItems() {
            List<IContributionItem> items = new ArrayList<>();
            String active = Optional.ofNullable(page().getPerspective()).map(IPerspectiveDescriptor::getId).orElse("");
            for (IPerspectiveDescriptor p : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
                if (!p.getId().startsWith(PLATFORM)) {
                    items.add(item(p.getLabel(), IAction.AS_RADIO_BUTTON, p.getId().equals(active),
                            p.getImageDescriptor(), () -> page().setPerspective(p)));
                }
            }
            return orHint(items, "No perspective");
        }
    }

    /** The views of our own and of plug-ins. */
    public static final class Views extends CompoundContributionItem {
        @Override
        protected IContributionItem[] getContributionItems() {
            List<IContributionItem> items = new ArrayList<>();
            Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                    .filter(v -> !v.getId().startsWith(PLATFORM) && !v.getAllowMultiple())
                    .sorted((a, b) -> a.getLabel().compareToIgnoreCase(b.getLabel()))
                    .forEach(v -> items.add(item(v.getLabel(), IAction.AS_PUSH_BUTTON, false, v.getImageDescriptor(),
                            () -> show(v))));
            return orHint(items, "No view");
        }

        private static void show(IViewDescriptor view) {
            try {
                page().showView(view.getId());
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Light or dark. */
    public static final class ThemeChoice extends CompoundContributionItem {
        @Override
        protected IContributionItem[] getContributionItems() {
            boolean dark = Themes.isDark();
            return new IContributionItem[] {
                item("Light", IAction.AS_RADIO_BUTTON, !dark, null, () -> Themes.choose(false)),
                item("Dark", IAction.AS_RADIO_BUTTON, dark, null, () -> Themes.choose(true))};
        }
    }
}
