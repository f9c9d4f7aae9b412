// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.operando.api.OperandoException;
import org.operando.api.Table;
import org.operando.math.PeakShape;
import org.operando.powder.PatternSeries;
import org.operando.powder.peaks.FittedWindow;
import org.operando.powder.peaks.PeakWindow;
import org.operando.powder.peaks.PeaksOperation;
import org.operando.powder.peaks.WindowPeak;
import org.operando.powder.ui.FitHandle.Part;
import org.operando.ui.api.StudyEditing;

/**
 * A step powder.peaks: its windows and the positions and widths that its peaks begin with can be dragged.
 * @param parameters as they are dragged
 */
record ManyPeaks(PeaksOperation.Parameters parameters) implements LiveFit {
    @Override
    public List<String> windows() {
        return parameters.windows().stream().map(PeakWindow::name).toList();
    }

    @Override
    public List<String> peaks(int window) {
        return window(window).peaks().stream().map(WindowPeak::name).toList();
    }

    private PeakWindow window(int number) {
        return parameters.windows().get(number);
    }

    /**
     * Where the series is fitted already each peak begins with its values there, as it does along the series, unless its
     * own are dragged.
     */
    @Override
    public FittedWindow fitted(Shown shown, int window) throws OperandoException {
        PatternSeries alone = shown.alone();
        PeakWindow of = window(window);
        List<WindowPeak> peaks = new ArrayList<>(of.peaks());
        if (shown.step().done()) {
            PeaksOperation.Outputs series = (PeaksOperation.Outputs) shown.results().result(shown.measured().name(),
                    shown.step().name());
            PeaksOperation.Parameters said = (PeaksOperation.Parameters) shown.step().parameters().orElseThrow();
            List<WindowPeak> still = said.windows().get(window).peaks();
            peaks.replaceAll(p -> still.contains(p) ? begun(p, series.peaks(), of, shown.number()) : p);
        }
        PeaksOperation.Outputs fit = shown.results().run(new PeaksOperation(), new PeaksOperation.Inputs(alone),
                with(List.of(with(of, of.from(), of.to(), peaks))));
        return FittedWindow.of(fit, of.name(), shown.number(),
                id -> shown.results().contributed(PeakShape.class, id));
    }

    /** A peak that begins where it was found; one that may not move far from a place stays there. */
    private static WindowPeak begun(WindowPeak peak, Table found, PeakWindow window, long number) {
        for (int i = 0; i < found.rows(); i++) {
            double position = found.doubles("position")[i];
            if (found.longs("number")[i] == number && found.texts("peak")[i].equals(peak.name())
                    && found.texts("window")[i].equals(window.name()) && position >= window.from()
                    && position <= window.to()) {
                return new WindowPeak(peak.name(), peak.within().isPresent() ? peak.position() : Optional.of(position),
                        peak.within(), Optional.of(found.doubles("fwhm")[i]), peak.shape());
            }
        }
        return peak;
    }

    private static PeakWindow with(PeakWindow w, double from, double to, List<WindowPeak> peaks) {
        return new PeakWindow(w.name(), from, to, peaks, w.shape(), w.background(), w.shared(), w.constraints());
    }

    private PeaksOperation.Parameters with(List<PeakWindow> windows) {
        PeaksOperation.Parameters p = parameters;
        return new PeaksOperation.Parameters(windows, p.weights(), p.uncertainties(), p.correlations(), p.optimizer());
    }

    @Override
    public List<FitHandle> handles(int window, FittedWindow fit) {
        PeakWindow of = window(window);
        List<FitHandle> handles = new ArrayList<>(LiveFit.ends(of.from(), of.to()));
        for (int k = 0; k < of.peaks().size(); k++) {
            WindowPeak peak = of.peaks().get(k);
            Optional<FittedWindow.Peak> found = fit.peaks().stream().filter(f -> f.name().equals(peak.name()))
                    .findFirst();
            Optional<Double> position = peak.position().or(() -> found.map(FittedWindow.Peak::position));
            Optional<Double> fwhm = peak.fwhm().or(() -> found.map(FittedWindow.Peak::fwhm));
            if (position.isPresent()) {
                double centre = position.get();
                int number = k;
                handles.add(new FitHandle(Part.POSITION, k, centre, centre));
                fwhm.ifPresent(w -> handles.addAll(FitHandle.about(Part.WIDTH, number, centre, w / 2)));
                peak.within().ifPresent(r -> handles.addAll(FitHandle.about(Part.REACH, number, centre, r)));
            }
        }
        return handles;
    }

