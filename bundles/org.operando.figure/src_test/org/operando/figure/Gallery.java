// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.operando.api.figure.Box;
import org.operando.api.figure.Page;

/**
 * The figures of {@code docs/figures/gallery}: one of every kind, of made-up data, at the width a journal would print it.
 * Tests look at the same pages. Run by {@code releng/gallery/make-gallery.sh}.
 */
public final class Gallery {
    private static final double DOTS_PER_INCH = 150;

    private Gallery() {
    }

    /** Writes the figures as PNG into the folder that the argument names. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, Page> entry : pages().entrySet()) {
            Painter.Report report = PngFile.write(entry.getValue(), folder.resolve(entry.getKey() + ".png"),
                    DOTS_PER_INCH);
            if (!report.warnings().isEmpty()) {
                throw new IllegalStateException(entry.getKey() + ": " + report.warnings());
            }
        }
    }

    static Map<String, Page> pages() {
        double single = Page.SINGLE_COLUMN;
        double full = Page.DOUBLE_COLUMN;
        Map<String, Page> pages = new LinkedHashMap<>();
        pages.put("contour", Figures.contour(full));
        pages.put("insitu", SeriesFigures.insitu(full));
        pages.put("stacked", PatternFigures.stacked(single));
        pages.put("rietveld", PatternFigures.rietveld(single));
        pages.put("track", Figures.peak(single));
        pages.put("lattice", PatternFigures.lattice(full));
        pages.put("branches", SeriesFigures.branches(full));
        pages.put("rates", SeriesFigures.rates(full));
        pages.put("williamson-hall", SeriesFigures.williamsonHall(single));
        pages.put("cycling", Figures.cycling(single));
        pages.put("profiles", Figures.profiles(single));
        pages.put("titration", SeriesFigures.titration(single));
        pages.put("impedance", SpectrumFigures.impedance(single));
        pages.put("xanes", SpectrumFigures.xanes(single));
        pages.put("fine-structure", MicroscopyFigures.fineStructure(single));
        pages.put("energy-loss", MicroscopyFigures.lossByPosition(single));
        pages.put("cuts", MicroscopyFigures.cuts(full));
        pages.put("reciprocal", MicroscopyFigures.reciprocal(full));
        pages.put("strain-maps", MapFigures.strain(full));
        pages.put("bars", MapFigures.bars(full));
        pages.put("isolines", MapFigures.isolines(single));
        pages.put("pictures", MapFigures.pictures(full));
        pages.put("depth", Figures.histogram(full));
        pages.put("composed", Page.composed("A page of figures", full, 120,
                List.of(Figures.contour(full), PatternFigures.volume(single), Figures.cycling(single)),
                List.of(new Box(0, 0, full, 60),
                        new Box(0, 60, full / 2, 60),
                        new Box(full / 2, 60, full / 2, 60))));
        return pages;
    }
}
