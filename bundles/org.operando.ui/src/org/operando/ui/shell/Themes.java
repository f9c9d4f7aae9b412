// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.operando.core.run.SiteSettings;

/** The light and the dark look; a choice is seen at once and remembered. */
public final class Themes {
    /** Id of the light one. */
    public static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    /** Id of the dark one. */
    public static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    private static final String NODE = "org.eclipse.e4.ui.css.swt.theme";

    private Themes() {
    }

    /** Takes what the facility says: always when it is locked, else until the user has chosen. */
    static void take(SiteSettings site) {
        boolean chosen = InstanceScope.INSTANCE.getNode(NODE).get("themeid", null) != null;
        site.value("theme").filter(t -> site.isLocked("theme") || !chosen)
                .ifPresent(t -> engine().setTheme(t.equals("dark") ? DARK : LIGHT, false));
    }

    /** Whether the window is dark. */
    public static boolean isDark() {
        ITheme active = engine().getActiveTheme();
        return active != null && active.getId().equals(DARK);
    }

    /** Makes the window light or dark. */
    public static void choose(boolean dark) {
        engine().setTheme(dark ? DARK : LIGHT, true);
    }

    /** Marks a page of ours for the style sheets. */
    public static void page(Control control) {
        control.setData("org.eclipse.e4.ui.css.CssClassName", "OperandoPage");
    }

    /** Marks text of second rank for the style sheets. */
    public static void faint(Control control) {
        control.setData("org.eclipse.e4.ui.css.id", "faint");
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }
}
