// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.powder.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.operando.powder.integration.Sector;

/**
 * A range of scattering angles in sectors of azimuth, with its sides that can be dragged.
 * @param inner least scattering angle, rad
 * @param outer greatest scattering angle, rad
 * @param sectors sectors of azimuth; none for all round
 */
record AngularRegion(double inner, double outer, List<Sector> sectors) {
    private static final Sector ALL = new Sector(-180, 180);
    /** Least distance of its arcs, rad, and of the ends of a sector, degrees. */
    private static final double LEAST = 5e-4;
    private static final double LEAST_DEGREES = 0.5;
    private static final double WIDEST = Math.PI / 2;

    /**
     * Sides that go with the pointer: one of a side, two of a corner, all of the region as a whole.
     * @param sector number of its sector
     * @param inner whether the arc of the least angle is held
     * @param outer whether that of the greatest is
     * @param start whether the beginning of the sector is
     * @param end whether its end is
     */
    record Grip(int sector, boolean inner, boolean outer, boolean start, boolean end) {
        static Grip whole(int sector) {
            return new Grip(sector, true, true, true, true);
        }

        boolean isWhole() {
            return inner && outer;
        }

        private boolean isSomething() {
            return inner || outer || start || end;
        }
    }

    AngularRegion {
        sectors = List.copyOf(sectors);
    }

    /** Its sectors; the full turn where there are none. */
    List<Sector> turns() {
        return sectors.isEmpty() ? List.of(ALL) : sectors;
    }

    /**
     * What a press holds.
     * @param angle scattering angle there, rad
     * @param chi azimuth there, rad
     * @param reachAngle how far it reaches, rad
     * @param reachChi likewise of the azimuth
     * @param inside whether a press between the sides holds the whole
     */
    Optional<Grip> near(double angle, double chi, double reachAngle, double reachChi, boolean inside) {
        List<Sector> turns = turns();
        Optional<Grip> around = Optional.empty();
        for (int i = turns.size() - 1; i >= 0; i--) {
            double half = Math.toRadians((turns.get(i).to() - turns.get(i).from()) / 2);
            double off = wrapped(chi - Math.toRadians((turns.get(i).from() + turns.get(i).to()) / 2));
            boolean within = Math.abs(off) <= half + reachChi;
            boolean between = angle >= inner - reachAngle && angle <= outer + reachAngle;
            boolean nearInner = Math.abs(angle - inner) <= Math.abs(angle - outer);
            boolean ends = !sectors.isEmpty() && between && Math.abs(Math.abs(off) - half) <= reachChi;
            Grip grip = new Grip(i, within && nearInner && Math.abs(angle - inner) <= reachAngle,
                    within && !nearInner && Math.abs(angle - outer) <= reachAngle, ends && off < 0, ends && off >= 0);
            if (grip.isSomething()) {
                return Optional.of(grip);
            }
            if (inside && within && between) {
                around = Optional.of(Grip.whole(i));
            }
        }
        return around;
    }

    /** An azimuth between -pi and pi. */
    static double wrapped(double chi) {
        return chi - 2 * Math.PI * Math.rint(chi / (2 * Math.PI));
    }

    /**
     * The same with sides elsewhere; arcs are those of all sectors.
     * @param byAngle how far, rad
     * @param byChi likewise of the azimuth
     */
    AngularRegion moved(Grip grip, double byAngle, double byChi) {
        double a = inner;
        double b = outer;
        if (grip.isWhole()) {
            double by = Math.clamp(byAngle, -inner, Math.max(-inner, WIDEST - outer));
            a += by;
            b += by;
        } else if (grip.inner()) {
            a = Math.clamp(inner + byAngle, 0, Math.max(0, outer - LEAST));
        } else if (grip.outer()) {
            b = Math.clamp(outer + byAngle, inner + LEAST, Math.max(inner + LEAST, WIDEST));
        }
        List<Sector> turned = new ArrayList<>(sectors);
        if (!sectors.isEmpty() && (grip.start() || grip.end())) {
            turned.set(grip.sector(), turned(sectors.get(grip.sector()), grip, Math.toDegrees(byChi)));
        }
        return new AngularRegion(a, b, turned);
    }

    /** Begins between -180 and 180 degrees. */
    private static Sector turned(Sector sector, Grip grip, double by) {
        double from = sector.from();
        double to = sector.to();
        if (grip.start() && grip.end()) {
            from += by;
            to += by;
        } else if (grip.start()) {
            from = Math.clamp(from + by, to - 360, to - LEAST_DEGREES);
        } else {
            to = Math.clamp(to + by, from + LEAST_DEGREES, from + 360);
        }
        double turns = 360 * Math.floor((from + 180) / 360);
        return new Sector(from - turns, to - turns);
    }
}
