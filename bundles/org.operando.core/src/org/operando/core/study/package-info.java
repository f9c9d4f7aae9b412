// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The study file: what there is (samples, cells, measurements) and what is wanted (recipes, comparisons, figures). */
package org.operando.core.study;
