// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.nio.file.Path;
import org.operando.api.Context;
import org.operando.api.Doc;
import org.operando.api.Exporter;
import org.operando.api.Loaded;
import org.operando.api.OperationException;
import org.operando.api.Version;
import org.operando.powder.mask.DetectorMask;

/** Writes a mask as Fit2D has it. */
@Version(value = 1, references = "Fit2D MSK")
@Doc("A mask as Fit2D writes it: one bit a pixel.")
public final class MaskFit2dExporter implements Exporter<DetectorMask> {
    @Override
    public void write(Loaded<DetectorMask> loaded, Path file, Context context) throws IOException, OperationException {
        WrittenMask.write(loaded.data(), file, "msk", context);
    }
}
