// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0

import static java.lang.StrictMath.abs;
import static java.lang.StrictMath.asin;
import static java.lang.StrictMath.atan;
import static java.lang.StrictMath.exp;
import static java.lang.StrictMath.floor;
import static java.lang.StrictMath.log;
import static java.lang.StrictMath.max;
import static java.lang.StrictMath.min;
import static java.lang.StrictMath.sqrt;
import static java.lang.StrictMath.tan;
import static java.lang.StrictMath.tanh;
import static java.lang.StrictMath.toDegrees;
import static java.lang.StrictMath.toRadians;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the files of {@code examples/demo} by a forward model: two cycled cells, one in situ cell and its powder
 * patterns, with tables of what is true. Run: {@code java releng/demo/MakeDemo.java examples/demo}.
 *
 * <p>The same bytes come out everywhere: {@link Random} and {@link StrictMath} are specified to the last bit. The
 * formulas stand in {@code examples/demo/README.md}, beside the numbers that are used here.
 */
public final class MakeDemo {
    private static final String CYCLES = "cycle,current_mA_per_g,charge_mAh,discharge_mAh,charge_mAh_per_g,"
            + "discharge_mAh_per_g,coulombic_efficiency_percent\n";

    private MakeDemo() {
    }

    /** Writes into the folder that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 1 ? arguments[0] : "examples/demo");
        for (String part : List.of("raw/cells", "raw/insitu", "truth")) {
            Files.createDirectories(folder.resolve(part));
        }
        // name, seed, weighed mass, true mass, resistance (V g/mA), fading a cycle, current offset (mA)
        cycled(folder, new Cell("cell-a", 11, 6.16, 6.172, 5.0e-4, 0.0021, 0.8e-4));
        cycled(folder, new Cell("cell-b", 12, 5.98, 5.961, 5.3e-4, 0.0026, -1.1e-4));
        inSitu(folder, new Cell("insitu-cell", 13, 6.08, 6.091, 5.0e-4, 0, 0.5e-4));
    }

    /** Three formation cycles at 20 mA/g, twelve at 100 mA/g. */
    private static void cycled(Path folder, Cell cell) throws IOException {
        CellTest test = new CellTest(cell);
        test.rest(1800, 300);
        for (int cycle = 1; cycle <= 15; cycle++) {
            double rate = cycle <= 3 ? 20 : 100;
            test.cycle(cycle, rate, cycle <= 3 ? 0.010 : 0.020, cycle <= 3 ? 600 : 120);
        }
        Files.write(folder.resolve("raw/cells/" + cell.name() + ".mpt"), EcLabText.of(cell, test.rows, true));
        StringBuilder truth = new StringBuilder(CYCLES);
        test.cycles.forEach(truth::append);
        Files.writeString(folder.resolve("truth/" + cell.name() + "_cycles.csv"), truth);
    }

    /** First charge and discharge at 20 mA/g with a pattern every 1200 s; the beam is lost for frames 39 to 42. */
    private static void inSitu(Path folder, Cell cell) throws IOException {
        CellTest test = new CellTest(cell);
        test.rest(1800, 300);
        test.cycle(1, 20, 0.010, 600);
        Files.write(folder.resolve("raw/insitu/cell.mpt"), EcLabText.of(cell, test.rows, false));
        StringBuilder cycles = new StringBuilder(CYCLES);
        test.cycles.forEach(cycles::append);
        Files.writeString(folder.resolve("truth/insitu-cell_cycles.csv"), cycles);
        StringBuilder truth = new StringBuilder("frame,t_middle_s,voltage_V,delithiated_fraction,a_angstrom,c_angstrom,"
                + "line_003_deg,fwhm_003_deg,foil_deg\n");
        Random random = new Random(14);
        for (int frame = 1; frame <= 64; frame++) {
            double middle = PowderModel.OFFSET + (frame - 0.5) * PowderModel.PERIOD;
            if (frame >= 39 && frame <= 42) {
                continue;
            }
            double[] fractions = new double[PowderModel.MOMENTS];
            double[] positions = new double[fractions.length];
            for (int k = 0; k < fractions.length; k++) {
                double t = middle + ((k + 0.5) / fractions.length - 0.5) * PowderModel.EXPOSURE;
                fractions[k] = test.fractionAt(t);
                positions[k] = PowderModel.line(fractions[k], 0, 0, 3);
            }
            double mean = java.util.Arrays.stream(positions).average().orElseThrow();
            double x = test.fractionAt(middle);
            truth.append(String.format(Locale.ROOT, "%d,%.1f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f\n", frame, middle,
                    test.voltageAt(middle), x, PowderModel.a(x), PowderModel.c(x), mean, PowderModel.width(x),
                    PowderModel.foil()));
            Files.writeString(folder.resolve(String.format(Locale.ROOT, "raw/insitu/frame_%03d.xye", frame)),
                    PowderModel.pattern(fractions, random));
        }
        Files.writeString(folder.resolve("truth/insitu_frames.csv"), truth);
    }
}

