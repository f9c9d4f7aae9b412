// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.problems;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;
import org.operando.ui.explorer.StudyCommands;
import org.operando.ui.session.GrowingText;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** The log of the runs of the open study, whichever process makes them: the end of {@code log.txt}, as it grows. */
public final class LogView extends ViewPart {
    /** Id. */
    public static final String ID = "org.operando.ui.log";
    private static final int MOST_LINES = 5000;
    private static final int TAIL = 1 << 19;
    private static final int EVERY = 1000;

    private final Consumer<Optional<StudySession>> opened = this::attach;
    private final Job read = Job.create("Reading the log", this::read);
    private final Deque<String> lines = new ArrayDeque<>();
    private volatile Optional<GrowingText> log = Optional.empty();
    private Text filter;
    private StyledText text;

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new GridLayout(2, false));
        filter = new Text(parent, SWT.SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter: only lines with this text");
        filter.setToolTipText("Shows only the lines that hold this text; empty shows all");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, e -> rewrite());
        Button copy = new Button(parent, SWT.PUSH);
        copy.setText("Copy");
        copy.setToolTipText("Copies the lines that are shown");
        copy.addListener(SWT.Selection, e -> StudyCommands.copy(text.getText()));
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        text.setFont(JFaceResources.getTextFont());
        text.setAlwaysShowScrollBars(false);
        read.setSystem(true);
        Sessions.get().listen(opened);
        attach(Sessions.get().current());
    }

    private void attach(Optional<StudySession> now) {
        log = now.map(s -> new GrowingText(s.folder().resolve("log.txt"), TAIL));
        lines.clear();
        rewrite();
        read.schedule();
    }

    private IStatus read(IProgressMonitor monitor) {
        Optional<GrowingText> from = log;
        if (from.isPresent() && !monitor.isCanceled()) {
            try {
                List<String> more = from.get().more();
                if (!more.isEmpty()) {
                    text.getDisplay().asyncExec(() -> add(from, more));
                }
            } catch (IOException e) {
                // it is looked at again in a second
                monitor.setCanceled(false);
            }
            read.schedule(EVERY);
        }
        return Status.OK_STATUS;
    }

    private void add(Optional<GrowingText> from, List<String> more) {
        if (text.isDisposed() || !from.equals(log)) {
            return;
        }
        boolean full = lines.size() + more.size() > MOST_LINES;
        boolean first = lines.isEmpty();
        lines.addAll(more);
        while (lines.size() > MOST_LINES) {
            lines.removeFirst();
        }
        if (full || first) {
            rewrite();
        } else {
            String shown = filtered(more);
            text.append(shown.isEmpty() || text.getCharCount() == 0 ? shown : "\n" + shown);
        }
        text.setTopIndex(text.getLineCount() - 1);
    }

    private void rewrite() {
        if (!text.isDisposed()) {
            text.setText(
                    lines.isEmpty() ? "What runs of this study write into their log appears here." : filtered(lines));
        }
    }

    private String filtered(Iterable<String> of) {
        String word = filter.getText().toLowerCase(Locale.ROOT);
        List<String> kept = new ArrayList<>();
        of.forEach(l -> {
            if (l.toLowerCase(Locale.ROOT).contains(word)) {
                kept.add(l);
            }
        });
        return kept.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void setFocus() {
        // a filter with the keyboard hides its hint
        text.setFocus();
    }

    @Override
    public void dispose() {
        Sessions.get().forget(opened);
        log = Optional.empty();
        read.cancel();
        super.dispose();
    }
}
