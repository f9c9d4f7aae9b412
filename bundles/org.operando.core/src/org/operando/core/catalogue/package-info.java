// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
/** What plug-ins contribute: techniques, loaders, operations, figures, peak shapes, optimizers. */
package org.operando.core.catalogue;
