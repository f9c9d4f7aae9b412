// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.operando.core.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code operando demo}: runs the example study. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Copies the example study (made by our own forward model) and runs it.")
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--into", paramLabel = "FOLDER", defaultValue = "operando-demo",
            description = "Where to put it; default ${DEFAULT-VALUE}.")
    private Path folder;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() throws StudyException, IOException {
        Path source = Environment.home().resolve("examples/demo");
        if (!Files.isDirectory(source)) {
            throw new StudyException("the example study is not in this installation", source.toString(),
                    "install Operando again");
        }
        Environment.atWork();
        copy(source);
        return options.run(folder.resolve("demo.study.yaml"));
    }

    /** Files that are there already stay as the user may have changed them. */
    private void copy(Path source) throws IOException, StudyException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).filter(p -> !p.toString().contains(".results")).toList();
        }
        try {
            for (Path file : files) {
                Path target = folder.resolve(source.relativize(file).toString());
                if (!Files.exists(target)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new StudyException("the example study cannot be written here (" + e.getMessage() + ")",
                    folder.toString(),
                    "name another folder with --into");
        }
    }
}
