// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.help;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.PaintObjectEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.operando.ui.help.RenderedPage.Look;
import org.operando.ui.help.RenderedPage.Span;

/** A rendered page in a text widget; links are followed by a click or by Enter on them. */
final class PageText {
    private static final int MARGIN = 14;
    private static final int NARROW = 40;
    private static final int WIDE = 140;
    private static final int LARGEST_PICTURE = 900;

    private static final Pattern ITEM = Pattern.compile(" *(\u2022|[0-9]+\\.) | {3,}(?=\\S)");

    private final StyledText text;
    private final Function<String, Path> files;
    private final Consumer<String> follow;
    private final LocalResourceManager resources;
    private final Map<String, ImageData> pictures = new ConcurrentHashMap<>();
    private final Map<Integer, Image> shownPictures = new HashMap<>();
    private List<Span> links = List.of();

    PageText(Composite parent, Consumer<String> follow, Function<String, Path> files) {
        this.files = files;
        this.follow = follow;
        text = new StyledText(parent, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL | SWT.MULTI);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setLineSpacing(2);
        resources = new LocalResourceManager(JFaceResources.getResources(), text);
        text.addListener(SWT.MouseUp, e -> followAt(text.getOffsetAtPoint(new Point(e.x, e.y))));
        text.addListener(SWT.MouseMove, e -> text.setCursor(
                linkAt(text.getOffsetAtPoint(new Point(e.x, e.y))).isEmpty() ? null
                        : e.display.getSystemCursor(SWT.CURSOR_HAND)));
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.CR) {
                followAt(text.getCaretOffset());
            }
        });
        text.addPaintObjectListener(this::paintPicture);
        text.addDisposeListener(e -> dropPictures());
    }

    StyledText control() {
        return text;
    }

    /** Letters of one width that fit into a line. */
    int letters() {
        GC gc = new GC(text);
        gc.setFont(JFaceResources.getTextFont());
        int width = (int) gc.getFontMetrics().getAverageCharacterWidth();
        gc.dispose();
        int room = text.getClientArea().width - 2 * MARGIN;
        return Math.clamp(room / Math.max(1, width) - 1, NARROW, WIDE);
    }

    private String linkAt(int offset) {
        return links.stream().filter(l -> l.from() <= offset && offset < l.to()).map(Span::target).findFirst()
                .orElse("");
    }

    private void followAt(int offset) {
        String target = linkAt(offset);
        if (!target.isEmpty() && text.getSelectionCount() == 0) {
            follow.accept(target);
        }
    }

    /** Reads the pictures of a page. Not for the UI thread. */
    void prepare(RenderedPage page) {
        for (Span span : page.spans()) {
            Path file = files.apply(span.target());
            if (span.look() == Look.PICTURE && !pictures.containsKey(span.target()) && Files.isReadable(file)) {
                try {
                    ImageData data = new ImageData(file.toString());
                    pictures.put(span.target(), data);
                } catch (SWTException e) {
                    Platform.getLog(PageText.class).info("picture " + file + " is left out: " + e.getMessage());
                }
            }
        }
    }

    /** Shows a page from a place on. */
    void show(RenderedPage page, int from) {
        dropPictures();
        List<Span> spans = new ArrayList<>(page.spans());
        spans.sort(Comparator.comparingInt(Span::from).thenComparing(s -> -s.to()));
        links = spans.stream().filter(s -> s.look() == Look.LINK).toList();
        text.setRedraw(false);
        text.setText(page.text());
        text.setStyleRanges(ranges(page, spans));
        hangLists();
        text.setCaretOffset(from);
        text.setTopPixel(from == 0 ? 0 : text.getTopPixel() + text.getLocationAtOffset(from).y - MARGIN);
        text.setRedraw(true);
    }

    /** Further lines of an item begin under its first word. */
    private void hangLists() {
        GC gc = new GC(text);
        for (int line = 0; line < text.getLineCount(); line++) {
            Matcher mark = ITEM.matcher(text.getLine(line));
            if (mark.lookingAt()) {
                text.setLineWrapIndent(line, 1, gc.textExtent(mark.group()).x);
            }
        }
        gc.dispose();
    }

    /** Spans lie inside each other: each letter gets the looks of all that hold it. */
    private StyleRange[] ranges(RenderedPage page, List<Span> spans) {
        List<Integer> cuts = new ArrayList<>();
        spans.forEach(s -> cuts.addAll(List.of(s.from(), s.to())));
        List<Integer> sorted = cuts.stream().distinct().sorted().toList();
        List<StyleRange> ranges = new ArrayList<>();
        List<Span> open = new ArrayList<>();
        int next = 0;
        for (int i = 0; i + 1 < sorted.size(); i++) {
            int at = sorted.get(i);
            while (next < spans.size() && spans.get(next).from() <= at) {
                open.add(spans.get(next++));
            }
            open.removeIf(s -> s.to() <= at);
            if (!open.isEmpty()) {
                ranges.add(range(at, sorted.get(i + 1), open));
            }
        }
        return ranges.toArray(StyleRange[]::new);
    }

    private StyleRange range(int from, int to, List<Span> looks) {
        StyleRange range = new StyleRange();
        range.start = from;
        range.length = to - from;
        FontDescriptor font = FontDescriptor.createFrom(text.getFont());
        for (Span span : looks) {
            switch (span.look()) {
                case TITLE -> font = font.setStyle(SWT.BOLD).increaseHeight(7);
                case HEADING -> font = font.setStyle(SWT.BOLD).increaseHeight(4);
                case SUBHEADING -> font = font.setStyle(SWT.BOLD).increaseHeight(1);
                case STRONG -> font = font.withStyle(SWT.BOLD);
                case EMPHASIS -> font = font.withStyle(SWT.ITALIC);
                case CODE, BLOCK, TABLE -> font = mono(font);
                case LINK -> {
                    range.underline = true;
                    range.foreground = linkColour();
                }
                case PICTURE -> picture(range, span.target());
            }
        }
        range.font = font(font);
        return range;
    }

    private static FontDescriptor mono(FontDescriptor like) {
        int style = like.getFontData()[0].getStyle();
        return JFaceResources.getTextFontDescriptor().setStyle(style);
    }

    private Font font(FontDescriptor descriptor) {
        return resources.create(descriptor);
    }

    private static Color linkColour() {
        return JFaceResources.getColorRegistry().get(JFacePreferences.HYPERLINK_COLOR);
    }

    private void picture(StyleRange range, String target) {
        ImageData data = pictures.get(target);
        if (data != null) {
            int room = Math.min(LARGEST_PICTURE, Math.max(NARROW, text.getClientArea().width - 3 * MARGIN));
            int width = Math.min(room, data.width);
            int height = data.height * width / data.width;
            Image image = new Image(text.getDisplay(), data);
            shownPictures.put(range.start, image);
            range.metrics = new GlyphMetrics(height, 0, width);
        }
    }

    private void paintPicture(PaintObjectEvent e) {
        Image image = shownPictures.get(e.style.start);
        if (image != null) {
            e.gc.drawImage(image, 0, 0, image.getBounds().width, image.getBounds().height, e.x,
                    e.y + e.ascent - e.style.metrics.ascent, e.style.metrics.width, e.style.metrics.ascent);
        }
    }

    private void dropPictures() {
        shownPictures.values().forEach(Image::dispose);
        shownPictures.clear();
    }
}
