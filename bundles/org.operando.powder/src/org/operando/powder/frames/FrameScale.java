// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

/** How counts become colours. */
public enum FrameScale {
    /** The logarithm of the counts and one, so that pixels without counts have a colour too. */
    LOG("log_{10}(counts + 1)") {
        @Override
        float of(double counts) {
            return (float) Math.log10(1 + Math.max(0, counts));
        }
    },
    /** The root of the counts: all pixels have the same noise. */
    SQRT("counts^{1/2}") {
        @Override
        float of(double counts) {
            return (float) Math.sqrt(Math.max(0, counts));
        }
    },
    /** The counts. */
    LINEAR("counts") {
        @Override
        float of(double counts) {
            return (float) counts;
        }
    };

    private static final int TABLE = 4096;

    private final String label;

    FrameScale(String label) {
        this.label = label;
    }

    /** Name of the axis. */
    public String label() {
        return label;
    }

    abstract float of(double counts);

    /** Values of the small whole numbers, which most pixels have. */
    float[] table() {
        float[] table = new float[TABLE];
        for (int i = 0; i < table.length; i++) {
            table[i] = of(i);
        }
        return table;
    }
}
