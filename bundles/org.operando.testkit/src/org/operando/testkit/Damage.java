// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A file as it may arrive after a full disk, a broken transfer or a wrong name.
 * @param name what happened to it
 * @param bytes its content
 * @param hopeless whether nothing of the sample is left in it, so that no loader may read it
 */
record Damage(String name, byte[] bytes, boolean hopeless) {
    private static final int TRUNCATIONS = 40;
    private static final int FLIPS = 40;
    private static final int HEAD = 16;

    /** Damaged forms of a good file, the same for the same seed. */
    static List<Damage> of(byte[] good, long seed) {
        Random random = new Random(seed);
        List<Damage> all = new ArrayList<>();
        all.add(new Damage("empty", new byte[0], true));
        all.add(new Damage("4096 zero bytes", new byte[4096], true));
        for (int length : new int[] {1, 100, 10_000}) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            // one random byte may be a digit
            all.add(new Damage(length + " random bytes", noise, length > 1));
        }
        byte[] noiseWithHead = new byte[Math.max(HEAD, Math.min(good.length, 10_000))];
        random.nextBytes(noiseWithHead);
        System.arraycopy(good, 0, noiseWithHead, 0, Math.min(HEAD, good.length));
        all.add(new Damage("its first " + HEAD + " bytes, then random ones", noiseWithHead, false));
        for (int length : lengths(good.length)) {
            all.add(new Damage("cut after " + length + " of " + good.length + " bytes", Arrays.copyOf(good, length),
                    false));
        }
        for (int n = 0; n < FLIPS && good.length > 0; n++) {
            all.add(flipped(good, random, 1 << n % 6, n % 2 == 0 ? good.length : Math.min(good.length, 512)));
        }
        return all;
    }

    /**
     * The file cut after every byte when it is short, else before, in and behind every structure and at even steps; at
     * most so many cuts.
     * @param marks bytes that structures begin with
     */
    static List<Damage> cuts(byte[] good, List<byte[]> marks, int most) {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int n = 0; n < most; n++) {
            lengths.add((int) ((long) good.length * n / most));
        }
        TreeSet<Integer> structures = new TreeSet<>();
        for (byte[] mark : marks) {
            for (int at = 0; at + mark.length <= good.length; at++) {
                if (Arrays.equals(good, at, at + mark.length, mark, 0, mark.length)) {
                    structures.addAll(List.of(at, at + 1, at + mark.length));
                }
            }
        }
        int step = structures.size() / most + 1;
        int n = 0;
        for (int at : structures) {
            if (n++ % step == 0 && at < good.length) {
                lengths.add(at);
            }
        }
        return lengths.stream().map(length -> new Damage("cut after " + length + " of " + good.length + " bytes",
                Arrays.copyOf(good, length), length == 0)).toList();
    }

    /** The file with one bit flipped: half of them anywhere, half in its first 512 bytes, where most structure is. */
    static List<Damage> flips(byte[] good, long seed, int count) {
        Random random = new Random(seed);
        List<Damage> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            all.add(flipped(good, random, 1, n % 2 == 0 ? good.length : Math.min(good.length, 512)));
        }
        return all;
    }

    private static Damage flipped(byte[] good, Random random, int bits, int within) {
        byte[] bytes = good.clone();
        StringBuilder where = new StringBuilder();
        for (int i = 0; i < bits; i++) {
            int at = random.nextInt(within);
            int bit = random.nextInt(8);
            bytes[at] ^= (byte) (1 << bit);
            where.append(i == 0 ? "" : ", ").append(at).append('.').append(bit);
        }
        return new Damage("bits flipped at byte.bit " + where, bytes, false);
    }

    /** Short ones, where headers end; long ones, where trailers do; even steps between. */
    private static TreeSet<Integer> lengths(int length) {
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int n : new int[] {1, 2, 3, 4, 7, 8, 12, 16, 32, 64, 128, 512}) {
            lengths.add(n);
            lengths.add(length - n);
        }
        for (int n = 1; n < TRUNCATIONS; n++) {
            lengths.add((int) ((long) length * n / TRUNCATIONS));
        }
        lengths.removeIf(n -> n <= 0 || n >= length);
        return lengths;
    }
}
