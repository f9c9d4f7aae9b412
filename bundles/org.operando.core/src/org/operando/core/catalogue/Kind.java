// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import org.operando.api.Exporter;
import org.operando.api.FigureBuilder;
import org.operando.api.Loader;
import org.operando.api.Operation;
import org.operando.api.Technique;

/** Extension points of the catalogue. */
public enum Kind {
    /** {@link Technique}s. */
    TECHNIQUE("techniques", "technique", Technique.class),
    /** {@link Loader}s. */
    LOADER("loaders", "loader", Loader.class),
    /** {@link Exporter}s. */
    EXPORTER("exporters", "exporter", Exporter.class),
    /** {@link Operation}s. */
    OPERATION("operations", "operation", Operation.class),
    /** {@link FigureBuilder}s. */
    FIGURE("figures", "figure", FigureBuilder.class),
    /** Peak shapes; their interface is the mathematics bundle's. */
    PEAK_SHAPE("peakShapes", "peakShape", Object.class),
    /** Optimizers; their interface is the mathematics bundle's. */
    OPTIMIZER("optimizers", "optimizer", Object.class);

    private final String point;
    private final String element;
    private final Class<?> type;

    Kind(String point, String element, Class<?> type) {
        this.point = point;
        this.element = element;
        this.type = type;
    }

    /** Id of the extension point. */
    public String point() {
        return "org.operando." + point;
    }

    /** Name of the element in a plug-in's declaration. */
    public String element() {
        return element;
    }

    /** What a class contributed must be. */
    public Class<?> type() {
        return type;
    }
}