    @Override
    public LiveFit moved(int window, FitHandle handle, double to, double by) {
        PeakWindow w = window(window);
        double[] ends = LiveFit.ends(w.from(), w.to(), handle, to, by);
        List<WindowPeak> peaks = new ArrayList<>(w.peaks());
        if (handle.peak() >= 0) {
            peaks.set(handle.peak(), moved(peaks.get(handle.peak()), handle, to));
        }
        // a position that an end of the window passes goes with it
        peaks.replaceAll(p -> new WindowPeak(p.name(), p.position().map(c -> Math.clamp(c, ends[0], ends[1])),
                p.within(), p.fwhm(), p.shape()));
        List<PeakWindow> windows = new ArrayList<>(parameters.windows());
        windows.set(window, with(w, ends[0], ends[1], peaks));
        return new ManyPeaks(with(windows));
    }

    private static WindowPeak moved(WindowPeak p, FitHandle handle, double to) {
        double away = Math.max(LEAST, Math.abs(to - handle.centre()));
        return switch (handle.part()) {
            case POSITION -> new WindowPeak(p.name(), Optional.of(to), p.within(), p.fwhm(), p.shape());
            case WIDTH -> new WindowPeak(p.name(), p.position(), p.within(), Optional.of(2 * away), p.shape());
            case REACH -> new WindowPeak(p.name(), p.position(), Optional.of(away), p.fwhm(), p.shape());
            default -> p;
        };
    }

    @Override
    public Map<List<String>, String> changes(LiveFit said, List<String> step, StudyEditing editing) {
        Map<List<String>, String> changes = new HashMap<>();
        List<PeakWindow> before = ((ManyPeaks) said).parameters.windows();
        for (int k = 0; k < Math.min(before.size(), parameters.windows().size()); k++) {
            List<String> path = PathBelow.of(step, "windows", Integer.toString(k + 1));
            PeakWindow was = before.get(k);
            PeakWindow now = window(k);
            LiveFit.put(changes, was.from(), now.from(), PathBelow.of(path, "from"));
            LiveFit.put(changes, was.to(), now.to(), PathBelow.of(path, "to"));
            Map<List<String>, String> peaks = new HashMap<>();
            for (int j = 0; j < Math.min(was.peaks().size(), now.peaks().size()); j++) {
                List<String> below = PathBelow.of(path, "peaks", Integer.toString(j + 1));
                WindowPeak a = was.peaks().get(j);
                WindowPeak b = now.peaks().get(j);
                put(peaks, a.position(), b.position(), PathBelow.of(below, "position"));
                put(peaks, a.fwhm(), b.fwhm(), PathBelow.of(below, "fwhm"));
                put(peaks, a.within(), b.within(), PathBelow.of(below, "within"));
            }
            if (!peaks.isEmpty() && editing.said(PathBelow.of(path, "peaks", "1", "name")).isEmpty()) {
                changes.put(PathBelow.of(path, "peaks"), written(now.peaks()));
            } else {
                changes.putAll(peaks);
            }
        }
        return changes;
    }

    private static void put(Map<List<String>, String> changes, Optional<Double> before, Optional<Double> now,
            List<String> path) {
        now.ifPresent(angle -> LiveFit.put(changes, before.orElse(Double.NaN), angle, path));
    }

    /** The peaks of a window of which the study says none: one of the window's name. */
    private static String written(List<WindowPeak> peaks) {
        return peaks.stream().map(p -> "{name: \"" + p.name() + "\"" + said("position", p.position())
                + said("fwhm", p.fwhm()) + "}").collect(Collectors.joining(", ", "[", "]"));
    }

    private static String said(String key, Optional<Double> angle) {
        return angle.map(a -> ", " + key + ": " + LiveFit.degrees(a)).orElse("");
    }
}
