// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.operando.api.LoadException;
import org.operando.api.RegularFile;
import org.operando.core.record.Problems;
import org.operando.core.record.RecordReader;
import org.operando.figure.MaskPicture;
import org.operando.figure.PictureException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads a region of a study, with the picture of a mask. */
final class RegionReader {
    private static final long MOST_BYTES = 64L << 20;

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
            MaskPicture pixels = mask(mask.file());
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

    /**
     * Reads the picture of a mask.
     * @throws LoadException when it is none; says what to do
     */
    static MaskPicture mask(Path file) throws LoadException {
        RegularFile.require(file);
        if (!Files.exists(file)) {
            throw LoadException.at(file, "", "no such file", "name the picture of the mask, from the study's folder");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw LoadException.at(file, "", "is larger than 64 MiB", "save the mask as PNG, in grey, 8 bits");
            }
            return MaskPicture.read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (PictureException e) {
            throw new LoadException(e.getMessage(), "", "", e);
        } catch (IOException e) {
            throw LoadException.io(file, e);
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
