// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Colours for values: viridis, magma, cividis (even steps for the eye), grey, vik (diverging), romaO (cyclic). Sources
 * and licences stand in the files.
 */
public final class ColourMap {
    private static final List<String> NAMES = List.of("viridis", "cividis", "magma", "grey", "vik", "romaO");

    private static final Map<String, ColourMap> READ = new ConcurrentHashMap<>();

    private final int[] argb;

    private ColourMap(int[] argb) {
        this.argb = argb;
    }

    /** The maps there are. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The map of this name.
     * @throws IllegalArgumentException for an unknown one, with the names there are
     */
    public static ColourMap named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown colour map '" + name + "'; there are " + String.join(", ", NAMES));
        }
        return READ.computeIfAbsent(name, ColourMap::read);
    }

    private static ColourMap read(String name) {
        List<Integer> colours = new ArrayList<>();
        try (InputStream stream = ColourMap.class.getResourceAsStream("colours/" + name + ".txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    for (String colour : line.split(" ")) {
                        colours.add(0xff000000 | Integer.parseInt(colour, 16));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading colour map " + name, e);
        }
        return new ColourMap(colours.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Number of colours. */
    public int size() {
        return argb.length;
    }

    /**
     * The colour of a fraction of the range, ARGB.
     * @param fraction 0 for the first colour, 1 for the last; beyond: the nearest of these; NaN: transparent white
     */
    public int argb(double fraction) {
        if (Double.isNaN(fraction)) {
            return 0x00ffffff;
        }
        int last = argb.length - 1;
        double index = fraction * last + 0.5;
        return argb[index <= 0 ? 0 : index >= last ? last : (int) index];
    }
}
