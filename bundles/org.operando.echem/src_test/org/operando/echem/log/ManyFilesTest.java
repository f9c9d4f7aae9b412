// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.operando.api.Context;
import org.operando.api.LoadException;
import org.operando.api.OperationException;
import org.operando.echem.EchemMeasurement;
import org.operando.testkit.PlainContext;

/** Files of one measurement that are read at the same time. */
class ManyFilesTest {
    /** A context that runs the tasks last first, as no order is promised to them. */
    private static Context lastFirst(PlainContext context) {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("parallel")) {
                        return method.invoke(context, arguments);
                    }
                    OperationException lowest = null;
                    for (int i = (int) arguments[0] - 1; i >= 0; i--) {
                        try {
                            ((Context.IntTask) arguments[1]).run(i);
                        } catch (OperationException e) {
                            lowest = e;
                        }
                    }
                    if (lowest != null) {
                        throw lowest;
                    }
                    return null;
                });
    }

    private static CellFile read(Path path, Context context, boolean fails) throws LoadException {
        String name = path.getFileName().toString();
        if (fails) {
            throw LoadException.at(path, "byte 3", "is broken");
        }
        context.warn(name, "odd");
        CellLog log = new CellLog(1);
        log.rows = 1;
        log.unixTime[0] = Integer.parseInt(name);
        return new CellFile(path, log, CellFile.UTC, name, true, Optional.empty(), Optional.empty(), Map.of());
    }

    private static List<Path> files() {
        return IntStream.range(0, 10).mapToObj(i -> Path.of(Integer.toString(i))).toList();
    }

    @Test
    void warningsComeInTheOrderOfTheFiles() throws Exception {
        PlainContext context = new PlainContext();

        var loaded = CellAssembly.load(files(), (f, study, c) -> read(f, c, false), EchemMeasurement.unknown(),
                lastFirst(context));

        assertEquals(10, loaded.data().records().rows());
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), context.warnings().stream()
                .filter(w -> w.what().equals("odd")).map(w -> w.where()).toList());
    }

    @Test
    void firstFileThatFailsIsNamedAndWarningsOfTheOthersAreTold() {
        PlainContext context = new PlainContext();

        LoadException e = assertThrows(LoadException.class, () -> CellAssembly.load(files(),
                (f, study, c) -> read(f, c, f.toString().equals("4") || f.toString().equals("7")),
                EchemMeasurement.unknown(), lastFirst(context)));

        assertEquals("4:byte 3", e.where());
        assertEquals(8, context.warnings().size());
    }
}
