// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** The data browser: any file as tree, attributes and slices, without loading it. */
package org.operando.ui.data;
