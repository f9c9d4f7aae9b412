// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Regions of interest as other programs save them. */
package org.operando.io.roi;
