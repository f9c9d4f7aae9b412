// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.operando.api.Column;
import org.operando.api.Table;
import org.operando.core.run.RunResult;
import org.operando.core.study.Person;
import org.operando.core.study.Study;
import org.operando.core.study.StudyProvenance;

/** Sections of the report that stand for themselves: methods with references, what the study says of itself. */
final class ReportSections {
    private ReportSections() {
    }

    /** Methods in the words of a paper, and the references that they name. */
    static String methods(RunResult run) {
        MethodsText methods = MethodsText.of(run);
        Html html = new Html();
        if (methods.paragraphs().isEmpty()) {
            return "";
        }
        html.raw("<section id=\"methods\">").element("h2", "Methods");
        methods.paragraphs().forEach((technique, text) -> {
            html.raw("<p>");
            if (!technique.isEmpty()) {
                html.raw("<b>").text(technique).raw("</b> ");
            }
            html.text(text).raw("</p>\n");
        });
        html.raw("<ol>");
        methods.citations().forEach(c -> html.element("li", c.toString()));
        return html.raw("</ol>").element("p class=\"more\"", "The same as BibTeX: " + Bibliography.NAME + ".")
                .raw("</section>\n").toString();
    }

    /** Where the uncertainties of a table come from: one line for all columns of one origin. */
    static String uncertainties(Table table) {
        Map<String, List<String>> columns = new LinkedHashMap<>(table.columns().stream()
                .filter(c -> !c.errorBar().isEmpty()).collect(Collectors.groupingBy(Column::errorBar,
                        LinkedHashMap::new, Collectors.mapping(c -> c.name().replace('_', ' '), Collectors.toList()))));
        Html html = new Html();
        columns.forEach((meaning, names) -> html.element("p class=\"more\"",
                "In parentheses " + meaning + ": " + String.join(", ", names) + "."));
        return html.toString();
    }

    /** People, licence, description and references as the study states them. */
    static String provenance(Study study) {
        StudyProvenance said = study.provenance();
        Html html = new Html();
        if (said.equals(StudyProvenance.NONE)) {
            return "";
        }
        html.element("h2", "The study").raw("<table>");
        said.description().ifPresent(d -> html.row("td", "description", d));
        for (Person person : said.people()) {
            html.row("td", "by", person.name() + person.affiliation().map(a -> ", " + a).orElse("")
                    + person.orcid().map(o -> ", ORCID " + o).orElse(""));
        }
        said.licence().ifPresent(l -> html.row("td", "licence", l));
        said.references().forEach(r -> html.row("td", "reference", r));
        return html.raw("</table>\n").toString();
    }
}
