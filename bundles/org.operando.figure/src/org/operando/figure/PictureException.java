// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.figure;

/** An imported picture that cannot be read, is too large or holds what is refused; the message names it and says what to do. */
public final class PictureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    PictureException(String message) {
        super(message);
    }

    PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