/**
 * A cell.
 * @param seed of its noise
 * @param weighedMass active mass that the study states, mg
 * @param trueMass active mass that is there, mg
 * @param resistance polarisation a specific current, V g/mA
 * @param fading part of the active mass that each cycle loses
 * @param offset what the true current has above the one that the cycler reads, mA
 */
record Cell(String name, long seed, double weighedMass, double trueMass, double resistance, double fading,
        double offset) {
}

/** One record of a log. Charge dq (mAh) since the record before and the voltage (V) as the cycler reads them. */
record Row(int mode, int line, double time, double dq, double voltage, double charge, int half, double current,
        boolean newLine) {
}

/** Equilibrium voltage of the electrode against its delithiated fraction x. */
final class Equilibrium {
    /** Height, middle (V) and width (V) of each step of x(V): H1-M, M, M-H2, H2-H3, rest. */
    private static final double[][] STEPS = {{0.20, 3.66, 0.030}, {0.22, 3.83, 0.070}, {0.14, 4.02, 0.030},
        {0.16, 4.20, 0.015}, {0.12, 4.25, 0.120}};
    private static final double LOWEST = 2.5;
    private static final double STEP = 5e-4;
    private static final double[] FRACTION = new double[4401];

    static {
        for (int i = 0; i < FRACTION.length; i++) {
            FRACTION[i] = fraction(LOWEST + i * STEP);
        }
    }

    private Equilibrium() {
    }

    /** x(V) = sum of A / (1 + exp(-(V - V0)/s)). */
    static double fraction(double voltage) {
        double x = 0;
        for (double[] s : STEPS) {
            x += s[0] / (1 + exp(-(voltage - s[1]) / s[2]));
        }
        return x;
    }

    /** V(x), by linear interpolation of x(V) between points 0.5 mV apart. */
    static double voltage(double fraction) {
        int low = 0;
        int high = FRACTION.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (FRACTION[middle] <= fraction) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return LOWEST + STEP * (low + (fraction - FRACTION[low]) / (FRACTION[high] - FRACTION[low]));
    }
}

/** Runs a cell and keeps what the cycler wrote and what was true. */
final class CellTest {
    /** Charge of the whole Li, mAh/g. */
    private static final double THEORETICAL = 275;
    /** Part of the charging current that oxidises electrolyte instead. */
    private static final double PARASITIC = 0.004;
    /** Hindrance of the last Li on discharge: polarisation a current at x = 0 (V g/mA) and its decay in x. */
    private static final double HINDRANCE = 0.92;
    private static final double DECAY = 0.030;
    private static final double LOW = 2.7;
    private static final double HIGH = 4.5;
    /** Noise of the voltage reading, V, and of the current reading, part of it. */
    private static final double VOLTAGE_NOISE = 2e-4;
    private static final double CURRENT_NOISE = 1e-5;

    final List<Row> rows = new ArrayList<>();
    final List<String> cycles = new ArrayList<>();
    private final Cell cell;
    private final Random random;
    /** Stretches of constant current: time and x at the beginning, dx/dt, specific current, resistance. */
    private final List<double[]> stretches = new ArrayList<>();
    private double time;
    private double fraction = 0.003;
    private double health = 1;
    private int half;

    CellTest(Cell cell) {
        this.cell = cell;
        this.random = new Random(cell.seed());
    }

    void rest(double duration, double every) {
        stretches.add(new double[] {0, fraction, 0, 0, cell.resistance()});
        for (double t = 0; t <= duration; t += every) {
            write(3, 0, t, 0, 0, 0, t == 0);
        }
        time = duration;
    }

