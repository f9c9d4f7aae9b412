"""Small images of other programs, all values by formula. Python 3.11 with Debian 12's python3-fabio 0.14,
python3-tifffile 2023.2.3, python3-pil 9.4 and python3-numpy 1.24; run in this folder. Prints what the tests expect."""
import gzip
import os
import shutil
import struct
import zlib

import fabio
import h5py
import numpy as np
import tifffile
from fabio.cbfimage import CbfImage
from fabio.edfimage import EdfImage
from fabio.fit2dmaskimage import Fit2dMaskImage
from fabio.mar345image import Mar345Image
from PIL import Image

OUT = "image/"
os.makedirs(OUT, exist_ok=True)
y, x = np.mgrid[0:37, 0:53]
hashed = ((x * 7919 + y * 104729) * 2654435761 % 2**32).astype(np.uint32)      # every bit is used
u16 = (hashed >> 16).astype(np.uint16)
i32 = (x * x * 1000 - y * 77777).astype(np.int32)
i32[3::9, 5::11] = -2
f32 = ((x - 20.25) * (y + 0.5) / 7).astype(np.float32)
f64 = (x - 20.25) * (y + 0.5) / 7
counts = ((x - 26) ** 2 + (y - 18) ** 2 // 3 + (hashed & 15)).astype(np.uint16)  # smooth as frames are


def tell(name, expected):
    """Values are read back by another way than they were written where there is one."""
    a = np.atleast_3d(expected) if expected.ndim < 2 else expected
    crc = zlib.crc32(np.ascontiguousarray(a.astype("<f8")).tobytes())
    frames = 1 if a.ndim == 2 else a.shape[0]
    print(f'"{name}; {frames} {a.shape[-2]} {a.shape[-1]}; {a.dtype.name}; {crc}",')


def tif(name, a, **more):
    tifffile.imwrite(OUT + name, a, metadata=None, **more)
    assert np.array_equal(tifffile.imread(OUT + name), a)
    tell(name, a)


def pil(name, a, mode, **more):
    Image.fromarray(a, mode).save(OUT + name, **more)
    back = np.array(Image.open(OUT + name))
    assert np.array_equal(back, a), name
    tell(name, a)


tif("tifffile_i8.tif", (i32 % 100 - 50).astype(np.int8))
tif("tifffile_u32.tif", hashed)
tif("tifffile_i64_big.tif", i32.astype(np.int64) * 3, byteorder=">")
tif("tifffile_f64_big.tif", f64, byteorder=">")
tif("tifffile_f16.tif", f32.astype(np.float16))
tif("tifffile_u16_tiled_deflate_predictor.tif", u16, tile=(16, 32), compression="zlib", predictor=True)
tif("tifffile_i32_strips_deflate_predictor_big.tif", i32, rowsperstrip=5, compression="zlib", predictor=True,
    byteorder=">")
tif("tifffile_pages_bigtiff.tif", np.array([u16, u16 + 1, u16 + 2]), bigtiff=True, rowsperstrip=10,
    photometric="minisblack")
tifffile.imwrite(OUT + "tifffile_imagej.tif", np.array([u16, u16 + 1, u16 + 2]), imagej=True)
tell("tifffile_imagej.tif", np.array([u16, u16 + 1, u16 + 2]))
noise = np.random.default_rng(5).integers(0, 65536, (61, 83)).astype(np.uint16)
pil("pillow_u16_lzw.tif", noise, "I;16", compression="tiff_lzw")
pil("pillow_counts_lzw_predictor.tif", counts, "I;16", compression="tiff_lzw", tiffinfo={317: 2})
pil("pillow_i32_lzw.tif", i32, "I", compression="tiff_lzw")
pil("pillow_u8_packbits.tif", (counts // 40).astype(np.uint8), "L", compression="packbits")
pil("pillow_f32_deflate_predictor3.tif", f32, "F", compression="tiff_adobe_deflate", tiffinfo={317: 3})

for name, a in (("fabio_f64.edf", f64), ("fabio_i8.edf", (i32 % 100 - 50).astype(np.int8)), ("fabio_u32.edf", hashed),
                ("fabio_i64.edf", i32.astype(np.int64) * 3)):
    EdfImage(data=a, header={"Title": "by formula", "ExposureTime": "0.5"}).write(OUT + name)
    assert np.array_equal(fabio.open(OUT + name).data, a)
    tell(name, a)
edf = EdfImage(data=u16, header={"Frame": "1"})
edf.append_frame(data=u16 + 1, header={"Frame": "2"})
edf.write(OUT + "fabio_frames.edf")
with open(OUT + "fabio_frames.edf", "rb") as f, gzip.GzipFile(OUT + "fabio_frames.edf.gz", "wb", mtime=0) as g:
    g.write(f.read())
os.remove(OUT + "fabio_frames.edf")
tell("fabio_frames.edf.gz", np.array([u16, u16 + 1]))

wide = i32.copy()
wide[7, 9] = 2**31 - 1
wide[8, 9] = -2**31
CbfImage(data=wide, header={"_array_data.header_convention": "PILATUS_1.2", "_array_data.header_contents":
         "\r\n# Detector: PILATUS 1M\r\n# 2014-Oct-24T16:33:09.123\r\n# Pixel_size 172e-6 m x 172e-6 m\r\n"
         "# Exposure_time 3.0000000 s\r\n# Wavelength 0.4066 A\r\n# Detector_distance 0.20868 m\r\n"
         "# Beam_xy (465.50, 535.30) pixels\r\n"}).write(OUT + "fabio.cbf")
assert np.array_equal(fabio.open(OUT + "fabio.cbf").data, wide)
tell("fabio.cbf", wide)

square = ((np.mgrid[0:64, 0:64][0] - 30) ** 2 * 20 + np.mgrid[0:64, 0:64][1] * 3).astype(np.uint32)
square[5, 5] = 100000
square[60, 60] = 70000
square[20:30, 20:30] += 40000
Mar345Image(data=square, header={}).write(OUT + "fabio_packed.mar345")
assert np.array_equal(fabio.open(OUT + "fabio_packed.mar345").data, square)
tell("fabio_packed.mar345", square)

mask = ((x * y) % 7 == 0).astype(np.uint8)
Fit2dMaskImage(data=mask).write(OUT + "fabio.msk")
assert np.array_equal(fabio.open(OUT + "fabio.msk").data != 0, mask != 0)
tell("fabio.msk", mask)

for name, a in (("numpy_bool.npy", mask != 0), ("numpy_u16_big.npy", u16.astype(">u2")), ("numpy_f16.npy",
                f32.astype(np.float16)), ("numpy_fortran.npy", np.asfortranarray(i32)), ("numpy_fortran_4d.npy",
                np.asfortranarray((i32[:12, :20] + np.arange(6).reshape(2, 3, 1, 1) * 1000).astype(np.int32)))):
    np.save(OUT + name, a)
    b = np.load(OUT + name)
    tell(name, b.reshape((-1,) + b.shape[-2:]) if b.ndim > 2 else b)

with h5py.File(OUT + "h5py_two_stacks.h5", "w", track_order=False) as f:
    n, r, c = np.mgrid[0:4, 0:16, 0:20]
    for k, group in enumerate(("first", "second")):
        f.create_dataset(group + "/frames", data=(1000 * k + 100 * n + 10 * r + c - 200).astype(np.int16),
                         compression="gzip", track_times=False)
    f["first/spectrum"] = np.arange(200.0)
    f["mask/pixel_mask"] = np.zeros((16, 20), np.uint8)
with h5py.File(OUT + "h5py_nexus.nxs", "w") as f:
    a, n, r, c = np.mgrid[0:2, 0:3, 0:20, 0:24]
    f.attrs["default"] = "entry"
    entry = f.create_group("entry")
    entry.attrs.update(NX_class="NXentry", default="scan")
    scan = entry.create_group("scan")
    scan.attrs.update(NX_class="NXdata", signal="counts")
    scan.create_dataset("counts", data=(1000 * a + 100 * n + 10 * r + c).astype(np.uint16), compression="gzip",
                        track_times=False)
    scan.create_dataset("other", data=np.zeros((4, 40, 40)), compression="gzip", track_times=False)
    detector = entry.create_group("instrument/detector")
    for key, value, unit in (("distance", 250.0, "mm"), ("x_pixel_size", 75e-6, "m"), ("y_pixel_size", 75e-6, "m"),
                             ("count_time", 0.5, "s"), ("beam_center_x", 12.5, "pixel"), ("beam_center_y", 9.5, "pixel")):
        detector[key] = value
        detector[key].attrs["units"] = unit
    entry["instrument/beam/incident_wavelength"] = 0.4066
    entry["instrument/beam/incident_wavelength"].attrs["units"] = "angstrom"

# DECTRIS masters name their parts by external links and have no virtual data set
for k in (1, 2):
    with h5py.File(OUT + f"h5py_eiger_data_00000{k}.h5", "w") as f:
        n, r, c = np.mgrid[0:k + 1, 0:18, 0:22]
        f.create_dataset("entry/data/data", data=(1000 * k + 100 * n + 10 * r + c).astype(np.uint32), chunks=(1, 18, 22),
                         compression="gzip", track_times=False)
with h5py.File(OUT + "h5py_eiger_master.h5", "w") as f:
    for k in (1, 2):
        f[f"entry/data/data_00000{k}"] = h5py.ExternalLink(f"h5py_eiger_data_00000{k}.h5", "/entry/data/data")
    f["entry/instrument/detector/detectorSpecific/pixel_mask"] = np.zeros((18, 22), np.uint32)
    f["entry/instrument/detector/count_time"] = np.float32(0.25)

# a master that is there before the files of its frames, of which the fourth never comes; DECTRIS numbers the frames
for k in (1, 2, 3):
    with h5py.File(OUT + f"h5py_run_data_00000{k}.h5", "w", libver="latest") as f:
        n, r, c = np.mgrid[0:2, 0:18, 0:22]
        d = f.create_dataset("entry/data/data", data=(1000 * k + 100 * n + 10 * r + c).astype(np.uint16),
                             chunks=(1, 18, 22), compression="gzip", compression_opts=9, shuffle=True, track_times=False)
        d.attrs["image_nr_low"], d.attrs["image_nr_high"] = np.int32(2 * k - 1), np.int32(2 * k)
with h5py.File(OUT + "h5py_run_master.h5", "w", libver="latest") as f:
    for k in (1, 2, 3, 4):
        f[f"entry/data/data_00000{k}"] = h5py.ExternalLink(f"h5py_run_data_00000{k}.h5", "/entry/data/data")
    f["entry/instrument/detector/count_time"] = np.float32(0.25)

# what detectors mark and what is missing: the greatest two numbers, bits of a mask, a chunk that was never written, a source
# of a virtual data set that is not there
with h5py.File(OUT + "h5py_marked.h5", "w", libver="latest") as f:
    r, c = np.mgrid[0:18, 0:22]
    marked = (10 * r + c).astype(np.uint16)
    marked[2, 3:5], marked[4, 6] = 65535, 65534
    f.create_dataset("entry/data/data", data=marked[None], chunks=(1, 18, 22), compression="gzip", track_times=False)
    mask = np.zeros((18, 22), np.uint32)
    for bit in (0, 1, 2, 3, 4, 5, 8, 31):
        mask[10, bit % 20] = 1 << bit
    mask[11, 0] = 3
    f["entry/instrument/detector/detectorSpecific/pixel_mask"] = mask
with h5py.File(OUT + "h5py_half_frame.h5", "w", libver="latest") as f:
    n, r, c = np.mgrid[0:3, 0:18, 0:22]
    d = f.create_dataset("entry/data/data", shape=(3, 18, 22), chunks=(1, 9, 22), dtype="i4", compression="gzip",
                         track_times=False)
    d[0], d[1, :9], d[2] = (1000 + 10 * r + c)[0], (10 * r + c)[1, :9], (10 * r + c)[2]
with h5py.File(OUT + "h5py_virtual_source_1.h5", "w", libver="latest") as f:
    f.create_dataset("data", data=np.arange(792, dtype="i4").reshape(2, 18, 22), track_times=False)
layout = h5py.VirtualLayout((4, 18, 22), "i4")
layout[1:3] = h5py.VirtualSource("h5py_virtual_source_2.h5", "data", (2, 18, 22))
for k in (0, 3):
    layout[k] = h5py.VirtualSource("h5py_virtual_source_1.h5", "data", (2, 18, 22))[k // 3]
with h5py.File(OUT + "h5py_virtual_master.h5", "w", libver="latest") as f:
    f.create_virtual_dataset("entry/data/data", layout, fillvalue=0)

# a GE header as fabio reads it: frames of 40 x 24 pixels behind 8192 bytes
head = b"ADEPT".ljust(10, b"\0") + struct.pack("<HIHIHHHH", 1, 4096, 1, 4096, 2, 40, 24, 16)
with open(OUT + "read_by_fabio.ge2", "wb") as f:
    f.write(head.ljust(8192, b"\0") + np.arange(1920, dtype="<u2").tobytes())
ge = fabio.open(OUT + "read_by_fabio.ge2")
frames = np.array([ge.data, ge.next().data])
assert frames.shape == (2, 40, 24) and np.array_equal(frames.ravel(), np.arange(1920))
tell("read_by_fabio.ge2", frames)

# a stack while it is written: room for four frames, two of them there, the writer has it open (SWMR); and when it is closed
def growing():
    path = OUT + "h5py_growing.h5"
    with h5py.File(path, "w", libver="latest") as f:
        d = f.create_dataset("entry/data/data", shape=(4, 16, 20), chunks=(1, 16, 20), dtype="u2",
                             track_times=False)
        f.swmr_mode = True
        for i in range(4):
            d[i] = np.arange(320).reshape(16, 20) + 1000 * (i + 1)
            d.flush()
            if i + 1 == 2:
                shutil.copy(path, OUT + "h5py_growing_2.h5")
    os.rename(path, OUT + "h5py_growing_4.h5")


growing()
