// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.List;

import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Inset;
import org.operando.api.figure.Legend;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Note;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;

/** Figures of spectra, of made-up data. */
final class SpectrumFigures {
    private SpectrumFigures() {
    }

    private static double absorption(double energy, double edge) {
        double step = 0.5 + Math.atan((energy - edge) / 1.1) / Math.PI;
        return step + 0.75 * Math.exp(-Math.pow((energy - edge - 4.5) / 3.2, 2)) * step
                + 0.07 * step * Math.sin((energy - edge - 20) / 9) * Math.exp(-Math.max(0, energy - edge - 10) / 90)
                + 0.02 * Math.exp(-Math.pow((energy - edge + 12) / 1.2, 2));
    }

    /** Spectra of an edge at four potentials, the shift of the edge in an inset. */
    static Page xanes(double width) {
        double[] energy = Figures.even(8320, 8420, 401);
        double[] potential = {3.0, 3.8, 4.1, 4.4};
        double[] edge = {8343.2, 8344.3, 8345.0, 8345.4};
        List<Mark> marks = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            double[] mu = new double[energy.length];
            for (int i = 0; i < mu.length; i++) {
                mu[i] = absorption(energy[i], edge[k]);
            }
            marks.add(Line.of(energy, mu, Ink.series(k)).labelled("%.1f V".formatted(potential[k])));
        }
        marks.add(Note.of(8322, 1.55, "Ni *K* edge", Note.Align.LEFT));
        marks.add(new Inset(new Box(0.42, 0.49, 0.56, 0.49),
                Panel.of("", new Box(0, 0, 1, 1), AxisSpec.of("Potential (V)", 2.8, 4.6),
                        AxisSpec.of("Edge (eV)", 8342.5, 8346.2),
                        List.of(Line.of(potential, edge, Ink.GREY),
                                Markers.of(potential, edge, Symbol.CIRCLE, Ink.BLACK)))));
        Panel panel = Panel.of("", new Box(0, 0, width, 66), AxisSpec.of("Energy *E* (eV)", 8320, 8420),
                AxisSpec.of("Normalised absorption *µ*(*E*)", 0, 1.75), marks);
        return Page.of("XANES", width, 66, panel.withLegend(Legend.TOP_RIGHT));
    }

    /** Impedance of two states in a Nyquist plot, with units of equal length. */
    static Page impedance(double width) {
        List<Mark> marks = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            int n = 43;
            double[] real = new double[n];
            double[] imaginary = new double[n];
            for (int i = 0; i < n; i++) {
                double omega = 2 * Math.PI * Math.pow(10, 5 - 7.0 * i / (n - 1));
                double tau = s == 0 ? 2e-3 : 5e-3;
                double resistance = s == 0 ? 42 : 78;
                double nyquist = 1 + Math.pow(omega * tau, 2);
                double tail = 1.6 / Math.sqrt(omega);
                real[i] = 6 + resistance / nyquist + tail;
                imaginary[i] = resistance * omega * tau / nyquist + tail;
            }
            marks.add(Line.of(real, imaginary, Ink.series(s).withWidth(0.6)));
            marks.add(Markers.of(real, imaginary, Symbol.series(s), Ink.series(s)).withSize(3)
                    .labelled(s == 0 ? "cycle 1" : "cycle 100"));
        }
        marks.add(Note.of(27, 24.5, "80 Hz", Note.Align.CENTRE));
        marks.add(Note.of(45, 42.5, "32 Hz", Note.Align.CENTRE));
        Panel panel = Panel.of("", new Box(0, 0, width, 50), AxisSpec.of("Re *Z* (Ω)", 0, 110),
                AxisSpec.of("−Im *Z* (Ω)", 0, 55), marks);
        return Page.of("Impedance", width, 50, panel.withEqualAspect());
    }
}
