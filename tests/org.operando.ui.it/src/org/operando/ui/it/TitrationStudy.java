// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.operando.ui.session.StudySession;

/** A study of one titration whose log is calculated: pulses and rests of a cell whose voltage rises with the root of time. */
final class TitrationStudy {
    /** Pulses. */
    static final int PULSES = 6;
    /** From the beginning of a pulse to that of the next, s. */
    static final double PERIOD = 4200;
    private static final double PULSE = 1200;
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
            double equilibrium = 3.5 + 0.02 * pulse;
            for (double t = 1; t <= PERIOD; t += t < PULSE ? 1 : 20) {
                boolean on = t <= PULSE;
                // what the surface is ahead of the mean goes with the root of time, and dies away after the pulse
                double ahead = 4e-4 * (Math.sqrt(t) - (on ? 0 : Math.sqrt(t - PULSE)));
                double voltage = on ? equilibrium + 0.002 + ahead + 0.006 * t / PULSE
                        : equilibrium + 0.02 + (ahead - 4e-4 * (Math.sqrt(PERIOD) - Math.sqrt(PERIOD - PULSE)))
                                * Math.exp(-(t - PULSE) / 900);
                log.append(String.format(Locale.ROOT, "%.0f,%.0f,%d,%s,%s,%.6f%n", pulse * PERIOD + t,
                        on ? t : t - PULSE, 2 * pulse + (on ? 1 : 2), on ? "CC_Chg" : "Rest", on ? "8e-05" : "0",
                        voltage));
            }
        }
        return log.toString();
    }
}
