// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.nio.file.Path;
import org.operando.api.Context;
import org.operando.api.OperationException;
import org.operando.powder.mask.DetectorMask;
import org.operando.powder.mask.MaskFile;

/** A mask as files of others have it: masked or not. */
final class WrittenMask {
    private WrittenMask() {
    }

    /** Writes one in the format of an ending; the causes are not in it, and that is said. */
    static void write(DetectorMask mask, Path file, String ending, Context context)
            throws IOException, OperationException {
        int[] shape = mask.pixels().shape();
        MaskFile.write(file, mask.mask(shape[0], shape[1]), ending);
        context.warn("mask", "why a pixel is masked is not written; the result file has it");
    }
}