    /** Charge to 4.5 V, discharge to 2.7 V; current in mA/g of the weighed mass, a record every dE (V) or dt (s). */
    void cycle(int number, double rate, double dE, double dt) {
        double resistance = cell.resistance() * (1 + 0.01 * (number - 1)) * (1 + 0.02 * random.nextGaussian());
        double charge = half(rate, resistance, rate < 50 ? 1 : 3, dE, dt);
        double discharge = half(-rate, resistance, rate < 50 ? 2 : 4, dE, dt);
        health *= 1 - cell.fading();
        cycles.add(String.format(Locale.ROOT, "%d,%.0f,%.6f,%.6f,%.4f,%.4f,%.4f\n", number, rate, charge, discharge,
                charge / cell.trueMass() * 1e3, discharge / cell.trueMass() * 1e3, 100 * discharge / charge));
    }

    /** One half cycle; returns the true charge, mAh, positive. */
    private double half(double rate, double resistance, int line, double dE, double dt) {
        double read = rate * cell.weighedMass() * 1e-3;
        double current = read + cell.offset();
        double specific = current / cell.trueMass() * 1e3;
        double speed = specific * (rate > 0 ? 1 - PARASITIC : 1) / (THEORETICAL * health * 3600);
        double[] stretch = {time, fraction, speed, specific, resistance};
        stretches.add(stretch);
        double last = time;
        double lastVoltage = Double.NaN;
        double t = time + 1;
        boolean running = true;
        while (running) {
            double voltage = voltage(stretch, t);
            running = rate > 0 ? voltage < HIGH : voltage > LOW;
            if (!running) {
                t = end(stretch, t - 1, t, rate > 0 ? HIGH : LOW);
            }
            boolean due = Double.isNaN(lastVoltage) || abs(voltage - lastVoltage) >= dE || t - last >= dt - 1e-9;
            if (due || !running) {
                write(1, line, t, read, read * (t - last) / 3600, read * (t - time) / 3600, Double.isNaN(lastVoltage));
                last = t;
                lastVoltage = voltage;
            }
            t += running ? 1 : 0;
        }
        fraction += speed * (t - time);
        double passed = abs(current) * (t - time) / 3600;
        time = t;
        half++;
        return passed;
    }

    /** Where the voltage meets its limit between two moments, s. */
    private static double end(double[] stretch, double from, double to, double limit) {
        boolean above = voltage(stretch, from) > limit;
        double low = from;
        double high = to;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (voltage(stretch, middle) > limit == above) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** V = U(x) + i (r + [discharge] h exp(-x/d)). */
    private static double voltage(double[] stretch, double t) {
        double x = stretch[1] + stretch[2] * (t - stretch[0]);
        double hindrance = stretch[3] < 0 ? HINDRANCE * exp(-x / DECAY) : 0;
        return Equilibrium.voltage(x) + stretch[3] * (stretch[4] + hindrance);
    }

    private double[] stretchAt(double t) {
        double[] found = stretches.getFirst();
        for (double[] s : stretches) {
            found = s[0] <= t ? s : found;
        }
        return found;
    }

    double fractionAt(double t) {
        double[] s = stretchAt(t);
        return s[1] + s[2] * (min(t, time) - s[0]);
    }

    double voltageAt(double t) {
        return voltage(stretchAt(t), min(t, time));
    }

    private void write(int mode, int line, double t, double current, double dq, double charge, boolean newLine) {
        double noisy = voltage(stretchAt(t - (newLine ? 0 : 1e-6)), t) + VOLTAGE_NOISE * random.nextGaussian();
        rows.add(new Row(mode, line, t, dq, noisy, charge, half, current * (1 + CURRENT_NOISE * random.nextGaussian()),
                newLine));
    }
}

/** The text that EC-Lab exports of a galvanostatic test, with the columns that a reader needs. */
final class EcLabText {
    private static final String[] COLUMNS = {"mode", "ox/red", "error", "control changes", "Ns changes", "counter inc.",
        "Ns", "time/s", "dq/mA.h", "Ewe/V", "Q charge/discharge/mA.h", "half cycle", "<I>/mA"};

    private EcLabText() {
    }

