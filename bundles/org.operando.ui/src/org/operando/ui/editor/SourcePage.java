// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.AnnotationModel;
import org.eclipse.jface.text.source.AnnotationPainter;
import org.eclipse.jface.text.source.AnnotationRulerColumn;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.LineNumberRulerColumn;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.VerifyEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.operando.core.record.Problem;
import org.operando.core.study.StudyOutline;
import org.operando.core.study.StudyOutline.Span;
import org.operando.ui.session.StudySession;
import org.operando.ui.session.StudySession.Snapshot;

/** The text of a study: coloured, with its problems marked where they stand, ways to mend them and words to go on with. */
final class SourcePage {
    private final StudySession session;
    private final Composite page;
    private final SourceViewer viewer;
    private final AnnotationModel marks = new AnnotationModel();
    private final AnnotationPainter painter;
    private final LineNumberRulerColumn numbers = new LineNumberRulerColumn();
    private final YamlScanner scanner = new YamlScanner();
    private FindBar find;
    private SyntaxColours colours;

    SourcePage(Composite parent, StudySession session, StudyForms forms, Supplier<Optional<StudyOutline>> last) {
        this.session = session;
        page = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        page.setLayout(layout);
        CompositeRuler ruler = new CompositeRuler(4);
        ProblemMark.Access access = new ProblemMark.Access();
        AnnotationRulerColumn signs = new AnnotationRulerColumn(18, access);
        for (Problem.Kind kind : Problem.Kind.values()) {
            signs.addAnnotationType(ProblemMark.type(kind));
        }
        ruler.addDecorator(0, signs);
        ruler.addDecorator(1, numbers);
        viewer = new SourceViewer(page, ruler, SWT.V_SCROLL | SWT.H_SCROLL | SWT.MULTI);
        viewer.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        viewer.configure(new SourceSetUp(scanner, new StudyAssist(forms, last)));
        viewer.setDocument(session.document(), marks);
        signs.setModel(marks);
        viewer.getTextWidget().setFont(JFaceResources.getTextFont());
        viewer.getTextWidget().setLeftMargin(6);
        numbers.setFont(JFaceResources.getTextFont());
        painter = painter(access);
        viewer.prependVerifyKeyListener(this::key);
        recolour();
        viewer.getTextWidget().addListener(SWT.Paint, e -> {
            if (colours != SyntaxColours.on(viewer.getTextWidget().getBackground())) {
                page.getDisplay().asyncExec(this::recolour);
            }
        });
    }

    private AnnotationPainter painter(ProblemMark.Access access) {
        AnnotationPainter made = new AnnotationPainter(viewer, access);
        made.addTextStyleStrategy("squiggle", new AnnotationPainter.UnderlineStrategy(SWT.UNDERLINE_SQUIGGLE));
        for (Problem.Kind kind : Problem.Kind.values()) {
            made.addAnnotationType(ProblemMark.type(kind), "squiggle");
        }
        viewer.addPainter(made);
        viewer.addTextPresentationListener(made);
        return made;
    }

    private void key(VerifyEvent event) {
        boolean control = (event.stateMask & SWT.MOD1) != 0;
        if (control && event.character == ' ' || control && event.keyCode == ' ') {
            event.doit = false;
            viewer.doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
        } else if (control && event.keyCode == '1') {
            event.doit = false;
            fix();
        } else if (control && event.keyCode == 'f') {
            event.doit = false;
            find();
        }
    }

    /** Follows the theme. */
    private void recolour() {
        if (page.isDisposed()) {
            return;
        }
        StyledText text = viewer.getTextWidget();
        colours = SyntaxColours.on(text.getBackground());
        scanner.use(colours);
        numbers.setForeground(colours.quiet());
        numbers.setBackground(text.getBackground());
        painter.setAnnotationTypeColor(ProblemMark.type(Problem.Kind.ERROR), colours.wrong());
        painter.setAnnotationTypeColor(ProblemMark.type(Problem.Kind.OPEN), colours.open());
        painter.setAnnotationTypeColor(ProblemMark.type(Problem.Kind.WARNING), colours.open());
        viewer.invalidateTextPresentation();
        numbers.redraw();
    }

    Control control() {
        return page;
    }

    StyledText text() {
        return viewer.getTextWidget();
    }

    /** Offers to mend the problem in the caret's line; to the next problem when there is none. */
    void fix() {
        viewer.doOperation(ISourceViewer.QUICK_ASSIST);
    }

    /** Opens the bar to find words; made when it is first wanted, since it takes long to lay out. */
    void find() {
        if (find == null) {
            find = new FindBar(page, viewer.getFindReplaceTarget(), () -> viewer.getTextWidget().setFocus());
        }
        find.open();
    }

    /** Does one of the operations of {@link ITextOperationTarget}. */
    void operate(int operation) {
        viewer.doOperation(operation);
    }

    /** The problems that are marked now. */
    List<Problem> marked() {
        List<Problem> marked = new ArrayList<>();
        for (Iterator<Annotation> all = marks.getAnnotationIterator(); all.hasNext();) {
            if (all.next() instanceof ProblemMark mark) {
                marked.add(mark.problem());
            }
        }
        return marked;
    }

    /** Marks what is wrong, when what is known is of the text that is shown. */
    void mark(Snapshot snapshot) {
        String text = session.text().text();
        if (!snapshot.text().equals(text)) {
            return;
        }
        Map<Annotation, Position> now = new HashMap<>();
        for (Problem problem : snapshot.problems()) {
            Span span = Places.span(text, snapshot.outline(), problem);
            now.put(new ProblemMark(problem, Fix.isThoughtOf(problem)),
                    new Position(span.from(), Math.max(0, span.to() - span.from())));
        }
        List<Annotation> old = new ArrayList<>();
        marks.getAnnotationIterator().forEachRemaining(old::add);
        marks.replaceAnnotations(old.toArray(Annotation[]::new), now);
    }

    /** Where the caret is. */
    int caret() {
        return viewer.getSelectedRange().x;
    }

    /** Shows a place and selects it. */
    void reveal(Span span) {
        viewer.setSelectedRange(span.from(), span.to() - span.from());
        viewer.revealRange(span.from(), span.to() - span.from());
    }

    void setFocus() {
        viewer.getTextWidget().setFocus();
    }
}
