// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code THIRD-PARTY.md} says: the libraries of the product, and fonts and colour maps inside of our own bundles.
 * @param libraries by symbolic name
 * @param drawn fonts and colour maps of others
 */
record ThirdParty(Map<String, Library> libraries, List<Drawn> drawn) {
    private static final Pattern ROW = Pattern
            .compile("\\| `([^`]+)` \\| ([^:| ]+):([^:| ]+):([^:| ]+) \\| ([^|]+) \\| ([^|]*) \\|");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId><version>([^<]+)</version>");
    private static final Pattern LOCATION = Pattern.compile("<location .*?</location>", Pattern.DOTALL);

    /**
     * A library.
     * @param name symbolic name of its bundle
     * @param group of Maven Central
     * @param artifact of Maven Central
     * @param version of Maven Central
     * @param licence expression of SPDX
     * @param wrapped its manifest is made by our build
     */
    record Library(String name, String group, String artifact, String version, String licence, boolean wrapped) {
        /** The version of a bundle is this one; it has three numbers and a qualifier. */
        boolean isOfVersion(String bundle) {
            return numbers(version).equals(numbers(bundle));
        }

        private static List<Integer> numbers(String version) {
            List<Integer> numbers = new ArrayList<>();
            for (String part : version.split("\\.")) {
                if (numbers.size() < 3 && part.matches("[0-9]+")) {
                    numbers.add(Integer.parseInt(part));
                }
            }
            while (numbers.size() < 3) {
                numbers.add(0);
            }
            return numbers;
        }
    }

    /**
     * Fonts or colour maps.
     * @param name what it is
     * @param source who made it
     * @param licence expression of SPDX
     */
    record Drawn(String name, String source, String licence) {
    }

    /** Reads the page; rows that the target file does not know are problems. */
    static ThirdParty read(Path checkout, List<String> problems) throws IOException {
        String page = Files.readString(checkout.resolve("THIRD-PARTY.md"));
        String target = Files.readString(
                checkout.resolve("target-platform/org.operando.target/org.operando.target.target"));
        Set<String> known = new HashSet<>();
        Set<String> wrapped = new HashSet<>();
        Matcher locations = LOCATION.matcher(target);
        while (locations.find()) {
            Matcher dependencies = DEPENDENCY.matcher(locations.group());
            while (dependencies.find()) {
                String of = dependencies.group(1) + ":" + dependencies.group(2) + ":" + dependencies.group(3);
                known.add(of);
                if (locations.group().contains("missingManifest=\"generate\"")) {
                    wrapped.add(of);
                }
            }
        }
        Map<String, Library> libraries = new TreeMap<>();
        Matcher rows = ROW.matcher(page);
        while (rows.find()) {
            String of = rows.group(2) + ":" + rows.group(3) + ":" + rows.group(4);
            if (!known.contains(of)) {
                problems.add("THIRD-PARTY.md: " + of + " of " + rows.group(1) + " is not in the target file");
            }
            if (libraries.put(rows.group(1), new Library(rows.group(1), rows.group(2), rows.group(3), rows.group(4),
                    rows.group(5).strip(), wrapped.contains(of))) != null) {
                problems.add("THIRD-PARTY.md: a second row of " + rows.group(1));
            }
        }
        return new ThirdParty(libraries, drawn(page));
    }

    private static List<Drawn> drawn(String page) {
        List<Drawn> drawn = new ArrayList<>();
        String section = page.substring(page.indexOf("## Fonts and colour maps"));
        for (String line : section.substring(0, section.indexOf("\n## ", 1)).split("\n")) {
            String[] cells = line.split("\\|");
            if (cells.length == 4 && !cells[1].strip().equals("what") && !cells[1].startsWith("---")
                    && !cells[2].strip().equals("ours")) {
                drawn.add(new Drawn(cells[1].strip().replaceFirst(" \\(.*", ""), cells[2].strip(), cells[3].strip()));
            }
        }
        return drawn;
    }

    Optional<Library> library(String name) {
        return Optional.ofNullable(libraries.get(name));
    }

    /** The licences that an expression names. */
    static List<String> ids(String expression) {
        List<String> ids = new ArrayList<>();
        for (String word : expression.split("[ ()]+")) {
            if (!word.isEmpty() && !Set.of("AND", "OR", "WITH").contains(word)) {
                ids.add(word);
            }
        }
        return ids;
    }
}
