// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.calibration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.operando.powder.Samples;

/** Control points that another program found: y_pixel, x_pixel, ring, residual_deg. */
final class ControlPoints {
    private ControlPoints() {
    }

    /** Points of a file of the data folder. */
    static RingPoints of(String name) throws IOException {
        Path file = Samples.data("xrd/frames/" + name);
        RingPoints points = new RingPoints();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",");
                points.add(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Integer.parseInt(cells[2]), 0);
            }
        }
        return points;
    }
}
