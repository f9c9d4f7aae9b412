// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.series;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.NexusDefinition;
import org.operando.api.Signal;
import org.operando.powder.Corrections;
import org.operando.powder.Instrument;
import org.operando.powder.PatternSeries;

/**
 * A series as NXazint1d: azimuthally integrated patterns. Its unit of {@code I} is by definition "arbitrary units";
 * the unit of the angles is written as {@code deg}, where the definition's list has names of categories (NX_ANGLE)
 * that no program could convert.
 */
public final class IntegratedSeries {
    /** Planck's constant times the speed of light, keV angstrom (both exact since 2019). */
    private static final double HC = 12.398419843320026;

    private IntegratedSeries() {
    }

    /** Patterns as NXazint1d; empty when the wavelength is not known. */
    public static Optional<NexusDefinition> definition(PatternSeries series, Instrument instrument, Corrections done) {
        if (series.wavelength().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> items = head(series.wavelength().get(), instrument, done);
        data(series, items);
        return Optional.of(new NexusDefinition("NXazint1d", "reduction", items));
    }

    /**
     * Cakes as NXazint2d.
     * @param cakes {@code [frame][azimuth][radius]}
     * @param wavelength angstrom; without it there is nothing
     */
    public static Optional<NexusDefinition> cakes(Signal cakes, Optional<Double> wavelength, Instrument instrument,
            Corrections done) {
        if (wavelength.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> items = head(wavelength.get(), instrument, done);
        items.put("data@NX_class", "NXdata");
        items.put("data@signal", "I");
        items.put("data@axes", List.of(".", "azimuthal_axis", "radial_axis"));
        items.put("data@interpretation", "image");
        items.put("data/radial_axis", cakes.axes().getLast().values());
        items.put("data/radial_axis@units", cakes.axes().getLast().unit().name());
        items.put("data/radial_axis@long_name", cakes.axes().getLast().name());
        items.put("data/azimuthal_axis", cakes.axes().get(1).values());
        items.put("data/azimuthal_axis@units", "deg");
        items.put("data/azimuthal_axis@long_name", "azimuth");
        intensity(cakes, items);
        return Optional.of(new NexusDefinition("NXazint2d", "reduction", items));
    }

    private static Map<String, Object> head(double wavelength, Instrument instrument, Corrections done) {
        Map<String, Object> items = new LinkedHashMap<>();
        items.put("solid_angle_applied", done.solidAngle());
        items.put("polarization_applied", done.polarization());
        items.put("normalization_applied", done.normalization());
        items.put("instrument@NX_class", "NXinstrument");
        items.put("instrument/name", instrument.name());
        items.put("instrument/monochromator@NX_class", "NXmonochromator");
        items.put("instrument/monochromator/wavelength", wavelength);
        items.put("instrument/monochromator/wavelength@units", "angstrom");
        items.put("instrument/monochromator/energy", HC / wavelength);
        items.put("instrument/monochromator/energy@units", "keV");
        items.put("instrument/source@NX_class", "NXsource");
        items.put("instrument/source/name", instrument.source());
        items.put("instrument/source/type", instrument.type().nexus());
        items.put("instrument/source/probe", "x-ray");
        return items;
    }

    private static void data(PatternSeries series, Map<String, Object> items) {
        items.put("data@NX_class", "NXdata");
        items.put("data@signal", "I");
        items.put("data@axes", List.of(".", "radial_axis"));
        items.put("data@interpretation", "spectrum");
        items.put("data/radial_axis", series.twoThetaDegrees());
        items.put("data/radial_axis@units", "deg");
        items.put("data/radial_axis@long_name", "2theta");
        intensity(series.intensity(), items);
    }

    private static void intensity(Signal signal, Map<String, Object> items) {
        items.put("data/I", signal.data());
        items.put("data/I@units", "arbitrary units");
        items.put("data/I@long_name", "intensity");
        signal.errors().ifPresent(errors -> {
            items.put("data/I_errors", errors);
            items.put("data/I_errors@units", "arbitrary units");
            items.put("data/I_errors@long_name", "estimated intensity error");
        });
    }
}
