// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.operando.api.Axis;
import org.operando.api.LoadException;
import org.operando.api.Unit;
import org.operando.io.hdf5.DatasetInfo;
import org.operando.io.hdf5.DatasetRead;
import org.operando.io.hdf5.Hdf5File;

/** A data set of an HDF5 file; axes as NeXus says them in the group. */
final class HdfArray implements DataArray {
    private static final int LONGEST_AXIS = 1 << 20;

    private final Hdf5File file;
    private final DatasetInfo info;
    private final String unit;
    private final List<String> axes;

    HdfArray(Hdf5File file, String path) throws LoadException {
        this.file = file;
        info = file.info(path);
        unit = file.text(path, "units").orElse("");
        axes = axesOf(file, path);
    }

    /** The group's list of axes counts for its signal, and for what has as many dimensions. */
    private static List<String> axesOf(Hdf5File file, String path) throws LoadException {
        String group = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        List<String> names = file.texts(group, "axes");
        if (names.size() == 1 && names.getFirst().contains(":")) {
            names = List.of(names.getFirst().split(":"));
        }
        return names;
    }

    DatasetInfo info() {
        return info;
    }

    @Override
    public String name() {
        return info.path().substring(info.path().lastIndexOf('/') + 1);
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public int[] shape() {
        return info.shape();
    }

    @Override
    public boolean isNumber() {
        return info.element().isNumber() || info.element().name().equals("bool");
    }

    @Override
    public int[] chunk() {
        if (info.chunk().length == info.shape().length) {
            return info.chunk();
        }
        int[] row = new int[info.shape().length];
        Arrays.fill(row, 1);
        if (row.length > 0) {
            row[row.length - 1] = info.shape()[row.length - 1];
        }
        return row;
    }

    @Override
    public String dimension(int d) {
        return axes.size() == info.shape().length && !axes.get(d).equals(".") ? axes.get(d)
                : DataArray.super.dimension(d);
    }

    @Override
    public Optional<Axis> axis(int d) throws LoadException {
        if (axes.size() != info.shape().length) {
            return Optional.empty();
        }
        String path = info.path().substring(0, info.path().lastIndexOf('/') + 1) + axes.get(d);
        if (path.equals(info.path()) || !file.isDataset(path)) {
            return Optional.empty();
        }
        int[] shape = file.info(path).shape();
        if (shape.length != 1 || shape[0] != info.shape()[d] || shape[0] > LONGEST_AXIS
                || !file.info(path).element().isNumber()) {
            return Optional.empty();
        }
        return Optional.of(new Axis(axes.get(d), known(file.text(path, "units").orElse("")),
                file.read(path).doubles()));
    }

    private static Unit known(String name) {
        try {
            return name.isEmpty() ? Unit.ONE : Unit.of(name);
        } catch (IllegalArgumentException e) {
            return Unit.ONE;
        }
    }

    @Override
    public DatasetRead read(int[] start, int[] lengths) throws LoadException {
        return info.shape().length == 0 ? file.read(info.path()) : file.read(info.path(), start, lengths);
    }
}
