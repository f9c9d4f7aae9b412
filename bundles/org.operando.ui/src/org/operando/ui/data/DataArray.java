// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Optional;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.io.hdf5.DatasetRead;

/** An array of any number of dimensions; blocks are read when they are asked for, on any thread but the window's. */
interface DataArray {
    /** What it is called. */
    String name();

    /** Name of its unit; empty when it is not known. */
    String unit();

    /** Lengths of the dimensions; none for a scalar. */
    int[] shape();

    /** Whether the elements are numbers. */
    boolean isNumber();

    /** The block that is read at once whatever part of it is wanted; as many lengths as there are dimensions. */
    int[] chunk();

    /** Values along a dimension. */
    Optional<Axis> axis(int dimension) throws LoadException;

    /** Reads a block. */
    DatasetRead read(int[] start, int[] lengths) throws LoadException;

    /** What a dimension is called: its axis, or its number. */
    default String dimension(int d) {
        return "dimension " + (d + 1);
    }
}
