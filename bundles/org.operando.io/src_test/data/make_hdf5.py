#!/usr/bin/python3
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
"""Writes the HDF5 files of the tests, by formula. Needs python3-h5py, python3-hdf5plugin and bitshuffle of Debian 12.

Values: a(i, j, k) = (1000 i + 10 j + k) in row-major indices unless said otherwise.
"""
import os
import zlib

import h5py
import hdf5plugin
import numpy as np

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hdf5")
os.makedirs(here, exist_ok=True)


def new(name, **kw):
    return h5py.File(os.path.join(here, name), "w", **kw)


def grid(*shape):
    index = np.indices(shape)
    return sum(i * f for i, f in zip(index, (1000, 10, 1)))


for version in ("earliest", "latest"):
    with new(f"types_{version}.h5", libver=version) as f:
        for t in "i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8".split():
            for order in "<>":
                info = np.iinfo(t) if t[0] != "f" else np.finfo(t)
                f[f"{'little' if order == '<' else 'big'}/{t}"] = np.array([0, 1, info.min, info.max], order + t)
        f["little/u8"][3] = 2 ** 63 - 1
        del f["big/u8"]
        f["too_large"] = np.array([1, 2 ** 63], "u8")
        f["bool"] = np.array([True, False, True])
        f["text"] = "Åbo µ"
        f["texts_fixed"] = np.array([b"one", b"", b"three"])
        f.create_dataset("texts", data=["alpha", "", "γ"], dtype=h5py.string_dtype())
        f["scalar"] = 4.25
        f["empty"] = np.zeros((0, 3))
        f["null"] = h5py.Empty("f8")
        f["compound"] = np.zeros(2, [("a", "i4"), ("b", "f8")])
        f["enum"] = np.array([2, 0], h5py.enum_dtype({"RED": 0, "BLUE": 2}, "u1"))
        f["compact"] = np.arange(3, dtype="i2")
        f["never"] = np.zeros(0)
        del f["never"]
        f.create_dataset("never", (4, 3), "f4")
        f.create_dataset("never_chunked", (4, 3), "u2", chunks=(2, 3))
        a = f["scalar"].attrs
        a["units"] = "mm"
        a["fixed"] = np.bytes_("deg")
        a["list"] = ["a", "b"]
        a["u2"] = np.uint16(65535)
        a["doubles"] = np.array([1.5, -2.0])
        a["flag"] = True
        a["nothing"] = h5py.Empty("f4")
        many = f.create_group("many")
        for i in range(60):
            many.attrs[f"a{i:02d}"] = i
            many.create_group(f"child{i:02d}")["x"] = i
        f["deep/er/x"] = np.arange(5, dtype="i4")
        f["soft"] = h5py.SoftLink("/deep/er/x")
        f["soft_group"] = h5py.SoftLink("deep")
        f["broken"] = h5py.SoftLink("/nowhere")
        f["loop"] = h5py.SoftLink("/loop")
        f["outside"] = h5py.ExternalLink("filters.h5", "/gzip")
        f["outside_gone"] = h5py.ExternalLink("gone.h5", "/x")

with new("filters.h5") as f:
    d = grid(5, 20, 30).astype("u2")
    f.create_dataset("plain", data=d, chunks=(2, 7, 30))
    f.create_dataset("gzip", data=d, chunks=(2, 7, 30), compression="gzip", shuffle=True)
    f.create_dataset("fletcher", data=d, chunks=(2, 7, 30), fletcher32=True)
    f.create_dataset("gzip_fletcher", data=d, chunks=(2, 7, 30), fletcher32=True, compression="gzip")
    f.create_dataset("lzf", data=d, chunks=(2, 7, 30), compression="lzf")
    f.create_dataset("lz4", data=d, chunks=(2, 7, 30), **hdf5plugin.LZ4())
    f.create_dataset("blosc", data=d, chunks=(2, 7, 30), **hdf5plugin.Blosc())
    f.create_dataset("scaleoffset", data=d, chunks=(2, 7, 30), scaleoffset=0)

