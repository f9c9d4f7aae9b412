// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.operando.ui.session.StudySession;

/**
 * A study of one titration whose log is calculated: pulses and rests of spheres into which lithium diffuses, whose
 * voltage follows their surface (J. Crank, The Mathematics of Diffusion, 2nd ed. 1975, eq. 6.45).
 */
final class TitrationStudy {
    /** Pulses. */
    static final int PULSES = 6;
    /** From the beginning of a pulse to that of the next, s. */
    static final double PERIOD = 4200;
    private static final double PULSE = 1200;
    /** Square of the radius over the diffusion coefficient, s: 4 um and 2e-15 m2/s. */
    private static final double DIFFUSION = 8000;
    /** Of the equilibrium voltage by one pulse, V. */
    private static final double STEP = 0.02;
    private static final double OHMIC = 0.002;
    private static final double[] ROOTS = roots(100);
    private static final String STUDY = """
            operando: 1
            title: A titration that is calculated
            samples:
              model: {radius: 4.0(2) um}
            measurements:
              titration: {sample: model, technique: echem, files: titration.csv}
              other: {sample: model, technique: echem, files: titration.csv}
            recipes:
              gitt: [echem.gitt]
            run:
              titration: gitt
            """;

    private TitrationStudy() {
    }

    /** Writes log and study into a folder and opens the study. */
    static StudySession open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("titration.csv"), log());
        Path file = folder.resolve("titration.study.yaml");
        Files.writeString(file, STUDY);
        return DemoStudy.opened(file);
    }

    private static String log() {
        StringBuilder log = new StringBuilder("test_time_s,step_time_s,step,step_type,current_A,voltage_V\n");
        log.append("0,0,0,Rest,0,3.50000\n");
        for (int pulse = 0; pulse < PULSES; pulse++) {
            for (double t = 1; t <= PERIOD; t += t < PULSE ? 1 : 20) {
                boolean on = t <= PULSE;
                double voltage = 3.5 + (on ? OHMIC : 0);
                for (int k = 0; k <= pulse; k++) {
                    double since = (pulse - k) * PERIOD + t;
                    voltage += STEP * DIFFUSION / (3 * PULSE) * (surface(since) - surface(since - PULSE));
                }
                log.append(String.format(Locale.ROOT, "%.0f,%.0f,%d,%s,%s,%.6f%n", pulse * PERIOD + t,
                        on ? t : t - PULSE, 2 * pulse + (on ? 1 : 2), on ? "CC_Chg" : "Rest", on ? "8e-05" : "0",
                        voltage));
            }
        }
        return log.toString();
    }

    /** Of the surface under a constant flux that began some seconds ago, in units of flux times radius over coefficient. */
    private static double surface(double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        double tau = seconds / DIFFUSION;
        double sum = 3 * tau + 0.2;
        for (double root : ROOTS) {
            sum -= 2 * Math.exp(-root * root * tau) / (root * root);
        }
        return sum;
    }

    /** The first positive solutions of tan x = x: each a little below an odd multiple of pi/2. */
    private static double[] roots(int count) {
        double[] roots = new double[count];
        for (int n = 0; n < count; n++) {
            double x = (n + 1.5) * Math.PI;
            for (int k = 0; k < 20; k++) {
                x = (n + 1) * Math.PI + Math.atan(x);
            }
            roots[n] = x;
        }
        return roots;
    }
}
