// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.operando.api.figure.Page;

/** Writes a page as SVG 1.1 with text as text; equal figures are equal bytes. */
public final class SvgFile {
    private SvgFile() {
    }

    /**
     * Writes a page.
     * @return what could not be drawn as asked
     */
    public static Painter.Report write(Page page, Path file) throws IOException {
        SvgTarget target = new SvgTarget(page.widthMm() * PageLayout.POINTS, page.heightMm() * PageLayout.POINTS,
                page.title());
        Painter.Report report = new Painter().paint(page, target);
        Files.write(file, target.document().getBytes(StandardCharsets.UTF_8));
        return report;
    }
}
