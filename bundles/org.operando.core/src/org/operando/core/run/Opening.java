// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.util.Optional;
import org.operando.api.OperandoException;
import org.operando.api.Warning;
import org.operando.core.catalogue.Catalogue;

/** Tries whether the files of a measurement can be read, and throws away what was read. */
final class Opening {
    private Opening() {
    }

    /**
     * Why they cannot be read, or what the loader had to leave out; empty when they are whole.
     * @param partly whether something may be left out
     */
    static Optional<String> fault(MeasuredData data, Catalogue catalogue, boolean partly) {
        try (Workers workers = new Workers(1)) {
            StepContext context = new StepContext(
                    new StepContext.Surroundings(catalogue, workers, new SharedSetUp(), new Cancel()),
                    StepContext.UNTOLD, Runtime.getRuntime().maxMemory() / 4, 1);
            data.load(context);
            return partly ? Optional.empty()
                    : context.warnings().stream().filter(Warning::leftOut).map(Warning::what).findFirst();
        } catch (OperandoException e) {
            return Optional.of(e.what());
        } catch (RuntimeException e) {
            return Optional.of(e.toString());
        }
    }
}
