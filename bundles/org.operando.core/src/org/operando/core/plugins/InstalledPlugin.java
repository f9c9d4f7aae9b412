// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plug-in that is there.
 * @param name what it is called
 * @param version its version
 * @param label name for people
 * @param place where it lies
 * @param folder its folder, or its jar
 * @param source where it came from; empty when nobody noted it
 * @param added when it was installed; empty when nobody noted it
 * @param bundles its bundles
 * @param problems why it cannot be used, in whole or in part; empty when it can
 */
public record InstalledPlugin(String name, String version, String label, Place place, Path folder,
        Optional<String> source, Optional<String> added, List<BundleFile> bundles, List<String> problems) {
    /** Whether nothing is known against it. */
    public boolean isUsable() {
        return problems.isEmpty();
    }
}
