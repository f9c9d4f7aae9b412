// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/**
 * The types a plug-in needs: contributions (technique, loader, operation), the records that flow between them, the
 * annotations that make a record a schema, and the context in which work runs.
 */
package org.operando.api;
