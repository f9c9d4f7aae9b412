// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The properties that elements of an imported drawing have of their own: by attributes, by style sheets, by their style.
 * Of a selector the last part counts ({@code .a line} is read as {@code line}).
 */
final class SvgLook {
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");
    private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)\\}");
    private static final Pattern PART = Pattern.compile("[.#]?[-\\w*]+");
    private static final Pattern FONT_SIZE = Pattern.compile("(?:^|\\s)([\\d.]+(?:px|pt|mm|cm|in|em|ex|pc|%))");
    private static final Set<String> PROPERTIES = Set.of("font", "font-size", "stroke", "stroke-width",
            "stroke-opacity",
            "opacity", "fill", "display", "visibility", "transform", "vector-effect", "href", "width", "height");
    private static final int WEIGHTS = 3;
    /** Parts of a selector; rules with more are passed over. */
    private static final int MOST_PARTS = 8;
    /** Rules that are looked at, for all elements together: the drawing is a stranger's. */
    private static final int MOST_LOOKS = 5_000_000;

    private record Rule(List<String> parts, int weight, Map<String, String> declarations) {
    }

    private final List<Rule> rules = new ArrayList<>();
    private int looks;

    /** Reads the style sheets of a drawing. */
    SvgLook(Element drawing) {
        NodeList all = drawing.getElementsByTagNameNS("*", "style");
        for (int i = 0; i < all.getLength(); i++) {
            Matcher found = RULE.matcher(COMMENT.matcher(all.item(i).getTextContent()).replaceAll(" "));
            while (found.find()) {
                Map<String, String> declarations = declarations(found.group(2));
                for (String selector : found.group(1).split(",")) {
                    String[] steps = selector.strip().split("[\\s>+~]+");
                    List<String> parts = PART.matcher(steps[steps.length - 1]).results().map(r -> r.group()).toList();
                    if (!parts.isEmpty() && parts.size() <= MOST_PARTS) {
                        int weight = parts.stream().mapToInt(p -> p.startsWith("#") ? 2 : p.startsWith(".") ? 1 : 0)
                                .max().getAsInt();
                        rules.add(new Rule(parts, weight, declarations));
                    }
                }
            }
        }
    }

    /** What an element says of itself, names and values in small letters; what it inherits is not among it. */
    Map<String, String> of(Element element) {
        Map<String, String> look = new HashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            put(look, attribute.getLocalName(), attribute.getNodeValue());
        }
        Set<String> names = names(element);
        for (int weight = 0; weight < WEIGHTS; weight++) {
            for (int i = 0; i < rules.size() && looks < MOST_LOOKS; i++) {
                looks++;
                if (rules.get(i).weight == weight && names.containsAll(rules.get(i).parts)) {
                    look.putAll(rules.get(i).declarations);
                }
            }
        }
        look.putAll(declarations(element.getAttribute("style")));
        return look;
    }

    /** What selectors may call an element. */
    private static Set<String> names(Element element) {
        Set<String> names = new HashSet<>(List.of("*", element.getLocalName(), "#" + element.getAttribute("id")));
        for (String own : element.getAttribute("class").split("\\s+")) {
            names.add("." + own);
        }
        return names;
    }

    private static Map<String, String> declarations(String text) {
        Map<String, String> found = new HashMap<>();
        for (String declaration : text.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                put(found, declaration.substring(0, colon), declaration.substring(colon + 1).replace("!important", ""));
            }
        }
        return found;
    }

    private static void put(Map<String, String> look, String name, String value) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        if (!PROPERTIES.contains(key)) {
            return;
        }
        // names of parts are told apart by the size of their letters
        String said = value.contains("url(") || key.equals("href") ? value.strip()
                : value.strip().toLowerCase(Locale.ROOT);
        if (key.equals("font")) {
            Matcher size = FONT_SIZE.matcher(said);
            if (size.find()) {
                look.put("font-size", size.group(1));
            }
        } else {
            look.put(key, said);
        }
    }
}
