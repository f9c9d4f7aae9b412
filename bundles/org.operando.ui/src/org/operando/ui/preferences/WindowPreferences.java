// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.operando.core.run.SiteSettings;
import org.operando.ui.shell.Themes;

/** Threads, memory, cache folder, theme. */
public final class WindowPreferences extends PreferencePage implements IWorkbenchPreferencePage {
    private static final String PLATFORM = "org.eclipse.";
    private static final int MOST_THREADS = 1024;
    private static final int MOST_MEMORY = 4096;
    private static final int HINT_WIDTH = 460;

    private final Settings settings = Settings.ofUser();
    private final SiteSettings site = SiteSettings.ofInstallation();
    private Spinner threads;
    private Spinner memory;
    private Text cache;
    private Button dark;

    /** Opens the dialog with the pages of our own and of plug-ins. */
    public static void open(Shell parent) {
        PreferenceManager shown = new PreferenceManager();
        for (IPreferenceNode node : PlatformUI.getWorkbench().getPreferenceManager().getRootSubNodes()) {
            if (!node.getId().startsWith(PLATFORM)) {
                shown.addToRoot(node);
            }
        }
        new PreferenceDialog(parent, shown).open();
    }

    @Override
    public void init(IWorkbench workbench) {
        noDefaultAndApplyButton();
        setDescription("For all studies. Nothing here changes a result; what does stands in the study.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(10, 6).margins(0, 8).applyTo(area);
        threads = number(area, "&Threads of a run", settings.threads(), MOST_THREADS);
        hint(area, set("threads").orElse("0: one for each of this machine's "
                + Runtime.getRuntime().availableProcessors() + " processors.") + " Counts from the next run on.");
        memory = number(area, "&Memory, GB", settings.memory(), MOST_MEMORY);
        hint(area, set("memory").orElse("0: six tenths of the machine's.") + " Now "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB. Counts from the next start on; OPERANDO_MEMORY wins over it.");
        new Label(area, SWT.NONE).setText("&Cache folder");
        cache = new Text(area, SWT.BORDER);
        cache.setText(settings.cache().map(Path::toString).orElse(""));
        cache.setMessage(System.getProperty("operando.cache", ""));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(cache);
        Button browse = new Button(area, SWT.PUSH);
        browse.setText("&Browse...");
        browse.addListener(SWT.Selection, e -> Optional.ofNullable(new DirectoryDialog(getShell()).open())
                .ifPresent(cache::setText));
        hint(area, "Holds what can be made again: hashes of files, state of the start. "
                + set("cache").orElse("Empty: the usual one.") + " Counts from the next start on.");
        dark = new Button(area, SWT.CHECK);
        dark.setText("&Dark theme");
        dark.setSelection(Themes.isDark());
        GridDataFactory.fillDefaults().span(3, 1).applyTo(dark);
        threads.setEnabled(!site.isLocked("threads"));
        memory.setEnabled(!site.isLocked("memory"));
        cache.setEnabled(!site.isLocked("cache"));
        browse.setEnabled(!site.isLocked("cache"));
        dark.setEnabled(!site.isLocked("theme"));
        return area;
    }

    /** What the facility says of a setting. */
    private Optional<String> set(String key) {
        return site.value(key).map(value -> site.isLocked(key) ? "Set by the facility: " + value + "."
                : "0 or empty: what the facility proposes, " + value + ".");
    }

    private static Spinner number(Composite area, String label, Optional<Integer> value, int most) {
        new Label(area, SWT.NONE).setText(label);
        Spinner spinner = new Spinner(area, SWT.BORDER);
        spinner.setMaximum(most);
        spinner.setSelection(value.orElse(0));
        GridDataFactory.swtDefaults().span(2, 1).applyTo(spinner);
        return spinner;
    }

    private static void hint(Composite area, String text) {
        Label hint = new Label(area, SWT.WRAP);
        hint.setText(text);
        GridDataFactory.fillDefaults().span(3, 1).hint(HINT_WIDTH, SWT.DEFAULT).indent(16, 0).applyTo(hint);
    }

    @Override
    public boolean performOk() {
        if (threads == null) {
            return true;
        }
        try {
            settings.write(above0(threads), above0(memory),
                    Optional.of(cache.getText().strip()).filter(t -> !t.isEmpty()).map(Path::of));
            if (dark.getSelection() != Themes.isDark()) {
                Themes.choose(dark.getSelection());
            }
            return true;
        } catch (IOException e) {
            setErrorMessage("The settings cannot be written (" + e.getMessage() + "); free some space");
            return false;
        }
    }

    private static Optional<Integer> above0(Spinner spinner) {
        return Optional.of(spinner.getSelection()).filter(n -> n > 0);
    }
}
