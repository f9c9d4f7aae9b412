// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Studies out of what laboratories keep elsewhere: journals of batches, archives of electronic notebooks. */
package org.operando.core.intake;
