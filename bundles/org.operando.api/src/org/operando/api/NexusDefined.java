// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.api;

import java.util.Optional;

/** Outputs whose result file can also follow an application definition of NeXus, so that other programs read it. */
public interface NexusDefined {
    /** What the definition asks for; empty when something that it requires is not known. */
    Optional<NexusDefinition> nexusDefinition();
}
