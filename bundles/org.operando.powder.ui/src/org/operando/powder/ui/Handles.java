// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.operando.powder.ui.FitHandle.Part;
import org.operando.ui.api.Marker;

/** Handles of fits as they are seen. */
final class Handles {
    private Handles() {
    }

    /** The window as a stretch, each peak as a line with its width, in a panel. */
    static List<Marker> markers(int panel, List<String> peaks, List<FitHandle> handles) {
        List<Marker> markers = new ArrayList<>();
        double lower = at(handles, Part.LOWER);
        double upper = at(handles, Part.UPPER);
        markers.add(Marker.ofX(panel, lower, upper, ""));
        for (FitHandle handle : handles) {
            if (handle.part() == Part.POSITION) {
                markers.add(Marker.atX(panel, handle.at(), handle.peak() < peaks.size() ? peaks.get(handle.peak())
                        : ""));
            } else if (handle.peak() >= 0 && handle.at() < handle.centre()) {
                markers.add(Marker.ofX(panel, handle.at(), 2 * handle.centre() - handle.at(), ""));
            }
        }
        return markers;
    }

    private static double at(List<FitHandle> handles, Part part) {
        return handles.stream().filter(h -> h.part() == part).mapToDouble(FitHandle::at).findFirst().orElse(0);
    }

    /** What a handle says at a place. */
    static String words(FitHandle handle, List<FitHandle> now, double place) {
        double away = Math.abs(place - handle.centre());
        return switch (handle.part()) {
            case LOWER, UPPER, WHOLE -> degrees(at(now, Part.LOWER)) + " to " + degrees(at(now, Part.UPPER));
            case POSITION -> "looked for at " + degrees(place);
            case WIDTH -> "FWHM " + degrees(2 * away) + " to begin with";
            case REACH -> "within " + degrees(away);
        };
    }

    private static String degrees(double angle) {
        return String.format(Locale.ROOT, "%.3f\u00b0", angle);
    }
}
