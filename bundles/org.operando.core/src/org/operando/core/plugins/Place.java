// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

/** Where plug-ins lie. */
public enum Place {
    /** The user's folder. */
    USER("user"),
    /** The folder of the site, for all users of an installation. */
    SITE("site"),
    /** Folders that the variable OPERANDO_PLUGINS names. */
    NAMED("OPERANDO_PLUGINS");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** The word that lists show. */
    public String word() {
        return word;
    }
}
