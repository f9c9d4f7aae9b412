// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.operando.core.run.Cancel;
import org.operando.core.run.FigureResult;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunListener;
import org.operando.core.run.StepResult;

/** Tells on standard error how a run goes: a line an event, progress of long steps every two seconds. */
final class ProgressPrinter implements RunListener {
    private static final long INTERVAL = 2_000_000_000L;

    /** How to tell it. */
    enum Form {
        /** Lines for people. */
        text,
        /** A JSON document a line. */
        json,
        /** Nothing. */
        none
    }

    private final Form form;
    private final Cancel cancel;
    private int steps;
    private int ended;
    private long next;

    ProgressPrinter(Form form, Cancel cancel) {
        this.form = form;
        this.cancel = cancel;
    }

    @Override
    public synchronized void started(Plan plan) {
        steps = plan.steps().size();
        print("started", "", "", ended, steps, steps + " steps, " + plan.figures().size() + " figures");
    }

    @Override
    public synchronized void progress(PlannedStep step, long done, long of, String what) {
        long now = System.nanoTime();
        if (now - next > 0 && !cancel.isRequested()) {
            next = now + INTERVAL;
            print("progress", step.id().toString(), "running", done, of, what);
        }
    }

    @Override
    public synchronized void ended(StepResult result) {
        ended++;
        print("step", result.step().id().toString(), result.state().word(), ended, steps,
                String.format(Locale.ROOT, "%.1f s", result.seconds()));
    }

    @Override
    public synchronized void ended(FigureResult result) {
        print("figure", result.name(), result.state().word(), ended, steps,
                result.title());
    }

    private void print(String event, String name, String state, long done, long of, String what) {
        switch (form) {
            case text -> System.err.println(switch (event) {
                case "progress" -> "  " + name + "  " + done + " of " + of + " " + what;
                case "step" -> "[" + done + "/" + of + "] " + name + "  " + state + ", " + what;
                case "figure" -> "figure " + name + "  " + state;
                default -> what;
            });
            case json -> System.err.println(json(event, name, state, done, of, what));
            case none -> {
                // nothing is told
            }
        }
    }

    private static String json(String event, String name, String state, long done, long of, String what) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("event", event);
            json.writeStringField("name", name);
            json.writeStringField("state", state);
            json.writeNumberField("done", done);
            json.writeNumberField("of", of);
            json.writeStringField("what", what);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
