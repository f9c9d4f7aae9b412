// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.session;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Unsaved text of a study that an earlier session left.
 * @param file where it is kept
 * @param written when it was written last
 * @param text the text
 * @param overtaken whether the study file was changed after that
 */
public record Draft(Path file, Instant written, String text, boolean overtaken) {
}
