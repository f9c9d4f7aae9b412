// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.geometry;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.operando.api.OperationException;
import org.operando.powder.geometry.DetectorMake.Modules;

/**
 * Detectors by name and by the shape of their frames. Names are compared by letters and digits alone: {@code pilatus-1m},
 * {@code Pilatus1M} (as in .poni files) and {@code PILATUS 1M, 10-0005} (as in headers) are one.
 */
public final class DetectorCatalogue {
    private static final Modules PILATUS = new Modules(195, 487, 17, 7);
    private static final Modules EIGER = new Modules(514, 1030, 37, 10);
    private static final Modules EIGER2 = new Modules(512, 1028, 38, 12);

    private static final List<DetectorMake> MAKES = List.of(
            pilatus("pilatus-100k", 195, 487), pilatus("pilatus-200k", 407, 487), pilatus("pilatus-300k", 619, 487),
            pilatus("pilatus-300k-w", 195, 1475), pilatus("pilatus-1m", 1043, 981), pilatus("pilatus-2m", 1679, 1475),
            pilatus("pilatus-6m", 2527, 2463),
            plain("eiger-500k", 512, 1030, 75), eiger("eiger-1m", 1065, 1030, EIGER),
            eiger("eiger-4m", 2167, 2070, EIGER), eiger("eiger-9m", 3269, 3110, EIGER),
            eiger("eiger-16m", 4371, 4150, EIGER),
            plain("eiger2-500k", 512, 1028, 75), eiger("eiger2-1m", 1062, 1028, EIGER2),
            eiger("eiger2-4m", 2162, 2068, EIGER2), eiger("eiger2-9m", 3262, 3108, EIGER2),
            eiger("eiger2-16m", 4362, 4148, EIGER2),
            plain("perkin-elmer", 2048, 2048, 200), plain("perkin-elmer-binned", 1024, 1024, 400),
            plain("ge", 2048, 2048, 200), plain("mar-ccd-165", 2048, 2048, 79),
            plain("mar-ccd-165-binned", 1024, 1024, 158),
            plain("mar345-1200", 1200, 1200, 150), plain("mar345-1600", 1600, 1600, 150),
            plain("mar345-1800", 1800, 1800, 100), plain("mar345-2000", 2000, 2000, 150),
            plain("mar345-2300", 2300, 2300, 150), plain("mar345-2400", 2400, 2400, 100),
            plain("mar345-3000", 3000, 3000, 100), plain("mar345-3450", 3450, 3450, 100),
            plain("pixium-4700", 1910, 2480, 154), plain("pixium-rf4343-binned", 1440, 1440, 296));

    private DetectorCatalogue() {
    }

    private static DetectorMake pilatus(String name, int rows, int columns) {
        return new DetectorMake(name, rows, columns, 172, 172, Optional.of(PILATUS));
    }

    private static DetectorMake eiger(String name, int rows, int columns, Modules modules) {
        return new DetectorMake(name, rows, columns, 75, 75, Optional.of(modules));
    }

    private static DetectorMake plain(String name, int rows, int columns, double micrometres) {
        return new DetectorMake(name, rows, columns, micrometres, micrometres, Optional.empty());
    }

    /** All that are known. */
    public static List<DetectorMake> all() {
        return MAKES;
    }

    /** The detector of a name. */
    public static Optional<DetectorMake> named(String name) {
        String key = key(name);
        return MAKES.stream().filter(m -> key(m.name()).equals(key)).findFirst();
    }

    /** The detector that a header speaks of, e.g. {@code PILATUS 1M, 10-0005} or {@code Dectris EIGER2 XE 16M}. */
    public static Optional<DetectorMake> mentioned(String header) {
        // grades of sensor and electronics and generations that share pixels stand between make and size
        String key = key(header.replaceAll("(?i)\\b(CdTe|XE|X|R|S)\\b", " ")
                .replaceAll("(?i)pilatus[23](?![0-9]*[MK])", "pilatus")
                .replaceAll("(?i)(eiger2?)(XE|X|R|S)\\b", "$1"));
        return MAKES.stream().filter(m -> key.contains(key(m.name())))
                .max(Comparator.comparingInt(m -> m.name().length()));
    }

    /** Detectors whose frames have this shape. */
    public static List<DetectorMake> shaped(int rows, int columns) {
        return MAKES.stream().filter(m -> m.rows() == rows && m.columns() == columns).toList();
    }

    /**
     * The detector of frames: by the name that the study says, else by the header, else by the shape.
     * @param said name in the study
     * @param header what the frames' header says of the detector
     * @param rows rows of a frame
     * @param columns columns of a frame
     * @return empty when nothing fits, so that the pixel size must be told
     * @throws OperationException when the name is not known, or several detectors have the shape
     */
    public static Optional<DetectorMake> choose(Optional<String> said, Optional<String> header, int rows, int columns)
            throws OperationException {
        if (said.isPresent()) {
            Optional<DetectorMake> named = named(said.get());
            if (named.isEmpty()) {
                throw new OperationException("detector '" + said.get() + "' is not known", "detector",
                        "write one of " + names(MAKES.stream()) + ", or the size of a pixel by 'pixel:'");
            }
            return named;
        }
        Optional<DetectorMake> mentioned = header.flatMap(DetectorCatalogue::mentioned);
        if (mentioned.isPresent()) {
            return mentioned;
        }
        List<DetectorMake> shaped = shaped(rows, columns);
        if (shaped.stream().map(DetectorMake::pixel1Micrometres).distinct().count() > 1) {
            throw new OperationException("frames of " + rows + " x " + columns + " pixels come from several detectors: "
                    + shaped.stream().map(m -> m.name() + " (" + (int) m.pixel1Micrometres() + " um)")
                            .collect(Collectors.joining(", ")),
                    "detector", "write detector: NAME with one of them");
        }
        return shaped.stream().findFirst();
    }

    private static String names(Stream<DetectorMake> makes) {
        return makes.map(DetectorMake::name).collect(Collectors.joining(", "));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
