// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What an archive of a stranger may not do: name a place outside of itself, unpack to no end. */
final class ZipLimits {
    private static final int BUFFER = 1 << 16;

    private ZipLimits() {
    }

    /** Refuses a name that leads out of the folder that it is unpacked to. */
    static void requireInside(String name, String archive) throws PluginException {
        boolean outside = name.startsWith("/") || name.contains("\\") || name.matches("[A-Za-z]:.*")
                || name.indexOf('\0') >= 0;
        for (String part : name.split("/")) {
            outside |= part.equals("..");
        }
        if (outside) {
            throw new PluginException("names a file outside of itself: '" + name + "'", archive,
                    "do not use it: no honest archive does that");
        }
    }

    /**
     * Copies what is in a stream.
     * @param left bytes that may still be unpacked
     * @return what is left of them
     */
    static long take(InputStream in, OutputStream out, long left, String archive) throws IOException, PluginException {
        byte[] buffer = new byte[BUFFER];
        long rest = left;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            rest -= n;
            if (rest < 0) {
                throw new PluginException("unpacks to far more than it holds", archive, "do not use it");
            }
            out.write(buffer, 0, n);
        }
        return rest;
    }
}
