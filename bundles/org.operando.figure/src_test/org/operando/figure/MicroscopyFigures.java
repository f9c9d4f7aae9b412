// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Corner;
import org.operando.api.figure.Frame;
import org.operando.api.figure.Image;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Rule;
import org.operando.api.figure.ScaleBar;
import org.operando.api.figure.Span;
import org.operando.api.figure.Symbol;

/** Figures of volumes, micrographs and spectra by place, of made-up data. */
final class MicroscopyFigures {
    private MicroscopyFigures() {
    }

    private static boolean inside(double x, double y, double z) {
        return x * x / 5.3 + y * y / 4.4 + z * z / 3.6 < 1 + 0.06 * Math.sin(3 * x + 2 * y);
    }

    private static float whiteLine(double x, double y, double z) {
        double spots = Math.exp(-3 * ((x - 0.8) * (x - 0.8) + (y + 0.5) * (y + 0.5) + z * z))
                + 0.8 * Math.exp(-4 * ((x + 1.1) * (x + 1.1) + (y - 0.9) * (y - 0.9) + (z - 0.3) * (z - 0.3)));
        return (float) (8350.6 + 0.25 * Math.sin(2 * x + y) * Math.cos(1.5 * z - x) + 1.3 * spots);
    }

    /** Three orthogonal cuts through a volume; they share one range of colours, whose bar stands once. */
    static Page cuts(double width) {
        int side = 90;
        double[] edges = Figures.even(-2.6, 2.6, side + 1);
        String[] planes = {"*xy*", "*xz*", "*yz*"};
        List<Panel> panels = new ArrayList<>();
        Ink guide = Ink.rgb(0xa0a0a0).withWidth(0.6).withDash(Ink.Dash.DASHED);
        double bar = 16;
        double cell = (width - bar) / 3;
        for (int plane = 0; plane < 3; plane++) {
            float[] values = new float[side * side];
            for (int i = 0; i < values.length; i++) {
                double u = 0.5 * (edges[i % side] + edges[i % side + 1]);
                double v = 0.5 * (edges[i / side] + edges[i / side + 1]);
                double x = plane == 2 ? 0 : u;
                double y = plane == 0 ? v : plane == 1 ? 0 : u;
                double z = plane == 0 ? 0 : v;
                values[i] = inside(x, y, z) ? whiteLine(x, y, z) : Float.NaN;
            }
            Image.Colours colours = Image.Colours.viridis(8350.2, 8352, plane == 2 ? "White-line energy (eV)" : "");
            List<Mark> marks = List.of(new Image(edges, edges, values, colours),
                    Rule.atX(0, guide), Rule.atY(0, guide),
                    Note.of(-2.5, 2.3, planes[plane], Note.Align.LEFT),
                    ScaleBar.of(1, "1 µm").at(Corner.BOTTOM_LEFT));
            panels.add(Panel.of(Character.toString('a' + plane),
                    new Box(plane * cell, 0, plane == 2 ? cell + bar : cell, 54), AxisSpec.of("", -2.6, 2.6),
                    AxisSpec.of("", -3.2, 2.6), marks).withFrame(Frame.BOX).withEqualAspect());
        }
        return new Page("Orthogonal cuts", width, 54, panels);
    }

    /**
     * Spots h0l of a layered oxide (R-3m, a = 2.87, c = 14.19 angstrom: l - h = 3n; 003 at 2.11, 101 at 4.09 1/nm), and
     * the strain from the phases of the lattice image.
     */
    static Page reciprocal(double width) {
        int side = 240;
        double[] inverse = Figures.even(-6, 6, side + 1);
        float[] power = new float[side * side];
        Random random = new Random(9);
        for (int i = 0; i < power.length; i++) {
            double x = 0.5 * (inverse[i % side] + inverse[i % side + 1]);
            double y = 0.5 * (inverse[i / side] + inverse[i / side + 1]);
            double spots = 6 * Math.exp(-(x * x + y * y) / 0.05);
            for (int h = -1; h <= 1; h++) {
                for (int n = -3; n <= 3; n++) {
                    int l = h + 3 * n;
                    double dx = x - 1 / (0.287 * Math.cos(Math.PI / 6)) * h;
                    double dy = y - 1 / 1.419 * l;
                    spots += (2.5 - 0.4 * Math.abs(h) - 0.15 * Math.abs(l)) * Math.exp(-(dx * dx + dy * dy) / 0.015);
                }
            }
            power[i] = (float) (spots + 0.35 * Math.exp(-Math.hypot(x, y) / 2) + 0.06 * random.nextDouble());
        }
        double[] nanometres = Figures.even(0, 20, side + 1);
        float[] strain = new float[side * side];
        for (int i = 0; i < strain.length; i++) {
            double x = 0.5 * (nanometres[i % side] + nanometres[i % side + 1]);
            double y = 0.5 * (nanometres[i / side] + nanometres[i / side + 1]);
            double crack = x - 10 - 1.5 * Math.sin(y / 4);
            strain[i] = (float) (0.07 * Math.tanh(crack) * Math.exp(-Math.abs(crack) / 2.2)
                    + 0.006 * Math.sin(1.3 * x) * Math.cos(1.1 * y));
        }
        Ink white = Ink.rgb(0xffffff);
        Panel a = Panel.of("a", new Box(0, 0, 0.46 * width, 78), AxisSpec.of("", -6, 6), AxisSpec.of("", -6, 6),
                List.of(new Image(inverse, inverse, power, new Image.Colours("grey", 0, 2.6, "")).withMaxima(),
                        new Note(0.35, 2.11, "003", Note.Align.LEFT, white, 0),
                        new Note(4.35, 0.7, "101", Note.Align.LEFT, white, 0),
                        ScaleBar.of(2, "2 nm^{−1}").at(Corner.BOTTOM_LEFT).in(white)))
                .withFrame(Frame.BOX).withEqualAspect();
        Panel b = Panel.of("b", new Box(0.46 * width, 0, 0.54 * width, 78), AxisSpec.of("", 0, 20),
                AxisSpec.of("", 0, 20),
                List.of(new Image(nanometres, nanometres, strain, Image.Colours.diverging(0.05, "Strain *ε*_{*xx*}")),
                        ScaleBar.of(5, "5 nm").at(Corner.BOTTOM_LEFT)))
                .withFrame(Frame.BOX).withEqualAspect();
        return Page.of("Reciprocal space and strain", width, 78, a, b);
    }

