// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.operando.api.figure.Page;
import org.operando.figure.view.PageFile;
import org.operando.figure.view.View;
import org.operando.ui.api.FigureCanvas;
import org.operando.ui.session.Sessions;

/** Writes what is seen of a figure into a file that the reader names. */
public final class FigureExport {
    private final FigureCanvas canvas;
    private final Path folder;
    private final String name;

    /**
     * @param folder where files go unless the reader says otherwise
     * @param name of the figure
     */
    FigureExport(FigureCanvas canvas, Path folder, String name) {
        this.canvas = canvas;
        this.folder = folder;
        this.name = name;
    }

    /** The export of the figure in front: that of the active part, else that of the active editor; empty without one. */
    public static Optional<FigureExport> of(IWorkbenchPage page) {
        return Stream.of(page.getActivePart(), page.getActiveEditor()).filter(Objects::nonNull)
                .flatMap(part -> of(part).stream()).findFirst();
    }

    private static Optional<FigureExport> of(IWorkbenchPart part) {
        MPart model = part.getSite().getService(MPart.class);
        if (model == null || !(model.getWidget() instanceof Composite area)) {
            return Optional.empty();
        }
        List<FigureCanvas> seen = new ArrayList<>();
        collect(area, seen);
        Optional<FigureCanvas> focused = seen.stream().filter(c -> c.getChildren()[0].isFocusControl()).findFirst();
        Path folder = Sessions.get().current().map(s -> s.file().getParent())
                .orElse(Path.of(System.getProperty("user.home")));
        return focused.or(() -> seen.stream().findFirst())
                .map(c -> new FigureExport(c, folder, part.getTitle().replaceAll("[^\\p{L}\\d]+", "-")));
    }

    private static void collect(Composite in, List<FigureCanvas> seen) {
        if (in instanceof FigureCanvas canvas) {
            if (canvas.isVisible()) {
                seen.add(canvas);
            }
            return;
        }
        for (Control child : in.getChildren()) {
            if (child instanceof Composite inner) {
                collect(inner, seen);
            }
        }
    }

    /** Asks for a file and writes it; its kind is chosen in the dialog. */
    public void ask() {
        ask(PageFile.ENDINGS.getFirst());
    }

    /**
     * Asks for a file and writes it.
     * @param ending svg, pdf, png or csv
     */
    void ask(String ending) {
        if (canvas.page() == null) {
            canvas.say("There is no figure yet that could be written.");
            return;
        }
        FileDialog dialog = new FileDialog(canvas.getShell(), SWT.SAVE);
        dialog.setText(ending.equals("csv") ? "Export the numbers of what is seen" : "Export what is seen");
        dialog.setFilterExtensions(PageFile.ENDINGS.stream().map(e -> "*." + e).toArray(String[]::new));
        dialog.setFilterIndex(PageFile.ENDINGS.indexOf(ending));
        dialog.setFilterPath(folder.toString());
        dialog.setFileName(name + "." + ending);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            int filter = dialog.getFilterIndex();
            String kind = filter >= 0 && filter < PageFile.ENDINGS.size() ? PageFile.ENDINGS.get(filter) : ending;
            write(named(Path.of(chosen), ending, kind));
        }
    }

    /**
     * The file that is written: with the ending of the kind that was chosen in the dialog, unless its name says
     * another.
     * @param proposed ending of the name that the dialog began with
     * @param kind ending of the kind that is chosen now
     */
    static Path named(Path chosen, String proposed, String kind) {
        String name = chosen.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (!kind.equals(proposed) && lower.endsWith("." + proposed)) {
            return chosen.resolveSibling(name.substring(0, name.length() - proposed.length()) + kind);
        }
        boolean named = PageFile.ENDINGS.stream().anyMatch(e -> lower.endsWith("." + e));
        return named ? chosen : chosen.resolveSibling(name + "." + kind);
    }

    /** Writes a file in the background. */
    public void write(Path file) {
        Page page = canvas.page();
        View view = canvas.view();
        Job.create("Writing " + file.getFileName(), (IJobFunction) monitor -> write(view.of(page), file)).schedule();
    }

    private IStatus write(Page seen, Path file) {
        String said;
        try {
            List<Path> written = PageFile.write(seen, file);
            said = "Written: " + written.stream().map(p -> p.getFileName().toString()).collect(Collectors.joining(", "))
                    + " in " + file.getParent();
        } catch (IOException | IllegalArgumentException e) {
            said = "Not written: " + file + ": " + e.getMessage();
        }
        String text = said;
        Display.getDefault().asyncExec(() -> {
            if (!canvas.isDisposed()) {
                canvas.say(text);
            }
        });
        return Status.OK_STATUS;
    }
}
