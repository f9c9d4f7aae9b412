// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.xml.stream.XMLStreamException;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;

/**
 * An imported SVG drawing, read by JSVG. It stays as it is in an SVG target; elsewhere it becomes pixels. Nothing
 * outside the file is read, and what could act (scripts, links to other files, entities) makes it refused.
 */
public final class SvgPicture {
    /** JSVG's own logger: what it says of strange drawings is for its developers; held, lest it be forgotten. */
    private static final Logger JSVG = Logger.getLogger("com.github.weisj.jsvg");
    private static final int LONGEST_SECONDS = 20;
    private static final int MOST_PIXELS = 40_000_000;
    /** The thinnest line that a journal prints, points. */
    private static final double THINNEST = 0.25;
    /** What is less by less than this rounds to the same. */
    private static final double ROUNDED = 0.98;
    /** A pixel of 300 dots per inch, points. */
    private static final double FINEST_TILE = 72.0 / 300;
    private static final String REMEDY = " pt; make it larger in the drawing, or give the drawing more room";
    /** Of JSVG: as many paths as {@link SvgRules} allows elements; its own limit is below what plots have. */
    private static final DocumentLimits LIMITS = new DocumentLimits(SvgRules.DEEPEST,
            DocumentLimits.DEFAULT_MAX_USE_NESTING_DEPTH, SvgRules.MOST_ELEMENTS);

    static {
        JSVG.setLevel(Level.OFF);
    }

    private final String name;
    private final SvgContent content;
    private final SVGDocument document;
    private final boolean lettered;
    private final Consumer<String> report;

    private SvgPicture(String name, SvgContent content, SVGDocument document, boolean lettered,
            Consumer<String> report) {
        this.lettered = lettered;
        this.report = lost -> report.accept(name + ": " + lost);
        this.name = name;
        this.content = content;
        this.document = document;
    }

    /**
     * Reads a drawing.
     * @param name of the file, for messages
     * @param report told of characters that the font lacks, and later of what is too small to be seen
     * @throws PictureException when it is no SVG document or holds what is refused; the message says which
     */
    static SvgPicture read(String name, byte[] content, Consumer<String> report) {
        SvgContent known = SvgContent.of(name, content);
        LoaderContext context = LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .documentLimits(LIMITS).build();
        SVGDocument document;
        byte[] inFont;
        try {
            inFont = SvgText.forAwt(known.bytes(), lost -> report.accept(name + ": " + lost));
            document = new SVGLoader().load(new ByteArrayInputStream(inFont), null, context);
        } catch (RuntimeException | XMLStreamException e) {
            throw new PictureException(name + ": cannot be read as a drawing (" + e + "); save it as plain SVG", e);
        }
        if (document == null || !(document.size().width > 0 && document.size().height > 0)) {
            throw new PictureException(name + ": no SVG document with a size");
        }
        return new SvgPicture(name, known, document, inFont != known.bytes(), report);
    }

    /** Reports what a reader could not see when the drawing stands in an area: small letters, thin lines, fine patterns. */
    void judge(Area at) {
        double scale = at.width() / document.size().width;
        SvgSizes sizes = SvgSizes.of(name, content.bytes(), document.size().width, document.size().height);
        if (sizes.text() * scale < ROUNDED * RichText.SMALLEST) {
            report.accept("the text '" + sizes.words() + "' is of " + rounded(sizes.text() * scale)
                    + " pt on the page, less than " + rounded(RichText.SMALLEST) + REMEDY);
        }
        if (sizes.line() * scale < ROUNDED * THINNEST) {
            report.accept("a line is " + rounded(sizes.line() * scale) + " pt wide on the page, less than "
                    + rounded(THINNEST) + REMEDY);
        }
        if (sizes.tile() * scale < FINEST_TILE) {
            report.accept("a pattern repeats every " + rounded(sizes.tile() * scale)
                    + " pt on the page, which is finer than a pixel and may not be seen; make it coarser, or fill with a colour");
        }
    }

    private static String rounded(double points) {
        return new BigDecimal(points).round(new MathContext(2)).stripTrailingZeros().toPlainString();
    }

    /** The document for an SVG target, with the font of its texts; the drawing's own. */
    byte[] embedded() {
        try {
            return SvgText.embedded(content.bytes());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(name + ": was read before", e);
        }
    }

    /** Width over height. */
    double aspect() {
        return document.size().width / document.size().height;
    }

    /** The drawing in pixels. */
    Pixels pixels(Area at, double resolution) {
        double fine = Math.min(resolution,
                Math.sqrt(MOST_PIXELS / (1.0 + content.layers()) / (at.width() * at.height())));
        int width = (int) Math.max(1, Math.round(at.width() * fine));
        int height = (int) Math.max(1, Math.round(at.height() * fine));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        requireFont();
        render(graphics, width, height);
        requireFont();
        graphics.dispose();
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        if (Arrays.stream(argb).allMatch(colour -> colour >>> 24 == 0)) {
            report.accept("nothing of the drawing is to be seen on the page; look whether it is empty, or too fine");
        }
        return new Pixels(argb, width, height);
    }

    private void requireFont() {
        if (lettered) {
            DrawingFont.require(name);
        }
    }

    /** On a thread of its own: the drawing is a stranger's, and what the rules did not foresee must not hold the run. */
    private void render(Graphics2D graphics, int width, int height) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(width, height));
            return null;
        });
        Thread thread = new Thread(task, "drawing " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new PictureException(
                    name + ": takes more than " + LONGEST_SECONDS + " s to draw; make it simpler, or "
                            + "save it as PNG",
                    e);
        } catch (ExecutionException e) {
            throw new PictureException(name + ": cannot be drawn (" + e.getCause() + "); save it as PNG", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PictureException(name + ": was interrupted while it was drawn", e);
        }
    }
}
