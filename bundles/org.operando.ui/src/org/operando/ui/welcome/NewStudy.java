// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.operando.core.template.Templates;

/** Makes study files to begin from: the example with its data, or one of the templates. Not for the UI thread. */
public final class NewStudy {
    private static final String FILE = "demo.study.yaml";

    private NewStudy() {
    }

    /** Where the example is put: into the user's home, where it can be changed. */
    public static Path usualFolder() {
        return Path.of(System.getProperty("operando.demo",
                Path.of(System.getProperty("user.home"), "operando-demo").toString()));
    }

    /** Copies the example study into a folder and gives its file; files that are there already stay as the user left them. */
    public static Path example(Path folder) throws IOException {
        Path source = Path.of(System.getProperty("operando.home", "."), "examples/demo");
        if (!Files.isDirectory(source)) {
            throw new IOException(
                    "the example study is not in this installation (" + source + "); install Operando again");
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).filter(p -> !p.toString().contains(".results")).toList();
        }
        for (Path file : files) {
            Path target = folder.resolve(source.relativize(file).toString());
            if (!Files.exists(target)) {
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return folder.resolve(FILE);
    }

    /** Writes a template; a file that is there is not replaced. */
    public static Path fromTemplate(String template, Path file) throws IOException {
        Path whole = file.getFileName().toString().matches(".*\\.ya?ml") ? file
                : file.resolveSibling(file.getFileName() + ".study.yaml");
        if (Files.exists(whole)) {
            throw new IOException(whole + " is there already; give the new study another name");
        }
        Files.writeString(whole, Templates.text(template).orElseThrow());
        return whole;
    }
}
