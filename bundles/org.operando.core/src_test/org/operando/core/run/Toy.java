// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.operando.api.Axis;
import org.operando.api.Chosen;
import org.operando.api.Column;
import org.operando.api.Context;
import org.operando.api.Default;
import org.operando.api.FigureBuilder;
import org.operando.api.FileHead;
import org.operando.api.In;
import org.operando.api.LoadException;
import org.operando.api.Loaded;
import org.operando.api.Loader;
import org.operando.api.Operation;
import org.operando.api.OperationException;
import org.operando.api.PiecewiseOperation;
import org.operando.api.Quantity;
import org.operando.api.Recognition;
import org.operando.api.Signal;
import org.operando.api.Split;
import org.operando.api.SplitOperation;
import org.operando.api.StudyRegion;
import org.operando.api.Table;
import org.operando.api.Technique;
import org.operando.api.Version;
import org.operando.api.figure.AxisSpec;
import org.operando.api.figure.Box;
import org.operando.api.figure.Ink;
import org.operando.api.figure.Line;
import org.operando.api.figure.Page;
import org.operando.api.figure.Panel;
import org.operando.core.catalogue.Catalogue;
import org.operando.core.catalogue.Contribution;
import org.operando.core.catalogue.Kind;

/** A technique for tests: files of numbers, one a line after the word "toy". */
public final class Toy {
    /** How often an operation of the toy was run. */
    public static final AtomicInteger RUNS = new AtomicInteger();
    /** How often a file was read. */
    public static final AtomicInteger READS = new AtomicInteger();

    public record Measurement(@Default("1") double factor, @In("mg") Optional<Quantity> mass) {
    }

    public record Numbers(Table values) {
    }

    public record Sum(Quantity sum, Table values, Optional<Signal> grid) {
    }

    public static final class ToyTechnique implements Technique<Measurement> {
    }

    @Version(1)
    public static final class ToyLoader implements Loader<Measurement, Numbers> {
        @Override
        public Recognition recognise(FileHead head) {
            return head.startsWith("toy\n") ? Recognition.yes(1, "begins with 'toy'")
                    : Recognition.no("does not begin with 'toy'");
        }

