// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.operando.api.Axis;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation.Piece;
import org.operando.api.Signal;
import org.operando.api.figure.Page;
import org.operando.powder.integration.IntegrateOperation.Inputs;
import org.operando.testkit.PlainContext;

/** The preview of one frame has the numbers that the frame gets in the whole series. */
class OneFrameTest {
    private final PlainContext context = new PlainContext();

    /** The first frame is even, the second so grainy that its own uncertainties would be taken from the rings. */
    private static Inputs inputs() {
        Random random = new Random(5);
        int[] grainy = new int[MadeFrames.PIXELS];
        Arrays.setAll(grainy, i -> random.nextInt(40) == 0 ? 5000 : 20);
        return new Inputs(MadeFrames.of(MadeFrames.even(100), grainy).exposed(1, 4).dark(
                Arrays.stream(MadeFrames.even(8)).asDoubleStream().toArray(), 2).series(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static CakeOperation.Parameters cakes() {
        return new CakeOperation.Parameters(50, 36, RadialAxis.TWO_THETA, Optional.empty(), Optional.empty(), -180, 180,
                Splitting.FULL, true, Optional.empty(), 0, 0, ErrorModel.AUTOMATIC);
    }

    private static double[] row(Signal signal, int row) throws Exception {
        int each = Arrays.stream(signal.shape()).skip(1).reduce(1, (a, b) -> a * b);
        double[] all = new double[each];
        var read = signal.data().getSlice();
        for (int i = 0; i < each; i++) {
            int[] at = signal.shape().length == 2 ? new int[] {row, i}
                    : new int[] {row, i / signal.shape()[2], i % signal.shape()[2]};
            all[i] = read.getDouble(at);
        }
        return all;
    }

    private static double[] errors(Signal signal, int row) throws Exception {
        return row(Signal.of(signal.errors().orElseThrow(), "1", signal.axes().toArray(new Axis[0])),
                row);
    }

    @Test
    void patternOfOneFrameIsThatOfTheSeries() throws Exception {
        IntegrateOperation operation = new IntegrateOperation();
        IntegrateOperation.Parameters p = IntegrateOperation.Parameters.defaults();
        IntegrateOperation.Outputs whole = operation.run(inputs(), p, context);
        IntegrateOperation.Outputs alone = operation.split(inputs(), p, context).one(1, context);

        assertArrayEquals(row(whole.patterns().intensity(), 1), row(alone.patterns().intensity(), 0));
        assertArrayEquals(errors(whole.patterns().intensity(), 1), errors(alone.patterns().intensity(), 0));
        assertEquals(ErrorModel.POISSON, whole.errors());
        assertEquals(whole.errors(), alone.errors());
        assertEquals(whole.frames().doubles("graininess")[1], alone.frames().doubles("graininess")[0]);
    }

    @Test
    void cakeOfOneFrameIsThatOfTheSeries() throws Exception {
        CakeOperation operation = new CakeOperation();
        CakeOperation.Parameters p = cakes();
        CakeOperation.Outputs whole = operation.run(inputs(), p, context);
        CakeOperation.Outputs alone = operation.split(inputs(), p, context).one(1, context);

        assertArrayEquals(row(whole.cakes(), 1), row(alone.cakes(), 0));
        assertArrayEquals(row(whole.counts(), 1), row(alone.counts(), 0));
    }

    @Test
    void previewsAreOfTheFramesByNumber() throws Exception {
        IntegrateOperation patterns = new IntegrateOperation();
        assertEquals(Piece.FRAME, patterns.piece());
        assertArrayEquals(new long[] {0, 1},
                patterns.pieces(inputs(), IntegrateOperation.Parameters.defaults(), context));
        Page pattern = patterns.one(inputs(), IntegrateOperation.Parameters.defaults(), 1, context);
        assertEquals("Pattern of frame1", pattern.title());
        Page cake = new CakeOperation().one(inputs(), cakes(), 1, context);
        assertEquals("Cake of frame1", cake.title());
        assertTrue(assertThrows(OperationException.class,
                () -> patterns.one(inputs(), IntegrateOperation.Parameters.defaults(), 7, context)).getMessage()
                .contains("there is no frame 7"));
    }
}
