// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.IOException;
import java.nio.file.Path;

import org.operando.api.figure.Page;

/** Writes a page as PDF with embedded fonts; equal figures are equal bytes. */
public final class PdfFile {
    private PdfFile() {
    }

    /**
     * Writes a page.
     * @return what could not be drawn as asked
     */
    public static Painter.Report write(Page page, Path file) throws IOException {
        try (PdfTarget target = new PdfTarget(page.widthMm() * PageLayout.POINTS, page.heightMm() * PageLayout.POINTS,
                page.title())) {
            Painter.Report report = new Painter().paint(page, target);
            target.write(file);
            return report;
        }
    }
}