    /** Magnitude of the transformed fine structure with its fit, and the window of the fit. */
    static Page fineStructure(double width) {
        double[] r = Figures.even(0, 6, 241);
        double[] measured = new double[r.length];
        double[] fit = new double[r.length];
        Random random = new Random(3);
        for (int i = 0; i < r.length; i++) {
            fit[i] = 0.9 * Math.exp(-Math.pow((r[i] - 1.5) / 0.26, 2))
                    + 1.5 * Math.exp(-Math.pow((r[i] - 2.48) / 0.25, 2));
            measured[i] = Math.abs(fit[i] + 0.14 * Math.exp(-Math.pow((r[i] - 0.6) / 0.3, 2))
                    + 0.25 * Math.exp(-Math.pow((r[i] - 4.2) / 0.5, 2)) * (1 + 0.5 * Math.sin(9 * r[i]))
                    + 0.008 * random.nextGaussian());
        }
        Panel panel = Panel.of("", new Box(0, 0, width, 62),
                AxisSpec.of("*R* without phase correction (Å)", 0, 6),
                AxisSpec.of("|*χ*(*R*)| (Å^{−4})", -0.06, 1.9),
                List.of(Span.ofX(1, 3, Ink.rgb(0xeef2f6), "fitted"),
                        Markers.of(r, measured, Symbol.OPEN_CIRCLE, Ink.BLACK).withSize(2.5)
                                .labelled("measured"),
                        Line.of(Arrays.copyOfRange(r, 40, 121), Arrays.copyOfRange(fit, 40, 121), Ink.series(1))
                                .labelled("fit"),
                        Note.of(1.5, 1.02, "Ni–O", Note.Align.CENTRE), Note.of(2.48, 1.62, "Ni–M", Note.Align.CENTRE)));
        return Page.of("Fine structure", width, 62, panel.withLegend(Legend.TOP_RIGHT));
    }

    /** Spectra by distance from the surface, stacked; two edges. */
    static Page lossByPosition(double width) {
        double[] loss = Figures.even(515, 570, 401);
        double[] depth = {1, 3, 5, 10, 20, 50};
        Random random = new Random(4);
        List<Mark> marks = new ArrayList<>();
        int[] inks = {0x0d0887, 0x5c01a6, 0x9c179e, 0xcc4778, 0xe06a40, 0xd99a1e};
        for (int k = 0; k < depth.length; k++) {
            double[] y = new double[loss.length];
            double before = 0.55 * (1 - Math.exp(-depth[k] / 6));
            for (int i = 0; i < loss.length; i++) {
                double step = 1 / (1 + Math.exp(-(loss[i] - 536) / 1.5));
                y[i] = 0.7 * k + before * Math.exp(-Math.pow((loss[i] - 529) / 1.3, 2))
                        + 0.45 * step * (1 + 0.6 * Math.exp(-Math.pow((loss[i] - 541) / 4, 2)))
                        + 0.012 * random.nextGaussian();
            }
            Ink ink = Ink.rgb(inks[k]).withWidth(0.8);
            marks.add(Line.of(loss, y, ink));
            marks.add(new Note(569, 0.7 * k + 0.64, "%.0f nm".formatted(depth[k]) + (k == 0 ? " from the surface" : ""),
                    Note.Align.RIGHT, ink, 0));
        }
        marks.add(Rule.atX(529, Ink.GREY.withDash(Ink.Dash.DASHED)));
        marks.add(Note.of(528, 4.55, "pre-edge", Note.Align.RIGHT));
        Panel panel = Panel.of("", new Box(0, 0, width, 76), AxisSpec.of("Energy loss (eV)", 515, 570),
                AxisSpec.of("Intensity (arb. units)", -0.2, 4.9).unnumbered(), marks);
        return Page.of("Energy loss by position", width, 76, panel);
    }
}
