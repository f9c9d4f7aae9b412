// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Picture;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PictureTest {
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>%s</svg>";

    @Test
    void photographsOfAllFormatsAndDepthsKeepTheirGreys() throws Exception {
        for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_INT_RGB}) {
            for (String format : new String[] {"png", "tiff"}) {
                BufferedImage image = new BufferedImage(40, 30, type);
                for (int i = 0; i < 1200; i++) {
                    if (type == BufferedImage.TYPE_INT_RGB) {
                        image.setRGB(i % 40, i / 40, 0x646464);
                    } else {
                        image.getRaster().setSample(i % 40, i / 40, 0,
                                type == BufferedImage.TYPE_USHORT_GRAY ? 100 * 257 : 100);
                    }
                }
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                assertTrue(ImageIO.write(image, format, bytes));

                assertEquals(0x646464, middle(new Picture("a." + format, bytes.toByteArray())), format + " " + type);
            }
        }
    }

    @Test
    void manyPixelsBecomeTheirMean() throws Exception {
        BufferedImage image = new BufferedImage(1600, 1200, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 1600 * 1200; i++) {
            image.getRaster().setSample(i % 1600, i / 1600, 0, (i % 1600 + i / 1600) % 2 == 0 ? 0 : 200);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);

        assertEquals(100, middle(new Picture("a.png", bytes.toByteArray())) & 255, 20, "no grid of single pixels");
    }

    @Test
    void drawingsAreDrawnAndStayThemselvesInSvg() {
        byte[] content = SVG.formatted("<rect width='20' height='10' fill='#336699'/>")
                .getBytes(StandardCharsets.UTF_8);
        Picture picture = new Picture("a.svg", content);

        assertEquals(0x336699, middle(picture));
        SvgTarget target = new SvgTarget(100, 100, "");
        new Painter().paint(page(picture), target);
        assertTrue(target.document().contains("data:image/svg+xml;base64," + Base64.getEncoder()
                .encodeToString(content)));
    }

    /** The reference is the outline of the shipped font. */
    @Test
    void textsOfDrawingsAreOfTheShippedFontWhateverTheyAskFor() {
        Path2D.Float outline = FontFile.of(Face.BOLD).outline("Wagi10", 40);
        BufferedImage wanted = new BufferedImage(200, 150, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = wanted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 200, 150);
        graphics.setColor(Color.BLACK);
        outline.transform(AffineTransform.getTranslateInstance(10, 100));
        graphics.fill(outline);
        for (String how : new String[] {"<text x='10' y='100' font-size='40' font-weight='bold' %s>Wagi10</text>",
            "<text x='10' y='100' %s style='font-family:Monospaced;font-size:40px;font-weight:bold'>Wagi10</text>",
            "<style>.a{fill:black;FONT-FAMILY : 'Serif', serif;font-size:40px;font-weight:bold}</style>"
                    + "<text x='10' y='100' class='a' %s>Wagi10</text>"}) {
            for (String family : new String[] {"", "font-family='Serif'", "font-family='Monospaced'"}) {
                byte[] drawing = ("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='150'>"
                        + how.formatted(family) + "</svg>").getBytes(StandardCharsets.UTF_8);

                int[] drawn = SvgPicture.read("a.svg", drawing, lost -> fail(lost)).pixels(new Area(0, 0, 200, 150), 1)
                        .argb();

                double sum = 0;
                for (int i = 0; i < 200 * 150; i++) {
                    sum += Math.abs(255 - (wanted.getRGB(i % 200, i / 200) & 255) - (drawn[i] >>> 24));
                }
                assertTrue(sum / (200 * 150) < 0.5, how.formatted(family) + ": " + sum / (200 * 150));
            }
        }
    }

    @Test
    void charactersThatTheFontLacksAreReportedAndTheRestIsEmbedded() throws Exception {
        Picture picture = new Picture("a.svg",
                SVG.formatted("<text style='font: italic 5px Serif'>a&amp;b 漢 ½</text><title>漢</title>")
                        .getBytes(StandardCharsets.UTF_8));
        SvgTarget target = new SvgTarget(100, 100, "");

        List<String> warnings = new Painter().paint(page(picture), target).warnings();

        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.getFirst().startsWith("a.svg: the font has no character '漢'"), warnings.getFirst());
        String document = target.document();
        int at = document.indexOf("data:image/svg+xml;base64,") + 26;
        String inner = new String(Base64.getDecoder().decode(document.substring(at, document.indexOf('"', at))),
                StandardCharsets.UTF_8);
        assertTrue(
                inner.contains(">a&amp;b ? ½</text>") && inner.contains("*{font-family:'Liberation Sans'!important;"),
                inner);
        int font = inner.indexOf("font-style:italic;src:url(data:font/ttf;base64,") + 47;
        byte[] file = Base64.getDecoder().decode(inner.substring(font, inner.indexOf(')', font)));
        try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            assertTrue(parsed.getUnicodeCmapLookup().getGlyphId('½') > 0);
            assertEquals(0, parsed.getUnicodeCmapLookup().getGlyphId('z'), "only what is used");
        }
    }

    @Test
    void drawingsWithTextKeepTheRest() throws Exception {
        String drawing = "<s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' "
                + "height='9'><s:style><![CDATA[.a>.b{fill:#ff0000}]]></s:style><s:g id='a&quot;&lt;' class='a'><s:rect "
                + "id='r' class='b' width='9' height='9'/></s:g><s:use xlink:href='#r'/><s:text xml:space='preserve'>"
                + "ä  b</s:text></s:svg>";
        byte[] latin = ("<?xml version='1.0' encoding='ISO-8859-1'?>" + drawing).getBytes(StandardCharsets.ISO_8859_1);

        String embedded = new String(SvgText.embedded(latin), StandardCharsets.UTF_8);

        String style = embedded.substring(embedded.indexOf("<s:style>@font-face"),
                embedded.indexOf("</s:style>") + 10);
        assertEquals(canonical(drawing.replace("height='9'>", "height='9' font-family='Liberation Sans'>")),
                canonical(embedded.replace(style, "")));
    }

    /** Of an XML document, what it means. */
    private static String canonical(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setCoalescing(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        document.setXmlStandalone(true);
        StringWriter out = new StringWriter();
        TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(document.getDocumentElement()),
                new StreamResult(out));
        return out.toString();
    }

    @Test
    void whatCouldActInADrawingIsRefusedByName() {
        refused(SVG.formatted("<script>alert(1)</script>"), "'script'");
        refused(SVG.formatted("<rect onclick='x()'/>"), "'onclick'");
        refused(SVG.formatted("<image href='file:/etc/passwd'/>"), "file:/etc/passwd");
        refused(SVG.formatted("<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='http://a.b/c.png'/>"),
                "http://a.b/c.png");
        refused(SVG.formatted("<style>@import url(http://a.b/c.css);</style>"), "@import");
        refused(SVG.formatted("<rect style='fill:url(http://a.b/c)'/>"), "url(");
        refused("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'>]>" + SVG.formatted("<text>&a;</text>"), "document type");
        refused(SVG.formatted("<g/>".repeat(100_001)), "100000 elements");
        refused(SVG.formatted("<rect style='fill:URL(http://a.b/c)'/>"), "URL(");
        refused(SVG.formatted("<style>@IMPORT 'http://a.b/c.css';</style>"), "@import");
        refused(SVG.formatted("<style>rect{fill:u\\72l(http://a.b/c)}</style>"), "escapes");
        refused("<html><body/></html>", "SVG");
        refused(SVG.formatted("<rect"), "SVG");
    }

    @Test
    void whatWouldTakeLongInADrawingIsRefusedByName() {
        refused(SVG.formatted("<filter id='f'><feGaussianBlur stdDeviation='99'/></filter>"), "'filter'");
        refused(SVG.formatted("<rect style='filter:blur(99px)'/>"), "a filter");
        refused(SVG.formatted("<path d='M0 0H1e9'/>"), "the number 1e9");
        refused(SVG.formatted("<rect style='stroke-width:10000000'/>"), "the number 10000000");
        refused(SVG.formatted("<path d='M0 0H100' stroke-dasharray='1e-5'/>"), "dashes of 1e-5");
        StringBuilder nested = new StringBuilder("<g id='g0'><rect/></g>");
        for (int i = 1; i < 12; i++) {
            nested.append("<g id='g").append(i).append("'>").append(("<use href='#g" + (i - 1) + "'/>").repeat(9))
                    .append("</g>");
        }
        refused(SVG.formatted(nested), "by their use");
        refused(SVG.formatted("<g id='a'><use href='#a'/></g>"), "in a circle");
        String ordinary = SVG.formatted("<style>.a{fill:#12345678;filter:none}</style><g id='a' class='a'>"
                + "<rect id='rect99999999' width='5' height='5'/></g><use href='#a'/>");
        PicturePainter.check(new Picture("a.svg", ordinary.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void picturesOfTooManyPixelsAreRefusedByTheirHeader() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9999, 9999, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        Picture bomb = new Picture("bomb.png", bytes.toByteArray());
        String inDrawing = SVG.formatted("<image href='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "'/>");

        String message = assertThrows(PictureException.class, () -> PicturePainter.check(bomb)).getMessage();

        assertTrue(message.startsWith("bomb.png: 9999 x 9999 pixels"), message);
        refused(inDrawing, "9999 x 9999 pixels");
    }

    @Test
    void brokenAndForeignPicturesAreRefusedByName() throws Exception {
        byte[] png = MapFigures.micrograph();
        for (byte[] broken : new byte[][] {"%PDF-1.7".getBytes(StandardCharsets.US_ASCII), new byte[0],
            Arrays.copyOf(png, 40), Arrays.copyOf(png, png.length / 2)}) {
            Picture picture = new Picture("figure1.png", broken);
            String message = assertThrows(IllegalArgumentException.class, () -> PicturePainter.check(picture))
                    .getMessage();
            assertTrue(message.startsWith("figure1.png: "), message);
        }
        byte[] huge = png.clone();
        // IHDR: width at byte 16
        huge[16] = 0x0f;
        assertThrows(IllegalArgumentException.class, () -> PicturePainter.check(new Picture("huge.png", huge)));
    }

    @Test
    void picturesAreTheSameInThePageAsPixelsOfPng() throws Exception {
        Pixels pixels = new Pixels(new int[] {0xff0000ff, 0x80ff0000, 0x00ffffff, 0xff00ff00}, 2, 2);
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngStream.of(pixels)));
        int[] argb = new int[4];
        read.getRGB(0, 0, 2, 2, argb, 0, 2);
        assertArrayEquals(pixels.argb(), argb);
    }

    /** 0x40 of 0xff of red over white: 255 - 64 = 0xbf of green and blue. */
    @Test
    void translucentPixelsOfFewColoursAreTheSameInPngAndPdf(@TempDir Path folder) throws Exception {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, new int[] {0x40ff0000, 0xff0000ff, 0x00ff00ff, 0x0000ff00}[i % 64 / 16]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        Page page = page(new Picture("a.png", bytes.toByteArray()));
        PngFile.write(page, folder.resolve("a.png"));
        PdfFile.write(page, folder.resolve("a.pdf"));

        for (BufferedImage drawn : new BufferedImage[] {ImageIO.read(folder.resolve("a.png").toFile()),
            PdfReader.picture(folder.resolve("a.pdf"), 300)}) {
            // the picture is 30 mm wide on 40 mm
            int[] wanted = {0xffbfbf, 0x0000ff, 0xffffff, 0xffffff};
            for (int i = 0; i < 4; i++) {
                int colour = drawn.getRGB((int) (drawn.getWidth() * (1 / 8.0 + (i + 0.5) / 4 * 0.75)),
                        drawn.getHeight() / 2) & 0xffffff;
                assertEquals(Integer.toHexString(wanted[i]), Integer.toHexString(colour), "column " + i);
            }
        }
    }

    private static void refused(String svg, String why) {
        Picture picture = new Picture("sketch.svg", svg.getBytes(StandardCharsets.UTF_8));
        String message = assertThrows(IllegalArgumentException.class, () -> PicturePainter.check(picture), svg)
                .getMessage();
        assertTrue(message.startsWith("sketch.svg: ") && message.contains(why), message);
    }

    private static Page page(Picture picture) {
        return Page.of("", 40, 30, Panel.of("", new Box(0, 0, 40, 30), picture));
    }

    private static int middle(Picture picture) {
        RasterTarget target = new RasterTarget(400, 300, 400 / (40 * PageLayout.POINTS));
        new Painter().paint(page(picture), target);
        return target.image().getRGB(200, 150) & 0xffffff;
    }
}
