// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.echem.format.table;

/** Which current of a file charges: found by the kinds of its steps, or by charge against voltage. */
public enum CurrentSign {
    /** Currents above 0 charge. */
    CHARGE_POSITIVE,
    /** Currents above 0 discharge. */
    DISCHARGE_POSITIVE,
    /** All currents are above 0. */
    UNSIGNED,
    /** Nothing tells. */
    UNKNOWN;

    /** Share of the records that must agree: single ones at the ends of steps may belong to the next. */
    private static final double CLEAR = 0.9;
    /** Share of charge times change of voltage that must agree; half cells and whole ones are far above it. */
    private static final double CLEAR_CHANGE = 0.5;
    /** Relative change of the current between two records below which it is held: while a voltage is held it decays. */
    private static final double HELD = 0.02;
    /** Voltage that all of them together must run up or down, V: less is noise, drift or the resolution. */
    private static final double LEAST_CHANGE = 0.03;
    /** Longest time between two records that is looked at, s: over a pause the voltage moves by itself. */
    private static final double LONGEST = 3600;

    /**
     * By the kinds of the steps.
     * @param current as in the file
     * @param directions 1 where the file says charge, -1 for discharge, else 0
     */
    public static CurrentSign bySteps(double[] current, byte[] directions) {
        int[] with = new int[2];
        int[] against = new int[2];
        for (int i = 0; i < directions.length; i++) {
            int kind = directions[i] > 0 ? 0 : 1;
            if (directions[i] * current[i] > 0) {
                with[kind]++;
            } else if (directions[i] * current[i] < 0) {
                against[kind]++;
            }
        }
        int all = with[0] + with[1] + against[0] + against[1];
        if (all == 0) {
            return UNKNOWN;
        }
        if (with[0] + with[1] >= CLEAR * all) {
            return CHARGE_POSITIVE;
        }
        if (against[0] + against[1] >= CLEAR * all) {
            return DISCHARGE_POSITIVE;
        }
        boolean charges = with[0] >= CLEAR * (with[0] + against[0]);
        boolean discharges = against[1] >= CLEAR * (with[1] + against[1]);
        return charges && discharges ? UNSIGNED : UNKNOWN;
    }

    /**
     * By charge against voltage: charging raises it. Only records of a held current tell; where the voltage is held it
     * moves by noise, and either way.
     */
    public static CurrentSign byVoltage(double[] time, double[] current, double[] voltage) {
        double sum = 0;
        double sizes = 0;
        double change = 0;
        for (int i = 1; i < time.length; i++) {
            double dt = time[i] - time[i - 1];
            // records on both sides of the beginning of a step tell of resistance; that agrees too, but is no charge
            boolean same = current[i] * current[i - 1] > 0
                    && Math.abs(current[i] - current[i - 1]) <= HELD * Math.abs(current[i]);
            double product = (voltage[i] - voltage[i - 1]) * current[i] * dt;
            if (same && dt > 0 && dt < LONGEST && !Double.isNaN(product)) {
                sum += product;
                sizes += Math.abs(product);
                change += (voltage[i] - voltage[i - 1]) * Math.signum(current[i]);
            }
        }
        boolean clear = sizes > 0 && Math.abs(sum) >= CLEAR_CHANGE * sizes && Math.abs(change) >= LEAST_CHANGE
                && change * sum > 0;
        return !clear ? UNKNOWN
                : sum > 0 ? CHARGE_POSITIVE : DISCHARGE_POSITIVE;
    }

    /** Makes currents above 0 charge. */
    public void apply(double[] current, byte[] directions) {
        for (int i = 0; i < current.length; i++) {
            boolean turns = this == DISCHARGE_POSITIVE || this == UNSIGNED && directions[i] < 0;
            // a current of 0 gets no sign
            current[i] = turns && current[i] != 0 ? -current[i] : current[i];
        }
    }
}
