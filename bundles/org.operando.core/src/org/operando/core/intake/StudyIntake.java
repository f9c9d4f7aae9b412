// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.operando.api.FileHead;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.core.catalogue.Recogniser;
import org.operando.io.text.DelimitedText;

/** Makes a study of a batch journal (CSV, XLSX) or of the archive of an electronic notebook ({@code .eln}). */
public final class StudyIntake {
    /** A journal is written by hand, or by a data base of some thousand cells. */
    private static final int LARGEST_TABLE = 64 << 20;

    private StudyIntake() {
    }

    /** Whether a file looks like one that a study can be made of; never throws for a file of any content. */
    public static boolean isKnown(FileHead head) {
        if (isZip(head)) {
            return head.hasEnding(".eln") || head.hasEnding(".xlsx");
        }
        return head.hasEnding(".csv") && Journal.isJournal(titles(new DelimitedText(head.path(), head.first())));
    }

    private static boolean isZip(FileHead head) {
        return head.startsWith("PK\u0003\u0004");
    }

    /**
     * Makes a study.
     * @param file the journal or archive
     * @param study where the study will be: files are named relative to its folder, those of an archive are unpacked
     *            beside it
     * @throws LoadException naming row or part when it cannot be made
     */
    public static StudyDraft read(Path file, Path study, Recogniser recogniser) throws LoadException {
        RegularFile.require(file);
        FileHead head;
        try {
            head = FileHead.of(file);
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
        String name = file.getFileName().toString().replaceFirst("\\.[A-Za-z]+$", "");
        StudyDraft draft = new StudyDraft(name);
        draft.note("Made of " + file.getFileName() + ".");
        if (isZip(head) && head.hasEnding(".eln")) {
            ElnArchive.read(file, study, recogniser, draft);
        } else {
            Journal.read(file, table(file, head), draft);
        }
        return draft;
    }

    private static List<List<String>> table(Path file, FileHead head) throws LoadException {
        if (head.size() > LARGEST_TABLE) {
            throw LoadException.at(file, "", "has " + head.size() + " bytes, too many for a journal",
                    "name a table with a row a cell");
        }
        List<List<String>> rows = isZip(head) ? Sheets.journal(file) : lines(file);
        if (rows.size() < 2 || !Journal.isJournal(rows.getFirst())) {
            throw LoadException.at(file, "1", "is no journal: a row a cell is expected, with titles like file, label, "
                    + "mass, area, nominal capacity, group", "name the column of the files 'file'");
        }
        return rows;
    }

    private static List<List<String>> lines(Path file) throws LoadException {
        try {
            DelimitedText text = new DelimitedText(file, Files.readAllBytes(file));
            text.form(separator(text), '.');
            List<List<String>> rows = new ArrayList<>();
            while (text.advance()) {
                rows.add(text.texts());
            }
            return rows;
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    private static List<String> titles(DelimitedText text) {
        text.form(separator(text), '.');
        return text.advance() ? text.texts() : List.of();
    }

    /** The one of semicolon, tab and comma that is most often in the first line; the text is rewound. */
    private static char separator(DelimitedText text) {
        String line = text.advance() ? text.lineText() : "";
        text.rewind();
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            best = line.chars().filter(x -> x == c).count() > line.chars().filter(x -> x == ',').count() ? c : best;
        }
        return best;
    }
}
