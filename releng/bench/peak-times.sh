#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Time of two lines in each of 502 patterns on two threads, and of one pseudo-Voigt of 200 points beside Apache Commons
# Math (same process) and SciPy (when python3 has it). Usage: releng/bench/peak-times.sh N TABLE
# TABLE: xrd/datalab_insitu/li_mo_operando/all_502.csv.gz of the data
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
if [ -z "${CLASSES:-}" ]; then
  "$here/operando" build >/dev/null
  CLASSES=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)/*
fi
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
"$java" -Xmx1g -cp "$CLASSES" "$here/releng/bench/PeakTimes.java" "$@"
python3 - <<'PY' 2>/dev/null || echo "SciPy: not there"
import time
import numpy as np
from scipy.optimize import curve_fit
x = 14 + 0.004 * np.arange(200)
def line(x, a, c, w, eta, b, s):
    t = (x - c) / w
    return a / w * (eta * 2 / np.pi / (1 + 4 * t * t)
                    + (1 - eta) * 2 * np.sqrt(np.log(2) / np.pi) * np.exp(-4 * np.log(2) * t * t)) + b + s * (x - 14.4)
y = np.random.default_rng(1).poisson(line(x, 900, 14.42, 0.16, 0.4, 20, 3)).astype(float)
sigma = np.sqrt(np.maximum(1, y))
times = []
for k in range(60):
    start = time.perf_counter()
    curve_fit(line, x, y, [600, 14.4, 0.2, 0.5, 15, 0], sigma)
    times.append(1e3 * (time.perf_counter() - start))
times.sort()
print("SciPy curve_fit, same model, ms: min %.4f, median %.4f" % (times[0], times[30]))
PY
