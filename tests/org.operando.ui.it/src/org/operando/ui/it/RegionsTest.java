// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.operando.core.study.Region;
import org.operando.ui.regions.Drawing;
import org.operando.ui.regions.RegionsView;
import org.operando.ui.session.Sessions;
import org.operando.ui.session.StudySession;

/** Regions are drawn, taken from ImageJ and written into the study; all else of its text stays. */
class RegionsTest {
    private static final String TEXT = "operando: 1   # mine\nsamples: {A: {}}\n";

    @TempDir
    private Path folder;

    @Test
    void drawnAndImportedRegionsStandInTheStudy() throws Exception {
        Path study = Files.writeString(folder.resolve("x.study.yaml"), TEXT);
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        RegionsView view = (RegionsView) page.showView(RegionsView.ID);
        StudySession session = Sessions.get().open(study);
        Screen.waitFor("the study", () -> session.snapshot().isPresent());

        view.begin(Drawing.Tool.BOX);
        view.clicked(3, 1);
        view.clicked(1, 2.5);
        Screen.waitFor("the box", () -> regions(session).equals(Set.of("region")));
        view.begin(Drawing.Tool.SHELLS);
        view.clicked(4, 4);
        view.clicked(4, 5);
        view.clicked(6, 4);
        view.finish();
        Screen.waitFor("the shells", () -> regions(session).size() == 2);
        view.take(Path.of(System.getProperty("operando.home"), "bundles/org.operando.io/src_test/data/roi/box.roi"));
        Screen.waitFor("the region of ImageJ", () -> regions(session).contains("box"));

        assertEquals(List.of(), session.snapshot().get().problems());
        assertTrue(session.document().get().startsWith(TEXT), session.document().get());
        assertEquals(new Region.Rectangle(1, 1, 2, 1.5), shape(session, "region"));
        assertEquals(new Region.Shells(4, 4, List.of(1.0, 2.0)), shape(session, "region-2"));
        assertEquals(new Region.Rectangle(10, 20, 30, 40), shape(session, "box"));
        Screen.settle(800);
        Screen.photograph(page.getWorkbenchWindow().getShell(), "regions");
        page.hideView(view);
    }

    private static Region.Shape shape(StudySession session, String name) {
        return session.snapshot().orElseThrow().study().regions().get(name).shape();
    }

    private static Set<String> regions(StudySession session) {
        return session.snapshot().orElseThrow().study().regions().keySet();
    }
}
