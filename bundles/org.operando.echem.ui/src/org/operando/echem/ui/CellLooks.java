// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Mark;
import org.operando.api.figure.Markers;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Symbol;
import org.operando.ui.api.Measured;
import org.operando.ui.api.StudyResults;

/**
 * Colour and symbol of each log, the same in all views: the colour is that of the cell, by its order in the study, the
 * symbol that of the log.
 * @param logs the logs of the study, in its order
 * @param cells their cells, in the order of their first logs
 */
record CellLooks(List<Measured> logs, List<String> cells) {
    /** Colours and symbols before they begin again. */
    private static final int KINDS = 6;

    /** Those of a study. */
    static CellLooks of(StudyResults results) {
        List<Measured> logs = results.measurements().stream().filter(m -> m.technique().equals(ShownCell.TECHNIQUE))
                .toList();
        Set<String> cells = new LinkedHashSet<>();
        logs.forEach(log -> cells.add(cell(log)));
        return new CellLooks(logs, new ArrayList<>(cells));
    }

    /** The cell that was logged; a log that names none is of one of its own. */
    static String cell(Measured log) {
        // a slash is in no name: a log is not taken for the cell of its name
        return log.subject().cell().orElse("/" + log.name());
    }

    /** The colour of a log's cell. */
    Ink ink(Measured log) {
        return Ink.series(cells.indexOf(cell(log)));
    }

    /** The symbol of a log; where colours begin again the symbols are others. */
    Symbol symbol(Measured log) {
        return Symbol.series(logs.indexOf(log) + cells.indexOf(cell(log)) / KINDS);
    }

    /** A page of one log with its lines and symbols in the colour of the cell. */
    Page painted(Page page, Measured log) {
        List<Panel> panels = page.panels().stream().map(p -> new Panel(p.letter(), p.cell(), p.x(), p.y(), p.right(),
                p.marks().stream().map(m -> painted(m, log)).toList(), p.legend(), p.frame(), p.equalAspect()))
                .toList();
        return new Page(page.title(), page.widthMm(), page.heightMm(), panels, page.caption());
    }

    /** A page of cycles of one log: many are told apart by their colours, a single one has that of its cell. */
    Page painted(Page page, Measured log, List<Integer> cycles) {
        return cycles.isEmpty() ? page : painted(page, log);
    }

    private Mark painted(Mark mark, Measured log) {
        return switch (mark) {
            case Line l -> new Line(l.x(), l.y(), own(l.ink(), log), l.label(), l.right());
            case Markers m ->
                new Markers(m.x(), m.y(), m.symbol(), m.sizePt(), own(m.ink(), log), m.label(), m.right());
            case ErrorBars e -> new ErrorBars(e.x(), e.y(), e.error(), own(e.ink(), log), e.right());
            default -> mark;
        };
    }

    private Ink own(Ink pen, Measured log) {
        return new Ink(ink(log).argb(), pen.widthPt(), pen.dash());
    }
}
