// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Map;
import org.operando.api.Quantity;

/**
 * A sample.
 * @param name its name
 * @param details what the study knows it by
 * @param values further values by the name that the user gave them ({@code values:})
 * @param provenance how it was made, free text by key ({@code synthesis:}, {@code provenance:})
 */
public record Sample(String name, SampleDetails details, Map<String, Quantity> values, Map<String, String> provenance) {
}
