// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.catalogue;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.operando.api.Reference;

/**
 * A publication that results rest on.
 * @param authors as {@code "Wertheim, G. K."}; one in braces is an organisation
 * @param title its title
 * @param journal journal, not abbreviated; empty for a book or a report
 * @param volume volume of the journal
 * @param pages pages or number of the article
 * @param publisher who publishes a book or a report
 * @param year year of publication
 * @param doi digital object identifier; empty when there is none
 * @param about what is taken from it
 */
public record Citation(List<String> authors, String title, String journal, String volume, String pages,
        String publisher, int year, String doi, String about) {
    /** Of an operation's annotation. */
    public static Citation of(Reference r) {
        return new Citation(List.of(r.authors()), r.title(), r.journal(), r.volume(), r.pages(), r.publisher(),
                r.year(),
                r.doi(), r.about());
    }

    /** Its key in a bibliography, e.g. {@code wertheim1974determination}. */
    public String key() {
        String name = authors.getFirst().replaceAll("[{}]", "").replaceAll("^.* for ", "").split("[, ]")[0];
        return plain(name) + year + plain(title.split("[ -]")[0]);
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** In one line: authors, title, journal, volume, year, pages, doi. */
    @Override
    public String toString() {
        String names = String.join("; ", authors).replaceAll("[{}]", "");
        String where = journal.isEmpty() ? publisher : (journal + " " + volume).strip();
        return names + ": " + title + ". " + where + " (" + year + ")" + (pages.isEmpty() ? "" : ", " + pages)
                + (doi.isEmpty() ? "" : ", doi:" + doi) + ".";
    }

    /** As an entry of BibTeX, ended by a line break. */
    public String bibtex() {
        StringBuilder out = new StringBuilder(journal.isEmpty() ? "@book{" : "@article{").append(key());
        field(out, "author", String.join(" and ", authors));
        field(out, "title", "{" + title + "}");
        field(out, "journal", journal);
        field(out, "volume", volume);
        field(out, "pages", pages.replaceAll("(?<=[0-9])-(?=[0-9])", "--"));
        field(out, "publisher", publisher);
        field(out, "year", Integer.toString(year));
        if (!doi.isEmpty()) {
            // the one field that reference managers read as it stands
            out.append(",\n  doi = {").append(doi).append('}');
        }
        return out.append("\n}\n").toString();
    }

    private static void field(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(",\n  ").append(name).append(" = {").append(value.replaceAll("([&%$#_])", "\\\\$1")).append('}');
        }
    }
}