    static byte[] of(Cell cell, List<Row> rows, boolean cycled) {
        List<String> header = header(cell, cycled);
        StringBuilder text = new StringBuilder("EC-Lab ASCII FILE\r\n");
        text.append(String.format(Locale.ROOT, "Nb header lines : %-26d\r\n", header.size() + 3));
        header.forEach(line -> text.append(line).append("\r\n"));
        text.append(String.join("\t", COLUMNS)).append("\t\r\n");
        for (Row r : rows) {
            text.append(r.mode()).append('\t').append(r.dq() >= 0 ? 1 : 0).append("\t0\t").append(r.newLine() ? 1 : 0)
                    .append('\t').append(r.newLine() ? 1 : 0).append("\t0\t").append(r.line()).append('\t')
                    .append(number(r.time(), 15)).append('\t').append(number(r.dq(), 15)).append('\t')
                    .append(number(r.voltage(), 7)).append('\t').append(number(r.charge(), 15)).append('\t')
                    .append(r.half()).append('\t').append(number(r.current(), 15)).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> header(Cell cell, boolean cycled) {
        double slow = 20 * cell.weighedMass() * 1e-3;
        double fast = 100 * cell.weighedMass() * 1e-3;
        List<String> lines = new ArrayList<>(List.of("", "Galvanostatic Cycling with Potential Limitation", "",
                "Run on channel : 1", "User : ", "Acquisition started on : 03/02/2026 09:00:00.000",
                "Saved on :", "\tFile : " + cell.name() + ".mpr",
                "Electrode material : LiNi0.9Co0.1O2 (model)", "Electrolyte : ",
                "Comments : forward model (releng/demo/MakeDemo.java), no instrument"));
        lines.add(String.format(Locale.ROOT, "Mass of active material : %.3f mg", cell.weighedMass()));
        lines.add(" at x = 1.000");
        lines.add("Electrode surface area : 1.540 cm\u00b2");
        lines.add(String.format(Locale.ROOT, "Characteristic mass : %.3f mg", cell.weighedMass()));
        lines.add("Cycle Definition : Charge/Discharge alternance");
        int columns = cycled ? 5 : 3;
        lines.add(row("Ns", columns, "0", "1", "2", "3", "4"));
        lines.add(row("Is", columns, "0.000", three(slow), three(-slow), three(fast), three(-fast)));
        lines.add(row("unit Is", columns, "mA", "mA", "mA", "mA", "mA"));
        lines.add(row("EM (V)", columns, "0.000", "4.500", "2.700", "4.500", "2.700"));
        lines.add(row("goto Ns'", columns, "0", "0", "1", "0", "3"));
        lines.add(row("nc cycles", columns, "0", "0", cycled ? "2" : "0", "0", "11"));
        lines.add("");
        return lines;
    }

    private static String three(double x) {
        return String.format(Locale.ROOT, "%.3f", x);
    }

    private static String row(String name, int columns, String... cells) {
        StringBuilder text = new StringBuilder(String.format("%-20s", name));
        for (int i = 0; i < columns; i++) {
            text.append(String.format("%-20s", cells[i]));
        }
        return text.toString();
    }

    /** EC-Lab writes exponents with three digits. */
    private static String number(double x, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "E", x);
        int exponent = text.indexOf('E') + 2;
        return text.substring(0, exponent) + "0".repeat(3 - (text.length() - exponent)) + text.substring(exponent);
    }
}

/** Powder pattern of the in situ cell at 0.4520 angstrom. */
final class PowderModel {
    static final double PERIOD = 1200;
    static final double OFFSET = 600;
    static final double EXPOSURE = 30;
    /** Moments of the exposure that are summed. */
    static final int MOMENTS = 5;
    private static final double WAVELENGTH = 0.4520;
    private static final double FIRST = 4.80;
    private static final double STEP = 0.01;
    private static final int POINTS = 841;
    private static final double ETA = 0.5;
    /** h, k, l and area (counts deg) of the lines of the layered oxide. */
    private static final double[][] OXIDE = {{0, 0, 3, 480}, {1, 0, 1, 260}, {0, 0, 6, 40}, {1, 0, 2, 90},
        {1, 0, 4, 330}};
    private static final double CU_111 = 3.615 / sqrt(3);
    /** Spacing (angstrom) and area of the foils' lines: Al 111, Al 200 (a = 4.0495 angstrom), Cu 111. */
    private static final double[][] FOILS = {{4.0495 / sqrt(3), 150}, {4.0495 / 2, 70}, {CU_111, 120}};
    private static final double FOIL_WIDTH = 0.055;
    /** Foils lie this far behind the electrode, as a part of the distance to the detector. */
    private static final double BEHIND = 0.4 / 500;

