// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Mathematics on arrays: peak shapes, least squares, order statistics. */
package org.operando.math;
