// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.drop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.operando.core.study.Measurement;
import org.operando.core.study.Study;
import org.operando.ui.drop.StudyAdditions.Addition;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;
import org.operando.ui.api.WrappedRow;

/** The widgets of the view of dropped files. */
public final class DropPage {
    /** More rows help nobody; the rest is counted. */
    private static final int MOST_ROWS = 60;
    private static final int NARROWEST = 320;
    private static final int EDGE = 4;

    /**
     * A group, with what its row shows.
     * @param group the files
     * @param loader label of their loader
     * @param missing values that they do not say
     */
    record Entry(FileGroup group, String loader, List<AskedValue> missing) {
    }

    private final Composite area;
    private final ScrolledComposite scrolled;
    private final Composite list;
    private final Label summary;
    private final Button stop;
    private final Button add;
    private final Button make;
    private final Consumer<Path> browsed;
    private final List<GroupRow> rows = new ArrayList<>();
    private Optional<StudySession> session = Optional.empty();
    private Optional<Path> journal = Optional.empty();
    private int more;
    private String said = "";
    private String progress = "";

    /**
     * @param stopped ends the looking
     * @param added takes what goes into the open study
     * @param made takes what makes a new one
     * @param browsed opens a file to look into
     */
    DropPage(Composite parent, Runnable stopped, Consumer<List<Addition>> added, Consumer<List<Addition>> made,
            Consumer<Path> browsed) {
        this.browsed = browsed;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(10, 8).applyTo(area);
        summary = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(summary);
        WrappedRow buttons = new WrappedRow(area);
        stop = button(buttons, "Stop", stopped);
        button(buttons, "Clear", () -> {
            stopped.run();
            clear();
        });
        add = button(buttons, "Add to the study", () -> added.accept(additions()));
        make = button(buttons, "New study ...", () -> made.accept(additions()));
        scrolled = new ScrolledComposite(area, SWT.V_SCROLL | SWT.H_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
        list = new Composite(scrolled, SWT.NONE);
        // bars that lie on what they scroll would hide the ends of rows, and the last one
        boolean overlay = (scrolled.getScrollbarsMode() & SWT.SCROLLBAR_OVERLAY) != 0;
        GridLayoutFactory.fillDefaults().spacing(0, 12)
                .extendedMargins(0, EDGE + (overlay ? scrolled.getVerticalBar().getSize().x : 0), 0,
                        EDGE + (overlay ? scrolled.getHorizontalBar().getSize().y : 0))
                .applyTo(list);
        scrolled.setContent(list);
        scrolled.addListener(SWT.Resize, e -> fit());
        update();
    }

    private static Button button(Composite row, String label, Runnable action) {
        Button button = new Button(row, SWT.PUSH);
        button.setText(label);
        // the platform's style sheets would draw one that is off like one that is on
        button.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    boolean isDisposed() {
        return area.isDisposed();
    }

    void focus() {
        rows.stream().filter(GroupRow::isChosen).flatMap(r -> r.missing().stream()).findFirst()
                .ifPresentOrElse(Text::setFocus, scrolled::setFocus);
    }

    /** Says into which study files go. */
    void study(Optional<StudySession> now) {
        session = now;
        String name = now.map(s -> s.file().getFileName().toString().replaceFirst("(\\.study)?\\.ya?ml$", ""))
                .orElse("the study");
        if (!add.getText().equals("Add to " + name)) {
            add.setText("Add to " + name);
            area.layout(true, true);
        }
        rows.forEach(r -> r.offerCells(cells(r)));
        held();
        update();
    }

    /** Shows more groups and how far it is. */
    void show(List<Entry> entries, String now) {
        progress = now;
        if (!entries.isEmpty()) {
            said = "";
        }
        List<String> samples = study().map(s -> List.copyOf(s.samples().keySet())).orElse(List.of());
        for (Entry e : entries) {
            if (rows.size() >= MOST_ROWS) {
                more++;
            } else {
                GroupRow row = new GroupRow(list, e, samples,
                        () -> browsed.accept(e.group().files().getFirst()));
                row.listen(this::update);
                rows.add(row);
            }
        }
        if (!entries.isEmpty()) {
            held();
        }
        update();
        if (!entries.isEmpty()) {
            rows.forEach(r -> r.offerCells(cells(r)));
            fit();
        }
    }

    /** Files that the study has are not offered as if they were new. */
    private void held() {
        rows.forEach(r -> r.held(study().flatMap(s -> StudyAdditions.holder(s, session.orElseThrow().file(),
                r.group()))));
        fit();
    }

    private Optional<Study> study() {
        return session.flatMap(StudySession::snapshot).map(Snapshot::study);
    }

    private List<String> cells(GroupRow of) {
        List<String> cells = new ArrayList<>();
        String own = of.group().look().technique();
        rows.stream().filter(r -> r.isChosen() && r.group().isOfRecords())
                .filter(r -> !r.group().look().technique().equals(own)).map(GroupRow::name).forEach(cells::add);
        study().ifPresent(s -> s.measurements().values().stream().filter(m -> m.links().isEmpty())
                .filter(m -> !m.technique().equals(own)).map(Measurement::name).forEach(cells::add));
        return cells;
    }

    private List<Addition> additions() {
        return rows.stream().filter(GroupRow::isChosen).map(GroupRow::addition).toList();
    }

    /** What was added goes from the list. */
    void added(String words) {
        clear();
        say(words);
    }

    private void clear() {
        for (Control row : list.getChildren()) {
            row.dispose();
        }
        rows.clear();
        journal = Optional.empty();
        more = 0;
        said = "";
        update();
        fit();
    }

    /** Offers to make a study of a journal or a notebook's archive. */
    void offer(Optional<Path> file) {
        journal = file;
        file.ifPresent(f -> said = f.getFileName() + " is a batch journal or the archive of a notebook: New study ..."
                + " makes a study of it.");
        update();
    }

    /** What a study can be made of, as it was offered last. */
    Optional<Path> offered() {
        return journal;
    }

    /** Says something in words. */
    void say(String words) {
        said = words;
        update();
    }

    /** The line above the list. */
    public String summary() {
        return summary.getText();
    }

    private void update() {
        List<GroupRow> chosen = rows.stream().filter(GroupRow::isChosen).toList();
        long missing = chosen.stream().mapToLong(r -> r.missing().size()).sum();
        String what;
        if (!said.isEmpty()) {
            what = said;
        } else if (!progress.isEmpty()) {
            what = progress + " ...";
        } else if (rows.isEmpty()) {
            what = "Drop files or folders here or anywhere on the window: each is looked at, and you are told what it is and"
                    + " what is missing. Without a mouse: File, Add Files (Ctrl+Shift+O).";
        } else {
            what = count(chosen.size(), "measurement") + " to add; "
                    + (missing == 0 ? "nothing is missing" : count(missing, "value") + " missing")
                    + (more == 0 ? "" : "; " + more + " more groups of files are not shown");
        }
        summary.setText(what.replace("&", "&&"));
        area.layout();
        stop.setEnabled(!progress.isEmpty());
        add.setEnabled(session.isPresent() && !chosen.isEmpty());
        make.setEnabled(!chosen.isEmpty() || journal.isPresent());
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private void fit() {
        int width = scrolled.getClientArea().width;
        int shown = Math.max(NARROWEST, width);
        int margin = ((GridLayout) list.getLayout()).marginRight;
        rows.forEach(r -> r.fit(shown - margin));
        scrolled.setMinSize(NARROWEST, list.computeSize(shown, SWT.DEFAULT).y);
        list.layout(true, true);
    }
}
