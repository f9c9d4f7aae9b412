// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The templates that {@code operando new} writes. */
public final class Templates {
    private Templates() {
    }

    /** What each template is for, by its name. */
    public static Map<String, String> list() {
        Map<String, String> list = new LinkedHashMap<>();
        resource("index.txt").orElse("").lines().filter(l -> !l.isBlank()).forEach(line -> {
            int tab = line.indexOf('\t');
            list.put(line.substring(0, tab), line.substring(tab + 1).strip());
        });
        return list;
    }

    /** The text of a template; empty when there is none of that name. */
    public static Optional<String> text(String name) {
        return list().containsKey(name) ? resource(name + ".study.yaml") : Optional.empty();
    }

    private static Optional<String> resource(String file) {
        try (InputStream in = Templates.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
