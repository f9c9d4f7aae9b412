// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.core.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.operando.api.StudyRegion;
import org.operando.core.record.CanonicalJson;
import org.operando.core.record.Schema;
import org.operando.figure.MaskPicture;

/** A region of a study that can be asked what lies inside. No record: parameters hold it as one value, by its name. */
public final class PlacedRegion implements StudyRegion {
    private final String name;
    private final Region region;
    private final Optional<MaskPicture> pixels;

    /**
     * @param name its name
     * @param region what the study says of it
     * @param pixels those of a mask
     */
    public PlacedRegion(String name, Region region, Optional<MaskPicture> pixels) {
        this.name = name;
        this.region = region;
        this.pixels = pixels;
    }

    /** What the study says of it. */
    public Region region() {
        return region;
    }

    /** The pixels of a mask. */
    public Optional<MaskPicture> pixels() {
        return pixels;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return Schema.kebab(region.shape().getClass().getSimpleName());
    }

    @Override
    public Optional<String> particle() {
        return region.particle();
    }

    @Override
    public Optional<String> frame() {
        return region.frame();
    }

    @Override
    public List<double[]> corners() {
        return switch (region.shape()) {
            case Region.Point p -> List.of(new double[] {p.x(), p.y()});
            case Region.Line l -> List.of(new double[] {l.fromX(), l.fromY()}, new double[] {l.toX(), l.toY()});
            case Region.Rectangle r -> List.of(new double[] {r.x(), r.y()}, new double[] {r.x() + r.width(), r.y()},
                    new double[] {r.x() + r.width(), r.y() + r.height()}, new double[] {r.x(), r.y() + r.height()});
            case Region.Polygon p -> corners(p);
            case Region.Circle c -> List.of();
            case Region.Ellipse e -> List.of();
            case Region.Shells s -> List.of();
            case Region.Mask m -> List.of();
        };
    }

    private static List<double[]> corners(Region.Polygon polygon) {
        return IntStream.range(0, polygon.x().size())
                .mapToObj(i -> new double[] {polygon.x().get(i), polygon.y().get(i)}).toList();
    }

    @Override
    public Bounds bounds() {
        return switch (region.shape()) {
            case Region.Circle c -> round(c.x(), c.y(), c.radius(), c.radius());
            case Region.Ellipse e -> round(e.x(), e.y(), e.radiusX(), e.radiusY());
            case Region.Shells s -> round(s.x(), s.y(), s.radii().getLast(), s.radii().getLast());
            case Region.Mask m -> bounds(m, pixels.orElseThrow());
            case Region.Point p -> ofCorners();
            case Region.Line l -> ofCorners();
            case Region.Rectangle r -> ofCorners();
            case Region.Polygon p -> ofCorners();
        };
    }

    private static Bounds round(double x, double y, double radiusX, double radiusY) {
        return new Bounds(x - radiusX, y - radiusY, x + radiusX, y + radiusY);
    }

    private Bounds ofCorners() {
        return new Bounds(corners().stream().mapToDouble(c -> c[0]).min().orElseThrow(),
                corners().stream().mapToDouble(c -> c[1]).min().orElseThrow(),
                corners().stream().mapToDouble(c -> c[0]).max().orElseThrow(),
                corners().stream().mapToDouble(c -> c[1]).max().orElseThrow());
    }

    /** Of the pixels inside, not of the picture. */
    private static Bounds bounds(Region.Mask mask, MaskPicture pixels) {
        int columns = pixels.columns();
        int left = columns;
        int right = 0;
        for (int i = pixels.inside().nextSetBit(0); i >= 0; i = pixels.inside().nextSetBit(i + 1)) {
            left = Math.min(left, i % columns);
            right = Math.max(right, i % columns + 1);
        }
        int top = pixels.inside().nextSetBit(0) / columns;
        int bottom = pixels.inside().length() == 0 ? top : (pixels.inside().length() - 1) / columns + 1;
        return new Bounds(mask.x() + left * mask.pixel(), mask.y() + top * mask.pixel(),
                mask.x() + right * mask.pixel(), mask.y() + bottom * mask.pixel());
    }

    @Override
    public double area() {
        return switch (region.shape()) {
            case Region.Point p -> 0;
            case Region.Line l -> 0;
            case Region.Rectangle r -> Math.abs(r.width() * r.height());
            case Region.Circle c -> Math.PI * c.radius() * c.radius();
            case Region.Ellipse e -> Math.abs(Math.PI * e.radiusX() * e.radiusY());
            case Region.Shells s -> Math.PI * s.radii().getLast() * s.radii().getLast();
            case Region.Polygon p -> area(p);
            case Region.Mask m -> pixels.orElseThrow().count() * m.pixel() * m.pixel();
        };
    }

    /** Half the sum of x(i) y(i+1) - x(i+1) y(i). */
    private static double area(Region.Polygon polygon) {
        double sum = 0;
        int n = polygon.x().size();
        for (int i = 0; i < n; i++) {
            int next = (i + 1) % n;
            sum += polygon.x().get(i) * polygon.y().get(next) - polygon.x().get(next) * polygon.y().get(i);
        }
        return Math.abs(sum) / 2;
    }

    @Override
    public int shell(double x, double y) {
        return switch (region.shape()) {
            case Region.Point p -> -1;
            case Region.Line l -> -1;
            case Region.Rectangle r -> inside(x >= Math.min(r.x(), r.x() + r.width())
                    && x < Math.max(r.x(), r.x() + r.width())
                    && y >= Math.min(r.y(), r.y() + r.height()) && y < Math.max(r.y(), r.y() + r.height()));
            case Region.Circle c -> inside(Math.hypot(x - c.x(), y - c.y()) <= c.radius());
            case Region.Ellipse e -> inside(Math.hypot((x - e.x()) / e.radiusX(), (y - e.y()) / e.radiusY()) <= 1);
            case Region.Shells s -> shell(s.radii(), Math.hypot(x - s.x(), y - s.y()));
            case Region.Polygon p -> inside(contains(p, x, y));
            case Region.Mask m -> inside(pixels.orElseThrow().isInside((int) Math.floor((x - m.x()) / m.pixel()),
                    (int) Math.floor((y - m.y()) / m.pixel())));
        };
    }

    private static int inside(boolean is) {
        return is ? 0 : -1;
    }

    private static int shell(List<Double> radii, double distance) {
        for (int i = 0; i < radii.size(); i++) {
            if (distance <= radii.get(i)) {
                return i;
            }
        }
        return -1;
    }

    /** By the parity of the sides that a ray to greater x crosses. */
    private static boolean contains(Region.Polygon polygon, double x, double y) {
        boolean inside = false;
        int n = polygon.x().size();
        for (int i = 0; i < n; i++) {
            int next = (i + 1) % n;
            double y1 = polygon.y().get(i);
            double y2 = polygon.y().get(next);
            if (y1 > y != y2 > y) {
                double x1 = polygon.x().get(i);
                inside ^= x < x1 + (y - y1) / (y2 - y1) * (polygon.x().get(next) - x1);
            }
        }
        return inside;
    }

    @Override
    public String definition() {
        return CanonicalJson.of(region, this::pixelHash);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlacedRegion r && name.equals(r.name) && region.equals(r.region)
                && pixels.equals(r.pixels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, region);
    }

    /** Its name: what a report says of a parameter. */
    @Override
    public String toString() {
        return name;
    }

    /** What stands for the file of a mask: the same pixels in another file are the same region. */
    private String pixelHash(Path file) {
        MaskPicture mask = pixels.orElseThrow();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((mask.columns() + " " + mask.rows() + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(mask.inside().toByteArray());
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
