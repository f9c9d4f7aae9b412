// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.shell;

import java.lang.management.ManagementFactory;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** The window: its size, its bars, its title. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {
    /** Milliseconds from the start of the process until the window can be used. */
    static final String USABLE = "operando.usableAfter";

    /** The workbench with its one window. */
    static final class Workbench extends WorkbenchAdvisor {
        @Override
        public void initialize(IWorkbenchConfigurer configurer) {
            super.initialize(configurer);
            configurer.setSaveAndRestore(true);
        }

        @Override
        public String getInitialWindowPerspectiveId() {
            return StudyPerspective.ID;
        }

        @Override
        public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
            return new WindowAdvisor(configurer);
        }

        @Override
        public void postStartup() {
            Display display = Display.getCurrent();
            display.asyncExec(() -> display.timerExec(0, () -> System.setProperty(USABLE, Long.toString(
                    System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()))));
        }
    }

    private WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setInitialSize(new Point(1280, 840));
        window.setShowMenuBar(true);
        window.setShowCoolBar(true);
        window.setShowStatusLine(true);
        window.setShowPerspectiveBar(false);
        window.setTitle("Operando");
    }
}
