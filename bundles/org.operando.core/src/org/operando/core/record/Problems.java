// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in one text, so that the user hears all of it at once. */
public final class Problems {
    private final String source;
    private final List<Problem> found = new ArrayList<>();
    private int count;

    /** @param source name of the file for the messages */
    public Problems(String source) {
        this.source = source;
    }

    /** An error at a node. */
    public void error(Node at, String what) {
        add(at, Problem.Kind.ERROR, what);
    }

    /** Something that is open at a node. */
    public void open(Node at, String what) {
        add(at, Problem.Kind.OPEN, what);
    }

    /** Something questionable at a node. */
    public void warning(Node at, String what) {
        add(at, Problem.Kind.WARNING, what);
    }

    /** Something open that nothing depends on for sure: what is read is usable without it. */
    public void mention(Node at, String what) {
        add(at, Problem.Kind.OPEN, what);
        count--;
    }

    private void add(Node at, Problem.Kind kind, String what) {
        Mark mark = at.getStartMark().orElse(null);
        add(mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1, kind, what);
    }

    /** A problem at a line and column, both from 1. */
    public void add(int line, int column, Problem.Kind kind, String what) {
        Problem p = new Problem(source, line, column, kind, what);
        count++;
        if (!found.contains(p)) {
            found.add(p);
        }
    }

    /**
     * How often something was found so far that leaves what is read without a value; the same one, found again where its
     * text is read for another purpose, counts again.
     */
    public int count() {
        return count;
    }

    /** Whether an error was found. */
    public boolean hasErrors() {
        return found.stream().anyMatch(p -> p.kind() == Problem.Kind.ERROR);
    }

    /** All of them, in the order of the text. */
    public List<Problem> list() {
        return found.stream().sorted().toList();
    }
}
