// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.Default;
import org.operando.api.Doc;
import org.operando.api.FigureBuilder;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.OperationException;
import org.operando.api.Range;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.powder.Abscissa;
import org.operando.powder.NamedLine;
import org.operando.powder.PatternSeries;

/**
 * Intensity of a series in colours against 2theta or Q and time, with the cell's voltage beside it on the same axis;
 * several windows of angles side by side are a broken axis. Missing patterns are blank, excluded regions grey; C, D and R
 * say where the cell is charged, discharged or rests.
 */
@Doc("Intensity against angle and time in colours, with the cell's voltage beside it.")
public final class ContourFigure implements FigureBuilder<ContourFigure.Inputs, ContourFigure.Options> {
    private static final double HEIGHT_MM = 80;
    private static final double CELL_MM = 42;

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

    @Override
    public Page build(Inputs inputs, Options options) throws OperationException {
        PatternSeries series = inputs.series().series();
        Abscissa abscissa = options.axis().orElse(inputs.series().axis());
        double wavelength = abscissa == Abscissa.Q ? series.requireWavelength() : Double.NaN;
        SeriesAxis axis = SeriesAxis.of(inputs.series(), options.against(),
                options.fullCharge().map(full -> new SeriesAxis.Charge(full, options.startCharge())));
        AxisSpec along = options.downwards() ? axis.spec().reversed() : axis.spec();
        List<ContourWindow> windows = ContourWindow.of(inputs.series(), options, wavelength);
        List<Image> images = images(series, windows, axis.grid(), options);
        double[] changes = axis.cell().map(CellPanel::changes).orElse(new double[0]);
        boolean wide = axis.cell().isPresent() || windows.size() > 1;
        double page = wide ? Page.DOUBLE_COLUMN : Page.SINGLE_COLUMN;
        double cellWidth = axis.cell().isPresent() ? CELL_MM : 0;
        List<Box> boxes = ContourWindow.boxes(windows, page - cellWidth, HEIGHT_MM);
        int widest = ContourWindow.widest(boxes);
        ContourGaps gaps = new ContourGaps(axis.grid());
        // white is the middle of the colours of differences
        Ink change = options.difference() == Difference.NONE ? Ink.rgb(0xffffff) : Ink.BLACK;
        List<Panel> panels = new ArrayList<>();
        for (int w = 0; w < windows.size(); w++) {
            ContourWindow window = windows.get(w);
            List<Mark> marks = new ArrayList<>(List.of(images.get(w)));
            marks.addAll(window.marks());
            for (double t : changes) {
                marks.add(Rule.atY(t, change.withWidth(0.6).withDash(Ink.Dash.DASHED)));
            }
            if (options.gap().isPresent() && w == windows.size() - 1) {
                marks.addAll(gaps.arrows(options.gap().get()));
            } else if (options.gap().isEmpty() && w == widest) {
                marks.addAll(gaps.named(changes));
            }
            AxisSpec across = AxisSpec.of(label(abscissa), window.edges()[0],
                    window.edges()[window.edges().length - 1]);
            String letter = w == 0 && axis.cell().isPresent() ? "a" : "";
            panels.add(plain(letter, boxes.get(w), across, w == 0 ? along : along.bare(), marks));
        }
        axis.cell().ifPresent(cell -> panels.add(
                cellPanel(cell, new Box(page - CELL_MM, 0, CELL_MM, HEIGHT_MM), along.bare())));
        ContourWords words = new ContourWords(inputs.series(), options, axis);
        return new Page(words.title(), page, HEIGHT_MM, panels, words.caption());
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

    private static List<Image> images(PatternSeries series, List<ContourWindow> windows, TimeGrid grid, Options options)
            throws OperationException {
        int points = series.twoThetaDegrees().length;
        double[] all = options.view().values(series, grid);
        int rows = grid.rows().length;
        int columns = windows.stream().mapToInt(ContourWindow::width).sum();
        double[] shown = new double[series.size() * columns];
        int filled = 0;
        for (ContourWindow window : windows) {
            for (int frame = 0; frame < series.size(); frame++) {
                int length = window.width();
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
        for (ContourWindow window : windows) {
            int width = window.width();
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
                    new Image.Colours(map, limits[0], limits[1], label).atLeft()));
        }
        return images;
    }
}
