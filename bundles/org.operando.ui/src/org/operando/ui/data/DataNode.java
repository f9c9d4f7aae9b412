// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.List;
import java.util.Optional;
import org.operando.api.LoadException;

/** A place in a file; what lies below it and its attributes are read when they are asked for, once. */
final class DataNode {
    /** Reads something. */
    interface Reading<T> {
        T read() throws LoadException;
    }

    /**
     * Something said of a place.
     * @param name what
     * @param value what of it
     */
    record Attribute(String name, String value) {
    }

    private final String name;
    private final String kind;
    private final Content content;
    private final Optional<Reading<List<DataNode>>> children;
    private final Reading<List<Attribute>> attributes;
    private volatile List<DataNode> read;

    DataNode(String name, String kind, Content content, Optional<Reading<List<DataNode>>> children,
            Reading<List<Attribute>> attributes) {
        this.name = name;
        this.kind = kind;
        this.content = content;
        this.children = children;
        this.attributes = attributes;
    }

    /** A place without anything below it. */
    static DataNode leaf(String name, String kind, Content content, List<Attribute> attributes) {
        return new DataNode(name, kind, content, Optional.empty(), () -> attributes);
    }

    String name() {
        return name;
    }

    /** What it is, in a few words. */
    String kind() {
        return kind;
    }

    Content content() {
        return content;
    }

    boolean isGroup() {
        return children.isPresent();
    }

    /** What lies below, as far as it was read. */
    Optional<List<DataNode>> known() {
        return Optional.ofNullable(read);
    }

    /** What lies below; not on the window's thread. */
    List<DataNode> children() throws LoadException {
        if (read == null) {
            read = children.isEmpty() ? List.of() : children.get().read();
        }
        return read;
    }

    /** What is said of it; not on the window's thread. */
    List<Attribute> attributes() throws LoadException {
        return attributes.read();
    }
}
