// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Detector frames: from files to a series whose frames are read when they are asked for. */
package org.operando.powder.frames;
