// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api.figure;

/**
 * An imported picture: PNG, TIFF, JPEG or SVG. It fills its panel as far as its shape allows; on a panel with axes of
 * equal aspect over its extent it has a scale.
 * @param name of the file, for messages
 * @param content bytes of the file; the mark owns the array
 */
public record Picture(String name, byte[] content) implements Mark {
}
