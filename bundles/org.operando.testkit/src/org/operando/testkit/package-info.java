// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/**
 * Runs one operation, loader or figure in plain JUnit, without a study and without OSGi, and checks a loader on good
 * and damaged files. Needs no test framework: what is wrong comes as an exception or an assertion error.
 */
package org.operando.testkit;
