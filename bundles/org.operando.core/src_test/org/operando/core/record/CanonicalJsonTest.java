// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.operando.api.Operation;

class CanonicalJsonTest {
    record Inner(double b, int a) {
    }

    record Outer(String text, Optional<Double> none, List<Inner> inner, double zero, double unknown, double[] array) {
    }

    @Test
    void keysAreSortedAndNumbersShortest() {
        Outer outer = new Outer("a\"b\n", Optional.empty(), List.of(new Inner(0.1, 7)), -0.0, Double.NaN,
                new double[] {1, 1e-9});

        assertEquals("{\"array\":[1.0,1.0E-9],\"inner\":[{\"a\":7,\"b\":0.1}],\"none\":null,\"text\":\"a\\\"b\\u000a\","
                + "\"unknown\":\"NaN\",\"zero\":0.0}", CanonicalJson.of(outer));
    }

    sealed interface Shape permits FlatTop {
    }

    record FlatTop(int width) implements Shape {
    }

    record WithShape(Shape shape) {
    }

    @Test
    void sealedChoiceIsWrittenAsInAStudy() {
        assertEquals("{\"shape\":{\"flat-top\":{\"width\":3}}}", CanonicalJson.of(new WithShape(new FlatTop(3))));
    }

    interface Generic<T extends Record> extends Operation<Inner, T, Inner> {
    }

    abstract static class Middle<X extends Record> implements Generic<X> {
    }

    abstract static class Leaf extends Middle<Outer> {
    }

    @Test
    void typeArgumentsAreFoundThroughSuperClasses() {
        assertEquals(Outer.class, TypeArguments.of(Leaf.class, Operation.class, 1));
        assertEquals(Inner.class, TypeArguments.of(Leaf.class, Operation.class, 2));
    }

    @Test
    void lambdaHasNoTypesAndIsRefusedWithAWord() {
        Operation<Inner, Inner, Inner> lambda = (i, p, c) -> i;

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> TypeArguments.of(lambda.getClass(), Operation.class, 0));

        assertEquals(true, e.getMessage().contains("implements Operation<...>"));
    }

    @Test
    void nearMissKnowsSwappedLettersAndStopsAtAThird() {
        assertEquals(1, NearMiss.distance("wavelenght", "wavelength"));
        assertEquals(Optional.of("powder.series"),
                NearMiss.of("powder.sereis", List.of("powder.series", "powder.peak")));
        assertEquals(Optional.empty(), NearMiss.of("xyz", List.of("powder.series")));
    }
}
