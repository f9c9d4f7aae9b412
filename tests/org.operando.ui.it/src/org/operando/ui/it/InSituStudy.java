// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.operando.ui.session.StudySession;

/**
 * A study of the demonstration's in situ series, with all that is made of peaks: many peaks in windows, phases in (003),
 * charge and discharge on one axis, and size and microstrain of a made substance.
 */
final class InSituStudy {
    /** Sizes that the patterns of the substance are made with, angstrom. */
    static final double[] SIZES = {400, 250, 150};
    /** Positions of (003) of H1, H2 and H3, degrees: c = 14.40, 14.20 and 13.80 angstrom. */
    static final Map<String, Double> PHASES = Map.of("H1", position(14.40), "H2", position(14.20), "H3",
            position(13.80));
    /** Which phases the patterns of the mixture hold. */
    static final List<List<String>> MIXTURES = List.of(List.of("H1"), List.of("H1", "H2"), List.of("H1", "H2", "H3"),
            List.of("H1", "H2", "H3"), List.of("H2", "H3"), List.of("H3"));
    private static final double WAVELENGTH = 0.4520;
    private static final double STRAIN = 5e-4;
    /** h2 + k2 + l2 of the lines of a cell with centred faces, up to beyond the pattern. */
    private static final int[] SQUARES = {3, 4, 8, 11, 12, 16, 19, 20, 24, 27, 32, 35, 36, 40};
    private static final String STUDY = """
            operando: 1
            title: In situ series with peaks, phases and sizes
            samples:
              model: {composition: LiNi0.9Co0.1O2}
              ceria: {composition: CeO2}
            cells:
              cell-x: {sample: model, mass: 6.08 mg, area: 1.54 cm2}
            measurements:
              log: {sample: model, technique: echem, cell: cell-x, files: raw/cell.mpt}
              insitu:
                sample: model
                technique: powder
                files: raw/frame_*.xye
                wavelength: 0.4520 angstrom
                cell: log
                clock: {period: 1200 s, offset: 600 s}
                exposure: 30 s
              charge: {sample: model, technique: powder, files: "raw/frame_0[0-2]?.xye", wavelength: 0.4520 angstrom,
                cell: log, clock: {period: 1200 s, offset: 600 s}, exposure: 30 s}
              discharge: {sample: model, technique: powder, files: "raw/frame_0[4-6]?.xye", wavelength: 0.4520 angstrom,
                cell: log, clock: {period: 1200 s, offset: 600 s}, exposure: 30 s}
              mixture: {sample: model, technique: powder, files: mixture_*.xy, wavelength: 0.4520 angstrom}
              ground: {sample: ceria, technique: powder, files: ground_*.xy, wavelength: 0.4520 angstrom}
            recipes:
              cell:
                - echem.cycles: {electrode: positive}
              insitu:
                - powder.series
                - powder.peaks:
                    as: lines
                    windows:
                      - {name: "(003)", from: 5.15 deg, to: 5.90 deg}
                      - name: (101)
                        from: 10.35 deg
                        to: 11.35 deg
                        peaks: [{name: (101), position: 10.60 deg}, {name: Al, position: 11.08 deg, within: 0.05 deg}]
                - powder.phases003: {as: phases, from: 5.15 deg, to: 5.90 deg}
                - powder.peak: {as: foil, name: foil, from: 10.95 deg, to: 11.25 deg}
              mixture:
                - powder.series
                - powder.phases003: {as: mixed, from: 5.15 deg, to: 5.90 deg}
              part:
                - powder.series
                - powder.peak: {as: line-003, name: (003), from: 5.15 deg, to: 5.90 deg}
              sizes:
                - powder.series
                - powder.williamsonHall: {a: 5.41165 angstrom, spaceGroup: fm-3m,
                    instrument: {x: 0.05 deg, y: 0.02 deg}}
            run:
              log: cell
              insitu: insitu
              mixture: mixture
              charge: part
              discharge: part
              ground: sizes
            compare:
              both-ways: {powder.collapse: {of: [charge, discharge]}}
            """;

    private InSituStudy() {
    }

    /** Writes the files and the study; opens it. */
    static StudySession open(Path folder) throws IOException {
        return DemoStudy.opened(write(folder));
    }

    private static Path write(Path folder) throws IOException {
        Path from = Path.of(System.getProperty("operando.home"), "examples/demo/raw/insitu");
        Files.createDirectories(folder.resolve("raw"));
        try (Stream<Path> all = Files.list(from)) {
            for (Path p : all.toList()) {
                Files.copy(p, folder.resolve("raw").resolve(p.getFileName()));
            }
        }
        for (int i = 0; i < SIZES.length; i++) {
            Files.writeString(folder.resolve("ground_%d.xy".formatted(i + 1)),
                    pattern(SIZES[i], new Random(i)));
        }
        for (int i = 0; i < MIXTURES.size(); i++) {
            Files.writeString(folder.resolve("mixture_%d.xy".formatted(i + 1)),
                    mixture(MIXTURES.get(i), new Random(100 + i)));
        }
        Path file = folder.resolve("insitu.study.yaml");
        Files.writeString(file, STUDY);
        return file;
    }

    /** Angle of (003) of a cell, degrees. */
    private static double position(double c) {
        return 2 * Math.toDegrees(Math.asin(3 * WAVELENGTH / (2 * c)));
    }

    /** (003) of phases in equal parts: lines half of Gauss and half of Lorentz, 0.06 degrees wide, in counts. */
    private static String mixture(List<String> phases, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 160; i++) {
            double angle = 4.8 + 0.01 * i;
            double y = 150;
            for (String phase : phases) {
                double off = (angle - PHASES.get(phase)) / 0.03;
                y += 10_000 * (0.5 / (1 + off * off) + 0.5 * Math.exp(-Math.log(2) * off * off));
            }
            text.append(String.format(Locale.ROOT, "%.2f %.0f%n", angle, y + Math.sqrt(y) * random.nextGaussian()));
        }
        return text.toString();
    }

    /** Lorentz lines of CeO2: width of the instrument, and of size and strain by K = 0.9. */
    private static String pattern(double size, Random random) {
        double[] y = new double[1750];
        for (int square : SQUARES) {
            double theta = Math.asin(WAVELENGTH * Math.sqrt(square) / (2 * 5.41165));
            double width = 0.05 / Math.cos(theta) + 0.02 * Math.tan(theta) + Math.toDegrees(
                    0.9 * WAVELENGTH / (size * Math.cos(theta)) + 4 * STRAIN * Math.tan(theta));
            for (int i = 0; i < y.length; i++) {
                double off = (5 + 0.01 * i - 2 * Math.toDegrees(theta)) / (width / 2);
                y[i] += 8000 / (1 + off * off);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < y.length; i++) {
            double counts = 200 + y[i] + Math.sqrt(200 + y[i]) * random.nextGaussian();
            text.append(String.format(Locale.ROOT, "%.2f %.0f%n", 5 + 0.01 * i, counts));
        }
        return text.toString();
    }
}
