// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.LoadException;
import org.operando.io.hdf5.CompoundFields;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.ElementType;
import org.operando.io.hdf5.Hdf5File;
import org.operando.io.hdf5.LinkTarget;

/** Groups, data sets and links of an HDF5 file as nodes. */
final class HdfNodes {
    private static final int MOST_CHILDREN = 2000;
    private static final int MOST_ELEMENTS = 20;
    /** Objects that are looked at to find what to show first. */
    private static final int MOST_LOOKED_AT = 300;

    private final Hdf5File file;

    HdfNodes(Hdf5File file) {
        this.file = file;
    }

    /** What lies in a group. */
    List<DataNode> children(String group) throws LoadException {
        List<String> names = file.children(group);
        List<DataNode> nodes = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST_CHILDREN, names.size()))) {
            nodes.add(node(group.equals("/") ? "/" + name : group + "/" + name, name));
        }
        if (names.size() > MOST_CHILDREN) {
            nodes.add(DataNode.leaf("\u2026", names.size() - MOST_CHILDREN + " more that are not listed",
                    new Content.Nothing(), List.of()));
        }
        return nodes;
    }

    /** One that cannot be read must not hide those beside it. */
    private DataNode node(String path, String name) {
        Optional<LinkTarget> link = Optional.empty();
        try {
            link = file.link(path);
            String arrow = link.map(l -> "\u2192 " + l + "  ").orElse("");
            if (!file.exists(path)) {
                return broken(name, arrow + "broken link: nothing is there", link.map(l -> l.file().isEmpty()
                        ? "The link leads to " + l + ", which this file does not hold."
                        : "The link leads into another file, " + l.file()
                                + ", which is not beside this one. Put it there and open this file again.")
                        .orElse("Nothing is there."));
            }
            return file.isDataset(path) ? dataset(path, name, arrow) : new DataNode(name,
                    arrow + file.text(path, "NX_class").orElse("group"), new Content.Nothing(),
                    Optional.of(() -> children(path)), () -> attributes(path, List.of()));
        } catch (LoadException e) {
            return broken(name, link.map(l -> "\u2192 " + l + "  ").orElse("") + "cannot be read", e.getMessage());
        }
    }

    private static DataNode broken(String name, String kind, String why) {
        return DataNode.leaf(name, "\u26a0 " + kind, new Content.Words(why), List.of());
    }

    private DataNode dataset(String path, String name, String arrow) throws LoadException {
        HdfArray array = new HdfArray(file, path);
        DatasetInfo info = array.info();
        String kind = arrow + kind(info) + (array.unit().isEmpty() ? "" : ", " + array.unit());
        List<DataNode.Attribute> facts = List.of(new DataNode.Attribute("path", path),
                new DataNode.Attribute("shape", info.shape().length == 0 ? "scalar" : shape(info.shape())),
                new DataNode.Attribute("type", info.element().name()),
                new DataNode.Attribute("layout", info.layout()
                        + (info.chunk().length == 0 ? "" : ", chunks of " + shape(info.chunk()))),
                new DataNode.Attribute("filters",
                        info.filters().isEmpty() ? "none" : String.join(", ", info.filters())));
        boolean readable = array.isNumber() || info.element().isText();
        Content content = readable ? new Content.Array(array) : other(path, info);
        if (readable && info.elements() == 1) {
            kind = arrow + "= " + value(file.read(path).values())
                    + (array.unit().isEmpty() ? "" : " " + array.unit());
        }
        return new DataNode(name, kind, content, Optional.empty(), () -> attributes(path, facts));
    }

    /** Compounds in a row are a table; of what is not shown it is said what it is. */
    private Content other(String path, DatasetInfo info) throws LoadException {
        CompoundFields compound = CompoundFields.of(file, path);
        boolean known = compound.fields().stream().anyMatch(f -> f.type().kind() != ElementType.Kind.OTHER);
        if (known && info.shape().length <= 1) {
            return new Content.Grid(new CompoundCells(compound, info.shape()));
        }
        String fields = compound.fields().stream().map(f -> "\n    " + f.name() + "  " + f.type().name())
                .collect(Collectors.joining());
        String shape = info.shape().length == 0 ? "a single one" : shape(info.shape());
        return new Content.Words("Elements of type " + info.element().name() + " (" + info.element().bytes()
                + " bytes each) are not shown. Shape: " + shape + "."
                + (fields.isEmpty() ? "" : "\n\nTheir fields are:" + fields
                        + "\n\nCompounds in one dimension are shown as a table.")
                + "\n\nTo see the values here, write them as plain arrays of numbers or texts.");
    }

    private static String kind(DatasetInfo info) {
        String shape = info.shape().length == 0 ? "" : shape(info.shape()) + " ";
        return shape + info.element().name() + (info.layout().equals("virtual") ? ", virtual" : "");
    }

    static String shape(int[] shape) {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" \u00d7 "));
    }

    private List<DataNode.Attribute> attributes(String path, List<DataNode.Attribute> facts) throws LoadException {
        List<DataNode.Attribute> all = new ArrayList<>(facts);
        for (String name : file.attributes(path)) {
            all.add(new DataNode.Attribute("@" + name,
                    file.attribute(path, name).map(HdfNodes::value).orElse("(of a type that is not shown)")));
        }
        return all;
    }

    /** A primitive array or texts; the first elements of long ones. */
    private static String value(Object values) {
        int n = Array.getLength(values);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(n, MOST_ELEMENTS); i++) {
            text.append(i == 0 ? "" : ", ").append(PlaneCells.text(values, i));
        }
        return text.append(n > MOST_ELEMENTS ? ", \u2026 (" + n + ")" : "").toString();
    }

    /**
     * What is worth to be seen first: what the file calls its default, else the largest array of numbers near the root.
     * @return names from the root
     */
    List<String> first(List<DataNode> roots) throws LoadException {
        String path = "";
        for (int depth = 0; depth < 8; depth++) {
            String group = path.isEmpty() ? "/" : path;
            Optional<String> next = file.text(group, "default").or(() -> signal(group));
            if (next.isEmpty() || !file.exists(path + "/" + next.get())) {
                break;
            }
            path = path + "/" + next.get();
            if (file.isDataset(path)) {
                return names(path);
            }
        }
        return largest(roots);
    }

    private Optional<String> signal(String group) {
        try {
            return file.text(group, "signal");
        } catch (LoadException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(String path) {
        return Arrays.stream(path.split("/")).filter(n -> !n.isEmpty()).toList();
    }

    private static List<String> largest(List<DataNode> roots) throws LoadException {
        Deque<List<DataNode>> queue = new ArrayDeque<>();
        roots.forEach(r -> queue.add(List.of(r)));
        List<DataNode> best = List.of();
        long most = 1;
        for (int looked = 0; looked < MOST_LOOKED_AT && !queue.isEmpty(); looked++) {
            List<DataNode> path = queue.remove();
            DataNode node = path.getLast();
            if (node.content() instanceof Content.Array a && a.array().isNumber()) {
                long n = Arrays.stream(a.array().shape()).asLongStream().reduce(1, (x, y) -> x * y);
                best = n > most ? path : best;
                most = Math.max(n, most);
            } else if (node.isGroup() && path.size() < 6) {
                for (DataNode child : node.children()) {
                    List<DataNode> longer = new ArrayList<>(path);
                    longer.add(child);
                    queue.add(longer);
                }
            }
        }
        return best.stream().map(DataNode::name).toList();
    }
}
