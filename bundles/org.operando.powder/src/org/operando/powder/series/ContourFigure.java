// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.Table;
import org.operando.api.figure.Arrow;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.Span;
import org.operando.powder.Abscissa;
import org.operando.powder.Bragg;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;
import org.operando.powder.PatternSeries.Columns;

/**
 * Intensity of a series in colours against 2theta or Q and time, with the cell's voltage beside it on the same axis;
 * several windows of angles side by side are a broken axis. Missing patterns are blank, excluded regions grey; C, D and R
 * say where the cell is charged, discharged or rests.
 */
@Doc("Intensity against angle and time in colours, with the cell's voltage beside it.")
public final class ContourFigure implements FigureBuilder<ContourFigure.Inputs, ContourFigure.Options> {
    private static final double HEIGHT_MM = 80;
    private static final double CELL_MM = 42;
    /** Room of the numbers and the label at the left, and of the bar of colours. */
    private static final double SIDES_MM = 24;
    /** The narrowest window, with its numbers. */
    private static final double WINDOW_MM = 18;
    /** A gap of this part of the axis has room for letters of 7 pt. */
    private static final double LEAST_GAP = 0.05;
    /** A gap of this part of the axis is seen, so that an arrow may point to it. */
    private static final double SEEN_GAP = 0.008;
    /** A gap is seen by itself; only its words are put there. */
    private static final Ink NOT_DRAWN = Ink.rgb(0xffffff).withOpacity(0);
    private static final Ink EXCLUDED = Ink.rgb(0xb4b4b4);

    /**
     * What is shown.
     * @param series a series on the clock of its cell
     */
    public record Inputs(SeriesOperation.Outputs series) {
    }

    /**
     * How it is shown.
     * @param axis 2theta or Q; left out: what the series says
     * @param from lowest 2theta shown, degrees
     * @param to highest 2theta shown, degrees
     * @param windows several stretches of angles side by side, instead of from and to
     * @param against along what the series is shown
     * @param fullCharge charge from 0 to 100 %, Ah, for the state of charge
     * @param startCharge state of charge at the cell's first record, %
     * @param downwards whether the series runs down the page
     * @param scaling by what each pattern is divided
     * @param background region of the scaling by background
     * @param difference what is taken off each pattern
     * @param log whether logarithms are shown
     * @param lines lines to be marked by arrows
     * @param phases phases whose lines are marked by arrows; they need the wavelength
     * @param gap what arrows at gaps say; left out: no arrows, and words where they have room
     * @param darkest percentile of the intensities that gets the first colour
     * @param brightest percentile that gets the last
     */
    public record Options(
            @Label("Axis") @Doc("What the patterns are shown against; left out: as the series says.") Optional<Abscissa> axis,
            @Label("From") @Doc("Lowest angle shown; left out: all.") @In("deg") Optional<Double> from,
            @Label("To") @Doc("Highest angle shown; left out: all.") @In("deg") Optional<Double> to,
            @Label("Windows") @Doc("Several stretches of angles side by side, instead of 'from' and 'to': a broken axis.") List<AngleRange> windows,
            @Label("Against") @Doc("Along what the series is shown; voltage and state of charge are written at the times at which the cell has them.") @Default("time") Along against,
            @Label("Full charge") @Doc("Charge from 0 to 100 %, for the state of charge.") @In("Ah") @Range(
                    min = 1e-12) Optional<Double> fullCharge,
            @Label("Charge at the start") @Doc("State of charge at the cell's first record.") @In("%") @Default("0 %") double startCharge,
            @Label("Downwards") @Doc("Whether the series runs down the page.") @Default("false") boolean downwards,
            @Label("Scaling") @Doc("By what each pattern is divided.") @Default("none") Scaling scaling,
            @Label("Background") @Doc("Region without lines, for scaling by background.") Optional<AngleRange> background,
            @Label("Difference") @Doc("What is taken off each pattern.") @Default("none") Difference difference,
            @Label("Logarithmic") @Doc("Whether logarithms of the intensities are shown.") @Default("false") boolean log,
            @Label("Lines") @Doc("Lines to be marked by arrows, e.g. of foils.") List<NamedLine> lines,
            @Label("Phases") @Doc("Foreign phases whose lines are marked by arrows, from their cells and the wavelength.") List<MarkedPhase> phases,
            @Label("Gap") @Doc("What an arrow at each gap of the series says, e.g. beam down; left out: no arrow.") Optional<String> gap,
            @Label("Darkest percentile") @Default("1") @Range(min = 0, max = 100) double darkest,
            @Label("Brightest percentile") @Default("99.6") @Range(min = 0, max = 100) double brightest) {
        public Options {
            if (brightest <= darkest) {
                throw new InvalidParameter("brightest", "must be above 'darkest' = " + darkest);
            }
            if (!windows.isEmpty() && (from.isPresent() || to.isPresent())) {
                throw new InvalidParameter("windows", "are given instead of 'from' and 'to'");
            }
            view(scaling, background, difference, log);
        }

        /** Against time, as measured. */
        public Options(Optional<Abscissa> axis, Optional<Double> from, Optional<Double> to, List<NamedLine> lines,
                double darkest, double brightest) {
            this(axis, from, to, List.of(), Along.TIME, Optional.empty(), 0, false, Scaling.NONE,
                    Optional.empty(), Difference.NONE, false, lines, List.of(), Optional.empty(), darkest,
                    brightest);
        }

        private static SeriesView view(Scaling scaling, Optional<AngleRange> background,
                Difference difference, boolean log) {
            return new SeriesView(scaling, background, difference, log);
        }

        SeriesView view() {
            return view(scaling, background, difference, log);
        }
    }

