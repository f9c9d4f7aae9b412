// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.operando.api.figure.Box;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Picture;

class SvgSizesTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void sizesAreFoundHoweverTheyAreSaid() {
        for (String text : new String[] {"<text font-size='4'>a</text>", "<text style='font-size:3pt'>a</text>",
            "<text style='font:italic 4px/1.2 Serif'>a</text>", "<g font-size='8'><text font-size='50%'>a</text></g>",
            "<g transform='scale(0.5)'><text font-size='8'>a</text></g>",
            "<text transform='matrix(0 -0.5 0.5 0 7 8)' font-size='8'>a</text>",
            "<style>.cls-1{font-size:4px}</style><g class='cls-1'><text>a</text></g>",
            "<style>.s text, .s rect{font-size:4px}</style><text font-size='9'>a</text>",
            "<defs><text id='t' font-size='4'>a</text></defs><use href='#t'/>",
            "<symbol id='s' viewBox='0 0 10 10'><text font-size='2'>a</text></symbol>"
                    + "<use href='#s' width='20' height='20'/>",
            "<text font-size='20'>A<tspan font-size='4'>a</tspan></text>"}) {
            assertEquals(4, of(text).text(), 1e-9, text);
            assertEquals("a", of(text).words(), text);
        }
        for (String line : new String[] {"<path d='M0 0 L9 9' stroke='red' stroke-width='0.5'/>",
            "<g stroke='red'><line x2='9' style='stroke-width:.5px'/></g>",
            "<style>*{stroke-width:2} #l{stroke:red;stroke-width:0.5}</style><rect id='l' width='2' height='2'/>",
            "<g transform='translate(3) scale(0.25)'><circle r='9' stroke='red' stroke-width='2'/></g>",
            "<svg viewBox='0 0 10 10' width='5' height='5'><line x2='9' stroke='red'/></svg>"}) {
            assertEquals(0.5, of(line).line(), 1e-9, line);
        }
        assertEquals(0.25, of("<pattern id='P' width='.5' height='9' patternUnits='userSpaceOnUse'"
                + " patternTransform='scale(.5)'/><rect fill='url(#P)' width='50' height='50'/>").tile(), 1e-9);
    }

    @Test
    void whatIsNotDrawnHasNoSize() {
        for (String unseen : new String[] {"<line x2='9' stroke-width='0.1'/>", "<g display='none'><text>a</text></g>",
            "<line x2='9' stroke='none' stroke-width='0.1'/>", "<defs><text font-size='1'>a</text></defs>",
            "<line x2='9' stroke='red' stroke-width='0'/>", "<text font-size='1'> <tspan/> </text>",
            "<g visibility='hidden'><line x2='9' stroke='red' stroke-width='0.1'/></g>",
            "<clipPath id='c'><text font-size='1'>a</text></clipPath>",
            "<pattern id='p' width='0.1' height='0.1' patternUnits='userSpaceOnUse'/>"}) {
            assertEquals(INFINITE, of(unseen).text(), unseen);
            assertEquals(INFINITE, of(unseen).line(), unseen);
            assertEquals(INFINITE, of(unseen).tile(), unseen);
        }
    }

    /** 80 mm of the drawing on 40 mm of the page: a user unit is half a millimetre, 1.417 pt. */
    @Test
    void whatIsTooSmallOnThePageIsReported() {
        String drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='80mm' height='60mm' viewBox='0 0 80 60'>"
                + "<text y='9' font-size='%s'>tiny</text><line x2='9' stroke='red' stroke-width='%s'/></svg>";

        assertEquals(List.of(
                "a.svg: the text 'tiny' is of 1.1 pt on the page, less than 5 pt"
                        + "; make it larger in the drawing, or give the drawing more room",
                "a.svg: a line is 0.027 pt wide on the page, less than 0.25 pt"
                        + "; make it larger in the drawing, or give the drawing more room"),
                warnings(drawing.formatted("0.8", "0.02")));
        assertEquals(List.of(), warnings(drawing.formatted("4", "0.2")));
    }

    @Test
    void aDrawingOfWhichNothingIsSeenIsNamed() {
        String pattern = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><defs><pattern id='p'"
                + " width='0.0001' height='0.0001' patternUnits='userSpaceOnUse'><rect width='0.00005' height='1'/>"
                + "</pattern></defs><rect width='100' height='100' fill='url(#p)'/></svg>";
        String empty = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'/>";

        assertTrue(warnings(pattern).getFirst().startsWith("a.svg: a pattern repeats every 0.00008"),
                warnings(pattern).toString());
        assertEquals(List.of("a.svg: nothing of the drawing is to be seen on the page; look whether it is empty, or too"
                + " fine"), warnings(empty));
    }

    @Test
    void manyRulesForManyElementsAreLookedAtInTime() {
        String drawing = "<style>" + ".a.b{font-size:9px}\n".repeat(20_000) + "</style>"
                + "<text class='a b'>a</text>".repeat(20_000);

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> of(drawing));
    }

    private static SvgSizes of(String parts) {
        return SvgSizes.of("a.svg",
                ("<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>" + parts + "</svg>")
                        .getBytes(StandardCharsets.UTF_8),
                100, 100);
    }

    private static List<String> warnings(String drawing) {
        Picture picture = new Picture("a.svg", drawing.getBytes(StandardCharsets.UTF_8));
        Page page = Page.of("", 40, 30, Panel.of("", new Box(0, 0, 40, 30), picture));
        RasterTarget target = new RasterTarget(472, 354, 300 / 72.0);
        return new Painter().paint(page, target).warnings();
    }
}
