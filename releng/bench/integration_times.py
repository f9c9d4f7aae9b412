# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
"""Times of pyFAI's default integration. Usage: integration_times.py SIDE N"""
import logging
import sys
import time

import numpy

logging.disable(logging.WARNING)
import pyFAI
from pyFAI.azimuthalIntegrator import AzimuthalIntegrator
from pyFAI.detectors import Detector

side, repetitions = int(sys.argv[1]), int(sys.argv[2])
pixel = 0.4096 / side
integrator = AzimuthalIntegrator(0.3, 0.2048, 0.2048, 0.01, -0.005, 0,
                                 detector=Detector(pixel, pixel, max_shape=(side, side)), wavelength=1e-10)
rows, columns = numpy.indices((side, side))
frame = ((rows * 7919 + columns * 104729) % 1000).astype(numpy.int32)
# the default of integrate1d since 0.21: full splitting, CSR, Cython; all corrections, Poisson
settings = dict(unit="2th_deg", correctSolidAngle=True, polarization_factor=0.99, error_model="poisson", safe=False)
for split in ("full", "no"):
    wall, cpu = [], []
    for _ in range(repetitions + 1):
        w, c = time.perf_counter(), time.process_time()
        integrator.integrate1d_ng(frame, 2000, method=(split, "csr", "cython"), **settings)
        wall.append(1e3 * (time.perf_counter() - w))
        cpu.append(1e3 * (time.process_time() - c))
    print("pyFAI %s, %d x %d, %s: set-up and first frame %.0f ms; a frame, wall min %.1f ms, CPU min %.1f ms"
          % (pyFAI.version, side, side, split, wall[0], min(wall[1:]), min(cpu[1:])))