    /** One stretch of angles: points from begin to end, and where it begins and ends in the axis' unit. */
    private record Window(int begin, int end, double[] edges, List<Mark> marks) {
        double length() {
            return edges[edges.length - 1] - edges[0];
        }
    }

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        PatternSeries series = inputs.series().series();
        Abscissa abscissa = options.axis().orElse(inputs.series().axis());
        double wavelength = abscissa == Abscissa.Q ? series.requireWavelength() : Double.NaN;
        SeriesAxis axis = SeriesAxis.of(inputs.series(), options.against(),
                options.fullCharge().map(full -> new SeriesAxis.Charge(full, options.startCharge())));
        AxisSpec along = options.downwards() ? axis.spec().reversed() : axis.spec();
        List<Window> windows = windows(inputs.series(), options, wavelength);
        List<Image> images = images(series, windows, axis.grid(), options);
        double[] changes = axis.cell().map(CellPanel::changes).orElse(new double[0]);
        boolean wide = axis.cell().isPresent() || windows.size() > 1;
        double page = wide ? Page.DOUBLE_COLUMN : Page.SINGLE_COLUMN;
        double cellWidth = axis.cell().isPresent() ? CELL_MM : 0;
        List<Box> boxes = boxes(windows, page - cellWidth);
        int widest = widest(boxes);
        List<Panel> panels = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            List<Mark> marks = new ArrayList<>(List.of(images.get(w)));
            marks.addAll(window.marks());
            for (double t : changes) {
                marks.add(Rule.atY(t, Ink.rgb(0xffffff).withWidth(0.6).withDash(Ink.Dash.DASHED)));
            }
            if (options.gap().isPresent() && w == windows.size() - 1) {
                marks.addAll(arrows(axis.grid(), options.gap().get()));
            } else if (options.gap().isEmpty() && w == widest) {
                marks.addAll(gaps(axis.grid(), changes));
            }
            AxisSpec across = AxisSpec.of(w == widest ? label(abscissa) : "", window.edges()[0],
                    window.edges()[window.edges().length - 1]);
            String letter = w == 0 && axis.cell().isPresent() ? "a" : "";
            panels.add(plain(letter, boxes.get(w), across, w == 0 ? along : along.bare(), marks));
        }
        axis.cell().ifPresent(cell -> panels.add(
                cellPanel(cell, new Box(page - CELL_MM, 0, CELL_MM, HEIGHT_MM), along.bare())));
        return new Page(title(series, options, axis), page, HEIGHT_MM, panels, caption(inputs.series(), options, axis));
    }

    private static int widest(List<Box> boxes) {
        int widest = 0;
        for (int w = 1; w < boxes.size(); w++) {
            widest = boxes.get(w).width() > boxes.get(widest).width() + 1 && w > 0 ? w : widest;
        }
        return widest;
    }

    /** A degree is as long in all windows, as far as they have room for numbers. */
    private static List<Box> boxes(List<Window> windows, double width) {
        double all = windows.stream().mapToDouble(Window::length).sum();
        double room = width - SIDES_MM - WINDOW_MM * windows.size();
        List<Box> boxes = new ArrayList<>();
        double x = 0;
        for (int w = 0; w < windows.size(); w++) {
            double own = WINDOW_MM + room * windows.get(w).length() / all + (w == 0 ? SIDES_MM : 0);
            boxes.add(new Box(x, 0, own, HEIGHT_MM));
            x += own;
        }
        return boxes;
    }

    private static List<Window> windows(SeriesOperation.Outputs of, Options options, double wavelength)
            throws OperationException {
        PatternSeries series = of.series();
        double[] angles = series.twoThetaDegrees();
        List<AngleRange> ranges = options.windows().isEmpty()
                ? List.of(new AngleRange(options.from().orElse(-360.0), options.to().orElse(360.0)))
                : options.windows();
        List<Window> windows = new ArrayList<>();
        for (AngleRange range : ranges) {
            int[] points = series.window(range.from(), range.to());
            if (points[1] - points[0] < 2) {
                throw new OperationException("no points between 'from' and 'to' to show", "", "widen the range: the "
                        + "patterns run from " + angles[0] + " to " + angles[angles.length - 1] + " deg");
            }
            double[] x = converted(Arrays.copyOfRange(angles, points[0], points[1]), wavelength);
            double[] edges = edges(x);
            windows.add(new Window(points[0], points[1], edges, marks(of, options, angles[points[0]],
                    angles[points[1] - 1], wavelength)));
        }
        return windows;
    }

    /** Excluded regions and arrows at lines within two angles; with one window also those outside, which are told. */
    private static List<Mark> marks(SeriesOperation.Outputs of, Options options, double from, double to,
            double wavelength) throws OperationException {
        List<Mark> marks = new ArrayList<>();
        Optional<Table> excluded = of.excluded();
        for (int i = 0; i < excluded.map(Table::rows).orElse(0); i++) {
            double begin = Math.max(from, excluded.get().doubles(ExcludedRange.FROM)[i]);
            double end = Math.min(to, excluded.get().doubles(ExcludedRange.TO)[i]);
            if (end > begin) {
                double[] at = converted(new double[] {begin, end}, wavelength);
                marks.add(Span.ofX(at[0], at[1], EXCLUDED, ""));
            }
        }
        List<NamedLine> lines = new ArrayList<>(options.lines());
        if (!options.phases().isEmpty()) {
            double lambda = of.series().requireWavelength();
            options.phases().forEach(phase -> lines.addAll(phase.lines(lambda, from, to)));
        }
        for (NamedLine line : lines) {
            if (options.windows().isEmpty() || line.at() >= from && line.at() <= to) {
                marks.add(Arrow.red(converted(new double[] {line.at()}, wavelength)[0], line.name()));
            }
        }
        return marks;
    }

    private static String caption(SeriesOperation.Outputs of, Options options, SeriesAxis axis) {
        PatternSeries series = of.series();
        StringBuilder caption = new StringBuilder("n = ").append(series.size())
                .append(series.size() == 1 ? " pattern" : " patterns").append(" of one measurement.")
                .append(options.view().words());
        long untimed = Arrays.stream(series.frames().doubles(Columns.MIDDLE)).filter(Double::isNaN).count();
        if (axis.timed() && untimed > 0) {
            caption.append(' ').append(untimed).append(untimed == 1 ? " pattern has" : " patterns have")
                    .append(" no time and is not shown.".replace("is", untimed == 1 ? "is" : "are"));
        }
        if (options.windows().size() > 1) {
            caption.append(" The axis is broken between the windows, with one scale of colours for all.");
        }
        if (!options.phases().isEmpty()) {
            caption.append(" Arrows: lines computed from the cells of the phases named.");
        }
        if (of.excluded().map(Table::rows).orElse(0) > 0) {
            caption.append(" Grey: regions that are left out of the analysis.");
        }
        return caption.toString();
    }

    private static String title(PatternSeries series, Options options, SeriesAxis axis) {
        StringBuilder title = new StringBuilder("Intensity of the series against ")
                .append(axis.timed() ? "time" : "pattern");
        if (options.from().isPresent() || options.to().isPresent()) {
            double[] angles = series.twoThetaDegrees();
            title.append(String.format(Locale.ROOT, ", 2\u03b8 = %s\u00b0 to %s\u00b0",
                    plain(options.from().orElse(angles[0])), plain(options.to().orElse(angles[angles.length - 1]))));
        }
        List<String> meaning = new ArrayList<>();
        if (Arrays.stream(axis.grid().rows()).anyMatch(row -> row < 0)) {
            meaning.add("white: no pattern");
        }
        axis.cell().map(CellPanel::meaning).ifPresent(meaning::addAll);
        return meaning.isEmpty() ? title.toString() : title + " (" + String.join("; ", meaning) + ")";
    }

    private static String plain(double angle) {
        return BigDecimal.valueOf(angle).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Says of each gap that is high enough for letters what it is, in the part of it that is seen. */
    private static List<Mark> gaps(TimeGrid grid, double[] changes) {
        double[] edges = grid.edges();
        double least = LEAST_GAP * (edges[edges.length - 1] - edges[0]);
        List<Mark> notes = new ArrayList<>();
        for (int row = 0; row < grid.rows().length; row++) {
            double from = edges[row];
            double to = edges[row + 1];
            if (grid.rows()[row] < 0 && to - from >= least
                    && Arrays.stream(changes).noneMatch(t -> Math.abs(t - (from + to) / 2) < least / 2)) {
                notes.add(Span.ofY(from, to, NOT_DRAWN, "no pattern"));
            }
        }
        return notes;
    }

    private static List<Mark> arrows(TimeGrid grid, String words) {
        double[] edges = grid.edges();
        double least = SEEN_GAP * (edges[edges.length - 1] - edges[0]);
        List<Mark> arrows = new ArrayList<>();
        for (int row = 0; row < grid.rows().length; row++) {
            if (grid.rows()[row] < 0 && edges[row + 1] - edges[row] >= least) {
                arrows.add(Arrow.fromRight((edges[row] + edges[row + 1]) / 2, words, Ink.BLACK));
            }
        }
        return arrows;
    }
    private static Panel plain(String letter, Box box, AxisSpec x, AxisSpec y, List<Mark> marks) {
        return Panel.of(letter, box, x, y, marks).withLegend(Legend.NONE);
    }

    private static Panel cellPanel(CellPanel cell, Box box, AxisSpec time) {
        AxisSpec voltage = AxisSpec.around("Voltage (V)", cell.voltage());
        // room at the right for the letters
        double room = 0.15 * (voltage.to() - voltage.from());
        AxisSpec wider = AxisSpec.of(voltage.label(), voltage.from(), voltage.to() + room);
        List<Mark> marks = cell.upright(voltage.to() + 0.7 * room);
        for (double t : cell.changes()) {
            marks.add(Rule.atY(t, Ink.GREY.withDash(Ink.Dash.DASHED)));
        }
        return plain("b", box, wider, time, marks);
    }

    private static String label(Abscissa abscissa) {
        return switch (abscissa) {
            case TWO_THETA -> "2*\u03b8* (\u00b0)";
            case Q -> "*Q* (\u00c5^{\u22121})";
        };
    }

    /** To Q when there is a wavelength. */
    private static double[] converted(double[] twoTheta, double wavelength) {
        return Double.isNaN(wavelength) ? twoTheta : Arrays.stream(twoTheta).map(t -> Bragg.q(t, wavelength)).toArray();
    }

    /** Edges half way between points. */
    private static double[] edges(double[] x) {
        int n = x.length;
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = (x[i - 1] + x[i]) / 2;
        }
        edges[0] = 2 * x[0] - edges[1];
        edges[n] = 2 * x[n - 1] - edges[n - 1];
        return edges;
    }

    private static List<Image> images(PatternSeries series, List<Window> windows, TimeGrid grid, Options options)
            throws OperationException {
        int points = series.twoThetaDegrees().length;
        double[] all = options.view().values(series);
        int rows = grid.rows().length;
        int columns = windows.stream().mapToInt(w -> w.end() - w.begin()).sum();
        double[] shown = new double[series.size() * columns];
        int filled = 0;
        for (Window window : windows) {
            for (int frame = 0; frame < series.size(); frame++) {
                int length = window.end() - window.begin();
                System.arraycopy(all, frame * points + window.begin(), shown, filled, length);
                filled += length;
            }
        }
        double[] limits = options.view().limits(shown, options.darkest(), options.brightest());
        if (Double.isNaN(limits[0])) {
            throw new OperationException("the series holds no intensities in this range");
        }
        String map = options.difference() == Difference.NONE ? "viridis" : "vik";
        List<Image> images = new ArrayList<>();
        for (Window window : windows) {
            int width = window.end() - window.begin();
            float[] values = new float[rows * width];
            for (int row = 0; row < rows; row++) {
                int frame = grid.rows()[row];
                for (int k = 0; k < width; k++) {
                    values[row * width + k] = frame < 0 ? Float.NaN : (float) all[frame * points + window.begin() + k];
                }
            }
            // one bar for all windows
            String label = images.isEmpty() ? options.view().label(series.isCounts()) : "";
            images.add(new Image(window.edges(), grid.edges(), values,
                    new Image.Colours(map, limits[0], limits[1], label)));
        }
        return images;
    }
}
