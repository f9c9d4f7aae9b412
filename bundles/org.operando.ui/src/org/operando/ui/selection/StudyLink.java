// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.selection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.api.OperandoException;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.run.FileHashes;
import org.operando.core.run.PiecePreview;
import org.operando.core.run.Plan;
import org.operando.ui.api.SelectionHub;
import org.operando.ui.api.SelectionRelation.Follow;
import org.operando.ui.api.SelectionRelation;
import org.operando.ui.api.StudyResults;
import org.operando.ui.api.Turns;

/** What views have of one open study: what is chosen, and the results as they come. */
public final class StudyLink {
    private static final String RELATIONS = "org.operando.ui.relations";
    /** A run tells often; views need not draw at each word. */
    private static final long DELAY_MS = 80;

    private final Supplier<Optional<Plan>> plan;
    private final Path folder;
    private final Supplier<Catalogue> catalogue;
    private final FileHashes hashes;
    private final ReadRecords records = new ReadRecords();
    private final StudySelection selection = new StudySelection(StudyLink::onUiThread);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Optional<SelectionRelation>> relations = new ConcurrentHashMap<>();
    private final Job look = Job.create("Looking at results", this::look);
    private Optional<PiecePreview> pieces = Optional.empty();
    private Catalogue piecesOf;
    private volatile Optional<OpenResults> results = Optional.empty();

    /**
     * @param plan the plan of the study as it is now
     * @param folder where its results are
     */
    public StudyLink(Supplier<Optional<Plan>> plan, Path folder, Supplier<Catalogue> catalogue, FileHashes hashes) {
        this.plan = plan;
        this.folder = folder;
        this.catalogue = catalogue;
        this.hashes = hashes;
        look.setSystem(true);
    }

    /** What is chosen. */
    public SelectionHub selection() {
        return selection;
    }

    /** The study's results; empty until the study is read. */
    public Optional<StudyResults> results() {
        return results.map(r -> r);
    }

    /** Is called on the UI thread when the results changed. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The study, or how its steps stand, changed. */
    public void changed() {
        look.schedule(DELAY_MS);
    }

    private static void onUiThread(Runnable what) {
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(what);
        }
    }

    private IStatus look(IProgressMonitor monitor) {
        Optional<Plan> now = plan.get();
        if (now.isEmpty()) {
            return Status.OK_STATUS;
        }
        OpenResults found = new OpenResults(now.get(), folder, catalogue.get(), hashes, records,
                pieces(catalogue.get()));
        if (results.filter(found::isAs).isEmpty()) {
            Following following = following(found);
            results = Optional.of(found);
            onUiThread(() -> {
                selection.follow(following);
                listeners.forEach(l -> Turns.add(Display.getCurrent(), () -> tell(l)));
            });
        }
        return Status.OK_STATUS;
    }

    private void tell(Runnable listener) {
        if (listeners.contains(listener)) {
            listener.run();
        }
    }

    /** Keeps what a step works on from one frame to the next, also while other results come. */
    private PiecePreview pieces(Catalogue now) {
        if (pieces.isEmpty() || piecesOf != now) {
            pieces = Optional.of(new PiecePreview(now));
            piecesOf = now;
        }
        return pieces.get();
    }

    private Following following(OpenResults of) {
        Set<String> techniques = new HashSet<>();
        of.measurements().forEach(m -> techniques.add(m.technique()));
        List<Follow> follows = new ArrayList<>();
        for (IConfigurationElement element : RegistryFactory.getRegistry().getConfigurationElementsFor(RELATIONS)) {
            if (techniques.contains(element.getAttribute("technique"))) {
                relations.computeIfAbsent(String.valueOf(element.getAttribute("id")), id -> make(element))
                        .ifPresent(relation -> prepare(relation, of, follows));
            }
        }
        return new Following(follows, (a, b) -> of.measurement(a).filter(m -> m.belongsTo(b)).isPresent());
    }

    private static Optional<SelectionRelation> make(IConfigurationElement element) {
        try {
            return Optional.of((SelectionRelation) element.createExecutableExtension("class"));
        } catch (CoreException | ClassCastException e) {
            ILog.of(StudyLink.class).error("a relation of " + element.getContributor().getName() + " cannot be used",
                    e);
            return Optional.empty();
        }
    }

    /** Nothing follows from what cannot be read; the views that show it say so. */
    private static void prepare(SelectionRelation relation, OpenResults of, List<Follow> follows) {
        try {
            follows.add(relation.prepare(of));
        } catch (OperandoException | RuntimeException | LinkageError e) {
            ILog.of(StudyLink.class)
                    .warn(relation.getClass().getName() + " cannot read what it needs: " + e.getMessage());
        }
    }
}
