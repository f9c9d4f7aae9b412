// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;

/** Writes the gallery as SVG and PDF and reads both back. */
class VectorFilesTest {
    private static final double DOTS_PER_INCH = 300;
    /** A line of one pixel that lies between two: half of black and white, and rounding. */
    private static final int HALF_TONE = 96;

    @TempDir
    private Path folder;

    @Test
    void textsOfBothFilesAreThoseThePainterDrewAtTheSamePlaces() throws Exception {
        for (Map.Entry<String, Page> entry : Gallery.pages().entrySet()) {
            Recorder recorder = new Recorder();
            new Painter().paint(entry.getValue(), recorder);

            List<ReadText> svg = new SvgReader(svg(entry.getValue())).texts;
            List<ReadText> pdf = PdfReader.read(pdf(entry.getValue())).texts;

            String what = entry.getKey();
            assertEquals(recorder.runs(), joined(svg).runs(), what);
            assertEquals(recorder.runs(), joined(pdf).runs(), what);
            same(svg, pdf, what);
        }
    }

    /** Runs of one face that touch are one in the PDF: compared character by character. */
    private static void same(List<ReadText> svg, List<ReadText> pdf, String what) {
        List<ReadText> a = characters(svg);
        List<ReadText> b = characters(pdf);
        assertEquals(a.size(), b.size(), what);
        for (int i = 0; i < a.size(); i++) {
            ReadText s = a.get(i);
            ReadText p = b.get(i);
            assertEquals(s.run(), p.run(), what);
            assertEquals(s.face(), p.face(), what + " '" + s.run() + "'");
            // SVG has three decimals; a PDF font's widths are thousandths of the size, 30 characters add up
            assertEquals(s.x(), p.x(), 0.03, what + " '" + s.run() + "'");
            assertEquals(s.y(), p.y(), 0.03, what + " '" + s.run() + "'");
            assertEquals(s.size(), p.size(), 1e-3, what + " '" + s.run() + "'");
            assertEquals(s.angle(), p.angle(), 1e-3, what + " '" + s.run() + "'");
        }
    }

    private static List<ReadText> characters(List<ReadText> texts) {
        List<ReadText> characters = new ArrayList<>();
        for (ReadText text : texts) {
            for (int i = 0; i < text.run().length(); i++) {
                double along = FontFile.of(text.face()).width(text.run().substring(0, i), text.size());
                characters.add(new ReadText(text.x() + along * Math.cos(Math.toRadians(text.angle())),
                        text.y() - along * Math.sin(Math.toRadians(text.angle())), text.run().substring(i, i + 1),
                        text.face(), text.size(), text.angle()));
            }
        }
        return characters;
    }

    @Test
    void bothFilesAreLegible() throws Exception {
        for (Map.Entry<String, Page> entry : Gallery.pages().entrySet()) {
            Page page = entry.getValue();
            Area whole = new Area(0, 0, page.widthMm() * PageLayout.POINTS, page.heightMm() * PageLayout.POINTS);
            SvgReader svg = new SvgReader(svg(page));
            PdfReader pdf = PdfReader.read(pdf(page));

            Legibility.check(joined(svg.texts), whole, entry.getKey() + ".svg");
            Legibility.check(joined(pdf.texts), whole, entry.getKey() + ".pdf");

            assertEquals(whole.width(), pdf.width, 1e-3);
            assertEquals(whole.height(), pdf.height, 1e-3);
            assertEquals(page.title(), pdf.title);
            assertEquals(0, svg.clippedTexts, "texts that a clip could cut");
            assertTrue(svg.lineWidths.stream().allMatch(w -> w >= 0.25), svg.lineWidths.toString());
            assertTrue(pdf.lineWidths.stream().allMatch(w -> w >= 0.25), pdf.lineWidths.toString());
            assertEquals(svg.ids.size(), new HashSet<>(svg.ids).size(), "ids are unique");
        }
    }

    @Test
    void fontsAreEmbeddedAsSubsets() throws Exception {
        for (Page page : Gallery.pages().values()) {
            Set<PDFont> fonts = new HashSet<>(PdfReader.read(pdf(page)).fonts);
            assertTrue(fonts.stream().allMatch(PDFont::isEmbedded), fonts.toString());
            assertTrue(fonts.stream().allMatch(font -> font.getName().matches("[A-Z]{6}\\+LiberationSans.*")),
                    fonts.toString());

            String style = new SvgReader(svg(page)).document.getElementsByTagName("style").item(0).getTextContent();
            assertTrue(style.contains("font-family:'Liberation Sans'") && style.contains("url(data:font/ttf;base64,"));
            assertTrue(style.length() < 120_000, "only the glyphs in use, " + style.length() + " characters");
        }
    }

