// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.integration;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.OperationException;
import org.operando.powder.geometry.AzimintSettings;

/** What settings of pyFAI choose, in our words. */
record AzimintChoice(RadialAxis axis, Optional<Double> from, Optional<Double> to, List<Sector> sectors,
        Optional<Splitting> splitting, Optional<ErrorModel> errors) {
    static AzimintChoice of(AzimintSettings s, Path file) throws OperationException {
        String unit = s.unit();
        // ranges and axis in units that we give otherwise: radians, 1/nm, m
        RadialAxis axis;
        double factor = 1;
        switch (unit) {
            case "2th_deg" -> axis = RadialAxis.TWO_THETA;
            case "2th_rad" -> {
                axis = RadialAxis.TWO_THETA;
                factor = Math.toDegrees(1);
            }
            case "q_A^-1" -> axis = RadialAxis.Q;
            case "q_nm^-1" -> {
                axis = RadialAxis.Q;
                factor = 0.1;
            }
            case "r_mm" -> axis = RadialAxis.R;
            case "r_m" -> {
                axis = RadialAxis.R;
                factor = 1000;
            }
            default -> throw new OperationException("settings in '" + unit + "' cannot be taken over",
                    file.toString(), "these can: 2th_deg, 2th_rad, q_A^-1, q_nm^-1, r_mm, r_m");
        }
        List<Double> range = s.radialRange();
        List<Double> turn = s.azimuthRange();
        boolean whole = turn.isEmpty() || turn.get(1) - turn.get(0) >= 360;
        String split = s.method().isEmpty() ? "" : s.method().getFirst().toLowerCase(Locale.ROOT);
        Optional<Splitting> splitting = switch (split) {
            case "no", "none" -> Optional.of(Splitting.NONE);
            case "bbox" -> Optional.of(Splitting.BOUNDING_BOX);
            case "full", "pseudo" -> Optional.of(Splitting.FULL);
            default -> Optional.empty();
        };
        Optional<ErrorModel> errors = switch (s.errorModel()) {
            case "poisson" -> Optional.of(ErrorModel.POISSON);
            case "azimuthal" -> Optional.of(ErrorModel.AZIMUTHAL);
            default -> Optional.empty();
        };
        return new AzimintChoice(axis, range.isEmpty() ? Optional.empty() : Optional.of(range.get(0) * factor),
                range.isEmpty() ? Optional.empty() : Optional.of(range.get(1) * factor),
                whole ? List.of() : List.of(new Sector(turn.get(0), turn.get(1))), splitting, errors);
    }
}
