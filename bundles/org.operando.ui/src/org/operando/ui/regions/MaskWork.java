// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.regions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.operando.api.LoadException;
import org.operando.core.study.MaskFile;
import org.operando.figure.MaskPicture;

/**
 * Masks and their files, in the background.
 * @param folder of the study
 * @param failed hears on the UI thread what went wrong, and what to do
 */
record MaskWork(Path folder, Display display, Consumer<String> failed) {
    private interface Work {
        String file() throws IOException, LoadException;
    }

    /** Writes a drawn mask beside the study; its file, from there, is given on the UI thread. */
    void write(String name, MaskPicture mask, Consumer<String> written) {
        run(() -> MaskFile.write(folder, name, mask.png()), written);
    }

    /** Takes a picture for a mask: named where it is beside the study, copied there otherwise. */
    void take(Path picture, String name, Consumer<String> taken) {
        run(() -> {
            Path whole = picture.toAbsolutePath().normalize();
            MaskPicture mask = MaskFile.read(whole);
            if (mask.count() == 0) {
                throw LoadException.at(whole, "", "is empty: all its pixels are 0",
                        "give a picture whose pixels inside are not 0");
            }
            return whole.startsWith(folder) ? folder.relativize(whole).toString().replace('\\', '/')
                    : MaskFile.write(folder, name, mask.png());
        }, taken);
    }

    private void run(Work work, Consumer<String> done) {
        Job job = Job.create("Keeping a mask", (IJobFunction) monitor -> {
            try {
                String file = work.file();
                display.asyncExec(() -> done.accept(file));
            } catch (LoadException e) {
                display.asyncExec(() -> failed.accept(e.getMessage()));
            } catch (IOException e) {
                display.asyncExec(() -> failed.accept(folder.resolve(MaskFile.FOLDER) + ": cannot be written ("
                        + e.getMessage() + "); make room there, or open the study where you may write"));
            }
            return Status.OK_STATUS;
        });
        job.setSystem(true);
        job.schedule();
    }
}
