// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.figure.MaskPicture;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a region of a study, with the picture of a mask. */
final class RegionReader {
    private final Problems problems;
    private final RecordReader records;

    RegionReader(Problems problems, RecordReader records) {
        this.problems = problems;
        this.records = records;
    }

    /** The region; null, with a problem, when it cannot be read. */
    PlacedRegion read(String name, Node node) {
        Region region = records.read(Region.class, node).orElse(null);
        if (region == null) {
            return null;
        }
        if (!(region.shape() instanceof Region.Mask mask)) {
            return new PlacedRegion(name, region, Optional.empty());
        }
        Node at = value(value(value(node, "shape"), "mask"), "file");
        try {
            MaskPicture pixels = MaskFile.read(mask.file());
            if (pixels.count() == 0) {
                problems.error(at, "region '" + name + "': the mask " + mask.file().getFileName()
                        + " is empty: all its pixels are 0; draw it anew, or name another file");
                return null;
            }
            return new PlacedRegion(name, region, Optional.of(pixels));
        } catch (LoadException e) {
            problems.error(at, "region '" + name + "': " + e.getMessage());
            return null;
        }
    }

    /** The value of a key; the node itself where it has none. */
    private static Node value(Node node, String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return node;
    }
}
