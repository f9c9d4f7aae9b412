// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.operando.api.FileHead;
import org.operando.api.Loader;
import org.operando.powder.PatternSeries;
import org.operando.powder.PowderMeasurement;
import org.operando.powder.Samples;
import org.operando.testkit.PlainContext;

/** Each file of the data folder is a pattern to one loader, or to none. */
class RecognitionTest {
    private static final Map<String, Loader<PowderMeasurement, PatternSeries>> LOADERS = loaders();

    private static Map<String, Loader<PowderMeasurement, PatternSeries>> loaders() {
        Map<String, Loader<PowderMeasurement, PatternSeries>> loaders = new LinkedHashMap<>();
        loaders.put("columns", new ColumnsLoader());
        loaders.put("gsas", new GsasLoader());
        loaders.put("xrdml", new XrdmlLoader());
        loaders.put("nexus", new AzimuthalLoader());
        return loaders;
    }

    private static List<String> takers(Path file) throws IOException {
        FileHead head = FileHead.of(file);
        List<String> takers = new ArrayList<>();
        LOADERS.forEach((name, loader) -> {
            if (loader.recognise(head).confidence() > 0.5) {
                takers.add(name);
            }
        });
        return takers;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> expected(String name) {
        if (name.endsWith(".xy") || name.endsWith(".xye") || name.endsWith(".chi") || name.endsWith(".dat")) {
            return List.of("columns");
        }
        boolean gsas = name.endsWith(".fxye") || name.endsWith(".gsas") || name.endsWith(".gsa")
                || name.endsWith(".xra") || name.endsWith(".raw");
        return gsas ? List.of("gsas") : name.endsWith(".xrdml") ? List.of("xrdml") : List.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"formats", "real", "oracle_layered", "oracle_insitu_series", "frames",
        "datalab_insitu/coincell8_LDE2/xrd", "datalab_insitu/li_mo_operando"})
    void filesOfTheDataFolderHaveOneLoaderOrNone(String folder) throws Exception {
        for (Path file : files(Samples.data("xrd/" + folder))) {
            assertEquals(expected(file.getFileName().toString()), takers(file), file.toString());
        }
    }

    @Test
    void patternsOfTheRefinementDataAreRead() throws Exception {
        int read = 0;
        for (String folder : List.of("real", "oracle_layered", "oracle_insitu_series")) {
            for (Path file : files(Samples.data("xrd/" + folder))) {
                for (String taker : takers(file)) {
                    PatternSeries series = LOADERS.get(taker).load(List.of(file), PowderMeasurement.unknown(),
                            new PlainContext()).data();
                    assertTrue(series.twoThetaDegrees().length > 2000, file.toString());
                    read++;
                }
            }
        }
        // 1 + 7 + 1 real, 2 samples x 2 wavelengths x 6 layered, 48 clean, 48 noisy and the foil
        assertEquals(9 + 24 + 97, read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echem", "xas"})
    void filesOfOtherTechniquesAreNoPatterns(String technique) throws Exception {
        for (Path file : files(Samples.data(technique))) {
            assertEquals(List.of(), takers(file), file.toString());
        }
    }
}
