// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.io.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.operando.api.FileHead;

/** Looks into the beginning of a file packed with gzip. */
final class PackedHead {
    private PackedHead() {
    }

    /** The head itself, or what it unpacks to; the size is then that of the packed file. */
    static FileHead unpacked(FileHead head) {
        byte[] first = head.first();
        if (first.length < 2 || (first[0] & 0xff) != 0x1f || (first[1] & 0xff) != 0x8b) {
            return head;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(first))) {
            for (int b = in.read(); b >= 0 && out.size() < FileHead.LENGTH; b = in.read()) {
                out.write(b);
            }
        } catch (IOException e) {
            // the head ends in the middle of the packed data: what came out before is what is looked at
        }
        return new FileHead(head.path(), head.size(), out.toByteArray());
    }
}
