// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.lattice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The operations that a Hall symbol stands for: a letter of the lattice, then generators with order, axis and translation
 * (Hall 1981, Acta Cryst. A37, 517; International Tables for Crystallography B, 1.4). Translations are in
 * twenty-fourths.
 */
final class HallSymbol {
    /** No space group has more operations in its cell. */
    private static final int MOST = 192;
    private static final int WHOLE = 24;

    /** An operation in whole numbers: nine of the rotation by rows, three of the translation. */
    private record Motion(List<Integer> numbers) {
        static Motion of(int[] rotation, int[] translation) {
            List<Integer> numbers = new ArrayList<>();
            Arrays.stream(rotation).forEach(numbers::add);
            Arrays.stream(translation).map(t -> Math.floorMod(t, WHOLE)).forEach(numbers::add);
            return new Motion(List.copyOf(numbers));
        }

        /** This one after another: R1 R2, R1 t2 + t1. */
        Motion after(Motion other) {
            int[] rotation = new int[9];
            int[] translation = new int[3];
            for (int i = 0; i < 3; i++) {
                translation[i] = numbers.get(9 + i);
                for (int j = 0; j < 3; j++) {
                    translation[i] += numbers.get(3 * i + j) * other.numbers.get(9 + j);
                    for (int k = 0; k < 3; k++) {
                        rotation[3 * i + k] += numbers.get(3 * i + j) * other.numbers.get(3 * j + k);
                    }
                }
            }
            return of(rotation, translation);
        }

        SymmetryOperation operation() {
            return new SymmetryOperation(numbers.subList(0, 9).stream().mapToInt(Integer::intValue).toArray(),
                    numbers.subList(9, 12).stream().mapToDouble(t -> t / (double) WHOLE).toArray());
        }
    }

    private final String symbol;
    private final List<Motion> generators = new ArrayList<>();
    private char axis = 'z';
    private int order;
    private int place;

    private HallSymbol(String symbol) {
        this.symbol = symbol;
    }

    /**
     * All operations of the cell, those of the lattice's centring included.
     * @throws IllegalArgumentException when the symbol is none
     */
    static List<SymmetryOperation> operations(String symbol) {
        HallSymbol hall = new HallSymbol(symbol);
        hall.read();
        return hall.group().stream().map(Motion::operation).toList();
    }

    private void read() {
        String text = symbol.replace('_', ' ').strip();
        int[] shift = new int[3];
        int bracket = text.indexOf('(');
        if (bracket >= 0) {
            shift = shift(text.substring(bracket));
            text = text.substring(0, bracket).strip();
        }
        boolean inversion = text.startsWith("-");
        String[] words = text.substring(inversion ? 1 : 0).strip().split("\\s+");
        if (words[0].length() != 1 || words.length < 2) {
            throw refusal();
        }
        if (inversion) {
            add(turned(identity(), -1), new int[3], shift);
        }
        for (int[] centring : centrings(words[0].charAt(0))) {
            add(identity(), centring, shift);
        }
        for (int i = 1; i < words.length; i++) {
            generator(words[i], shift);
        }
    }

    private IllegalArgumentException refusal() {
        return new IllegalArgumentException("'" + symbol + "' is no Hall symbol");
    }

    /** In twelfths, as in (0 0 1). */
    private int[] shift(String text) {
        if (!text.matches("\\(\\s*-?\\d+(\\s+-?\\d+){2}\\s*\\)")) {
            throw refusal();
        }
        return Arrays.stream(text.replaceAll("[()]", "").strip().split("\\s+"))
                .mapToInt(n -> Integer.parseInt(n) * WHOLE / 12).toArray();
    }

    private int[][] centrings(char lattice) {
        return switch (Character.toUpperCase(lattice)) {
            case 'P' -> new int[0][];
            case 'A' -> new int[][] {{0, 12, 12}};
            case 'B' -> new int[][] {{12, 0, 12}};
            case 'C' -> new int[][] {{12, 12, 0}};
            case 'I' -> new int[][] {{12, 12, 12}};
            case 'R' -> new int[][] {{16, 8, 8}, {8, 16, 16}};
            case 'F' -> new int[][] {{0, 12, 12}, {12, 0, 12}};
            default -> throw refusal();
        };
    }

    private static int[] identity() {
        return new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    }

    private static int[] turned(int[] rotation, int sign) {
        return Arrays.stream(rotation).map(r -> sign * r).toArray();
    }

