// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder {@code licences} of a product: the texts that bundles hold, those of {@code releng/licences} for what they do
 * not, and a page that names the texts of each bundle.
 */
final class LicenceTexts {
    private final Path kept;
    private final Path ours;
    /** Texts by their paths in the folder. */
    private final Map<String, byte[]> texts = new TreeMap<>();
    /** Lines of the page, in the order of the bundles. */
    private final Map<String, List<String>> textsOf = new LinkedHashMap<>();
    private final Map<String, String> licenceOf = new LinkedHashMap<>();

    LicenceTexts(Path checkout, ThirdParty thirdParty, List<ShippedBundle> bundles, List<String> problems)
            throws IOException {
        kept = checkout.resolve("releng/licences");
        ours = checkout.resolve("LICENSE");
        for (ShippedBundle bundle : bundles) {
            if (bundle.isOurs()) {
                add(bundle, String.join(" AND ", own(bundle, thirdParty)), problems);
            } else if (thirdParty.library(bundle.name()).isPresent()) {
                add(bundle, thirdParty.library(bundle.name()).get().licence(), problems);
            }
        }
    }

    private static List<String> own(ShippedBundle bundle, ThirdParty thirdParty) {
        List<String> own = new ArrayList<>(List.of("EPL-2.0"));
        if (bundle.name().equals(Materials.DRAWING)) {
            thirdParty.drawn().stream().map(ThirdParty.Drawn::licence).filter(l -> !own.contains(l)).forEach(own::add);
        }
        return own;
    }

    private void add(ShippedBundle bundle, String licence, List<String> problems) throws IOException {
        List<String> names = new ArrayList<>();
        bundle.texts().forEach((path, bytes) -> {
            String name = bundle.name() + "/" + path.replaceFirst("^(META-INF|.*/figure)/", "");
            texts.put(name, bytes);
            names.add(name);
        });
        Path written = kept.resolve("bundles/" + bundle.name() + ".txt");
        if (Files.exists(written)) {
            texts.put(bundle.name() + "/LICENSE.txt", Files.readAllBytes(written));
            names.add(bundle.name() + "/LICENSE.txt");
        }
        boolean hasOwn = !names.isEmpty();
        for (String id : ThirdParty.ids(licence)) {
            Path text = id.equals("EPL-2.0") ? ours : kept.resolve(id + ".txt");
            if (Files.exists(text)) {
                texts.put(id + ".txt", Files.readAllBytes(text));
                names.add(id + ".txt");
            } else if (!hasOwn) {
                problems.add(
                        bundle.name() + ": no text of its licence " + id + " in the jar; put it into releng/licences/"
                                + id + ".txt, or bundles/" + bundle.name() + ".txt there");
            }
        }
        textsOf.put(bundle.name(), names);
        licenceOf.put(bundle.name(), licence);
    }

    /** Writes the folder. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, text.getValue());
        }
        StringBuilder page = new StringBuilder(
                """
                        # Licences

                        The texts of the licences of what lies in `plugins`: a folder a bundle with what its jar holds, beside them the
                        licences themselves. `../THIRD-PARTY.md` says what each bundle is for, `../bom.json` its version and hash. A Java
                        runtime has its own in `../jre/legal`.

                        | bundle | licence | texts |
                        |---|---|---|
                        """);
        textsOf.forEach((name, names) -> page.append("| `").append(name).append("` | ").append(licenceOf.get(name))
                .append(" | ").append(String.join(", ", names)).append(" |\n"));
        Files.write(folder.resolve("README.md"), page.toString().getBytes(StandardCharsets.UTF_8));
    }
}
