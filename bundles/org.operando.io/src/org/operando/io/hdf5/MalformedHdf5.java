// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.hdf5;

/** The bytes do not follow HDF5, or use a part of it that is not read; becomes a LoadException with file and path. */
final class MalformedHdf5 extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedHdf5(String what) {
        super(what);
    }
}