        @Override
        public Loaded<Numbers> load(List<Path> files, Measurement m, Context context) throws LoadException {
            READS.incrementAndGet();
            List<Double> values = new ArrayList<>();
            for (Path file : files) {
                try {
                    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
                        values.add(Double.parseDouble(line) * m.factor());
                    }
                } catch (NumberFormatException e) {
                    throw LoadException.at(file, "2", "a number expected", "mend the file");
                } catch (IOException e) {
                    throw LoadException.io(file, e);
                }
            }
            double[] x = values.stream().mapToDouble(v -> v).toArray();
            return new Loaded<>(new Numbers(Table.of(Column.of("x", "V", x))),
                    Map.of("count", Integer.toString(x.length)));
        }
    }

    public record Inputs(Numbers numbers) {
    }

    public record Parameters(@Default("0") double offset, @Default("false") boolean slow) {
    }

    @Version(1)
    public static final class SumOperation implements Operation<Inputs, Parameters, Sum> {
        @Override
        public Sum run(Inputs in, Parameters p, Context context) throws OperationException {
            RUNS.incrementAndGet();
            for (int i = 0; p.slow() && i < 2000; i++) {
                context.check();
                LockSupport.parkNanos(5_000_000);
            }
            double sum = p.offset();
            for (double x : in.numbers().values().doubles("x")) {
                sum += x;
            }
            if (sum > 1000) {
                throw new OperationException("the sum is too large: " + sum, "values", "use smaller numbers");
            }
            if (sum == 666) {
                throw new IllegalStateException("a plug-in that throws");
            }
            if (sum < 0) {
                context.warn("sum", "is below 0");
            }
            return new Sum(Quantity.of(sum, 0.5, "V", "counting"), in.numbers().values(), Optional.empty());
        }
    }

    public record Where(StudyRegion region) {
    }

    public record Inside(double count, String region) {
    }

    /** Counts the numbers x whose place (x, x), um, lies in a region of the study. */
    @Version(1)
    public static final class InsideOperation implements Operation<Inputs, Where, Inside> {
        @Override
        public Inside run(Inputs in, Where p, Context context) {
            double[] x = in.numbers().values().doubles("x");
            return new Inside(Arrays.stream(x).filter(v -> p.region().contains(v, v)).count(),
                    p.region().kind() + " " + p.region().name());
        }
    }

    public record Part(int index) {
    }

    public record PartSum(double sum, double[] squares) {
    }

    /** Sums sines over parts; the bits must not depend on threads. */
    @Version(2)
    public static final class SplitSum implements SplitOperation<Inputs, Parameters, Sum> {
        @Override
        public Split<Part, PartSum, Sum> split(Inputs in, Parameters p, Context context) {
            return new Work(in, p, context.shared(new Part(3), k -> k.index() * 1e-3));
        }
    }

    record Work(Inputs in, Parameters p, double setUp) implements Split<Part, PartSum, Sum> {
        @Override
        public List<Part> parts() {
            return IntStream.range(0, 37).mapToObj(Part::new).toList();
        }

        @Override
        public PartSum part(Part part, Context context) throws OperationException {
            double[] parts = new double[8];
            context.parallel(8, i -> parts[i] = Math.sin(part.index() + i * setUp));
            double sum = 0;
            for (double x : parts) {
                sum += x;
            }
            if (part.index() % 10 == 0) {
                context.warn("part " + part.index(), "is a multiple of ten");
            }
            if (part.index() == 20) {
                throw new OperationException("part 20 fails");
            }
            return new PartSum(sum, parts);
        }

        @Override
        public Sum merge(Iterator<PartSum> results, Context context) {
            double sum = 0;
            List<Double> all = new ArrayList<>();
            while (results.hasNext()) {
                PartSum r = results.next();
                sum += Double.isNaN(r.sum()) ? 0 : r.sum();
                all.add(r.sum());
            }
            double[] values = all.stream().mapToDouble(v -> v).toArray();
            Signal grid = Signal.of(values, "counts",
                    Axis.of("part", "1", IntStream.range(0, values.length).asDoubleStream().toArray()));
            return new Sum(Quantity.of(sum, "V"), Table.of(Column.of("x", "V", values)), Optional.of(grid));
        }

        @Override
        public PartSum failed(Part part, OperationException reason) {
            return new PartSum(Double.NaN, new double[0]);
        }
    }

    /** Frame n is the n-th number; pages hold the number plus the offset. */
    @Version(1)
    public static final class FrameOperation implements PiecewiseOperation<Inputs, Parameters, Sum> {
        @Override
        public Sum run(Inputs in, Parameters p, Context context) {
            RUNS.incrementAndGet();
            return new Sum(Quantity.of(in.numbers().values().rows(), "V"), in.numbers().values(), Optional.empty());
        }

        @Override
        public Piece piece() {
            return Piece.FRAME;
        }

        @Override
        public long[] pieces(Inputs in, Parameters p, Context context) {
            return IntStream.rangeClosed(1, in.numbers().values().rows()).asLongStream().toArray();
        }

        @Override
        public Page one(Inputs in, Parameters p, long piece, Context context) {
            for (int i = 0; p.slow() && i < 2000; i++) {
                context.check();
                LockSupport.parkNanos(5_000_000);
            }
            double value = in.numbers().values().doubles("x")[(int) piece - 1] + p.offset();
            return new Page(Double.toString(value), 80, 60, List.of());
        }
    }

    public record AfterInputs(Sum sum) {
    }

    /** Works on what another step gave. */
    @Version(1)
    public static final class AfterOperation implements PiecewiseOperation<AfterInputs, None, Mean> {
        @Override
        public Mean run(AfterInputs in, None p, Context context) {
            return new Mean(in.sum().sum());
        }

        @Override
        public Piece piece() {
            return Piece.CYCLE;
        }

        @Override
        public long[] pieces(AfterInputs in, None p, Context context) {
            return new long[] {1};
        }

        @Override
        public Page one(AfterInputs in, None p, long piece, Context context) {
            return new Page("after", 80, 60, List.of());
        }
    }

    public record Mean(Quantity mean) {
    }

    public record MeanInputs(List<Chosen<Sum>> sums) {
    }

    public record None() {
    }

    @Version(1)
    public static final class MeanOperation implements Operation<MeanInputs, None, Mean> {
        @Override
        public Mean run(MeanInputs in, None p, Context context) {
            return new Mean(Quantity
                    .of(in.sums().stream().mapToDouble(s -> s.value().sum().value()).average().orElseThrow(), "V"));
        }
    }

    public record MeanFigureInputs(Mean mean) {
    }

    public static final class MeanFigure implements FigureBuilder<MeanFigureInputs, None> {
        @Override
        public Page build(MeanFigureInputs in, None options) {
            double[] y = {in.mean().mean().value()};
            return Page.of("Mean", 88, 60, Panel.of("", new Box(0, 0, 88, 60), AxisSpec.around("Number", y),
                    AxisSpec.around("Mean (V)", y), List.of(Line.of(y, y, Ink.series(0)))));
        }
    }

    public record FigureInputs(Sum sum) {
    }

    public static final class ToyFigure implements FigureBuilder<FigureInputs, None> {
        @Override
        public Page build(FigureInputs in, None options) {
            double[] y = in.sum().values().doubles("x");
            double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
            return Page.of("Values", 88, 60, Panel.of("", new Box(0, 0, 88, 60), AxisSpec.around("Number", x),
                    AxisSpec.around("Value (V)", y), List.of(Line.of(x, y, Ink.series(0)))));
        }
    }

    private Toy() {
    }

    /** The toy's contributions. */
    public static Catalogue catalogue() {
        return new Catalogue().add(Kind.TECHNIQUE, Contribution.of("toy", "toy", new ToyTechnique()))
                .add(Kind.LOADER, Contribution.of("toy.lines", "toy", new ToyLoader()))
                .add(Kind.OPERATION, Contribution.of("toy.sum", "toy", new SumOperation()))
                .add(Kind.OPERATION, Contribution.of("toy.inside", "toy", new InsideOperation()))
                .add(Kind.OPERATION, Contribution.of("toy.split", "toy", new SplitSum()))
                .add(Kind.OPERATION, Contribution.of("toy.frames", "toy", new FrameOperation()))
                .add(Kind.OPERATION, Contribution.of("toy.after", "toy", new AfterOperation()))
                .add(Kind.OPERATION, Contribution.of("toy.mean", "toy", new MeanOperation()))
                .add(Kind.OPERATION,
                        new Contribution<>("toy.broken", "Broken", "toy", "stable", "org.example.broken", () -> {
                            throw new NoClassDefFoundError("org/example/Missing");
                        }))
                .add(Kind.FIGURE, Contribution.of("toy.values", "toy", new ToyFigure()))
                .add(Kind.FIGURE, Contribution.of("toy.means", "toy", new MeanFigure()));
    }
}
