// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins are installed by command, found, and taken away; what cannot work is named, and nothing of it is installed. */
class PluginsTest {
    private static final Path EXAMPLE = Programme.ROOT.resolve("examples/plugin-raman");
    private static final String OWN = "org.operando.api;version=\"[1.0,2)\"";

    @TempDir
    private Path folder;
    private Programme programme;
    private Path installed;

    @BeforeEach
    void makeWorkingFolder() throws IOException {
        programme = new Programme(Files.createDirectories(folder.resolve("work")));
        installed = programme.data().resolve("operando/plugins");
    }

    @Test
    void repositoryIsAddedFoundRunAndRemoved() throws Exception {
        Path repository = repository();
        Path study = study();

        Programme.Ended added = programme.run("plugins", "add", repository.toString(), "--yes");
        Programme.Ended listed = programme.run("plugins", "list", "--json");
        Programme.Ended techniques = programme.run("list", "techniques");
        Programme.Ended run = programme.run("run", study.toString());
        Programme.Ended removed = programme.run("plugins", "remove", "org.example.raman");
        Programme.Ended after = programme.run("list", "techniques");

        assertEquals(0, added.exit(), added.toString());
        for (String bundle : List.of("org.example.raman", "org.example.raman.ui")) {
            assertTrue(added.out().contains("SHA-256 " + sha256(jar(bundle))), added.out());
        }
        assertTrue(added.out().contains("not signed") && added.out().contains("by Example"), added.out());
        assertTrue(listed.out().contains("\"usable\" : true") && listed.out().contains(repository.toString()),
                listed.out());
        assertTrue(techniques.out().contains("raman"), techniques.toString());
        assertEquals("", techniques.err());
        assertEquals(0, run.exit(), run.toString());
        assertEquals(0, removed.exit(), removed.toString());
        assertFalse(after.out().contains("raman"), after.out());
        assertEquals(List.of(), names(installed));
    }

    @Test
    void withoutATerminalNothingIsInstalledThatNobodyConfirmed() throws Exception {
        Programme.Ended ended = programme.run("plugins", "add", repository().toString());

        assertEquals(2, ended.exit());
        assertTrue(ended.out().contains("SHA-256") && ended.err().contains("--yes"), ended.toString());
        assertEquals(List.of(), names(installed));
    }

