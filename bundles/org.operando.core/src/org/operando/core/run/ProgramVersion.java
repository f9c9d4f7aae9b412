// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The version of this program, as results name it. */
public final class ProgramVersion {
    /** Major, minor, micro; without the qualifier of the build. */
    public static final String TEXT = Optional.ofNullable(FrameworkUtil.getBundle(ProgramVersion.class))
            .map(Bundle::getVersion)
            .map(v -> v.getMajor() + "." + v.getMinor() + "." + v.getMicro()).orElse("1.0.0");

    private ProgramVersion() {
    }

    /** Name and whole version of the bundle that a class is in, for logs; its class path outside a framework. */
    public static String bundle(Object of) {
        return Optional.ofNullable(FrameworkUtil.getBundle(of.getClass()))
                .map(b -> b.getSymbolicName() + " " + b.getVersion()).orElse("class " + of.getClass().getName());
    }
}
