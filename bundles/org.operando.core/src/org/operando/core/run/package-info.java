// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** From a study to results: the plan with its keys, the runner, and what came of each step. */
package org.operando.core.run;
