// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.operando.api.OperandoException;

/**
 * The text of the open study as a view edits it in place: each edit is one of the study's history and can be undone like
 * any other. Paths are of keys from the top, items of lists by their number from 1. UI thread only.
 */
public interface StudyEditing {
    /** The single value that the text says at a path; empty when it says none there. */
    Optional<String> said(List<String> path);

    /** Where the text says a step of a measurement; recipes may be shared by measurements. */
    Optional<List<String>> step(String measurement, String step);

    /**
     * Makes one edit.
     * @param values as people write them, by path; a blank one takes the key out, one in brackets is a list
     * @throws OperandoException when the text cannot be edited so; then nothing is changed
     */
    void say(Map<List<String>, String> values) throws OperandoException;

    /**
     * Keeps a file beside the study under a name that is still free there, so that a study that names an earlier one is as
     * it was. Quick, small files only.
     * @param name from the study's folder, with slashes; a number is put before its ending where it is taken
     * @return the name it got, for the study's text
     * @throws OperandoException when it cannot be written
     */
    String keep(String name, byte[] content) throws OperandoException;

    /**
     * Runs measurements again as soon as it is known that the text has no errors; the study is saved before, as in any
     * run.
     */
    void run(List<String> measurements);

    /** The first error of the text as it is now; empty while there is none. */
    Optional<String> problem();

    /** Is called after each edit, whoever made it, and when it is known what follows; until the view is closed. */
    void onEdit(Runnable listener);
}
