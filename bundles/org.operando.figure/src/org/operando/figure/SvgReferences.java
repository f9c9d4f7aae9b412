// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which parts of a drawing are drawn with which others: how many elements that makes, by their use, and how many images of
 * the drawing's size must lie in memory at once, because masks and patterns lie in each other.
 */
final class SvgReferences {
    private static final int DEEPEST = 15;
    private static final String WHOLE = "";

    /**
     * An open element.
     * @param id with {@code #}; empty when it has none
     * @param layers masks and patterns on the way to it, its own included
     */
    private record Open(String id, int layers) {
    }

    /**
     * @param target id of what is used
     * @param times how often
     * @param layers masks and patterns between the user and the used
     * @param scale how much larger it is drawn
     */
    private record Use(String target, long times, int layers, double scale) {
    }

    /** Elements and layers that something is drawn with, and the largest tile of its patterns. */
    private record Cost(long elements, int layers, double tile) {
    }

    private final Consumer<String> refuse;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Integer> layers = new HashMap<>();
    private final Map<String, Double> tiles = new HashMap<>();
    private final Map<String, List<Use>> uses = new HashMap<>();
    private final Map<String, Cost> known = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /** @param refuse throws for what it is given */
    SvgReferences(Consumer<String> refuse) {
        this.refuse = refuse;
    }

    /** An element begins. */
    void begin(String id, boolean layered) {
        int within = open.isEmpty() ? 0 : open.peek().layers();
        open.push(new Open(id == null ? "" : "#" + id, within + (layered ? 1 : 0)));
        holders(holder -> sizes.merge(holder.id(), 1L, Long::sum));
        holders(holder -> layers.merge(holder.id(), open.peek().layers() - before(holder), Math::max));
    }

    /** The element uses another, so often, drawn so much larger. */
    void use(String target, long times, double scale) {
        holders(holder -> uses.computeIfAbsent(holder.id(), key -> new ArrayList<>())
                .add(new Use(target, times, open.peek().layers() - before(holder), scale)));
    }

    /** The element is filled with tiles of this size, in parts of the drawing's. */
    void tile(double size) {
        holders(holder -> tiles.merge(holder.id(), size, Math::max));
    }

    /** The element ends. */
    void end() {
        open.pop();
    }

    /** What was there before a holder's own layer, which it has wherever it is used. */
    private static int before(Open holder) {
        return holder.layers() > 0 && !holder.id().equals(WHOLE) ? holder.layers() - 1 : 0;
    }

    private void holders(Consumer<Open> each) {
        each.accept(new Open(WHOLE, 0));
        open.stream().filter(o -> !o.id().isEmpty()).forEach(each);
    }

    /**
     * Most masks and patterns that lie in each other.
     * @param most elements that are allowed, each as often as it is drawn
     * @param largest tile of a pattern that is allowed, in parts of the drawing's size
     */
    int layers(long most, double largest) {
        Cost whole = cost(WHOLE, 0, most);
        if (whole.tile() > largest) {
            refuse.accept("a pattern that is larger than the drawing");
        }
        return whole.layers();
    }

    private Cost cost(String id, int depth, long most) {
        if (known.containsKey(id)) {
            return known.get(id);
        }
        if (!asked.add(id) || depth > DEEPEST) {
            refuse.accept("elements that use each other in a circle, or more than " + DEEPEST + " deep");
        }
        long elements = sizes.getOrDefault(id, 0L);
        double tile = tiles.getOrDefault(id, 0.0);
        int deepest = layers.getOrDefault(id, 0);
        for (Use use : uses.getOrDefault(id, List.of())) {
            Cost used = cost(use.target(), depth + 1, most);
            elements += used.elements() * use.times();
            tile = Math.max(tile, use.scale() * used.tile());
            deepest = Math.max(deepest, use.layers() + used.layers());
            if (elements > most) {
                refuse.accept("more than " + most + " elements, by their use");
            }
        }
        asked.remove(id);
        known.put(id, new Cost(elements, deepest, tile));
        return known.get(id);
    }
}
