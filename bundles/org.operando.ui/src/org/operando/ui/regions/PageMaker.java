// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.api.figure.Page;
import org.operando.ui.api.FigureCanvas;

/** Makes the page of regions in the background; of many the newest. */
final class PageMaker {
    private final FigureCanvas canvas;
    private final Display display;
    private final AtomicReference<RegionPage.Content> next = new AtomicReference<>();
    private final Job job = Job.create("Drawing regions", (IJobFunction) monitor -> {
        make();
        return Status.OK_STATUS;
    });

    PageMaker(FigureCanvas canvas) {
        this.canvas = canvas;
        display = canvas.getDisplay();
        job.setSystem(true);
        job.setPriority(Job.INTERACTIVE);
    }

    /** Shows this soon. UI thread. */
    void show(RegionPage.Content content) {
        next.set(content);
        job.schedule();
    }

    private void make() {
        RegionPage.Content content = next.getAndSet(null);
        if (content != null) {
            Page page = RegionPage.of(content);
            display.asyncExec(() -> {
                if (!canvas.isDisposed()) {
                    canvas.show(page);
                }
            });
        }
    }
}
