// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.TreeSet;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;
import org.operando.ui.help.HelpPages;
import org.operando.ui.help.HelpView;
import org.operando.ui.help.RenderedPage;
import org.operando.ui.help.RenderedPage.Look;
import org.operando.ui.help.RenderedPage.Span;

/** Help: pages of docs, rendered, searched, shown for the part in front. */
class HelpTest {
    private final HelpPages pages = HelpPages.ofInstallation();

    @Test
    void allLinksBetweenPagesLeadSomewhere() throws Exception {
        TreeSet<String> dead = new TreeSet<>();
        for (String name : pages.names()) {
            for (Span span : pages.page(name).spans()) {
                boolean inside = span.look() == Look.LINK && !span.target().matches("[a-z]+:.*");
                if (inside && !isThere(name, span.target()) || span.look() == Look.PICTURE
                        && !Files.isReadable(pages.file(span.target()))) {
                    dead.add(name + ": " + span.target());
                }
            }
        }
        assertEquals(new TreeSet<>(), dead);
    }

    private boolean isThere(String from, String target) throws Exception {
        String page = target.startsWith("#") ? from : target.replaceFirst("#.*", "");
        String anchor = target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        return Files.isReadable(pages.file(page))
                && (anchor.isEmpty() || pages.page(page).anchors().containsKey(anchor));
    }

    @Test
    void pagesNamedForPartsAreThere() throws Exception {
        for (String part : new String[] {"org.operando.ui.explorer", "org.operando.ui.drop", "org.operando.ui.figure",
            "org.operando.echem.ui.cycles", "org.operando.powder.ui.contour", "org.operando.ui.welcome"}) {
            String page = HelpPages.pageOf(part);
            assertTrue(isThere("", page), part + " " + page);
        }
        assertEquals("window.md#the-study", HelpPages.pageOf("org.operando.ui.explorer"));
        assertEquals(HelpPages.FIRST, HelpPages.pageOf("com.somebody.view"));
    }

    @Test
    void tablesFitTheirWidthAndLoseNoWord() throws Exception {
        RenderedPage page = pages.ofWidth(60).page("window.md");

        page.spans().stream().filter(s -> s.look() == Look.TABLE)
                .flatMap(s -> page.text().substring(s.from(), s.to()).lines())
                .forEach(line -> assertTrue(line.length() <= 60, line));
        assertTrue(page.text().replaceAll("\\s+", " ").contains("Ctrl+Enter Study, Run"), page.text());
    }

    @Test
    void f1ShowsThePageOfThePartInFrontAndSearchFinds() throws Exception {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window.getActivePage();
        page.showView("org.operando.ui.explorer");

        window.getService(IHandlerService.class).executeCommand("org.operando.ui.help", null);
        HelpView view = (HelpView) page.findView(HelpView.ID);
        Screen.waitFor("the page", () -> view.shown().contains("The tree to the left"));
        view.show("window.md#keys");
        Screen.settle(500);
        Screen.photograph(window.getShell(), "help");
        view.search("wavelength");
        Screen.waitFor("what was found", () -> view.shown().contains("with \"wavelength\""));
        Screen.settle(200);
        Screen.photograph(window.getShell(), "help-search");

        assertTrue(view.shown().contains("The study file"), view.shown());
        page.hideView(view);
    }
}
