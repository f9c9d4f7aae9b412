// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws on a page of a PDF document through its content stream: text as text with the font's used glyphs embedded, no
 * dates, an identifier made of the content, so that equal figures are equal bytes.
 */
public final class PdfTarget implements Target, AutoCloseable {
    private final PDDocument document = new PDDocument();
    private final PDPageContentStream content;
    private final double height;
    private final String title;
    private final CRC32 drawn = new CRC32();
    private final Map<Face, PDType0Font> fonts = new HashMap<>();
    private final Map<Face, TrueTypeFont> files = new HashMap<>();
    private final Map<Integer, PDExtendedGraphicsState> opacities = new HashMap<>();
    /** Colours that the page has now, -1 for unknown (after a clip ends): PDF's black of the beginning is not used. */
    private long fillNow = -1;
    private long strokeNow = -1;
    private Pen penNow = Pen.NONE;

    /** A page of a size in points; the title is metadata. */
    public PdfTarget(double width, double height, String title) throws IOException {
        this.height = height;
        this.title = title;
        PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    /** Writes the document; nothing can be drawn after it. */
    public void write(Path file) throws IOException {
        content.close();
        document.getDocumentInformation().setProducer("Operando");
        if (!title.isBlank()) {
            document.getDocumentInformation().setTitle(title);
        }
        drawn.update(title.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(drawn.getValue());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        document.save(bytes);
        Files.write(file, bytes.toByteArray());
    }

    @Override
    public void close() throws IOException {
        document.close();
        for (TrueTypeFont file : files.values()) {
            file.close();
        }
    }

    /** A step of drawing that PDFBox may fail: into memory it does not. */
    private interface Step {
        void run() throws IOException;
    }

    private static void put(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("drawing a PDF page", e);
        }
    }

    @Override
    public void push(Area clip) {
        put(() -> {
            content.saveGraphicsState();
            content.addRect((float) clip.x(), (float) (height - clip.bottom()), (float) clip.width(),
                    (float) clip.height());
            content.clip();
        });
    }

    @Override
    public void pop() {
        put(content::restoreGraphicsState);
        fillNow = -1;
        strokeNow = -1;
        penNow = Pen.NONE;
    }

    @Override
    public void path(Outline outline, int fill, Pen pen) {
        put(() -> {
            boolean filled = fill >>> 24 != 0;
            if (filled) {
                fill(fill);
            }
            if (pen.visible()) {
                stroke(pen);
            }
            trace(outline);
            if (filled && pen.visible()) {
                content.fillAndStroke();
            } else if (filled) {
                content.fill();
            } else {
                content.stroke();
            }
        });
    }

    private void trace(Outline outline) throws IOException {
        double[] xy = outline.xy();
        int k = 0;
        for (byte op : outline.ops()) {
            switch (op) {
                case Outline.MOVE -> content.moveTo((float) xy[k], up(xy[k + 1]));
                case Outline.LINE -> content.lineTo((float) xy[k], up(xy[k + 1]));
                case Outline.CURVE -> content.curveTo((float) xy[k], up(xy[k + 1]), (float) xy[k + 2], up(xy[k + 3]),
                        (float) xy[k + 4], up(xy[k + 5]));
                default -> content.closePath();
            }
            k += op == Outline.CLOSE ? 0 : op == Outline.CURVE ? 6 : 2;
        }
        for (double value : xy) {
            drawn.update((int) Math.round(100 * value));
        }
    }

    private float up(double y) {
        return (float) (height - y);
    }

    private void fill(int argb) throws IOException {
        if (fillNow != (argb & 0xffffffffL)) {
            opacity(argb >>> 24);
            content.setNonStrokingColor((argb >> 16 & 255) / 255f, (argb >> 8 & 255) / 255f, (argb & 255) / 255f);
            fillNow = argb & 0xffffffffL;
        }
    }

    private void stroke(Pen pen) throws IOException {
        int argb = pen.argb();
        if (strokeNow != (argb & 0xffffffffL)) {
            opacity(argb >>> 24 | 0x100);
            content.setStrokingColor((argb >> 16 & 255) / 255f, (argb >> 8 & 255) / 255f, (argb & 255) / 255f);
            strokeNow = argb & 0xffffffffL;
        }
        if (pen.width() != penNow.width() || pen.dash() != penNow.dash() || pen.crisp() != penNow.crisp()) {
            content.setLineWidth((float) pen.width());
            content.setLineJoinStyle(pen.crisp() ? 0 : 1);
            double[] pattern = pen.pattern();
            content.setLineDashPattern(
                    pattern.length == 0 ? new float[0] : new float[] {(float) pattern[0], (float) pattern[1]}, 0);
            penNow = pen;
        }
    }

    /** Sets how much fills (or strokes, from 0x100 on) cover, 255 for all. */
    private void opacity(int alpha) throws IOException {
        PDExtendedGraphicsState state = opacities.get(alpha);
        if (state == null) {
            state = new PDExtendedGraphicsState();
            if (alpha < 0x100) {
                state.setNonStrokingAlphaConstant(alpha / 255f);
            } else {
                state.setStrokingAlphaConstant((alpha & 255) / 255f);
            }
            opacities.put(alpha, state);
        }
        content.setGraphicsStateParameters(state);
    }

    @Override
    public void text(double x, double y, String run, Face face, double size, double angle, int argb) {
        put(() -> {
            fill(argb);
            content.beginText();
            content.setFont(font(face), (float) size);
            double cos = Math.cos(Math.toRadians(angle));
            double sin = Math.sin(Math.toRadians(angle));
            content.setTextMatrix(
                    new Matrix((float) cos, (float) sin, (float) -sin, (float) cos, (float) x, up(y)));
            content.showText(run);
            content.endText();
        });
        drawn.update(run.getBytes(StandardCharsets.UTF_8));
    }

    private PDType0Font font(Face face) throws IOException {
        PDType0Font font = fonts.get(face);
        if (font == null) {
            TrueTypeFont file = FontFile.parse(face);
            // ligatures would make a run narrower than the layout and the other targets have it
            file.setEnableGsub(false);
            files.put(face, file);
            font = PDType0Font.load(document, file, true);
            fonts.put(face, font);
        }
        return font;
    }

    @Override
    public void image(Pixels pixels, Area at, boolean smooth) {
        put(() -> {
            // a palette can be masked by one colour only; what is translucent gets a mask of opacities
            Optional<Pixels.Indexed> indexed = pixels.indexed()
                    .filter(image -> Arrays.stream(image.palette()).filter(colour -> colour >>> 24 != 0xff)
                            .map(colour -> colour >>> 24 == 0 ? 1 : 2).sum() <= 1);
            PDImageXObject image = indexed.isPresent() ? indexed(indexed.get(), pixels.width(), pixels.height())
                    : LosslessFactory.createFromImage(document, pixels.image());
            image.setInterpolate(smooth);
            // images take the opacity of fills
            opacity(255);
            fillNow = -1;
            content.drawImage(image, (float) at.x(), up(at.bottom()), (float) at.width(), (float) at.height());
        });
        for (int i = 0; i < pixels.argb().length; i += 97) {
            drawn.update(pixels.argb()[i]);
        }
    }

    private PDImageXObject indexed(Pixels.Indexed pixels, int width, int height) throws IOException {
        int[] palette = pixels.palette();
        byte[] colours = new byte[3 * palette.length];
        int clear = -1;
        for (int i = 0; i < palette.length; i++) {
            colours[3 * i] = (byte) (palette[i] >> 16);
            colours[3 * i + 1] = (byte) (palette[i] >> 8);
            colours[3 * i + 2] = (byte) palette[i];
            clear = palette[i] >>> 24 == 0 ? i : clear;
        }
        PDImageXObject image = new PDImageXObject(document,
                new ByteArrayInputStream(PngStream.deflated(pixels.indices())), COSName.FLATE_DECODE, width, height, 8,
                PDDeviceRGB.INSTANCE);
        COSArray space = new COSArray();
        space.add(COSName.INDEXED);
        space.add(COSName.DEVICERGB);
        space.add(COSInteger.get(palette.length - 1L));
        space.add(new COSString(colours));
        image.getCOSObject().setItem(COSName.COLORSPACE, space);
        if (clear >= 0) {
            COSArray mask = new COSArray();
            mask.add(COSInteger.get(clear));
            mask.add(COSInteger.get(clear));
            image.getCOSObject().setItem(COSName.MASK, mask);
        }
        return image;
    }
}
