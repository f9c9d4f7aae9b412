// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.operando.api.figure.Picture;

import com.sun.management.ThreadMXBean;

/** What is in the list is drawn, what is not is passed over or refused, and nothing small asks for much. */
class SvgRulesTest {
    private static final String SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>%s</svg>";
    private static final String RECT = "<rect width='100' height='100' fill='#336699'/>";

    @Test
    void drawingsOfOrdinaryProgramsAreTakenWithoutTheirNotes() {
        String matplotlib = """
                <?xml version="1.0" encoding="utf-8" standalone="no"?>
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
                  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
                <svg xmlns:xlink="http://www.w3.org/1999/xlink" width="100pt" height="100pt" viewBox="0 0 100 100" xmlns="http://www.w3.org/2000/svg" version="1.1">
                 <metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
                 <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
                 <g id="figure_1"><path d="M 0 100 L 100 100 L 100 0 L 0 0 z" style="fill: #336699"/>
                 <defs><path id="m8" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>
                 <g clip-path="url(#p7)"><use xlink:href="#m8" x="9" y="9" style="stroke: #000000; stroke-width: 0.8"/></g></g>
                 <defs><clipPath id="p7"><rect x="0" y="0" width="20" height="20"/></clipPath></defs>
                </svg>""";
        String inkscape = """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <!-- Created with Inkscape (http://www.inkscape.org/) -->
                <svg width="100mm" height="100mm" viewBox="0 0 100 100" version="1.1" id="svg5" inkscape:version="1.2" sodipodi:docname="a.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg">
                  <sodipodi:namedview id="n" pagecolor="#ffffff"><inkscape:grid type="xygrid" id="g"/></sodipodi:namedview>
                  <defs id="d"><inkscape:path-effect effect="spiro" id="pe"/></defs>
                  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
                    <rect style="fill:#336699;stroke:none;-inkscape-stroke:none;paint-order:markers fill" id="r" width="100" height="100"/>
                    <text xml:space="preserve" style="font-size:4px;-inkscape-font-specification:'sans-serif, Normal';font-variant-ligatures:normal" x="1" y="9" id="t"><tspan sodipodi:role="line" id="s" x="1" y="9">V</tspan></text>
                  </g></svg>""";
        String illustrator = """
                <?xml version="1.0" encoding="utf-8"?>
                <!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
                <svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 100 100" style="enable-background:new 0 0 100 100;" xml:space="preserve">
                <style type="text/css">.st0{clip-path:url(#SVGID_2_);fill:#336699;}  .st1{clip-path:url(#SVGID_4_);enable-background:new    ;}</style>
                <g data-name="all"><defs><rect id="SVGID_1_" width="100" height="100"/></defs>
                <clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
                <clipPath id="SVGID_4_" class="st0"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
                <rect class="st0" width="100" height="100"/></g></svg>""";
        for (String drawing : new String[] {matplotlib, inkscape, illustrator}) {
            byte[] bytes = drawing.getBytes(StandardCharsets.UTF_8);
            SvgPicture picture = SvgPicture.read("a.svg", bytes, lost -> {
            });

            assertEquals(0xff336699, picture.pixels(new Area(0, 0, 50, 50), 1).argb()[25 * 50 + 25], drawing);
            String embedded = new String(picture.embedded(), StandardCharsets.UTF_8);
            for (String note : new String[] {"<sodipodi", "<inkscape", "rdf:RDF", "DOCTYPE", "-inkscape", "data-name",
                "enable-background", "sodipodi:role"}) {
                assertFalse(embedded.contains(note), note + " in " + embedded);
            }
        }
    }

    @Test
    void whatIsPlainStaysAsItWas() {
        byte[] plain = SVG.formatted("<style>.a{fill:red}</style>" + RECT).getBytes(StandardCharsets.UTF_8);

        assertSame(plain, SvgContent.of("a.svg", plain).bytes());
    }

    @Test
    void whatIsNotInTheListIsRefusedOrGone() {
        for (String element : new String[] {"script", "foreignObject", "filter", "animate", "iframe", "flowRoot",
            "tref",
            "font-face", "blink"}) {
            refused("<" + element + "/>", "the element '" + element + "'");
        }
        refused("<rect style='fill:image(http://a.b/c)'/>", "the function 'image'");
        refused("<rect width='9' transform='attr(data-x)'/>", "the function 'attr'");
        refused("<rect fill='var(--x)'/>", "the function 'var'");
        refused("<style>@media print{rect{fill:red}}</style>", "'@media");
        refused("<style>@namespace x 'http://a.b/';</style>", "'@namespace");
        refused("<image href='data:image/svg+xml;base64,AAAA'/>", "a link to 'data:image/svg+xml");
        refused("<image href='data:image/gif;base64,AAAA'/>", "a link to 'data:image/gif");
        refused("<use href='a.svg#b'/>", "a link to 'a.svg#b'");
        refused("<rect href='javascript:x()'/>", "a link to 'javascript:x()'");
        String kept = new String(SvgContent.of("a.svg", SVG.formatted("<a href='http://a.b/'><rect id='r' "
                + "style='fill:red;behavior:x;-moz-binding:y' data-x='1' width='9'/></a><style>@font-face{src:local(x)} "
                + ".a{fill:red;--x:1}</style><x:script xmlns:x='urn:x'>1</x:script>").getBytes(StandardCharsets.UTF_8))
                .bytes(), StandardCharsets.UTF_8);
        for (String gone : new String[] {"a.b", "behavior", "binding", "data-x", "font-face", "--x", "script"}) {
            assertFalse(kept.contains(gone), gone + " in " + kept);
        }
        assertTrue(kept.contains("fill:red"), kept);
    }

