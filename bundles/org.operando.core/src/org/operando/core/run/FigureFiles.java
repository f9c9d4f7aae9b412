// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.operando.api.Cancelled;
import org.operando.api.FigureBuilder;
import org.operando.api.LoadException;
import org.operando.api.OperandoException;
import org.operando.api.OperationException;
import org.operando.api.Subject;
import org.operando.api.Warning;
import org.operando.api.figure.Box;
import org.operando.api.figure.ErrorBars;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.api.figure.Picture;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.files.WholeFile;
import org.operando.figure.PageGrid;
import org.operando.figure.Painter;
import org.operando.figure.PdfFile;
import org.operando.figure.PictureException;
import org.operando.figure.PngFile;
import org.operando.figure.SvgFile;

/** Draws the figures of a run into {@code figures/}; one that cannot be made does not stop the others. */
final class FigureFiles {
    private static final long LARGEST_PICTURE = 64L << 20;
    /** Height of a picture's place; its own shape decides how much of it is filled. */
    private static final double PICTURE_MM = 60;

    /** A panel that is smaller has no room for axes with numbers and labels. */
    private static final int LEAST_WIDTH_MM = 20;
    private static final int LEAST_HEIGHT_MM = 14;

    private final Path folder;
    private final Values values;
    private final StepContext.Surroundings run;
    private final Runner.Options options;

    FigureFiles(Path results, Values values, StepContext.Surroundings run, Runner.Options options) {
        this.folder = results.resolve("figures");
        this.values = values;
        this.run = run;
        this.options = options;
    }

    List<FigureResult> draw(Plan plan, List<StepResult> steps) {
        Set<StepId> missing = steps.stream().filter(s -> !s.state().hasResult()).map(s -> s.step().id())
                .collect(Collectors.toSet());
        Set<StepId> unasked = steps.stream().filter(StepResult::isUnasked).map(s -> s.step().id())
                .collect(Collectors.toSet());
        List<FigureResult> results = new ArrayList<>();
        Map<String, Page> drawn = new HashMap<>();
        for (PlannedFigure figure : plan.figures()) {
            Identity of = new Identity(figure.name(), figure.figure().id(), figure.subject(), figure.figure().bundle());
            FigureResult result = missing(figure, missing)
                    .map(step -> unasked.contains(step) ? of.unasked() : of.notRun(step.toString()))
                    .orElseGet(() -> draw(of, () -> build(figure, missing), drawn));
            options.listener().ended(result);
            results.add(result);
        }
        for (PlannedPage page : plan.pages()) {
            Identity of = new Identity(page.name(), FigureResult.PAGE, Subject.of("", page.name()), "");
            FigureResult result = page.figures().filter(f -> !drawn.containsKey(f)).findFirst()
                    .map(f -> isUnasked(f, results) ? of.unasked() : of.notRun("figure " + f))
                    .orElseGet(() -> draw(of, () -> compose(page, drawn), drawn));
            options.listener().ended(result);
            results.add(result);
        }
        return results;
    }

    private static boolean isUnasked(String figure, List<FigureResult> results) {
        return results.stream()
                .anyMatch(r -> r.name().equals(figure) && r.state() == StepState.NOT_RUN && r.failure().isEmpty());
    }

    /** Makes a page. */
    private interface Work {
        Page make() throws OperandoException;
    }

    /** What is said of a figure or page whatever becomes of it. */
    private record Identity(String name, String kind, Subject subject, String bundle) {
        FigureResult notRun(String needed) {
            return failed(StepState.NOT_RUN, new Failure("needs " + needed + ", which gave no result", name, ""));
        }

        /** The run was asked for other steps only. */
        FigureResult unasked() {
            return new FigureResult(name, kind, subject, StepState.NOT_RUN, "", "", List.of(), List.of(),
                    Optional.empty());
        }

        FigureResult failed(StepState state, Failure failure) {
            return new FigureResult(name, kind, subject, state, "", "", List.of(), List.of(), Optional.of(failure));
        }
    }

    private FigureResult draw(Identity of, Work work, Map<String, Page> drawn) {
        try {
            run.cancel().check();
            Page page = work.make();
            Set<String> warnings = new LinkedHashSet<>();
            Set<String> notes = new LinkedHashSet<>();
            List<Path> files = write(page, of.name(), warnings, notes);
            drawn.put(of.name(), page);
            return new FigureResult(of.name(), of.kind(), of.subject(), StepState.DONE, page.title(),
                    caption(page, notes),
                    files, warnings.stream().map(what -> new Warning(of.name(), what)).toList(), Optional.empty());
        } catch (Cancelled e) {
            return of.failed(StepState.CANCELLED, new Failure("stopped by the user", of.name(), ""));
        } catch (OperandoException e) {
            return of.failed(StepState.FAILED,
                    new Failure(e.what(), e.where().isEmpty() ? of.name() : e.where(), e.remedy()));
        } catch (IOException e) {
            return of.failed(StepState.FAILED, new Failure("cannot be written (" + Failure.reason(e) + ")",
                    folder.toString(), "free some space"));
        } catch (PictureException e) {
            return of.failed(StepState.FAILED, new Failure(e.getMessage(), of.name(), ""));
        } catch (OutOfMemoryError e) {
            return of.failed(StepState.FAILED, StepRunner.tooLittleMemory(of.name(), ""));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            String plugin = of.bundle().isEmpty() ? of.kind() : of.bundle();
            return of.failed(StepState.FAILED, new Failure("plug-in " + plugin + " failed in '" + of.kind() + "': " + e,
                    of.name(), "this is a fault of the plug-in"));
        }
    }