    /** Adds a generator, its origin shifted: t + v - R v. */
    private void add(int[] rotation, int[] translation, int[] shift) {
        int[] moved = translation.clone();
        for (int i = 0; i < 3; i++) {
            moved[i] += shift[i];
            for (int j = 0; j < 3; j++) {
                moved[i] -= rotation[3 * i + j] * shift[j];
            }
        }
        generators.add(Motion.of(rotation, moved));
    }

    private void generator(String word, int[] shift) {
        int at = word.startsWith("-") ? 1 : 0;
        int n = at < word.length() ? Character.digit(word.charAt(at), 10) : -1;
        if (n != 1 && n != 2 && n != 3 && n != 4 && n != 6) {
            throw refusal();
        }
        place++;
        at++;
        char about = usualAxis(n);
        if (at < word.length() && "xyz'\"*".indexOf(word.charAt(at)) >= 0) {
            about = word.charAt(at++);
        }
        int[] translation = new int[3];
        for (; at < word.length(); at++) {
            translate(translation, word.charAt(at), n, about);
        }
        add(turned(rotation(n, about), word.startsWith("-") ? -1 : 1), translation, shift);
        axis = "xyz".indexOf(about) >= 0 ? about : axis;
        order = n;
    }

    /** The first axis is z; the second of order 2 is x after 2 and 4, else a - b; the third of order 3 is along a + b + c. */
    private char usualAxis(int n) {
        if (place == 1 || n == 1) {
            return 'z';
        }
        if (n == 2) {
            return order == 2 || order == 4 ? 'x' : '\'';
        }
        return n == 3 ? '*' : 'z';
    }

    private void translate(int[] translation, char letter, int n, char about) {
        int screw = Character.digit(letter, 10);
        if (screw > 0 && screw < n && "xyz".indexOf(about) >= 0) {
            translation["xyz".indexOf(about)] += screw * WHOLE / n;
            return;
        }
        int[] step = switch (letter) {
            case 'a' -> new int[] {12, 0, 0};
            case 'b' -> new int[] {0, 12, 0};
            case 'c' -> new int[] {0, 0, 12};
            case 'n' -> new int[] {12, 12, 12};
            case 'u' -> new int[] {6, 0, 0};
            case 'v' -> new int[] {0, 6, 0};
            case 'w' -> new int[] {0, 0, 6};
            case 'd' -> new int[] {6, 6, 6};
            default -> throw refusal();
        };
        for (int i = 0; i < 3; i++) {
            translation[i] += step[i];
        }
    }

    /** The rotation about z, or in the plane across the axis before it, brought to its axis by a cyclic change. */
    private int[] rotation(int n, char about) {
        if (about == '*') {
            return new int[] {0, 0, 1, 1, 0, 0, 0, 1, 0};
        }
        int[] z = switch (n) {
            case 1 -> identity();
            case 2 -> about == '\'' ? new int[] {0, -1, 0, -1, 0, 0, 0, 0, -1}
                    : about == '"' ? new int[] {0, 1, 0, 1, 0, 0, 0, 0, -1} : new int[] {-1, 0, 0, 0, -1, 0, 0, 0, 1};
            case 3 -> new int[] {0, -1, 0, 1, -1, 0, 0, 0, 1};
            case 4 -> new int[] {0, -1, 0, 1, 0, 0, 0, 0, 1};
            default -> new int[] {1, -1, 0, 1, 0, 0, 0, 0, 1};
        };
        // z is the third axis: x comes after it, then y
        int turns = ("zxy".indexOf("xyz".indexOf(about) >= 0 ? about : axis)) % 3;
        int[] turned = new int[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                turned[3 * ((i + turns) % 3) + (j + turns) % 3] = z[3 * i + j];
            }
        }
        return turned;
    }

    private Set<Motion> group() {
        Set<Motion> group = new LinkedHashSet<>();
        List<Motion> found = new ArrayList<>();
        Motion one = Motion.of(identity(), new int[3]);
        group.add(one);
        found.add(one);
        for (int i = 0; i < found.size(); i++) {
            for (Motion generator : generators) {
                Motion next = generator.after(found.get(i));
                if (group.add(next)) {
                    found.add(next);
                }
                if (found.size() > MOST) {
                    throw refusal();
                }
            }
        }
        return group;
    }
}
