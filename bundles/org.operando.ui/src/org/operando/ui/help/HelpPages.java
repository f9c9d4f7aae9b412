// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The pages of the folder {@code docs} of the installation, and which of them is about which part of the window. */
public final class HelpPages {
    /** The page about the window, the first of the contents. */
    public static final String FIRST = "window.md";

    /**
     * A place that holds what was looked for.
     * @param page the page
     * @param title its title
     * @param anchor the heading above the place; empty before the first
     * @param heading the words of that heading
     * @param line the line that holds it
     */
    public record Hit(String page, String title, String anchor, String heading, String line) {
    }

    private static final int USUAL_WIDTH = 104;
    /** Lines of tables stay whole. */
    private static final int UNBROKEN = 100_000;
    private static final int AROUND = 70;

    private final Path folder;
    private final int width;

    /** @param folder the pages */
    public HelpPages(Path folder) {
        this(folder, USUAL_WIDTH);
    }

    private HelpPages(Path folder, int width) {
        this.folder = folder;
        this.width = width;
    }

    /** The same pages with tables of so many letters a line. */
    public HelpPages ofWidth(int letters) {
        return new HelpPages(folder, letters);
    }

    /** The pages of this installation. */
    public static HelpPages ofInstallation() {
        return new HelpPages(Path.of(System.getProperty("operando.home", "."), "docs"));
    }

    /** File of a page or of a picture that it shows. */
    public Path file(String name) {
        return folder.resolve(name).normalize();
    }

    /** Names of all pages, the one about the window first. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.md")) {
            all.forEach(p -> names.add(p.getFileName().toString()));
        }
        names.sort(Comparator.comparing((String n) -> !n.equals(FIRST)).thenComparing(Comparator.naturalOrder()));
        return names;
    }

    /** A page, rendered. */
    public RenderedPage page(String name) throws IOException {
        return PageRenderer.render(Files.readString(file(name)), width);
    }

    /** A page that lists all pages. */
    public RenderedPage contents() throws IOException {
        StringBuilder markdown = new StringBuilder("# Help\n\n");
        for (String name : names()) {
            markdown.append("- [").append(page(name).title()).append("](").append(name).append(")\n");
        }
        return PageRenderer.render(markdown.toString(), width);
    }

    /** A page of the places that hold all words, small letters or capitals alike. */
    public RenderedPage found(String words) throws IOException {
        List<Hit> hits = search(words);
        StringBuilder markdown = new StringBuilder("# ").append(hits.size())
                .append(hits.size() == 1 ? " place" : " places")
                .append(" with \"").append(escaped(words)).append("\"\n\n");
        for (Hit hit : hits) {
            String place = hit.heading.isEmpty() || hit.heading.equals(hit.title) ? hit.title
                    : hit.title + ": " + hit.heading;
            markdown.append("- [").append(escaped(place)).append("](").append(hit.page);
            markdown.append(hit.anchor.isEmpty() ? "" : "#" + hit.anchor).append(")  \n  ").append(escaped(hit.line))
                    .append('\n');
        }
        if (hits.isEmpty()) {
            markdown.append("Try one word, or a part of it. [All pages](contents)\n");
        }
        return PageRenderer.render(markdown.toString(), width);
    }

    private static String escaped(String line) {
        return line.replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
    }

    /** The places that hold all words, at most one for each heading. */
    public List<Hit> search(String words) throws IOException {
        String[] wanted = words.toLowerCase(Locale.ROOT).strip().split("\\s+");
        List<Hit> hits = new ArrayList<>();
        for (String name : names()) {
            RenderedPage page = ofWidth(UNBROKEN).page(name);
            TreeMap<Integer, String> headings = new TreeMap<>();
            page.anchors().forEach((anchor, at) -> headings.put(at, anchor));
            headings.putIfAbsent(0, "");
            for (int from : headings.keySet()) {
                int to = Optional.ofNullable(headings.higherKey(from)).orElse(page.text().length());
                String section = page.text().substring(from, to);
                line(section, wanted).ifPresent(line -> hits.add(new Hit(name, page.title(), headings.get(from),
                        headings.get(from).isEmpty() ? "" : section.lines().findFirst().orElse(""), line)));
            }
        }
        return hits;
    }

    private static Optional<String> line(String section, String[] wanted) {
        String small = section.toLowerCase(Locale.ROOT);
        for (String word : wanted) {
            if (!small.contains(word)) {
                return Optional.empty();
            }
        }
        return section.lines().filter(l -> l.toLowerCase(Locale.ROOT).contains(wanted[0]))
                .map(l -> l.strip().replaceAll("\\s+", " ")).map(l -> around(l, wanted[0])).findFirst();
    }

    private static String around(String line, String word) {
        int at = line.toLowerCase(Locale.ROOT).indexOf(word);
        int from = at < AROUND ? 0 : line.indexOf(' ', at - AROUND) + 1;
        int to = Math.max(at, line.lastIndexOf(' ', at + word.length() + AROUND));
        boolean whole = line.length() <= at + word.length() + AROUND;
        return (from == 0 ? "" : "\u2026 ") + (whole ? line.substring(from) : line.substring(from, to) + " \u2026");
    }

    /** The page about a part of the window: of its id, or of the longest beginning of its id that has one. */
    public static String pageOf(String part) {
        Properties pages = new Properties();
        try (InputStream in = HelpPages.class.getResourceAsStream("pages.properties")) {
            pages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String id = part; !id.isEmpty(); id = id.substring(0, Math.max(0, id.lastIndexOf('.')))) {
            if (pages.containsKey(id)) {
                return pages.getProperty(id);
            }
        }
        return FIRST;
    }
}
