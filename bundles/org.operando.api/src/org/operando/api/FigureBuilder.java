// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import org.operando.api.figure.Page;

/**
 * Makes a figure of results. Stateless; draws nothing itself: the page is a model that a painter brings to the screen or
 * into a file.
 * @param <I> results shown; bound like the inputs of an operation
 * @param <P> options, read from the study
 */
public interface FigureBuilder<I extends Record, P extends Record> {
    /**
     * The figure of these results.
     * @throws OperationException when the results have nothing to show
     */
    Page build(I results, P options) throws OperationException;
}
