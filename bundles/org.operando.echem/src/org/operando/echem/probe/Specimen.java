// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.probe;

import java.util.Optional;
import org.operando.api.Doc;
import org.operando.api.In;
import org.operando.api.InvalidParameter;
import org.operando.api.Label;
import org.operando.api.Quantity;
import org.operando.api.Unit;

/** What the probes stand on. */
public sealed interface Specimen {
    /**
     * A film or disc with four tips in line, at equal distances, in its middle.
     * @param thickness of the conducting layer
     * @param spacing distance of neighbouring tips
     * @param diameter of the disc, where it is not large
     */
    record Film(
            @In("um") @Label("Thickness") @Doc("Thickness of the conducting layer; its back is insulating.") Quantity thickness,
            @In("mm") @Label("Distance of the tips") @Doc("Distance of neighbouring tips, which stand in line.") Quantity spacing,
            @In("mm") @Label("Diameter") @Doc("Diameter of the disc that the tips stand in the middle of. Left out: large.") Optional<Quantity> diameter)
            implements Specimen {
        public Film {
            require("thickness", thickness);
            require("spacing", spacing);
            diameter.ifPresent(d -> require("diameter", d));
            if (diameter.isPresent() && !(metres(diameter.get()) > 3 * metres(spacing))) {
                throw new InvalidParameter("diameter", "must be above three times 'spacing' = " + spacing
                        + ": the outer tips would stand beside the disc");
            }
        }
    }

    /**
     * A pellet or bar with the current along it.
     * @param width across the current
     * @param thickness across the current, the other way
     * @param length distance of the voltage probes, along the current
     */
    record Pellet(@In("mm") @Label("Width") @Doc("Width, across the current.") Quantity width,
            @In("mm") @Label("Thickness") @Doc("Thickness, across the current.") Quantity thickness,
            @In("mm") @Label("Distance of the probes") @Doc("Distance of the voltage probes, along the current.") Quantity length)
            implements Specimen {
        public Pellet {
            require("width", width);
            require("thickness", thickness);
            require("length", length);
        }
    }

    private static double metres(Quantity size) {
        return size.to(Unit.of("m")).value();
    }

    private static void require(String name, Quantity size) {
        if (!(size.value() > 0 && Double.isFinite(size.value()))) {
            throw new InvalidParameter(name, "must be above 0: " + size);
        }
    }
}
