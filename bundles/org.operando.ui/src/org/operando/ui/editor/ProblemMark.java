// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import org.eclipse.jface.text.quickassist.IQuickFixableAnnotation;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationAccess;
import org.eclipse.jface.text.source.IAnnotationAccessExtension;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.operando.core.record.Problem;

/** The mark of a problem in the text and beside it: a sign of its own for each kind, besides its colour. */
final class ProblemMark extends Annotation implements IQuickFixableAnnotation {
    private final Problem problem;
    private boolean fixable;

    ProblemMark(Problem problem, boolean fixable) {
        super(type(problem.kind()), false, problem.what() + (fixable ? "\n(Ctrl+1 mends it)" : ""));
        this.problem = problem;
        this.fixable = fixable;
    }

    static String type(Problem.Kind kind) {
        return "org.operando." + kind;
    }

    Problem problem() {
        return problem;
    }

    @Override
    public void setQuickFixable(boolean state) {
        fixable = state;
    }

    @Override
    public boolean isQuickFixableStateSet() {
        return true;
    }

    @Override
    public boolean isQuickFixable() {
        return fixable;
    }

    /** Draws marks beside the text. */
    static final class Access implements IAnnotationAccess, IAnnotationAccessExtension {
        @Override
        public Object getType(Annotation annotation) {
            return annotation.getType();
        }

        @Override
        public boolean isMultiLine(Annotation annotation) {
            return true;
        }

        @Override
        public boolean isTemporary(Annotation annotation) {
            return true;
        }

        @Override
        public String getTypeLabel(Annotation annotation) {
            return "Problem";
        }

        @Override
        public int getLayer(Annotation annotation) {
            return annotation instanceof ProblemMark m ? 3 - m.problem.kind().ordinal() : DEFAULT_LAYER;
        }

        @Override
        public void paint(Annotation annotation, GC gc, Canvas canvas, Rectangle bounds) {
            if (!(annotation instanceof ProblemMark mark)) {
                return;
            }
            SyntaxColours colours = SyntaxColours.on(canvas.getBackground());
            Color colour = mark.problem.kind() == Problem.Kind.ERROR ? colours.wrong() : colours.open();
            String sign = switch (mark.problem.kind()) {
                case ERROR -> "\u00d7";
                case OPEN -> "?";
                case WARNING -> "!";
            };
            int size = Math.min(bounds.width, bounds.height) - 2;
            int left = bounds.x + (bounds.width - size) / 2;
            gc.setAntialias(1);
            gc.setForeground(colour);
            if (mark.problem.kind() == Problem.Kind.ERROR) {
                gc.drawOval(left, bounds.y + 1, size - 1, size - 1);
            }
            Point extent = gc.textExtent(sign);
            gc.drawText(sign, left + (size - extent.x) / 2, bounds.y + 1 + (size - extent.y) / 2, true);
        }

        @Override
        public boolean isPaintable(Annotation annotation) {
            return annotation instanceof ProblemMark;
        }

        @Override
        public boolean isSubtype(Object annotationType, Object potentialSupertype) {
            return annotationType.equals(potentialSupertype);
        }

        @Override
        public Object[] getSupertypes(Object annotationType) {
            return new Object[0];
        }
    }
}
