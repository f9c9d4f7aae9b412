// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** Files that are there whole or not at all. */
package org.operando.core.files;
