// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure.view;

import java.util.List;
import java.util.Optional;
import org.operando.api.figure.Image;

/**
 * How images are coloured instead of as their figure says.
 * @param map name of the colour map; empty for the figure's own
 * @param limits values of the first and the last colour; empty for the figure's own
 */
public record ColourChoice(Optional<String> map, Optional<ColourLimits> limits) {
    /** As the figure says. */
    public static final ColourChoice OWN = new ColourChoice(Optional.empty(), Optional.empty());

    /** The same with another map. */
    public ColourChoice withMap(String name) {
        return new ColourChoice(Optional.of(name), limits);
    }

    /** The same between other values. */
    public ColourChoice within(ColourLimits others) {
        return new ColourChoice(map, Optional.of(others));
    }

    /**
     * The colours of images that are shown alike. A diverging map is always centred on zero; a cyclic one keeps its
     * period, for percentiles of directions mean nothing.
     * @param own what the figure says
     * @param values of all these images
     */
    Image.Colours of(Image.Colours own, List<float[]> values) {
        String name = map.orElse(own.map());
        double from = own.from();
        double to = own.to();
        if (limits.orElse(null) instanceof ColourLimits.Values v) {
            from = v.from();
            to = v.to();
        } else if (limits.orElse(null) instanceof ColourLimits.Percentiles p && !name.equals("romaO")) {
            ValueSpread spread = ValueSpread.of(values);
            double low = spread.quantile(p.low() / 100);
            double high = spread.quantile(p.high() / 100);
            if (low == high) {
                // of a sparse image nearly all values are the same: what differs is what is to be seen
                low = spread.quantile(0);
                high = spread.quantile(1);
            }
            from = low < high ? low : from;
            to = low < high ? high : to;
        }
        if (name.equals("vik")) {
            to = Math.max(Math.abs(from), Math.abs(to));
            from = -to;
        }
        return new Image.Colours(name, from, to, own.label(), own.bar());
    }
}
