// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.parquet;

/** What is in the file is not what the Parquet format allows, or what of it is read here; the place is told by who catches it. */
final class MalformedParquet extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedParquet(String what) {
        super(what);
    }
}
