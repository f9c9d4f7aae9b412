// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

/**
 * Where a link of an HDF5 file leads, whether something is there or not.
 * @param file the other file as the link names it; empty for the same file
 * @param path the object
 */
public record LinkTarget(String file, String path) {
    /** As h5dump writes it: {@code other.h5:/entry/data}. */
    @Override
    public String toString() {
        return file.isEmpty() ? path : file + ":" + path;
    }
}