    private static Optional<StepId> missing(PlannedFigure figure, Set<StepId> missing) {
        return figure.inputs().values().stream().filter(s -> !(s instanceof Source.Members))
                .flatMap(s -> s.steps().stream()).filter(missing::contains).findFirst();
    }

    static Page compose(PlannedPage page, Map<String, Page> drawn) throws OperandoException {
        List<List<Page>> rows = new ArrayList<>();
        for (List<PlannedPage.Part> row : page.rows()) {
            List<Page> pages = new ArrayList<>();
            for (PlannedPage.Part part : row) {
                pages.add(part(part, drawn));
            }
            rows.add(pages);
        }
        Page composed = new PageGrid(rows, page.layout().width()).page(page.layout().title(),
                page.layout().height());
        for (Panel panel : composed.panels()) {
            Box cell = panel.cell();
            if (cell.width() < LEAST_WIDTH_MM || cell.height() < LEAST_HEIGHT_MM) {
                throw new OperationException(String.format(Locale.ROOT,
                        "panel '%s' gets %.0f x %.0f mm, too small for its texts", panel.letter(), cell.width(),
                        cell.height()), page.name(),
                        "make the page larger, or put fewer figures into it; a panel needs " + LEAST_WIDTH_MM + " x "
                                + LEAST_HEIGHT_MM + " mm");
            }
        }
        return composed;
    }

    private static Page part(PlannedPage.Part part, Map<String, Page> drawn) throws LoadException {
        return switch (part) {
            case PlannedPage.Drawn figure -> drawn.get(figure.figure());
            case PlannedPage.Picture picture -> picture(picture.file());
        };
    }

    private static Page picture(Path file) throws LoadException {
        try {
            if (Files.size(file) > LARGEST_PICTURE) {
                throw LoadException.at(file, "", "is larger than 64 MiB", "make the picture smaller");
            }
            Box place = new Box(0, 0, Page.SINGLE_COLUMN, PICTURE_MM);
            return Page.of("", place.width(), place.height(),
                    Panel.of("", place, new Picture(file.getFileName().toString(), Files.readAllBytes(file))));
        } catch (IOException e) {
            throw LoadException.io(file, e);
        }
    }

    @SuppressWarnings("unchecked")
    Page build(PlannedFigure figure, Set<StepId> missing) throws OperandoException {
        FigureBuilder<?, ?> builder = figure.figure().instance();
        StepContext context = new StepContext(run, StepContext.UNTOLD, options.memory() / options.threads(), 0);
        Record inputs = values.inputs(Catalogue.type(builder, 0), figure.inputs(), missing, context);
        Page page = ((FigureBuilder<Record, Record>) builder).build(inputs, figure.options());
        if (page.panels().isEmpty()) {
            throw new OperationException("the figure is empty");
        }
        return page;
    }

    /** What the builder says, or what error bars are by their definition, and what is to be known of how it is drawn. */
    static String caption(Page page, Set<String> notes) {
        boolean bars = page.panels().stream().flatMap(p -> p.marks().stream()).anyMatch(ErrorBars.class::isInstance);
        String own = page.caption().isEmpty() && bars ? "Error bars: one standard uncertainty." : page.caption();
        // captions of builders may be no sentences
        String ended = own.isEmpty() || own.endsWith(".") ? own : own + ".";
        return notes.isEmpty() ? own : (ended + " " + String.join(" ", notes)).strip();
    }

    /** A way to write a page. */
    private interface Format {
        Painter.Report write(Page page, Path file) throws IOException;
    }

    /** PNG, then SVG and PDF: the report shows the first, journals want one of the others. */
    private List<Path> write(Page page, String name, Set<String> warnings, Set<String> notes)
            throws IOException {
        return List.of(write(page, folder.resolve(name + ".png"), PngFile::write, warnings, notes),
                write(page, folder.resolve(name + ".svg"), SvgFile::write, warnings, notes),
                write(page, folder.resolve(name + ".pdf"), PdfFile::write, warnings, notes));
    }

    /** What was being drawn when the run was stopped gets no name: the process may have been ending about it. */
    private Path write(Page page, Path file, Format format, Set<String> warnings, Set<String> notes)
            throws IOException {
        Painter.Report painted = format.write(page, WholeFile.temporary(file));
        warnings.addAll(painted.warnings());
        notes.addAll(painted.notes());
        run.cancel().check();
        WholeFile.publish(file);
        return file;
    }
}