with new("bitshuffle.h5") as f:
    for t in "u1 u2 u4 f8".split():
        for rows, columns in ((50, 60), (100, 100), (195, 487)):
            y, x = np.indices((rows, columns))
            data = ((y * y // 64 + x) % 251).astype(t)
            f.create_dataset(f"{t}_{rows}x{columns}", data=data[None], chunks=(1, rows, columns),
                             **hdf5plugin.Bitshuffle())
    y, x = np.indices((50, 61))
    data = ((y * y // 64 + x) % 251).astype("u2")
    f.create_dataset("no_codec", data=data, chunks=(50, 61), **hdf5plugin.Bitshuffle(lz4=False))
    f.create_dataset("big_endian", data=data.astype(">u2"), chunks=(50, 61), **hdf5plugin.Bitshuffle())
    f.create_dataset("blocks_64", data=data, chunks=(50, 61), **hdf5plugin.Bitshuffle(nelems=64))

for version in ("earliest", "latest"):
    with new(f"missing_{version}.h5", libver=version) as f:
        kinds = {"fixed": dict(shape=(8, 3, 4)), "one": dict(shape=(8, 3, 4), maxshape=(None, 3, 4)),
                 "two": dict(shape=(8, 3, 4), maxshape=(None, None, 4)),
                 "last": dict(shape=(3, 4, 8), maxshape=(3, 4, None))}
        for name, kind in kinds.items():
            for t in ("u2", "f4"):
                for comp in (None, "gzip"):
                    chunks = (3, 4, 1) if name == "last" else (1, 3, 4)
                    d = f.create_dataset(f"{name}_{t}_{comp}", dtype=t, chunks=chunks, compression=comp, **kind)
                    for frame in (0, 3, 6):
                        if name == "last":
                            d[:, :, frame] = grid(3, 4, 8)[:, :, frame]
                        else:
                            d[frame] = grid(8, 3, 4)[frame]
        f.create_dataset("filled", (8, 2), "i4", chunks=(1, 2), fillvalue=-1)[3] = 7

for version in ("earliest", "latest"):
    with new(f"compound_{version}.h5", libver=version) as f:
        kinds = np.dtype([("n", "<i4"), ("colour", h5py.enum_dtype({"RED": 0, "BLUE": 2}, "u1")), ("on", "?"),
                          ("note", h5py.string_dtype()), ("key", "S3"), ("place", [("x", "<f4"), ("y", ">f8")]),
                          ("three", "<f4", (3,)), ("counts", ">u2"), ("energy", "<f8")])
        rows = np.zeros(7, kinds)
        for i in range(7):
            rows[i] = (i, 2 * (i % 2), i % 3 == 0, f"row {i}", b"k%d" % i, (i, -i), (1, 2, 3), 1000 + i, i + 0.5)
        f.create_dataset("table", data=rows, chunks=(3,), compression="gzip")
        f["table"].attrs["units"] = "mixed"
        f["one"] = rows[2]
        f.create_dataset("grid", data=rows["place"][:6].reshape(2, 3))
        f["plain"] = np.arange(3)

with new("long_series.h5", libver="latest") as f:
    # an extensible array with super blocks and pages: 6000 chunks of one element, each 700th and the last written;
    # numbers above the pages' 1024 elements come from 40000 on
    d = f.create_dataset("sparse", (6000,), "i4", chunks=(1,), maxshape=(None,))
    for i in list(range(0, 6000, 700)) + [5999]:
        d[i] = i + 1
    d = f.create_dataset("full", (3000,), "i4", chunks=(1,), maxshape=(None,))
    d[:] = np.arange(3000)
    d = f.create_dataset("paged", (1 << 20,), "i1", chunks=(1,), maxshape=(None,))
    d[7] = 1
    d[(1 << 20) - 1] = 2
    d[700000] = 3
    d = f.create_dataset("fixed_paged", (3000,), "i1", chunks=(1,))
    d[5] = 1
    d[2990] = 2
    d = f.create_dataset("fixed_wide", (4, 6), "i4", chunks=(1, 2), maxshape=(9, 15))
    d[...] = grid(4, 6)
    d = f.create_dataset("wide", (4, 6), "i4", chunks=(1, 2), maxshape=(None, 15))
    d[...] = grid(4, 6)

# every byte that is read has a checksum: structures of the newer format, chunks with fletcher32, compact data
with new("checked.h5", libver=("v110", "v110")) as f:
    d = grid(5, 6, 7).astype("u2")
    f.create_dataset("fixed", data=d, chunks=(2, 3, 7), fletcher32=True)
    f.create_dataset("packed", data=d, chunks=(2, 3, 7), fletcher32=True, compression="gzip", shuffle=True)
    f.create_dataset("one", data=d, chunks=(1, 6, 7), maxshape=(None, 6, 7), fletcher32=True)
    f.create_dataset("two", data=d, chunks=(1, 6, 7), maxshape=(None, None, 7), fletcher32=True)
    f.create_dataset("single", data=d, chunks=(5, 6, 7), fletcher32=True)
    f["one"].attrs["units"] = np.bytes_("counts")
    many = f.create_group("many")
    for i in range(20):
        many.attrs[f"a{i:02d}"] = i
        many[f"soft{i:02d}"] = h5py.SoftLink("/one")

# small files of a stranger that would take all memory or time, or lead elsewhere
with new("hostile.h5", libver=("v110", "v110")) as f:
    f.create_dataset("never", (2 ** 31 - 1,), "f8", chunks=(1 << 20,))
    f.create_dataset("tiny_chunks", (1 << 27,), "i1", chunks=(1,), maxshape=(None,))
    f.create_dataset("wide", (2 ** 20, 2 ** 20), "i1", chunks=(1, 1), maxshape=(None, None))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((1 << 29,))
    for _ in range(2):
        plist.set_filter(h5py.h5z.FILTER_DEFLATE, 0, (9,))
    space = h5py.h5s.create_simple((1 << 29,))
    packed = h5py.h5d.create(f.id, b"packed_twice", h5py.h5t.STD_I8LE, space, plist)
    packed.write_direct_chunk((0,), zlib.compress(zlib.compress(bytes(1 << 29), 9), 9))
    f.create_dataset("long_element", (4,), "S1073741824", chunks=(1,))
    f["loop"] = f["/"]
    f["again"] = h5py.SoftLink("/again")
    layout = h5py.VirtualLayout((1000,), "i4")
    layout[:] = h5py.VirtualSource(".", "/itself", (1000,))
    f.create_virtual_dataset("itself", layout)
    layout = h5py.VirtualLayout((1000,), "i4")
    for _ in range(64):
        layout[:] = h5py.VirtualSource(".", "/again_and_again", (1000,))
    f.create_virtual_dataset("again_and_again", layout)
    for name, there in (("absolute", "/etc/passwd"), ("above", "../secret.h5"), ("device", "/dev/zero"),
                        ("beside", "source_1.h5"), ("moved", "/raw/2025/source_1.h5")):
        f[name] = h5py.ExternalLink(there, "/data")
        layout = h5py.VirtualLayout((3, 4, 5), "u2")
        layout[:] = h5py.VirtualSource(there, "data", (3, 4, 5))
        f.create_virtual_dataset("virtual_" + name, layout)

for name, n in (("source_1.h5", 0), ("source_2.h5", 1)):
    with new(name) as f:
        f["data"] = (grid(3, 4, 5) + 10000 * n).astype("u2")
with new("virtual.h5", libver="latest") as f:
    g = f.create_group("entry/data")
    layout = h5py.VirtualLayout((7, 4, 5), "u2")
    layout[0:3] = h5py.VirtualSource("source_1.h5", "data", (3, 4, 5))
    layout[4:7] = h5py.VirtualSource("source_2.h5", "data", (3, 4, 5))
    g.create_virtual_dataset("hole", layout, fillvalue=65535)
    layout = h5py.VirtualLayout((3, 4, 12), "u2")
    layout[:, :, 0:5] = h5py.VirtualSource("source_1.h5", "data", (3, 4, 5))
    layout[:, :, 7:12] = h5py.VirtualSource("source_2.h5", "data", (3, 4, 5))
    g.create_virtual_dataset("modules", layout)
    layout = h5py.VirtualLayout((6, 4, 5), "u2")
    layout[0::2] = h5py.VirtualSource("source_1.h5", "data", (3, 4, 5))
    layout[1::2] = h5py.VirtualSource("source_2.h5", "data", (3, 4, 5))
    g.create_virtual_dataset("interleaved", layout)
    layout = h5py.VirtualLayout((2, 4, 5), "u2")
    layout[0] = h5py.VirtualSource("source_1.h5", "data", (3, 4, 5))[2]
    layout[1] = h5py.VirtualSource("source_gone.h5", "data", (3, 4, 5))[0]
    g.create_virtual_dataset("gone", layout)
    g["sibling"] = np.arange(4.0)
    g["hole"].attrs["units"] = "counts"

with new("user_block.h5", userblock_size=512) as f:
    f["x"] = np.arange(3)
    f.create_dataset("chunked", data=np.arange(10.0), chunks=(4,))