    /** JSVG alone takes 2000 paths, which a plot of a few series has. */
    @Test
    void drawingsOfManyMarksAreDrawn() {
        SvgPicture picture = read(RECT + "<path d='M0 0L1 1'/>".repeat(6000));

        assertEquals(0xff336699, picture.pixels(new Area(0, 0, 50, 50), 1).argb()[25 * 50 + 25]);
    }

    @Test
    void chainsAndRepetitionsThatAskForMuchAreRefusedByName() {
        refused(chain(12,
                i -> "<pattern id='p" + i + "' width='99' height='99' patternUnits='userSpaceOnUse'><rect width='99' "
                        + "height='99' fill='url(#p" + (i - 1) + ")'/></pattern>")
                + "<rect fill='url(#p11)'/>", "8 deep");
        refused(chain(12, i -> "<mask id='p" + i + "'><rect width='99' height='99' style='mask:url(#p" + (i - 1)
                + ")'/></mask>") + "<rect mask='url(#p11)'/>", "8 deep");
        refused("<mask id='m'>" + RECT + "</mask>" + "<g mask='url(#m)'>".repeat(25) + RECT + "</g>".repeat(25),
                "8 deep");
        refused("<style>.a{mask:url(#m)}</style><mask id='m'>" + RECT + "</mask>" + "<g class='a'>".repeat(25) + RECT
                + "</g>".repeat(25), "8 deep");
        refused("<pattern id='p'><rect fill='url(#p)'/></pattern>", "in a circle");
        refused("<pattern id='p' width='9999' height='9999' patternUnits='userSpaceOnUse'/><rect fill='url(#p)'/>",
                "a pattern that is larger");
        refused("<pattern id='p' width='50' height='50' patternUnits='userSpaceOnUse'/><g transform='scale(100)'>"
                + "<rect fill='url(#p)'/></g>", "a pattern that is larger");
        refused("<pattern id='p' width='50' height='50' patternUnits='userSpaceOnUse'/><symbol id='s' viewBox='0 0 10 10'>"
                + "<rect fill='url(#p)'/></symbol><use href='#s' width='100' height='100'/>",
                "a pattern that is larger");
        refused("<pattern id='p' width='50' height='50' patternUnits='userSpaceOnUse'/><defs><g id='g'><rect "
                + "fill='url(#p)'/></g></defs><g transform='matrix(9 0 0 9 0 0)'><use href='#g'/></g>",
                "a pattern that is larger");
        refused("<pattern id='p' width='1' height='1'/><rect x='-999' width='9999' height='9999' fill='url(#p)'/>",
                "a pattern that is larger");
        refused("<marker id='m'>" + "<path d='M0 0L9 9'/>".repeat(300) + "</marker><path marker-mid='url(#m)' d='M0 0"
                + "L9 9".repeat(10_000) + "'/>", "by their use");
        refused("<g>".repeat(61) + "</g>".repeat(61), "60 deep");
    }

    @Test
    void manyPicturesWithinADrawingAreRefusedTogether() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(5000, 5000, BufferedImage.TYPE_BYTE_BINARY), "png", bytes);
        String image = "<image href='data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray())
                + "'/>";

        assertTrue(SvgContent.of("a.svg", SVG.formatted(image).getBytes(StandardCharsets.UTF_8)).bytes().length > 0);
        refused(image + image, "pictures of more than");
    }

    /** Packed zeros: 49 MB in less than a megabyte. */
    @Test
    void rastersThatUnpackToMuchAreRefusedBeforeTheyAreUnpacked() throws Exception {
        for (String[] kind : new String[][] {{"tiff", "Deflate"}, {"tiff", "LZW"}, {"png", "Deflate"}}) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName(kind[0]).next();
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(kind[1]);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null,
                        new IIOImage(new BufferedImage(7000, 7000, BufferedImage.TYPE_BYTE_GRAY), null, null),
                        param);
            }
            Picture bomb = new Picture("bomb." + kind[0], bytes.toByteArray());
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();

            String message = assertThrows(PictureException.class, () -> PicturePainter.check(bomb)).getMessage();

            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(message.startsWith("bomb." + kind[0] + ": 7000 x 7000 pixels"), message);
            assertTrue(bomb.content().length < 1_000_000, kind[0] + " of " + bomb.content().length);
            assertTrue(taken < 10_000_000, kind[0] + ": " + taken + " bytes for a raster of 49 MB");
        }
    }

    private static String chain(int length, IntFunction<String> element) {
        return IntStream.range(0, length).mapToObj(element).collect(Collectors.joining());
    }

    private static SvgPicture read(String inner) {
        return SvgPicture.read("a.svg", SVG.formatted(inner).getBytes(StandardCharsets.UTF_8), lost -> {
        });
    }

    private static void refused(String inner, String why) {
        String message = assertThrows(PictureException.class, () -> read(inner), inner).getMessage();
        assertTrue(message.startsWith("a.svg: ") && message.contains(why), message);
    }
}
