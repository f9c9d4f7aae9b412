// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import org.operando.api.figure.Page;

/**
 * An operation that can show what it makes of one frame or one cycle without working on the others, so that a window
 * answers a changed parameter at once. Other operations are previewed as a whole.
 */
public interface PiecewiseOperation<I extends Record, P extends Record, O extends Record> extends Operation<I, P, O> {
    /** What a piece is. */
    enum Piece {
        /** A frame or pattern; its number as the study counts them. */
        FRAME,
        /** A cycle of a cell; its number. */
        CYCLE
    }

    /** What its pieces are. */
    Piece piece();

    /** The numbers of the pieces there are, in their order; the first is shown when none is chosen. */
    long[] pieces(I inputs, P parameters, Context context) throws OperationException;

    /**
     * Works on one piece and draws what comes out: the same numbers as those of the piece in the operation's outputs.
     * @param piece one of {@link #pieces}
     */
    Page one(I inputs, P parameters, long piece, Context context) throws OperationException;
}
