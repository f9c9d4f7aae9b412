// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Pixels that are not to be used: from files, from the make of the detector, and found in the frames. */
package org.operando.powder.mask;
