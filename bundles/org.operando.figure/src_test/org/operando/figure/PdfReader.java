// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads a PDF figure back: its texts as a reader of PDF finds them, its lines, its picture. */
final class PdfReader extends PDFTextStripper {
    final List<ReadText> texts = new ArrayList<>();
    final List<PDFont> fonts = new ArrayList<>();
    final List<Double> lineWidths = new ArrayList<>();
    double width;
    double height;
    String title;

    private double endX = Double.NaN;
    private double endY;

    static PdfReader read(Path file) throws IOException {
        PdfReader reader = new PdfReader();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            reader.width = document.getPage(0).getMediaBox().getWidth();
            reader.height = document.getPage(0).getMediaBox().getHeight();
            reader.title = document.getDocumentInformation().getTitle();
            reader.getText(document);
            Object before = null;
            for (Object token : new PDFStreamParser(document.getPage(0)).parse()) {
                if (token instanceof Operator operator && operator.getName().equals("w")) {
                    reader.lineWidths.add((double) ((COSNumber) before).floatValue());
                }
                before = token;
            }
        }
        return reader;
    }

    static BufferedImage picture(Path file, double dotsPerInch) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFRenderer(document).renderImageWithDPI(0, (float) dotsPerInch, ImageType.RGB);
        }
    }

    /** Glyphs come one by one in the order of the content; those that follow each other in one font are a run. */
    @Override
    protected void processTextPosition(TextPosition glyph) {
        double x = glyph.getTextMatrix().getTranslateX();
        double y = height - glyph.getTextMatrix().getTranslateY();
        double size = Math.hypot(glyph.getTextMatrix().getScaleX(), glyph.getTextMatrix().getShearY());
        double angle = Math.toDegrees(Math.atan2(glyph.getTextMatrix().getShearY(),
                glyph.getTextMatrix().getScaleX()));
        Face face = face(glyph.getFont());
        ReadText last = texts.isEmpty() ? null : texts.getLast();
        if (last != null && Math.hypot(x - endX, y - endY) < 0.02 && last.face() == face
                && Math.abs(last.size() - size) < 1e-3 && Math.abs(last.angle() - angle) < 1e-3) {
            texts.set(texts.size() - 1, new ReadText(last.x(), last.y(), last.run() + glyph.getUnicode(), face, size,
                    last.angle()));
        } else {
            texts.add(new ReadText(x, y, glyph.getUnicode(), face, size, angle));
        }
        double advance = FontFile.of(face).width(glyph.getUnicode(), size);
        endX = x + advance * Math.cos(Math.toRadians(angle));
        endY = y - advance * Math.sin(Math.toRadians(angle));
        fonts.add(glyph.getFont());
    }

    private static Face face(PDFont font) {
        String name = font.getName();
        String style = name.substring(name.indexOf('+') + 1).replace("LiberationSans", "").replace("-", "");
        return switch (style) {
            case "" -> Face.REGULAR;
            case "Italic" -> Face.ITALIC;
            case "Bold" -> Face.BOLD;
            case "BoldItalic" -> Face.BOLD_ITALIC;
            default -> throw new AssertionError("another font: " + name);
        };
    }

    private PdfReader() {
    }
}
