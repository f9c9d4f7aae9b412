// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.help;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.operando.ui.shell.Themes;

/** Pages of help: read, followed by links, searched. Needs no browser. */
public final class HelpView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.help";
    private static final String CONTENTS = "contents";
    private static final String SEARCH = "search:";
    private static final int SETTLED = 150;

    private final HelpPages pages = HelpPages.ofInstallation();
    private final Deque<String> back = new ArrayDeque<>();
    private final Job reading = Job.create("Reading help", (IJobFunction) this::read);
    private volatile String place = CONTENTS;
    private volatile int width;
    private String activePart = "";
    private Text search;
    private Button backButton;
    private PageText text;

    @Override
    public void createPartControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 6).applyTo(area);
        Themes.page(area);
        backButton = button(area, "Back", this::goBack);
        button(area, "Contents", this::showContents);
        search = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage("Search in all pages");
        search.addListener(SWT.DefaultSelection, e -> search(search.getText()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        text = new PageText(area, this::follow, pages::file);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(text.control());
        text.control().addListener(SWT.Resize, e -> e.display.timerExec(SETTLED, this::reflow));
        reading.setSystem(true);
        backButton.setEnabled(false);
        width = text.letters();
        reading.schedule();
    }

    private static Button button(Composite parent, String label, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    /** Says which part was in front before the help. */
    public void cameFrom(String part) {
        if (!part.equals(ID)) {
            activePart = part;
        }
    }

    /** Shows the page about the part that was in front. */
    public void showForActivePart() {
        show(HelpPages.pageOf(activePart));
    }

    /** Shows the list of all pages. */
    public void showContents() {
        show(CONTENTS);
    }

    /** Shows the places that hold all words. */
    public void search(String words) {
        if (!words.isBlank()) {
            show(SEARCH + words.strip());
        }
    }

    /** Shows a page, e.g. {@code study-file.md#names}. */
    public void show(String to) {
        if (!to.equals(place)) {
            back.push(place);
            backButton.setEnabled(true);
        }
        place = to;
        reading.schedule();
    }

    /** The text that is shown. */
    public String shown() {
        return text.control().getText();
    }

    private void goBack() {
        if (!back.isEmpty()) {
            place = back.pop();
            backButton.setEnabled(!back.isEmpty());
            reading.schedule();
        }
    }

    private void follow(String target) {
        if (target.matches("[a-z]+:.*")) {
            Program.launch(target);
        } else if (target.startsWith("#")) {
            show(place.replaceFirst("#.*", "") + target);
        } else if (target.replaceFirst("#.*", "").endsWith(".md") || target.equals(CONTENTS)) {
            show(target.replaceFirst("^(\\./|\\.\\./docs/)", ""));
        } else {
            Program.launch(pages.file(target).toString());
        }
    }

    private void reflow() {
        if (!text.control().isDisposed() && text.letters() != width) {
            width = text.letters();
            reading.schedule();
        }
    }

    private IStatus read(IProgressMonitor monitor) {
        String wanted = place;
        HelpPages fitting = pages.ofWidth(width);
        RenderedPage page;
        try {
            if (wanted.startsWith(SEARCH)) {
                page = fitting.found(wanted.substring(SEARCH.length()));
            } else if (wanted.equals(CONTENTS)) {
                page = fitting.contents();
            } else {
                page = fitting.page(wanted.replaceFirst("#.*", ""));
            }
        } catch (IOException e) {
            page = PageRenderer.render("# No such page\n\nThe page `" + wanted + "` is not in this installation ("
                    + pages.file("") + "). [All pages](contents)", width);
        }
        RenderedPage shown = page;
        Optional<Integer> at = Optional.of(wanted).filter(w -> w.contains("#"))
                .map(w -> shown.anchors().get(w.substring(w.indexOf('#') + 1)));
        text.prepare(shown);
        text.control().getDisplay().asyncExec(() -> {
            if (!text.control().isDisposed() && wanted.equals(place)) {
                text.show(shown, at.orElse(0));
            }
        });
        return Status.OK_STATUS;
    }

    @Override
    public void setFocus() {
        text.control().setFocus();
    }

    @Override
    public void dispose() {
        reading.cancel();
        super.dispose();
    }
}
