// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would be installed.
 * @param name what it is called
 * @param version its version
 * @param label name for people
 * @param provider who made it; may be empty
 * @param features ids of its features, with versions
 * @param parts its bundles
 * @param replaces version of this plug-in that is there already
 */
public record PluginOffer(String name, String version, String label, String provider, Map<String, String> features,
        List<Part> parts, Optional<String> replaces) {
    /**
     * One bundle.
     * @param bundle the bundle
     * @param signature its hash and who signed it
     */
    public record Part(BundleFile bundle, Signature signature) {
    }
}
