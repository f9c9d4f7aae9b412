// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The style of an imported drawing: known properties with plain values stay, unknown properties are passed over, and what
 * leads elsewhere or takes much (links, filters, functions but those of colours) makes the drawing refused.
 */
final class SvgStyle {
    /** Properties that show something; the same as attributes. */
    static final Set<String> PROPERTIES = Set.of("alignment-baseline", "baseline-shift", "clip-path", "clip-rule",
            "color", "cursor", "direction", "display", "dominant-baseline", "fill", "fill-opacity", "fill-rule",
            "filter", "font", "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style",
            "font-variant", "font-weight", "font-kerning", "font-variant-ligatures", "image-rendering", "isolation",
            "letter-spacing", "line-height", "marker", "marker-end", "marker-mid", "marker-start", "mask", "mask-type",
            "mix-blend-mode", "opacity", "overflow", "paint-order", "shape-rendering", "stop-color", "stop-opacity",
            "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
            "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering", "transform",
            "transform-origin", "unicode-bidi", "vector-effect", "visibility", "white-space", "word-spacing",
            "writing-mode");
    private static final Set<String> FUNCTIONS = Set.of("url", "rgb", "rgba", "hsl", "hsla", "matrix", "translate",
            "translatex", "translatey", "scale", "scalex", "scaley", "rotate", "skewx", "skewy");
    private static final Pattern FUNCTION = Pattern.compile("([\\w-]*)\\s*\\(");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)\\}");

    /** What looks at the parts of a style. */
    interface Look {
        /** The rule of a sheet begins. */
        void rule(String selector);

        /** A property with its value, both in small letters; the value checked for functions. */
        void property(String name, String value);

        /** A reference to a part of the drawing, with its {@code #}. */
        void reference(String property, String target);
    }

    private final Look look;
    private final Consumer<String> refuse;

    /**
     * @param look told of each known property
     * @param refuse throws for what it is given
     */
    SvgStyle(Look look, Consumer<String> refuse) {
        this.look = look;
        this.refuse = refuse;
    }

    /** A style sheet without what is unknown; the same text when all is known. */
    String sheet(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("@import")) {
            refuse.accept("an '@import'");
        }
        Matcher rules = RULE.matcher(COMMENT.matcher(text).replaceAll(" "));
        StringBuilder kept = new StringBuilder();
        boolean all = true;
        while (rules.find()) {
            String selector = rules.group(1).strip();
            if (selector.toLowerCase(Locale.ROOT).equals("@font-face")) {
                // texts are set in the shipped font
                all = false;
                continue;
            }
            if (selector.contains("@") || selector.contains("\\")) {
                refuse.accept("the style '" + selector.substring(0, Math.min(40, selector.length())) + "'");
            }
            look.rule(selector);
            String declarations = declarations(rules.group(2));
            all &= declarations.equals(rules.group(2));
            kept.append(selector).append('{').append(declarations).append("}\n");
        }
        String rest = rules.replaceAll("").strip();
        if (rest.contains("@") || rest.contains("{")) {
            refuse.accept("the style '" + rest.substring(0, Math.min(40, rest.length())) + "'");
        }
        return all && rest.isEmpty() ? text : kept.toString();
    }

    /** The declarations of a rule or of a {@code style} attribute, without those that are unknown. */
    String declarations(String text) {
        if (text.contains("\\")) {
            refuse.accept("a style with escapes");
        }
        StringBuilder kept = new StringBuilder();
        boolean all = true;
        for (String declaration : text.split(";")) {
            int colon = declaration.indexOf(':');
            String name = declaration.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
            if (PROPERTIES.contains(name)) {
                value(name, declaration.substring(colon + 1));
                kept.append(declaration).append(';');
            } else {
                all &= declaration.isBlank();
            }
        }
        return all ? text : kept.toString();
    }

    /** Checks the value of a known property, of a style or an attribute. */
    void value(String name, String value) {
        String lower = value.strip().toLowerCase(Locale.ROOT);
        if (name.equals("filter") && !lower.startsWith("none")) {
            refuse.accept("a filter");
        }
        if (!name.startsWith("font-family")) {
            Matcher functions = FUNCTION.matcher(lower);
            while (functions.find()) {
                if (!FUNCTIONS.contains(functions.group(1))) {
                    refuse.accept("the function '" + functions.group(1) + "' in a style");
                }
            }
        }
        for (int at = lower.indexOf("url("); at >= 0; at = lower.indexOf("url(", at + 4)) {
            String link = value.strip().substring(at + 4).stripLeading().replace("\"", "").replace("'", "").strip();
            if (!link.startsWith("#")) {
                refuse.accept("a link '" + value.strip().substring(at, Math.min(value.strip().length(), at + 60))
                        + "'");
            }
            look.reference(name, link.split("[)\\s]", 2)[0]);
        }
        look.property(name, lower);
    }
}