    @Test
    void equalPagesAreEqualBytes() throws Exception {
        for (Map.Entry<String, Page> entry : Gallery.pages().entrySet()) {
            byte[] svg = Files.readAllBytes(svg(entry.getValue()));
            byte[] pdf = Files.readAllBytes(pdf(entry.getValue()));
            assertArrayEquals(svg, Files.readAllBytes(svg(entry.getValue())), entry.getKey());
            assertArrayEquals(pdf, Files.readAllBytes(pdf(entry.getValue())), entry.getKey());
        }
    }

    /**
     * PDFBox's picture of the PDF against the raster. Neither is finer than a pixel: axes of the raster lie on whole
     * pixels, so each pixel may find its like one pixel aside; edges that fall between pixels are half-tones in one and
     * not in the other, which a thin line shows in full: half of black and white.
     */
    @Test
    void pictureOfThePdfIsTheRaster() throws Exception {
        for (Map.Entry<String, Page> entry : Gallery.pages().entrySet()) {
            Page page = entry.getValue();
            BufferedImage pdf = PdfReader.picture(pdf(page), DOTS_PER_INCH);
            RasterTarget raster = new RasterTarget(pdf.getWidth(), pdf.getHeight(), DOTS_PER_INCH / 72);
            new Painter().paint(page, raster);

            int strange = strange(pdf, raster.image()) + strange(raster.image(), pdf);

            assertTrue(strange < 5e-5 * pdf.getWidth() * pdf.getHeight(), entry.getKey() + ": " + strange
                    + " of " + pdf.getWidth() * pdf.getHeight() + " pixels are in one picture only");
        }
    }

    /** Number of pixels whose colour is not between those of the other picture one pixel around, within a half. */
    private static int strange(BufferedImage a, BufferedImage b) {
        int count = 0;
        for (int y = 1; y < a.getHeight() - 1; y++) {
            for (int x = 1; x < a.getWidth() - 1; x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int value = a.getRGB(x, y) >> shift & 255;
                    int least = 255;
                    int most = 0;
                    for (int k = 0; k < 9; k++) {
                        int other = b.getRGB(x - 1 + k % 3, y - 1 + k / 3) >> shift & 255;
                        least = Math.min(least, other);
                        most = Math.max(most, other);
                    }
                    if (value < least - HALF_TONE || value > most + HALF_TONE) {
                        count++;
                        break;
                    }
                }
            }
        }
        return count;
    }

    private static Recorder joined(List<ReadText> texts) {
        Recorder recorder = new Recorder();
        texts.forEach(t -> recorder.text(t.x(), t.y(), t.run(), t.face(), t.size(), t.angle(), 0xff000000));
        return recorder;
    }

    private Path svg(Page page) throws Exception {
        Path file = folder.resolve("a.svg");
        SvgFile.write(page, file);
        return file;
    }

    private Path pdf(Page page) throws Exception {
        Path file = folder.resolve("a.pdf");
        PdfFile.write(page, file);
        return file;
    }

    @Test
    void aCharacterThatTheFontLacksIsReportedAlikeByAllTargets() throws Exception {
        Panel panel = Panel.of("", new Box(0, 0, 88, 60), AxisSpec.of("電圧 (V) 😀", 0, 1), AxisSpec.of("y", 0, 1),
                List.of());
        Page page = Page.of("漢 & <title> \u0001", 88, 60, panel);

        List<String> png = PngFile.write(page, folder.resolve("a.png")).warnings();

        assertEquals(3, png.size(), png.toString());
        assertEquals(png, SvgFile.write(page, folder.resolve("a.svg")).warnings());
        assertEquals(png, PdfFile.write(page, folder.resolve("a.pdf")).warnings());
        assertTrue(new SvgReader(folder.resolve("a.svg")).texts.stream().anyMatch(t -> t.run().equals("?? (V) ?")));
        assertTrue(PdfReader.read(folder.resolve("a.pdf")).texts.stream().anyMatch(t -> t.run().equals("?? (V) ?")));
    }

    @Test
    void partsOfTheFigureAreGroupsWithIds() throws Exception {
        List<String> ids = new SvgReader(svg(Figures.contour(Page.DOUBLE_COLUMN))).ids;

        assertTrue(ids.contains("panel-a") && ids.contains("panel-b"), ids.toString());
    }
}
