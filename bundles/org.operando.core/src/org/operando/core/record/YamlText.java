// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.record;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML 1.2 text as nodes with their places. Size, nesting, anchors and aliases are checked on the event stream before
 * anything is composed: a short text can hold more aliases or brackets than memory or stack have room for.
 */
public final class YamlText {
    /** Longest text that is read, characters. */
    public static final int MAX_LENGTH = 1 << 20;
    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 100;

    private YamlText() {
    }

    /** The root node of a text; empty, with problems noted, when the text cannot be read or holds nothing. */
    public static Optional<Node> compose(String text, Problems problems) {
        if (text.length() > MAX_LENGTH) {
            problems.add(1, 1, Problem.Kind.ERROR,
                    "the file is larger than 1 MB; a study refers to data by file names");
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder().setParseComments(false).setMaxAliasesForCollections(1)
                .setCodePointLimit(2 * MAX_LENGTH).build();
        try {
            if (!isHarmless(text, settings, problems)) {
                return Optional.empty();
            }
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            boolean pattern = String.valueOf(e.getContext()).contains("alias");
            problems.add(mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1,
                    Problem.Kind.ERROR,
                    pattern ? "a text that begins with * is an alias to YAML, which a study may not have; if it is a file pattern, "
                            + "write it in quotes"
                            : "not readable as YAML: " + e.getProblem()
                                    + "; if a text holds : , # % or brackets, write it in quotes");
        } catch (YamlEngineException e) {
            problems.add(1, 1, Problem.Kind.ERROR, "not readable as YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static boolean isHarmless(String text, LoadSettings settings, Problems problems) {
        int depth = 0;
        Iterator<Event> events = new Parse(settings).parseString(text).iterator();
        while (events.hasNext()) {
            Event event = events.next();
            String refused = null;
            if (event instanceof AliasEvent alias) {
                refused = "'*" + alias.getAlias().getValue()
                        + "' is an alias to YAML, which a study may not have; if it is a "
                        + "file pattern, write it in quotes";
            } else if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                refused = "'&" + node.getAnchor().get().getValue()
                        + "' is an anchor to YAML, which a study may not have; "
                        + "if it is part of a text, write it in quotes";
            } else if (tag(event).isPresent()) {
                refused = "'" + tag(event).get() + "' is a tag to YAML, which a study may not have; if it is part of a"
                        + " text, write it in quotes";
            } else if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                refused = "nested deeper than " + MAX_DEPTH;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (refused != null) {
                Mark mark = event.getStartMark().orElseThrow();
                problems.add(mark.getLine() + 1, mark.getColumn() + 1, Problem.Kind.ERROR, refused);
                return false;
            }
        }
        return true;
    }

    /** What is written as a type of a value. */
    private static Optional<String> tag(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
    }
}