    @Test
    void zipOfTheRepositoryIsTakenAndReplacesTheOneBefore() throws Exception {
        Path repository = repository();
        MadeJar zip = new MadeJar();
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.with(repository.relativize(file).toString(), Files.readAllBytes(file));
            }
        }

        programme.run("plugins", "add", repository.toString(), "--yes");
        Programme.Ended ended = programme.run("plugins", "add",
                zip.write(folder.resolve("raman.zip")).toString(), "--yes");

        assertEquals(0, ended.exit(), ended.toString());
        assertTrue(ended.out().contains("replaces 1.0.0"), ended.out());
        assertEquals(List.of("org.example.raman"), names(installed));
    }

    @Test
    void whatCannotWorkIsRefusedWithTheReason() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.jar"), "PK but no jar");
        Path plain = new MadeJar().with("a.txt", "text").write(folder.resolve("plain.jar"));
        Path lonely = MadeJar.bundle("org.example.lonely", OWN + ",org.example.nowhere;version=\"[3.0,4)\"")
                .write(folder.resolve("lonely.jar"));
        Path older = MadeJar.bundle("org.example.older", "org.operando.api;version=\"[0.9,1)\"")
                .write(folder.resolve("older.jar"));
        Path newer = MadeJar.bundle("org.example.newer", "org.operando.api;version=\"[2.0,3)\"")
                .write(folder.resolve("newer.jar"));
        Path taken = MadeJar.bundle("org.example.taken", OWN).operation("echem.cycles")
                .write(folder.resolve("taken.jar"));
        Path entity = MadeJar.bundle("org.example.entity", OWN)
                .with("plugin.xml",
                        "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:/etc/hostname\">]><plugin>&e;org.operando.</plugin>")
                .write(folder.resolve("entity.jar"));

        assertRefused(broken, "broken.jar", "cannot be read as a jar");
        assertRefused(plain, "plain.jar", "is not a bundle");
        assertRefused(lonely, "org.example.lonely", "org.example.nowhere [3.0.0,4.0.0)");
        assertRefused(older, "org.example.older", "an older API", "org.operando.api", "1.0.0");
        assertRefused(newer, "org.example.newer", "a newer API", "update Operando");
        assertRefused(taken, "org.example.taken", "'echem.cycles'", "org.operando.echem");
        assertRefused(entity, "entity.jar", "plugin.xml cannot be read");
        assertRefused(folder.resolve("nowhere.zip"), "nowhere.zip", "no such file");
    }

    @Test
    void archiveThatLeavesItsFolderOrHasNoEndIsRefused() throws Exception {
        Path slip = new MadeJar().with("plugins/a.jar", "x").with("../../outside.jar", "x")
                .write(folder.resolve("slip.zip"));
        Path inner = MadeJar.bundle("org.example.slip", OWN).with("../outside.class", "x")
                .write(folder.resolve("inner.jar"));
        Path bomb = MadeJar.bundle("org.example.bomb", OWN).with("zeros", new byte[80 << 20])
                .write(folder.resolve("bomb.jar"));

        assertRefused(slip, "outside of itself", "../../outside.jar");
        assertRefused(inner, "outside of itself", "../outside.class");
        assertRefused(bomb, "unpacks to far more");
        assertFalse(Files.exists(folder.resolve("outside.jar")));
    }

    @Test
    void whatLiesInTheFolderAndCannotBeUsedIsNamedAndSkipped() throws Exception {
        programme.run("plugins", "add", repository().toString(), "--yes");
        Path broken = Files.writeString(installed.resolve("broken.jar"), "PK but no jar");
        MadeJar.bundle("org.example.older", "org.operando.api;version=\"[0.9,1)\"")
                .write(installed.resolve("older/older.jar"));
        MadeJar.bundle("org.example.lonely", "org.example.nowhere").write(installed.resolve("lonely/lonely.jar"));

        Programme.Ended techniques = programme.run("list", "techniques");
        Programme.Ended plugins = programme.run("plugins", "list");

        assertEquals(0, techniques.exit());
        assertTrue(techniques.out().contains("raman"), techniques.toString());
        for (String named : List.of(broken.toString(), "org.example.older", "org.example.lonely",
                "built for another version of Operando")) {
            assertTrue(techniques.err().contains(named), named + " in " + techniques.err());
        }
        assertTrue(plugins.out().lines().anyMatch(l -> l.startsWith("older") && l.contains("not usable")),
                plugins.out());
        assertTrue(plugins.err().contains("an older API") && plugins.err().contains("org.example.nowhere"),
                plugins.err());
    }

    @Test
    void bundleThatAFeatureNeedsComesWithItAndOneThatNobodyNeedsDoesNot() throws Exception {
        Path repository = folder.resolve("repository");
        new MadeJar().with("feature.xml", "<feature id=\"org.example.outer.feature\" version=\"1.0.0\">"
                + "<plugin id=\"org.example.outer\" version=\"0.0.0\"/></feature>")
                .write(repository.resolve("features/outer.jar"));
        MadeJar.bundle("org.example.outer", OWN + ",org.example.inner").write(repository.resolve("plugins/outer.jar"));
        MadeJar.bundle("org.example.inner", OWN + "\nExport-Package: org.example.inner")
                .write(repository.resolve("plugins/inner.jar"));
        MadeJar.bundle("org.example.other", OWN).write(repository.resolve("plugins/other.jar"));

        Programme.Ended added = programme.run("plugins", "add", repository.toString(), "--yes");

        assertEquals(0, added.exit(), added.toString());
        assertEquals(List.of("org.example.inner_1.2.3.jar", "org.example.outer_1.2.3.jar", "plugin.json"),
                names(installed.resolve("org.example.outer")));
    }

    @Test
    void plugInOfTheSiteIsFoundByAllAndRemovedOnlyAsSuch() throws Exception {
        Path site = folder.resolve("site");
        Map<String, String> environment = Map.of("OPERANDO_SITE_PLUGINS", site.toString());

        Programme.Ended added = programme.start(environment, List.of(), "plugins", "add", "--site", "--yes",
                repository().toString()).end();
        Programme.Ended techniques = programme.start(environment, List.of(), "list", "techniques").end();
        Programme.Ended refused = programme.start(environment, List.of(), "plugins", "remove", "org.example.raman")
                .end();

        assertEquals(0, added.exit(), added.toString());
        assertTrue(techniques.out().contains("raman"), techniques.toString());
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--site"), refused.err());
        assertEquals(List.of("org.example.raman"), names(site));
        assertEquals(List.of(), names(installed));
    }

    @Test
    void signerIsNamedAndAChangedJarIsRefused() throws Exception {
        Path jar = MadeJar.bundle("org.example.signed", OWN).operation("signed.count").with("a.txt", "as it was")
                .write(folder.resolve("signed.jar"));
        sign(jar);
        MadeJar changed = new MadeJar();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    changed.with(entry.getName(),
                            entry.getName().equals("a.txt") ? "changed".getBytes(StandardCharsets.UTF_8)
                                    : in.readAllBytes());
                }
            }
        }

        Programme.Ended added = programme.run("plugins", "add", jar.toString(), "--yes");
        assertEquals(0, added.exit(), added.toString());
        assertTrue(added.out().contains("signed by CN=Somebody") && added.out().contains("of its own making"),
                added.out());
        programme.run("plugins", "remove", "org.example.signed");
        assertRefused(changed.write(folder.resolve("changed.jar")), "org.example.signed", "not as it was signed");
    }

    @Test
    void windowHasThePlugInsAndNamesWhatIsLeftOut() throws Exception {
        programme.run("plugins", "add", repository().toString(), "--yes");
        Path broken = Files.writeString(installed.resolve("broken.jar"), "PK but no jar");

        programme.startWindow(folder.resolve("window"));
        List<Path> first = configurations();
        programme.run("plugins", "remove", "org.example.raman");
        programme.startWindow(folder.resolve("window"));

        assertEquals(1, first.size(), first.toString());
        assertTrue(Files.readString(first.getFirst().resolve("left-out.txt")).contains(broken.toString()));
        String kept = framework(first.getFirst());
        assertTrue(kept.contains("org.example.raman_1.0.0") && kept.contains("org.example.raman.ui_1.0.0"),
                "the framework of the window has the plug-in");
        Path second = configurations().stream().filter(c -> !first.contains(c)).findFirst().orElseThrow();
        assertFalse(framework(second).contains("org.example.raman"), "it has it no more when it was removed");
    }

    private List<Path> configurations() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.getFileName().toString().startsWith("window")).sorted().toList();
        }
    }

    /** What the framework keeps of its bundles, as text. */
    private static String framework(Path configuration) throws IOException {
        try (Stream<Path> all = Files.walk(configuration)) {
            StringBuilder text = new StringBuilder();
            for (Path file : all.filter(p -> p.getFileName().toString().startsWith("framework.info")).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        }
    }

    private void assertRefused(Path source, String... words) throws Exception {
        Programme.Ended ended = programme.run("plugins", "add", source.toString(), "--yes");

        assertEquals(2, ended.exit(), ended.toString());
        for (String word : words) {
            assertTrue(ended.err().contains(word), "'" + word + "' in " + ended);
        }
        assertFalse(ended.err().contains("\tat "), "a stack trace on the screen: " + ended.err());
        assertEquals(List.of(), names(installed), "nothing is installed");
    }

    /** The example as p2 lays it out: a feature and two bundles. */
    private Path repository() throws IOException {
        Path repository = folder.resolve("repository");
        String feature = Files.readString(EXAMPLE.resolve("org.example.raman.feature/feature.xml"))
                .replace("qualifier", "test");
        new MadeJar().with("feature.xml", feature)
                .write(repository.resolve("features/org.example.raman.feature_1.0.0.jar"));
        for (String bundle : List.of("org.example.raman", "org.example.raman.ui")) {
            Path target = repository.resolve("plugins/" + bundle + "_1.0.0.jar");
            Files.createDirectories(target.getParent());
            Files.copy(jar(bundle), target);
        }
        return repository;
    }

    private static Path jar(String bundle) {
        return EXAMPLE.resolve(bundle + "/target/" + bundle + "-1.0.0-SNAPSHOT.jar");
    }

    private Path study() throws IOException {
        Path data = Files.createDirectories(folder.resolve("raman/org.example.raman/data"));
        Files.copy(EXAMPLE.resolve("org.example.raman/data/d-band.txt"), data.resolve("d-band.txt"));
        return Files.copy(EXAMPLE.resolve("raman.study.yaml"), folder.resolve("raman/raman.study.yaml"));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private void sign(Path jar) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Map<String, List<String>> tools = Map.of("keytool",
                List.of("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=Somebody", "-keystore",
                        keys.toString(), "-storepass", "secret", "-keypass", "secret"),
                "jarsigner", List.of("-keystore", keys.toString(), "-storepass", "secret", jar.toString(), "a"));
        for (String tool : List.of("keytool", "jarsigner")) {
            List<String> line = new ArrayList<>(tools.get(tool));
            line.addFirst(Path.of(System.getProperty("java.home"), "bin", tool).toString());
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
        }
    }
}
