// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.january.dataset.DatasetFactory;
import org.eclipse.january.dataset.IDataset;
import org.eclipse.january.dataset.ILazyDataset;

/**
 * Numbers on a grid with axes, uncertainties and a mask: NeXus's NXdata. The data may be lazy: slices are read when asked
 * for.
 * @param data the numbers, NaN where there is none
 * @param unit unit of data and errors
 * @param axes one a dimension, in the order of the dimensions
 * @param errors one standard uncertainty a point, shape of the data
 * @param mask not 0 where a point is not to be used, shape of the data
 */
public record Signal(ILazyDataset data, Unit unit, List<Axis> axes, Optional<ILazyDataset> errors,
        Optional<ILazyDataset> mask) {
    public Signal {
        Objects.requireNonNull(unit, "unit");
        axes = List.copyOf(axes);
        int[] shape = data.getShape();
        if (axes.size() != shape.length) {
            throw new IllegalArgumentException(shape.length + " dimensions, " + axes.size() + " axes");
        }
        for (int i = 0; i < shape.length; i++) {
            if (axes.get(i).values().length != shape[i]) {
                throw new IllegalArgumentException("axis " + axes.get(i).name() + " has " + axes.get(i).values().length
                        + " values, dimension " + i + " has " + shape[i]);
            }
        }
        requireShape("errors", shape, errors);
        requireShape("mask", shape, mask);
    }

    private static void requireShape(String what, int[] shape, Optional<ILazyDataset> other) {
        if (other.isPresent() && !Arrays.equals(shape, other.get().getShape())) {
            throw new IllegalArgumentException(what + " of shape " + Arrays.toString(other.get().getShape())
                    + ", data of shape " + Arrays.toString(shape));
        }
    }

    /** Lazy or held data without uncertainties. */
    public static Signal of(ILazyDataset data, String unit, Axis... axes) {
        return new Signal(data, Unit.of(unit), List.of(axes), Optional.empty(), Optional.empty());
    }

    /** Held data in row-major order; the signal owns the array. */
    public static Signal of(double[] data, String unit, Axis... axes) {
        return of(dataset(data, axes), unit, axes);
    }

    /** Held data and uncertainties in row-major order; the signal owns the arrays. */
    public static Signal of(double[] data, double[] errors, String unit, Axis... axes) {
        return new Signal(dataset(data, axes), Unit.of(unit), List.of(axes), Optional.of(dataset(errors, axes)),
                Optional.empty());
    }

    private static IDataset dataset(double[] data, Axis[] axes) {
        int[] shape = Stream.of(axes).mapToInt(a -> a.values().length).toArray();
        return DatasetFactory.createFromObject(data, shape);
    }

    /** Lengths of the dimensions. */
    public int[] shape() {
        return data.getShape();
    }
}
