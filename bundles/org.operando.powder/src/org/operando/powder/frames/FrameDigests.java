// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.io.image.ImageFile;

/**
 * Digests of the frames of one file, made together when the first is asked for. A stack that is being written changes
 * between that and the reading of a frame: what was integrated must be what the digest says.
 */
final class FrameDigests {
    private List<Optional<String>> known = List.of();

    /** Opens the file. */
    interface Opening {
        ImageFile open() throws LoadException;
    }

    /** The digest of a frame; empty when the format has none. */
    synchronized Optional<String> of(int frame, int frames, Opening opening) throws LoadException {
        if (known.isEmpty()) {
            List<Optional<String>> all = new ArrayList<>();
            try (ImageFile file = opening.open()) {
                for (int i = 0; i < frames; i++) {
                    all.add(file.digest(i));
                }
            }
            known = all;
        }
        return known.get(frame);
    }

    private synchronized Optional<String> known(int frame) {
        return known.isEmpty() ? Optional.empty() : known.get(frame);
    }

    /** Refuses a frame that was read and is not the one of the digest; any is right as long as none was asked for. */
    void require(ImageFile file, int frame) throws LoadException {
        Optional<String> then = known(frame);
        if (then.isPresent() && !then.equals(file.digest(frame))) {
            throw LoadException.at(file.path(), "frame " + (frame + 1), "changed while it was read",
                    "run again when nothing writes to it any more");
        }
    }
}
