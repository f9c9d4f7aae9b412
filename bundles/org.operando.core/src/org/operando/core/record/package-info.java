// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Records as the schema: derived from the class, read from YAML, written as canonical JSON and as JSON of results. */
package org.operando.core.record;
