// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Results on disk: one NeXus file a step, tables as CSV, the run as JSON. */
package org.operando.core.results;