    private PowderModel() {
    }

    /** a = 2.875 - 0.068 tanh(x/0.6), angstrom. */
    static double a(double x) {
        return 2.875 - 0.068 * tanh(x / 0.6);
    }

    /** c = 14.19 + 0.27 tanh(x/0.30) - 0.67 s(x), angstrom. */
    static double c(double x) {
        return 14.19 + 0.27 * tanh(x / 0.30) - 0.67 * collapse(x);
    }

    /** s = 1 / (1 + exp(-(x - 0.72)/0.03)): how far H2 has become H3. */
    private static double collapse(double x) {
        return 1 / (1 + exp(-(x - 0.72) / 0.03));
    }

    /** FWHM of the oxide's lines: 0.060 + 0.16 s (1 - s), degree. */
    static double width(double x) {
        return 0.060 + 0.16 * collapse(x) * (1 - collapse(x));
    }

    /** 2theta of a line of the oxide, degree: 1/d2 = 4/3 (h2 + hk + k2)/a2 + l2/c2. */
    static double line(double x, int h, int k, int l) {
        double inverse = 4.0 / 3 * (h * h + h * k + k * k) / (a(x) * a(x)) + l * l / (c(x) * c(x));
        return twoTheta(1 / sqrt(inverse));
    }

    /** 2theta of Cu 111 as the detector sees it, degree. */
    static double foil() {
        return seen(twoTheta(CU_111));
    }

    private static double twoTheta(double d) {
        return toDegrees(2 * asin(WAVELENGTH / (2 * d)));
    }

    /** What lies nearer to the detector is seen at a smaller angle. */
    private static double seen(double twoTheta) {
        return toDegrees(atan(tan(toRadians(twoTheta)) * (1 - BEHIND)));
    }

    /** Text of a pattern: 2theta (degree), counts, one standard uncertainty (square root of the counts). */
    static String pattern(double[] fractions, Random random) {
        double[] expected = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = FIRST + i * STEP;
            expected[i] = 120 + 500 * exp(-(angle - FIRST) / 3);
        }
        for (double x : fractions) {
            for (double[] l : OXIDE) {
                add(expected, line(x, (int) l[0], (int) l[1], (int) l[2]), l[3] / fractions.length, width(x));
            }
        }
        for (double[] f : FOILS) {
            add(expected, seen(twoTheta(f[0])), f[1], FOIL_WIDTH);
        }
        StringBuilder text = new StringBuilder("# two_theta/deg counts sigma; forward model, 0.4520 angstrom\n");
        for (int i = 0; i < POINTS; i++) {
            long counts = poisson(expected[i], random);
            text.append(String.format(Locale.ROOT, "%.2f %d %.3f\n", FIRST + i * STEP, counts, sqrt(max(counts, 1))));
        }
        return text.toString();
    }

    /** Adds a pseudo-Voigt of an area (counts deg). */
    private static void add(double[] counts, double centre, double area, double fwhm) {
        double gauss = 2 * sqrt(log(2) / Math.PI) / fwhm;
        for (int i = 0; i < counts.length; i++) {
            double u = FIRST + i * STEP - centre;
            double lorentz = fwhm / (2 * Math.PI) / (u * u + fwhm * fwhm / 4);
            counts[i] += area * (ETA * lorentz + (1 - ETA) * gauss * exp(-4 * log(2) * u * u / (fwhm * fwhm)));
        }
    }

    /** A Poisson number as a sum of such numbers of mean 500 at most, each by Knuth's product of uniform numbers. */
    private static long poisson(double mean, Random random) {
        int parts = (int) floor(mean / 500) + 1;
        double limit = exp(-mean / parts);
        long sum = 0;
        for (int k = 0; k < parts; k++) {
            for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
                sum++;
            }
        }
        return sum;
    }
}
