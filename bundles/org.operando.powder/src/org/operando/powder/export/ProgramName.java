// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The program and its version, as files that it writes name it. */
final class ProgramName {
    private static final String BUNDLE = "org.operando.powder";

    /** Operando and the version of this bundle, where it runs as one. */
    static final String TEXT = "Operando" + version();

    private ProgramName() {
    }

    private static String version() {
        try (InputStream in = ProgramName.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            if (in == null) {
                return "";
            }
            Attributes main = new Manifest(in).getMainAttributes();
            String name = String.valueOf(main.getValue("Bundle-SymbolicName"));
            return name.split(";")[0].strip().equals(BUNDLE) ? " " + main.getValue("Bundle-Version") : "";
        } catch (IOException e) {
            return "";
        }
    }
}
