// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.util.Optional;
import java.util.jar.Attributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java that a bundle was made for. */
final class JavaVersion {
    private static final Pattern ENVIRONMENT = Pattern.compile("JavaSE-(?:1[.])?([0-9]+)");
    private static final Pattern CAPABILITY = Pattern
            .compile("osgi[.]ee[^,]*\\(osgi[.]ee=JavaSE\\)\\(version>?=(?:1[.])?([0-9]+)");

    private JavaVersion() {
    }

    /** The oldest that will do; 0 when it does not say. */
    static int needed(Attributes head) {
        return Math.max(found(ENVIRONMENT, head.getValue("Bundle-RequiredExecutionEnvironment")),
                found(CAPABILITY, head.getValue("Require-Capability")));
    }

    /** Of several that will do the oldest. */
    private static int found(Pattern pattern, String header) {
        Matcher m = pattern.matcher(Optional.ofNullable(header).orElse(""));
        int oldest = 0;
        while (m.find()) {
            int version = m.group(1).length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(m.group(1));
            oldest = oldest == 0 ? version : Math.min(oldest, version);
        }
        return oldest;
    }
}
