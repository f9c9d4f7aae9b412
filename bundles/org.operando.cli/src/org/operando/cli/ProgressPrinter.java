// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.operando.core.run.Cancel;
import org.operando.core.run.FigureResult;
import org.operando.core.run.Plan;
import org.operando.core.run.PlannedStep;
import org.operando.core.run.RunListener;
import org.operando.core.run.StepResult;

/**
 * Tells on standard error how a run goes: a line an event; long steps with rate and remaining time, on a terminal in one line
 * that is written over, elsewhere as a line every two seconds.
 */
final class ProgressPrinter implements RunListener {
    private static final long INTERVAL = 2_000_000_000L;
    private static final long INTERVAL_ON_TERMINAL = 200_000_000L;
    /** The narrowest terminals; a line that wraps could not be written over. */
    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";

    /** How every event begins. */
    static final String EVENT = "{\"event\":";

    /** How to tell it. */
    enum Form {
        /** Lines for people. */
        text,
        /** A JSON document a line. */
        json,
        /** Nothing. */
        none
    }

    /** Where and when a stretch of a step, e.g. its fits, was first heard of. */
    private record Begun(long done, long nanos) {
    }

    private final Form form;
    private final Cancel cancel;
    private final boolean verbose;
    private final boolean terminal;
    private final Map<String, Begun> begun = new HashMap<>();
    private int steps;
    private int ended;
    private long next = System.nanoTime() + INTERVAL;
    private boolean inLine;

    /**
     * @param verbose whether to tell the lines of the log too
     * @param terminal whether a line can be written over
     */
    ProgressPrinter(Form form, Cancel cancel, boolean verbose, boolean terminal) {
        this.form = form;
        this.cancel = cancel;
        this.verbose = verbose;
        this.terminal = terminal && form == Form.text;
    }

    /** Whether standard error is a terminal: the start script knows. */
    static boolean isTerminal() {
        return Boolean.getBoolean("operando.terminal");
    }

    @Override
    public synchronized void started(Plan plan) {
        ended = 0;
        steps = plan.steps().size();
        print("started", "", "", ended, steps,
                steps + " steps, " + (plan.figures().size() + plan.pages().size()) + " figures");
    }

    @Override
    public synchronized void progress(PlannedStep step, long done, long of, String what) {
        long now = System.nanoTime();
        Begun begin = begun.computeIfAbsent(step.id() + " " + what, s -> new Begun(done, now));
        if (now - next > 0 && !cancel.isRequested()) {
            next = now + (terminal ? INTERVAL_ON_TERMINAL : INTERVAL);
            print("progress", step.id().toString(), "running", done, of,
                    what + pace(done - begin.done(), of - done, (now - begin.nanos()) * 1e-9));
        }
    }

    /** Rate and remaining time; nothing while both are guesses. */
    static String pace(long done, long left, double seconds) {
        if (done <= 0 || seconds < 0.5) {
            return "";
        }
        double rate = done / seconds;
        return String.format(Locale.ROOT, rate < 10 ? ", %.2g/s" : ", %.0f/s", rate)
                + (left > 0 ? ", " + duration(left / rate) + " left" : "");
    }

    private static String duration(double seconds) {
        long s = Math.round(seconds);
        return s < 120 ? s + " s" : s < 7200 ? s / 60 + " min" : s / 3600 + " h " + s % 3600 / 60 + " min";
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

    @Override
    public synchronized void logged(String line) {
        if (verbose) {
            print("log", "", "", ended, steps, line);
        }
    }

    private void print(String event, String name, String state, long done, long of, String what) {
        switch (form) {
            case text -> text(event.equals("progress"), switch (event) {
                case "progress" -> "  " + name + "  " + done + " of " + of + " " + what;
                case "step" -> "[" + done + "/" + of + "] " + name + "  " + state + ", " + what;
                case "figure" -> "figure " + name + "  " + state;
                case "log" -> "| " + what;
                default -> what;
            });
            case json -> System.err.println(json(event, name, state, done, of, what));
            case none -> {
                // nothing is told
            }
        }
    }

    /** What is said for people, as an event. */
    static String message(String text) {
        return json("message", "", "", 0, 0, text);
    }

    private void text(boolean passing, String line) {
        String clear = inLine ? CLEAR : "";
        inLine = passing && terminal;
        if (inLine) {
            System.err.print(clear + line.substring(0, Math.min(WIDTH, line.length())));
            System.err.flush();
        } else {
            System.err.println(clear + line);
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
