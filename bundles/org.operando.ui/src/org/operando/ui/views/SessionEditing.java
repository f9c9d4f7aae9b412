// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.views;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.core.record.Problem;
import org.operando.core.record.Schema;
import org.operando.core.run.StepId;
import org.operando.core.study.ScalarText;
import org.operando.core.study.StudyDocument;
import org.operando.core.study.StudyException;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Entry;
import org.operando.core.study.StudyOutline.Kind;
import org.operando.ui.api.StudyEditing;
import org.operando.ui.session.StudyPath;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;

/** Edits of an open study's text by a hosted view. */
final class SessionEditing implements StudyEditing {
    private final StudySession session;
    private final Control owner;
    private final Set<String> toRun = new LinkedHashSet<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final Runnable changed = this::changed;
    private boolean heard;
    private String read = "";
    private Optional<StudyOutline> outline = Optional.empty();

    /** @param owner while it is there the session is listened to */
    SessionEditing(StudySession session, Control owner) {
        this.session = session;
        this.owner = owner;
    }

    @Override
    public Optional<String> said(List<String> path) {
        String text = session.text().text();
        if (!text.equals(read)) {
            // a view asks for many values of one text
            read = text;
            outline = StudyOutline.of(text);
        }
        return outline.flatMap(o -> o.find(written(o, path))).filter(e -> e.kind() == Kind.VALUE).map(Entry::value)
                .filter(value -> !value.isEmpty());
    }

    /** A path with the keys as they are written: names of fields may have hyphens. */
    private static List<String> written(StudyOutline outline, List<String> path) {
        List<String> written = new ArrayList<>();
        for (String key : path) {
            Optional<Entry> at = outline.find(written);
            String hyphened = Schema.kebab(key);
            boolean isHyphened = at.flatMap(e -> e.entry(key)).isEmpty()
                    && at.flatMap(e -> e.entry(hyphened)).isPresent();
            written.add(isHyphened ? hyphened : key);
        }
        return written;
    }

    @Override
    public Optional<List<String>> step(String measurement, String step) {
        Optional<Snapshot> snapshot = session.snapshot();
        return snapshot.flatMap(Snapshot::plan).stream().flatMap(p -> p.steps().stream())
                .filter(s -> s.id().equals(new StepId(measurement, step))).findFirst()
                .flatMap(s -> StudyPath.of(s, snapshot.orElseThrow())).map(StudyPath::keys);
    }

    @Override
    public void say(Map<List<String>, String> values) throws OperandoException {
        session.text().edit(document -> {
            StudyDocument edited = document;
            for (Map.Entry<List<String>, String> value : values.entrySet()) {
                edited = edited(edited, value.getKey(), value.getValue().strip());
            }
            return edited;
        });
    }

    @Override
    public String keep(String name, byte[] content) throws OperandoException {
        try {
            return BesideStudy.write(session.file().toAbsolutePath().getParent(), name, content);
        } catch (IOException e) {
            throw new OperationException(name + " cannot be written beside the study (" + e.getMessage() + ")", "",
                    "make room there, or open the study where you may write", e);
        }
    }

    private static StudyDocument edited(StudyDocument document, List<String> path, String value)
            throws StudyException {
        Optional<StudyOutline> before = StudyOutline.of(document.text());
        List<String> written = before.map(o -> written(o, path)).orElse(path);
        if (!value.isEmpty()) {
            return document.with(written, value.startsWith("[") ? value : ScalarText.of(value));
        }
        return before.flatMap(o -> o.find(written)).isPresent() ? document.without(written) : document;
    }

    @Override
    public void run(List<String> measurements) {
        toRun.addAll(measurements);
        hear();
        changed();
    }

    /** The newest text, when it is known what follows from it. */
    private Optional<Snapshot> now() {
        return session.snapshot().filter(s -> s.text().equals(session.text().text()));
    }

    @Override
    public Optional<String> problem() {
        return now().filter(s -> s.plan().isEmpty() || s.study().hasErrors()).stream()
                .flatMap(s -> s.problems().stream()).filter(p -> p.kind() == Problem.Kind.ERROR).findFirst()
                .map(Problem::what);
    }

    @Override
    public void onEdit(Runnable listener) {
        listeners.add(listener);
        hear();
    }

    private void hear() {
        if (!heard) {
            heard = true;
            session.listen(changed);
            owner.addListener(SWT.Dispose, e -> session.forget(changed));
        }
    }

    private void changed() {
        if (owner.isDisposed()) {
            return;
        }
        if (!toRun.isEmpty() && !session.isRunning() && now().isPresent()) {
            List<String> all = List.copyOf(toRun);
            toRun.clear();
            if (problem().isEmpty()) {
                session.run(all);
            }
        }
        listeners.forEach(Runnable::run);
    }
}
