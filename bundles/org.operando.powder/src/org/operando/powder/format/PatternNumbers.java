// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of patterns from the names of their files. Of several runs of digits in a name the last that differs between
 * the files counts ({@code 1355639_summed_mythen3.xye}: 1355639); in the name of a single file the last that does not
 * follow a letter, else the last.
 */
public final class PatternNumbers {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private static final Pattern ENDING = Pattern.compile("(?<![\\p{L}\\d])(\\d{1,18})$");

    private PatternNumbers() {
    }

    /** The numbers of these names, without their endings; empty when not every name has one of its own. */
    public static Optional<long[]> of(List<String> names) {
        List<List<String>> runs = names.stream().map(PatternNumbers::runs).toList();
        if (names.isEmpty() || runs.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        long[] numbers = new long[names.size()];
        if (names.size() == 1) {
            numbers[0] = Long.parseLong(single(names.getFirst()));
            return Optional.of(numbers);
        }
        int fewest = runs.stream().mapToInt(List::size).min().orElseThrow();
        for (int back = 1; back <= fewest; back++) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Long.parseLong(runs.get(i).get(runs.get(i).size() - back));
            }
            if (Arrays.stream(numbers).distinct().count() == numbers.length) {
                return Optional.of(numbers);
            }
        }
        return Optional.empty();
    }

    /** The number that a name ends with, when it stands free of letters: that of a single frame. */
    public static OptionalLong ending(String name) {
        Matcher m = ENDING.matcher(name);
        return m.find() ? OptionalLong.of(Long.parseLong(m.group(1))) : OptionalLong.empty();
    }

    private static List<String> runs(String name) {
        List<String> runs = new ArrayList<>();
        Matcher m = DIGITS.matcher(name);
        while (m.find()) {
            runs.add(m.group());
        }
        return runs;
    }

    private static String single(String name) {
        String last = "";
        String free = "";
        Matcher m = DIGITS.matcher(name);
        while (m.find()) {
            last = m.group();
            boolean afterLetter = m.start() > 0 && Character.isLetter(name.charAt(m.start() - 1));
            free = afterLetter ? free : last;
        }
        return free.isEmpty() ? last : free;
    }
}
