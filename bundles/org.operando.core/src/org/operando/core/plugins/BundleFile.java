// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.eclipse.osgi.util.ManifestElement;
import org.operando.core.plugins.Need.Kind;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * A jar that is a bundle, as it describes itself. No class of it is loaded.
 * @param file the jar
 * @param name symbolic name
 * @param version version
 * @param label name for people
 * @param provider who made it; may be empty
 * @param needs what it must find in others
 * @param packages packages that it offers, with their versions
 * @param java the oldest Java that will do
 * @param contributed what it contributes to Operando
 */
public record BundleFile(Path file, String name, Version version, String label, String provider, List<Need> needs,
        Map<String, Version> packages, int java, List<Contributed> contributed) {
    private static final int LARGEST_TEXT = 4 << 20;
    private static final String MANIFEST = JarFile.MANIFEST_NAME;

    /**
     * Reads a jar.
     * @throws PluginException when it is no bundle
     */
    public static BundleFile read(Path file) throws PluginException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            ZipEntry entry = jar.getEntry(MANIFEST);
            Manifest manifest = new Manifest();
            if (entry != null) {
                try (InputStream in = jar.getInputStream(entry)) {
                    manifest.read(new ByteArrayInputStream(limited(in, file, MANIFEST)));
                }
            }
            Attributes head = manifest.getMainAttributes();
            if (head.getValue("Bundle-SymbolicName") == null) {
                throw new PluginException("is not a bundle: its manifest names no Bundle-SymbolicName", place(file),
                        Files.exists(file) && jar.getEntry("feature.xml") != null
                                ? "it is a feature; give the repository that it lies in"
                                : "ask its author for the plug-in as an OSGi bundle");
            }
            return of(file, jar, head);
        } catch (BundleException | IllegalArgumentException e) {
            throw new PluginException("has a manifest that cannot be understood", place(file),
                    "get it again, or ask its author", e);
        } catch (IOException e) {
            throw new PluginException("cannot be read as a jar", place(file), "get it again", e);
        }
    }

    private static BundleFile of(Path file, JarFile jar, Attributes head)
            throws IOException, BundleException, PluginException {
        String name = ManifestElement.parseHeader("Bundle-SymbolicName", head.getValue("Bundle-SymbolicName"))[0]
                .getValue();
        Properties texts = texts(jar, file, head);
        Map<String, Version> packages = new TreeMap<>();
        for (ManifestElement element : elements(head, "Export-Package")) {
            for (String exported : element.getValueComponents()) {
                packages.put(exported, Version.parseVersion(element.getAttribute("version")));
            }
        }
        byte[] plugin = read(jar, file, "plugin.xml");
        return new BundleFile(file, name, Version.parseVersion(head.getValue("Bundle-Version")),
                text(head, "Bundle-Name", name, texts), text(head, "Bundle-Vendor", "", texts), needs(head), packages,
                JavaVersion.needed(head), isOfInterest(plugin) ? Declarations.contributed(plugin, file) : List.of());
    }

    /** Most bundles of the platform declare much, and nothing to Operando: they need not be parsed. */
    private static boolean isOfInterest(byte[] plugin) {
        return new String(plugin, StandardCharsets.ISO_8859_1).contains("org.operando.");
    }

    private static List<Need> needs(Attributes head) throws BundleException {
        List<Need> needs = new ArrayList<>();
        for (ManifestElement element : elements(head, "Import-Package")) {
            if (!"optional".equals(element.getDirective("resolution"))) {
                for (String name : element.getValueComponents()) {
                    needs.add(new Need(Kind.PACKAGE, name, range(element.getAttribute("version"))));
                }
            }
        }
        for (ManifestElement element : elements(head, "Require-Bundle")) {
            if (!"optional".equals(element.getDirective("resolution"))) {
                needs.add(new Need(Kind.BUNDLE, element.getValue(), range(element.getAttribute("bundle-version"))));
            }
        }
        for (ManifestElement element : elements(head, "Fragment-Host")) {
            needs.add(new Need(Kind.HOST, element.getValue(), range(element.getAttribute("bundle-version"))));
        }
        return List.copyOf(needs);
    }

    private static VersionRange range(String text) {
        return new VersionRange(text == null ? "0.0.0" : text);
    }

    private static ManifestElement[] elements(Attributes head, String header) throws BundleException {
        ManifestElement[] elements = ManifestElement.parseHeader(header, head.getValue(header));
        return elements == null ? new ManifestElement[0] : elements;
    }

    /** A text of the manifest; with % in front it is a key of the bundle's texts. */
    private static String text(Attributes head, String header, String otherwise, Properties texts) {
        String text = Optional.ofNullable(head.getValue(header)).orElse(otherwise).strip();
        return text.startsWith("%") ? texts.getProperty(text.substring(1), otherwise).strip() : text;
    }

    private static Properties texts(JarFile jar, Path file, Attributes head) throws IOException, PluginException {
        String place = Optional.ofNullable(head.getValue("Bundle-Localization")).orElse("OSGI-INF/l10n/bundle");
        Properties texts = new Properties();
        texts.load(new ByteArrayInputStream(read(jar, file, place.strip() + ".properties")));
        return texts;
    }

    private static byte[] read(JarFile jar, Path file, String name) throws IOException, PluginException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return limited(in, file, name);
        }
    }

    private static byte[] limited(InputStream in, Path file, String name) throws IOException, PluginException {
        byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
        if (bytes.length > LARGEST_TEXT) {
            throw new PluginException("its " + name + " unpacks to more than 4 MiB", place(file),
                    "do not use it, or ask its author");
        }
        return bytes;
    }

    private static String place(Path file) {
        return file.getFileName().toString();
    }

    /** Whether it satisfies a need. */
    public boolean offers(Need need) {
        return switch (need.kind()) {
            case PACKAGE -> packages.containsKey(need.name()) && need.range().includes(packages.get(need.name()));
            case BUNDLE, HOST -> name.equals(need.name()) && need.range().includes(version);
        };
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
