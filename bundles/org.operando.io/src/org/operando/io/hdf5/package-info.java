// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** HDF5 files in and out: reading that never gives a wrong number without a word, writing of results. */
package org.operando.io.hdf5;
