// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on source files. */
class SourcesTest {
    private static final String SOUND = """
            // SPDX-FileCopyrightText: Operando contributors
            // SPDX-License-Identifier: EPL-2.0
            package org.operando.sound;

            public final class RingFinder {
            }
            """;

    @Test
    void sourcesKeepTheRulesOfForm() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.all()) {
            // the log goes to standard error, and so does what happens before there is a log
            boolean mayPrint = Set.of("org.operando.cli", "org.operando.start", "org.operando.slf4j")
                    .contains(bundle.name());
            for (Path file : bundle.allSources()) {
                SourceForm.objections(Bundle.text(file), mayPrint, bundle.name().contains(".ui"))
                        .forEach(o -> broken.add(Bundle.shown(file) + ": " + o));
            }
        }
        for (Path file : Reactor.integrationTests()) {
            // the integration tests catch what the command line prints
            SourceForm.objections(Bundle.text(file), true, false)
                    .forEach(o -> broken.add(Bundle.shown(file) + ": " + o));
        }
        Rule.holds("form of source files: header, spaces, size, names, nothing printed, nothing unfinished", broken);
    }

    @Test
    void publicTypesAndMethodsOfTheApiAreDocumented() {
        List<String> broken = new ArrayList<>();
        for (Bundle bundle : Reactor.bundles()) {
            for (Path file : bundle.sources()) {
                String name = bundle.folder().resolve("src").relativize(file.getParent()).toString().replace('/', '.');
                if (Layers.API.contains(name)) {
                    Undocumented.in(Bundle.text(file)).forEach(u -> broken.add(Bundle.shown(file) + ": " + u));
                }
            }
        }
        Rule.holds("public types and methods of API packages have Javadoc", broken);
    }

    @Test
    void linesOfTheExampleAreAtMost120Long() {
        List<String> broken = new ArrayList<>();
        for (Path file : Reactor.example().allSources()) {
            Bundle.text(file).lines().filter(l -> l.length() > 120)
                    .forEach(l -> broken.add(Bundle.shown(file) + ": " + l.strip()));
        }
        Rule.holds("lines of the example, which no formatter sees, are at most 120 characters long", broken);
    }

    @Test
    void exampleForThirdPartiesIsShort() {
        long lines = Reactor.example().sources().stream().mapToLong(p -> Bundle.text(p).lines().count()).sum();

        assertTrue(lines < 204, "the example plug-in has " + lines + " lines of Java, an afternoon's reading are 203");
    }

    @Test
    void soundFileHasNoObjection() {
        assertEquals(List.of(), SourceForm.objections(SOUND, false, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"// SPDX-FileCopyrightText|// Copyright|SPDX", "public final|TABpublic final|tab",
                "RingFinder|RingUtils|Utils", "RingFinder|RingFinderImpl|Impl", "RingFinder|RingHelper|Helper",
                "RingFinder|AbstractRing|Abstract", "RingFinder|RingBase|Base",
                "final class RingFinder|interface IRing|prefix I",
                "operando.sound|operando.util|util", "public final|import java.util.*;public final|star",
                "class RingFinder {|class RingFinder { int x = System.out.hashCode();|standard stream",
                "class RingFinder {|class RingFinder { // TODO later|unfinished",
                "class RingFinder {|class RingFinder { String s = \"/home/me\";|one machine"})
    void eachFaultIsNamed(String from, String to, String expected) {
        String faulty = SOUND.replace(from, to.replace(";public", ";\npublic").replace("TAB", "\t"));

        List<String> objections = SourceForm.objections(faulty, false, false);

        assertEquals(1, objections.size(), objections::toString);
        assertTrue(objections.getFirst().contains(expected), objections::toString);
    }

    @Test
    void fileThatIsTooLongIsNamed() {
        assertEquals(List.of("has 605 lines, at most 600"),
                SourceForm.objections(SOUND + "\n".repeat(599), false, false));
    }

    @Test
    void undocumentedTypesAndMethodsAreFoundAndOverridesAreNot() {
        String text = """
                public class Outer {
                    /** Said. */
                    public void said() { }
                    public void unsaid() { }
                    void hidden() { }
                    @Override public String toString() { return ""; }
                    public record Inner(int x) { public Inner { } }
                }
                """;

        assertEquals(List.of("Outer", "Outer.unsaid", "Outer.Inner"), Undocumented.in(text));
    }
}
