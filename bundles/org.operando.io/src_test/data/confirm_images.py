"""Reads what the writers of org.operando.io.image wrote (folder as argument: TYPE_plain.tif, TYPE_packed.tif, TYPE.edf,
TYPE.npy with the two frames of ImageWriterTest) with tifffile, Pillow, fabio and NumPy, and compares every pixel."""
import sys

import fabio
import numpy as np
import tifffile
from PIL import Image

FOLDER = sys.argv[1] + "/"
i = np.arange(77.0).reshape(7, 11)
VALUES = {
    "bool": lambda n: (i + n) % 3 == 0, "uint8": lambda n: (i * 37 + n) % 256, "int8": lambda n: (i * 37 + n) % 256 - 128,
    "uint16": lambda n: (i * 7919 + n) % 65536, "int16": lambda n: (i * 7919 + n) % 65536 - 32768,
    "uint32": lambda n: i * 55e6 + n, "int32": lambda n: i * 55e6 + n - 2.0**31,
    "int64": lambda n: (i - 30) * 2.0**40 + n, "float32": lambda n: (i - 30) * 0.125 + n,
    "float64": lambda n: (i - 30) / 7 + n}
count = 0
for name, value in VALUES.items():
    want = np.array([value(0), value(1)]).astype(name)
    for kind in ("_plain.tif", "_packed.tif"):
        got = np.array([page.asarray() for page in tifffile.TiffFile(FOLDER + name + kind).pages])
        assert got.dtype == (np.uint8 if name == "bool" else want.dtype), (name, kind, got.dtype)
        assert np.array_equal(got, want), (name, kind)
        with tifffile.TiffFile(FOLDER + name + kind) as tiff:
            assert tiff.pages[1].description == "# Exposure_time 3.0 s"
        count += 1
        if name in ("uint8", "uint16", "int32", "float32"):
            image = Image.open(FOLDER + name + kind)
            for n in range(2):
                image.seek(n)
                assert np.array_equal(np.array(image), want[n]), (name, kind, "Pillow")
            count += 1
        if kind == "_plain.tif" and name not in ("bool", "int8", "float64", "int64"):
            assert np.array_equal(fabio.open(FOLDER + name + kind).data, want[0]), (name, kind, "fabio")
            count += 1
    edf = fabio.open(FOLDER + name + ".edf")
    assert edf.nframes == 2
    for n in range(2):
        frame = edf.get_frame(n)
        assert np.array_equal(frame.data, want[n]), (name, "edf")
        assert frame.header["Exposure_time"] == "3.0 s"
    array = np.load(FOLDER + name + ".npy")
    assert array.dtype == want.dtype and np.array_equal(array, want), (name, "npy")
    count += 2
print(count, "readings equal")
