// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.operando.ui.help.RenderedPage.Look;
import org.operando.ui.help.RenderedPage.Span;

/** Turns Markdown into text with marks: headings, paragraphs, lists, tables, code, links, pictures. */
final class PageRenderer extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();
    private String title = "";
    private String indent = "";

    private final int width;

    private PageRenderer(int width) {
        this.width = width;
    }

    /**
     * Renders a page.
     * @param width letters that a line of a table may have
     */
    static RenderedPage render(String markdown, int width) {
        PageRenderer renderer = new PageRenderer(width);
        PARSER.parse(markdown).accept(renderer);
        return new RenderedPage(renderer.title, renderer.text.toString(), List.copyOf(renderer.spans),
                Map.copyOf(renderer.anchors));
    }

    /** The name by which links find a heading, as web sites make it. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    private void marked(Node node, Look look, String target) {
        int from = text.length();
        visitChildren(node);
        spans.add(new Span(from, text.length(), look, target));
    }

    private void endBlock() {
        text.append(indent.isEmpty() ? "\n\n" : "\n");
    }

    @Override
    public void visit(Heading heading) {
        Look look = switch (heading.getLevel()) {
            case 1 -> Look.TITLE;
            case 2 -> Look.HEADING;
            default -> Look.SUBHEADING;
        };
        int from = text.length();
        marked(heading, look, "");
        String words = text.substring(from);
        anchors.putIfAbsent(anchor(words), from);
        title = title.isEmpty() ? words : title;
        endBlock();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endBlock();
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        items(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
    }

    private void items(Node list, int first) {
        String outer = indent;
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            text.append(outer).append(first == 0 ? "\u2022 " : number + ". ");
            number++;
            indent = outer + "   ";
            visitItem((ListItem) item);
        }
        indent = outer;
        if (outer.isEmpty()) {
            text.append('\n');
        }
    }

    private void visitItem(ListItem item) {
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            if (child != item.getFirstChild() && child instanceof Paragraph) {
                text.append(indent);
            }
            child.accept(this);
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        block(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        block(code.getLiteral());
    }

    private void block(String literal) {
        int from = text.length();
        literal.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        spans.add(new Span(from, text.length(), Look.BLOCK, ""));
        text.append('\n');
    }

    @Override
    public void visit(HtmlBlock html) {
        // comments for the makers of pages
    }

    @Override
    public void visit(Text words) {
        text.append(words.getLiteral());
    }

    @Override
    public void visit(Code code) {
        int from = text.length();
        text.append(code.getLiteral());
        spans.add(new Span(from, text.length(), Look.CODE, ""));
    }

    @Override
    public void visit(Emphasis emphasis) {
        marked(emphasis, Look.EMPHASIS, "");
    }

    @Override
    public void visit(StrongEmphasis strong) {
        marked(strong, Look.STRONG, "");
    }

    @Override
    public void visit(Link link) {
        marked(link, Look.LINK, link.getDestination());
    }

    @Override
    public void visit(Image image) {
        spans.add(new Span(text.length(), text.length() + 1, Look.PICTURE, image.getDestination()));
        text.append(RenderedPage.PICTURE).append('\n');
        marked(image, Look.EMPHASIS, "");
    }

    @Override
    public void visit(SoftLineBreak line) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak line) {
        text.append('\n').append(indent);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            TextTable rows = new TextTable(width);
            for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
                for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                    rows.add(cells((TableRow) row), part instanceof TableHead);
                }
            }
            int from = text.length();
            rows.write(text, spans);
            spans.add(new Span(from, text.length(), Look.TABLE, ""));
            text.append('\n');
        } else {
            visitChildren(block);
        }
    }

    private List<RenderedPage> cells(TableRow row) {
        List<RenderedPage> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            PageRenderer inner = new PageRenderer(width);
            inner.visitChildren((TableCell) cell);
            cells.add(new RenderedPage("", inner.text.toString(), List.copyOf(inner.spans), Map.of()));
        }
        return cells;
    }
}
