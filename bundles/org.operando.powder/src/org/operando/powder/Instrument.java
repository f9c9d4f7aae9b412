// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder;

import org.operando.api.Doc;
import org.operando.api.Label;

/**
 * Where patterns were measured.
 * @param name the instrument or beamline
 * @param source the laboratory or ring
 * @param type what makes the X-rays
 */
public record Instrument(@Label("Name") @Doc("The instrument or beamline.") String name,
        @Label("Source") @Doc("The laboratory or ring.") String source,
        @Label("Type of source") @Doc("What makes the X-rays.") Type type) {
    /** What makes the X-rays. */
    public enum Type {
        /** A storage ring. */
        SYNCHROTRON("Synchrotron X-ray Source"),
        /** A tube with a rotating anode. */
        ROTATING_ANODE("Rotating Anode X-ray"),
        /** A sealed tube. */
        FIXED_TUBE("Fixed Tube X-ray");

        private final String nexus;

        Type(String nexus) {
            this.nexus = nexus;
        }

        /** The word of NeXus for it, NXsource/type. */
        public String nexus() {
            return nexus;
        }
    }
}
