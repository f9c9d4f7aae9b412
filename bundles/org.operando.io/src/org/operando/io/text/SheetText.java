// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.text;

import java.util.regex.Pattern;

/**
 * Texts of cells that a spreadsheet may open. Names of files and what stands in their headers come from others, and a
 * spreadsheet runs a cell that begins with {@code = @ + -} or a tab as a formula. Such a text gets an apostrophe before
 * it, which a spreadsheet takes for "this is a text". One that had apostrophes of its own gets one more, so that
 * reading gives every text back.
 */
final class SheetText {
    private static final Pattern FORMULA = Pattern.compile(
            "'*(?:[=@\\t\\r].*|[+-](?![0-9.]+(?:[eE][+-]?[0-9]+)?\\z).+)", Pattern.DOTALL);

    private SheetText() {
    }

    static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
