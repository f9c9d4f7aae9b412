// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.operando.ui.shell.WindowState;

/** What is kept of unsaved edits. */
final class Drafts {
    private Drafts() {
    }

    /** The texts of this window's drafts. */
    static List<String> texts() {
        return texts(WindowState.folder().resolve("drafts"));
    }

    /** The texts of the drafts in a folder. */
    static List<String> texts(Path folder) {
        List<String> texts = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.draft")) {
            for (Path draft : all) {
                texts.add(Files.readString(draft));
            }
        } catch (IOException e) {
            // none was ever written, or one went meanwhile
        }
        return texts;
    }
}
