// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.welcome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.operando.core.template.Templates;
import org.operando.ui.session.Sessions;
import org.operando.ui.shell.Opening;
import org.operando.ui.shell.Themes;

/** The widgets of the welcome page. */
final class WelcomePage {
    private static final int MARGIN = 32;
    private static final int TEXT_WIDTH = 400;

    private final ScrolledComposite scrolled;
    private final Composite page;
    private final Label notice;
    private final Button example;
    private final Composite recent;
    private final Composite techniques;

    WelcomePage(Composite parent) {
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        Themes.page(scrolled);
        page = new Composite(scrolled, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(MARGIN, MARGIN).spacing(2 * MARGIN, 10).applyTo(page);
        scrolled.setContent(page);
        Label title = text(page, "Operando", JFaceResources.getHeaderFont(), 2);
        title.setToolTipText("Operando and in situ data of battery materials");
        text(page, "From raw files to figures: one study file says what was measured and what is wanted.", null, 2);
        notice = text(page, "", JFaceResources.getBannerFont(), 2);
        Composite left = column();
        Composite right = column();
        heading(left, "Begin");
        example = new Button(left, SWT.PUSH);
        example.setText("Open the example study");
        example.addListener(SWT.Selection, e -> openExample());
        faint(left, "Two cycled cells and an in situ series, made by a model; copied to " + NewStudy.usualFolder()
                + ", where you can change it.");
        link(left, "<a>Open a study ...</a>   Ctrl+O", () -> command("org.operando.ui.open"));
        heading(left, "New study from a template");
        for (Map.Entry<String, String> template : Templates.list().entrySet()) {
            link(left, "<a>" + template.getKey() + "</a>  \u2013  " + template.getValue(),
                    () -> fromTemplate(template.getKey()));
        }
        heading(left, "Your data");
        text(left,
                "Drop files or folders anywhere on this window: each is looked at, and you are told what it is and what is"
                        + " missing.",
                null, 1);
        heading(right, "Recent studies");
        recent = list(right);
        heading(right, "Techniques in this installation");
        techniques = list(right);
        faint(techniques, "Looking ...");
        listTechniques();
        scrolled.addListener(SWT.Resize, e -> layout());
        update();
    }

    boolean isDisposed() {
        return page.isDisposed();
    }

    void focus() {
        example.setFocus();
    }

    private Composite column() {
        Composite column = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(5, 6).applyTo(column);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(column);
        return column;
    }

    private static Composite list(Composite parent) {
        Composite list = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(5, 6).applyTo(list);
        return list;
    }

    private static Label text(Composite parent, String words, Font font, int span) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(words);
        if (font != null) {
            label.setFont(font);
        }
        GridDataFactory.fillDefaults().span(span, 1).hint(TEXT_WIDTH * span, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private static void heading(Composite parent, String words) {
        Label label = text(parent, words, JFaceResources.getBannerFont(), 1);
        GridDataFactory.createFrom((GridData) label.getLayoutData()).indent(0, 12)
                .applyTo(label);
    }

    private static void faint(Composite parent, String words) {
        Themes.faint(text(parent, words.replace("&", "&&"), null, 1));
    }

    private static void link(Composite parent, String words, Runnable action) {
        Link link = new Link(parent, SWT.WRAP);
        link.setText(words.replace("&", "&&"));
        link.addListener(SWT.Selection, e -> action.run());
        GridDataFactory.fillDefaults().hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(link);
    }

    /** Shows the notice and the studies of late anew. */
    void update() {
        put(Opening.get().notice().orElse(""));
        for (Control child : recent.getChildren()) {
            child.dispose();
        }
        List<Path> studies = Opening.get().state().recent();
        for (Path study : studies) {
            link(recent, "<a>" + study.getFileName() + "</a>  \u2013  " + study.getParent(),
                    () -> Opening.get().openStudy(study));
        }
        if (studies.isEmpty()) {
            faint(recent, "Studies that you open are listed here.");
        }
        layout();
    }

    /** A narrow page has one column. */
    private void layout() {
        boolean wide = scrolled.getClientArea().width > 2 * TEXT_WIDTH + 4 * MARGIN;
        ((GridLayout) page.getLayout()).numColumns = wide ? 2 : 1;
        page.layout(true, true);
        scrolled.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
    }

    private void listTechniques() {
        Display display = page.getDisplay();
        background("Listing techniques", () -> {
            List<String> sentences = Sentences.of(Sessions.get().catalogue());
            display.asyncExec(() -> {
                if (!page.isDisposed()) {
                    for (Control child : techniques.getChildren()) {
                        child.dispose();
                    }
                    sentences.forEach(s -> text(techniques, s.replace("&", "&&"), null, 1));
                    layout();
                }
            });
        });
    }

    private void openExample() {
        Display display = page.getDisplay();
        example.setEnabled(false);
        background("Copying the example study", () -> {
            List<Path> made = new ArrayList<>();
            String problem = "";
            try {
                made.add(NewStudy.example(NewStudy.usualFolder()));
            } catch (IOException e) {
                problem = "The example study cannot be written (" + e.getMessage() + ")";
            }
            String said = problem;
            display.asyncExec(() -> {
                made.forEach(Opening.get()::openStudy);
                if (!page.isDisposed()) {
                    example.setEnabled(true);
                    say(said);
                }
            });
        });
    }

    private void fromTemplate(String template) {
        FileDialog dialog = new FileDialog(page.getShell(), SWT.SAVE);
        dialog.setText("New study");
        dialog.setFileName(template + ".study.yaml");
        String chosen = dialog.open();
        if (chosen != null) {
            try {
                Opening.get().openStudy(NewStudy.fromTemplate(template, Path.of(chosen)));
            } catch (IOException e) {
                say("The study is not written: " + e.getMessage());
            }
        }
    }

    private void say(String problem) {
        put(problem);
        layout();
    }

    /** A notice takes room only when there is one. */
    private void put(String words) {
        notice.setText(words.replace("&", "&&"));
        notice.setVisible(!words.isEmpty());
        ((GridData) notice.getLayoutData()).exclude = words.isEmpty();
    }

    private static void background(String name, Runnable work) {
        Job job = Job.create(name, (IJobFunction) monitor -> {
            work.run();
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }

    private static void command(String id) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null);
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        }
    }
}
