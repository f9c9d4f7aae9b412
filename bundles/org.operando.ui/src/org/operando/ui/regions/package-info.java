// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Regions of the study: drawn on a picture or taken from ImageJ, in micrometres, once for all techniques. */
package org.operando.ui.regions;
