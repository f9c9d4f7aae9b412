// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import org.osgi.framework.VersionRange;

/**
 * What a bundle must find in others.
 * @param kind what it is
 * @param name name of the package or bundle
 * @param range versions that will do
 */
public record Need(Kind kind, String name, VersionRange range) {
    /** What can be needed or offered. */
    public enum Kind {
        /** A Java package. */
        PACKAGE("package"),
        /** A bundle. */
        BUNDLE("bundle"),
        /** A bundle that a fragment belongs to. */
        HOST("bundle");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    @Override
    public String toString() {
        return kind.word + " " + name + (range.toString().equals("0.0.0") ? "" : " " + range);
    }
}
