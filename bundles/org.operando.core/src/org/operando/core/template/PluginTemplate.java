// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.template;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operando.core.study.StudyException;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * The folder that a plug-in begins with: the example plug-in under another name. The build puts the example into this bundle,
 * so the template is what is built and tested with Operando; only names are replaced.
 */
public final class PluginTemplate {
    private static final String FOLDER = "/plugin-template/";
    private static final String EXAMPLE = "org.example.raman";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.][a-z][a-z0-9]*)+");
    private static final List<String> WORDS_OF_JAVA = List
            .of(("abstract assert boolean break byte case catch char class "
                    + "const continue default do double else enum extends false final finally float for goto if implements import "
                    + "instanceof int interface long native new null package private protected public return short static "
                    + "strictfp super switch synchronized this throw throws transient true try void volatile while")
                    .split(" "));
    /** What the example needs inside Operando's own build only. */
    private static final Pattern OWN_BUILD = Pattern
            .compile("(?s)\\n {4}<profile>\\s*<!-- inside Operando's own build.*?</profile>");

    private final String name;
    private final String id;
    private final String title;

    /**
     * A template for a plug-in of this name.
     * @param name name as of a Java package; its last word becomes the id of the technique
     * @throws StudyException when it cannot be one
     */
    public PluginTemplate(String name) throws StudyException {
        List<String> words = List.of(name.split("[.]"));
        if (!NAME.matcher(name).matches() || words.stream().anyMatch(WORDS_OF_JAVA::contains)) {
            throw new StudyException("'" + name + "' is no name of a plug-in", "--plugin",
                    "write small letters and digits with dots between, as for a Java package, e.g. org.mylab.dsc");
        }
        if (name.startsWith("org.operando.") || words.contains("ui")) {
            throw new StudyException("'" + name + "' is no name for a plug-in of others: "
                    + (words.contains("ui") ? "'ui' marks what only the window uses" : "it is Operando's own"),
                    "--plugin", "take another, e.g. org.mylab.dsc");
        }
        this.name = name;
        id = words.getLast();
        title = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    /** Id of the technique that it brings. */
    public String technique() {
        return id;
    }

    /**
     * Writes all files.
     * @param target a folder that is not there yet
     * @return number of files
     */
    public int write(Path target) throws IOException {
        Bundle bundle = FrameworkUtil.getBundle(PluginTemplate.class);
        Enumeration<URL> files = bundle.findEntries(FOLDER, "*", true);
        int written = 0;
        for (URL file : Collections.list(files == null ? Collections.emptyEnumeration() : files)) {
            String path = file.getPath().substring(file.getPath().indexOf(FOLDER) + FOLDER.length());
            if (!path.endsWith("/")) {
                Path to = target.resolve(renamed(path));
                Files.createDirectories(to.getParent());
                try (InputStream in = file.openStream()) {
                    Files.writeString(to, renamed(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
                if (path.equals("build") && !to.toFile().setExecutable(true)) {
                    throw new IOException("cannot be made executable: " + to);
                }
                written++;
            }
        }
        if (written == 0) {
            throw new IOException("the installation lacks the template of plug-ins; install it again");
        }
        return written;
    }

    private String renamed(String path) {
        return names(path.replace("org/example/raman", name.replace('.', '/')));
    }

    private String renamed(String path, String text) {
        String own = path.equals("pom.xml") ? OWN_BUILD.matcher(text).replaceAll("") : text;
        // labels are the author's, but what the code says of Raman spectra stays true until the code is changed
        boolean isLabel = path.endsWith(".xml") || path.endsWith(".MF");
        own = isLabel ? own.replace("Raman spectroscopy", title) : own;
        return names(own.replace("# Raman", "# " + title).replace("says Raman", "says " + title));
    }

    private String names(String text) {
        String group = name.substring(0, name.lastIndexOf('.'));
        return text.replace(EXAMPLE, name)
                .replace("<groupId>org.example</groupId>", "<groupId>" + group + "</groupId>")
                .replaceAll("Raman(?=[A-Z])", Matcher.quoteReplacement(title)).replaceAll("\\braman\\b", id);
    }
}
