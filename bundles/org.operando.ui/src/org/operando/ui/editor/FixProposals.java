// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.quickassist.IQuickAssistInvocationContext;
import org.eclipse.jface.text.quickassist.IQuickAssistProcessor;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;

/** Offers the ways to mend the problems of the line with the caret. */
final class FixProposals implements IQuickAssistProcessor {
    /** A fix that is made when it is chosen. */
    private record Proposal(Fix fix, String why) implements ICompletionProposal {
        @Override
        public void apply(IDocument document) {
            try {
                document.replace(fix.from(), fix.to() - fix.from(), fix.text());
            } catch (BadLocationException gone) {
                // the text was edited meanwhile: the next look finds the problem at its new place
            }
        }

        @Override
        public Point getSelection(IDocument document) {
            int at = fix.select().isEmpty() ? -1 : fix.text().indexOf(fix.select());
            return at < 0 ? new Point(fix.from() + fix.text().length(), 0)
                    : new Point(fix.from() + at, fix.select().length());
        }

        @Override
        public String getAdditionalProposalInfo() {
            return why;
        }

        @Override
        public String getDisplayString() {
            return fix.label();
        }

        @Override
        public Image getImage() {
            return null;
        }

        @Override
        public IContextInformation getContextInformation() {
            return null;
        }
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    @Override
    public boolean canFix(Annotation annotation) {
        return annotation instanceof ProblemMark mark && mark.isQuickFixable();
    }

    @Override
    public boolean canAssist(IQuickAssistInvocationContext context) {
        return false;
    }

    @Override
    public ICompletionProposal[] computeQuickAssistProposals(IQuickAssistInvocationContext context) {
        IDocument document = context.getSourceViewer().getDocument();
        IAnnotationModel marks = context.getSourceViewer().getAnnotationModel();
        List<ICompletionProposal> proposals = new ArrayList<>();
        for (Iterator<Annotation> all = marks.getAnnotationIterator(); all.hasNext();) {
            Annotation annotation = all.next();
            if (annotation instanceof ProblemMark mark
                    && isOnLine(document, marks.getPosition(mark), context.getOffset())) {
                Fix.of(document.get(), mark.problem())
                        .forEach(f -> proposals.add(new Proposal(f, mark.problem().what())));
            }
        }
        if (proposals.isEmpty()) {
            proposals.add(new CompletionProposal("", context.getOffset(), 0, 0, null, "Nothing to mend in this line",
                    null, null));
        }
        return proposals.toArray(ICompletionProposal[]::new);
    }

    private static boolean isOnLine(IDocument document, Position position, int offset) {
        try {
            return position != null
                    && document.getLineOfOffset(position.getOffset()) == document.getLineOfOffset(offset);
        } catch (BadLocationException e) {
            return false;
        }
    }
}
