// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.operando.api.LoadException;

/**
 * A line BANK: {@code BANK number points records bins start step 0 0 form}.
 * @param number of the bank
 * @param points that it says to hold
 * @param start first angle, hundredths of a degree
 * @param step likewise
 * @param form how points are written
 */
record GsasBank(long number, long points, double start, double step, Form form) {
    private static final Set<String> CONSTANT = Set.of("CONST", "CONS");
    private static final int FIRST_NUMBER = 5;

    /** How points are written. */
    enum Form {
        /** Angle, intensity and uncertainty, one point a line. */
        FXYE,
        /** Angle and intensity, one point a line. */
        FXY,
        /** Five pairs of intensity and uncertainty a line, eight columns each. */
        ESD,
        /** Ten intensities a line: two columns of the number of detectors, six of counts. */
        STD
    }

    static GsasBank of(Path file, int line, String text) throws LoadException {
        String[] words = text.strip().split("\\s+");
        String place = String.valueOf(line);
        if (words.length < FIRST_NUMBER) {
            throw LoadException.at(file, place, "a line BANK has a number, points, records and a kind of bins, found '"
                    + shortened(text) + "'");
        }
        String bins = words[FIRST_NUMBER - 1].toUpperCase(Locale.ROOT);
        if (!CONSTANT.contains(bins)) {
            throw LoadException.at(file, place, "bins of kind " + shortened(bins) + (bins.equals("EDS")
                    ? " (energy-dispersive)"
                    : " (time of flight or of varying width)") + "; only CONST, constant steps of 2theta, is read",
                    "convert the pattern to columns of 2theta, intensity and uncertainty (.xye)");
        }
        if (words.length < FIRST_NUMBER + 2) {
            throw LoadException.at(file, place, "no start and step behind " + bins);
        }
        double start = number(file, place, words[FIRST_NUMBER]);
        double step = number(file, place, words[FIRST_NUMBER + 1]);
        return new GsasBank((long) number(file, place, words[1]), (long) number(file, place, words[2]), start, step,
                form(file, place, words[words.length - 1]));
    }

    private static Form form(Path file, String place, String last) throws LoadException {
        if (!Character.isLetter(last.charAt(0))) {
            return Form.STD;
        }
        for (Form form : Form.values()) {
            if (form.name().equalsIgnoreCase(last)) {
                return form;
            }
        }
        throw LoadException.at(file, place, "records of form " + shortened(last)
                + "; FXYE, FXY, ESD and STD are read");
    }

    private static double number(Path file, String place, String word) throws LoadException {
        try {
            double number = Double.parseDouble(word);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw LoadException.at(file, place, "a number expected behind BANK, found '" + shortened(word) + "'");
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
