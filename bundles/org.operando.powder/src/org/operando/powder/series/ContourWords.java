// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.operando.api.Table;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Title and caption of a contour.
 * @param of the series
 * @param options how it is shown
 * @param axis along what
 */
record ContourWords(SeriesOperation.Outputs of, ContourFigure.Options options, SeriesAxis axis) {
    String title() {
        PatternSeries series = of.series();
        StringBuilder title = new StringBuilder(switch (options.difference()) {
            case NONE -> "Intensity of the series";
            case FIRST -> "Intensity less that of the first pattern";
            case PREVIOUS -> "Intensity less that of the pattern before";
        }).append(" against ").append(along());
        if (options.from().isPresent() || options.to().isPresent()) {
            double[] angles = series.twoThetaDegrees();
            title.append(String.format(Locale.ROOT, ", 2\u03b8 = %s\u00b0 to %s\u00b0",
                    plain(options.from().orElse(angles[0])), plain(options.to().orElse(angles[angles.length - 1]))));
        }
        List<String> meaning = new ArrayList<>();
        if (new ContourGaps(axis.grid()).any()) {
            meaning.add("white: no pattern");
        }
        axis.cell().map(CellPanel::meaning).ifPresent(meaning::addAll);
        return meaning.isEmpty() ? title.toString() : title + " (" + String.join("; ", meaning) + ")";
    }

    private String along() {
        return !axis.timed() ? "pattern" : switch (options.against()) {
            case VOLTAGE -> "voltage";
            case SOC -> "state of charge";
            default -> "time";
        };
    }

    String caption() {
        PatternSeries series = of.series();
        StringBuilder caption = new StringBuilder("n = ").append(series.size())
                .append(series.size() == 1 ? " pattern" : " patterns").append(" of one measurement.")
                .append(options.view().words());
        long untimed = Arrays.stream(series.frames().doubles(Columns.MIDDLE)).filter(Double::isNaN).count();
        if (axis.timed() && untimed > 0) {
            caption.append(' ').append(untimed).append(untimed == 1 ? " pattern has no time and is not shown."
                    : " patterns have no time and are not shown.");
        }
        caption.append(places());
        if (options.windows().size() > 1) {
            caption.append(" The axis is broken between the windows, with one scale of colours for all.");
        }
        if (!options.phases().isEmpty()) {
            caption.append(" Arrows: lines computed from the cells of the phases named.");
        }
        int unseen = options.gap().isPresent() ? new ContourGaps(axis.grid()).unseen() : 0;
        if (unseen > 0) {
            caption.append(' ').append(unseen)
                    .append(unseen == 1 ? " gap is too short for an arrow." : " gaps are too short for an arrow.");
        }
        return caption.append(excluded()).toString();
    }

    /** What voltages or states of charge at an axis of time mean. */
    private String places() {
        if (!axis.timed() || options.against() != Along.VOLTAGE && options.against() != Along.SOC) {
            return "";
        }
        if (options.against() == Along.VOLTAGE) {
            return " The axis is linear in time; voltages stand where the cell passed them.";
        }
        return String.format(Locale.ROOT, " The axis is linear in time; states of charge stand where the cell passed"
                + " them: %.4g mAh are 100 %%, the record begins at %s %%.", 1000 * options.fullCharge().orElse(0.0),
                plain(options.startCharge()));
    }

    private String excluded() {
        int rows = of.excluded().map(Table::rows).orElse(0);
        if (rows == 0) {
            return "";
        }
        String names = Arrays.stream(of.excluded().get().texts(ExcludedRange.NAME)).filter(n -> !n.isEmpty()).distinct()
                .collect(Collectors.joining(", "));
        return " Grey: " + (rows == 1 ? "a region that is" : "regions that are") + " left out of the analysis"
                + (names.isEmpty() ? "." : " (" + names + ").");
    }

    private static String plain(double angle) {
        return BigDecimal.valueOf(angle).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
