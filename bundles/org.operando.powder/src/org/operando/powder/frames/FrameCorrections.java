// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.geometry.AzimintSettings;

/**
 * Files and numbers that correct frames: what the study says, and what it leaves to settings of pyFAI
 * ({@code .azimint.json}) that it names as its geometry. Masks of both are united; of all else the study's count.
 * @param mask files of masks
 * @param dark dark frames
 * @param flat flat frames
 * @param dummy value of pixels without a measurement
 * @param dummyTolerance how far from it still counts
 */
record FrameCorrections(List<Path> mask, List<Path> dark, List<Path> flat, Optional<Double> dummy,
        double dummyTolerance) {
    static FrameCorrections of(PowderMeasurement study, Context context) throws LoadException {
        FrameCorrections own = new FrameCorrections(study.mask(), study.dark(), study.flat(), study.dummy(),
                study.dummyTolerance());
        Optional<Path> settings = study.geometry()
                .filter(g -> g.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json"));
        return settings.isEmpty() ? own : own.with(AzimintSettings.read(settings.get()), context);
    }

    private FrameCorrections with(AzimintSettings settings, Context context) {
        List<Path> masks = new ArrayList<>(mask);
        settings.mask().filter(m -> !masks.contains(m)).ifPresent(masks::add);
        FrameCorrections both = new FrameCorrections(masks, dark.isEmpty() ? settings.dark() : dark,
                flat.isEmpty() ? settings.flat() : flat, dummy.or(settings::dummy),
                dummy.isPresent() ? dummyTolerance : settings.dummyTolerance().orElse(dummyTolerance));
        List<String> taken = new ArrayList<>();
        if (masks.size() > mask.size()) {
            taken.add("mask");
        }
        if (dark.isEmpty() && !both.dark.isEmpty()) {
            taken.add("dark");
        }
        if (flat.isEmpty() && !both.flat.isEmpty()) {
            taken.add("flat");
        }
        if (!taken.isEmpty()) {
            context.warn("geometry", "the files that the settings name are used (" + String.join(", ", taken)
                    + "); when one of them changes, results do not show as out of date: name it in the study for that");
        }
        return both;
    }
}
