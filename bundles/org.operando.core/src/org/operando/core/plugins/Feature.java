// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.w3c.dom.Element;

/**
 * A feature of a p2 repository: what is installed as one.
 * @param id its id
 * @param version its version
 * @param label name for people
 * @param provider who made it; may be empty
 * @param bundles symbolic names of its bundles for this platform
 * @param included ids of features that belong to it
 */
record Feature(String id, String version, String label, String provider, List<String> bundles,
        List<String> included) {
    private static final int LARGEST = 1 << 20;

    /** Reads the jar of a feature. */
    static Feature read(Path jar) throws PluginException {
        String file = jar.getFileName().toString();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            byte[] xml = entry(zip, "feature.xml");
            if (xml.length == 0) {
                throw new PluginException("holds no feature.xml, or one of more than 1 MiB", file, "get it again");
            }
            Properties texts = new Properties();
            try (InputStream in = new ByteArrayInputStream(entry(zip, "feature.properties"))) {
                texts.load(in);
            }
            Element root = Declarations.root(xml, jar, "feature.xml");
            return new Feature(root.getAttribute("id"), root.getAttribute("version"),
                    text(root, "label", root.getAttribute("id"), texts), text(root, "provider-name", "", texts),
                    Declarations.children(root, "plugin").stream().filter(Feature::isForThisPlatform)
                            .map(e -> e.getAttribute("id")).toList(),
                    Declarations.children(root, "includes").stream().filter(Feature::isForThisPlatform)
                            .map(e -> e.getAttribute("id")).toList());
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginException("cannot be read", file, "get it again", e);
        }
    }

    private static byte[] entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            return bytes.length > LARGEST ? new byte[0] : bytes;
        }
    }

    private static String text(Element root, String attribute, String otherwise, Properties texts) {
        String text = root.getAttribute(attribute).strip();
        text = text.startsWith("%") ? texts.getProperty(text.substring(1), "").strip() : text;
        return text.isEmpty() ? otherwise : text;
    }

    private static boolean isForThisPlatform(Element element) {
        String os = element.getAttribute("os");
        String here = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String platform = here.startsWith("windows") ? "win32" : here.startsWith("mac") ? "macosx" : "linux";
        return os.isEmpty() || List.of(os.split(",")).contains(platform);
    }

    /** Whether it is Operando's own or of the platform that Operando stands on. */
    boolean isOwn() {
        return id.startsWith("org.operando.") || id.startsWith("org.eclipse.");
    }

    /** What the plug-in is called: the id without the word for a feature. */
    String plugin() {
        return id.replaceFirst("[.]feature$", "");
    }
}
