// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Tables as the Python package pandas stores them in HDF5. */
package org.operando.echem.format.pandas;
