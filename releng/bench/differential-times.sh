#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Times of dQ/dV, dV/dQ and peaks of a hundred cycles, beside a script with numpy and scipy (REFERENCE, with functions
# charge, method_a, method_b and dvdq) where a Python is named, in one run.
# Usage: [PEER_PYTHON=.../python REFERENCE=.../dqdv_reference.py] releng/bench/differential-times.sh N EVERY CHARGE.csv.gz DISCHARGE.csv.gz
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
if [ -z "${CLASSES:-}" ]; then
  "$here/operando" build >/dev/null
  CLASSES=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)/*
fi
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
"$java" -Xmx1g -cp "$CLASSES" "$here/releng/bench/DifferentialTimes.java" "$@"
[ -z "${PEER_PYTHON:-}" ] || "$PEER_PYTHON" - "$REFERENCE" "$@" <<'P'
import gzip, importlib.util, sys, time
import numpy as np
spec = importlib.util.spec_from_file_location("reference", sys.argv[1])
peer = importlib.util.module_from_spec(spec); spec.loader.exec_module(peer)
every, halves = int(sys.argv[3]), []
for name in sys.argv[4:6]:
    t = np.genfromtxt(gzip.open(name, "rt"), delimiter=",", names=True)[::every]
    halves.append((t["voltage_V"], peer.charge(t["time_s"], t["current_A"])))
wall, cpu = time.perf_counter(), time.process_time()
for v, q in halves:
    peer.peaks(*peer.method_a(v, q, 0.002, 0.010)[:2]); peer.method_b(v, q, 0.001, 23); peer.dvdq(v, q)
print(f"numpy and scipy, a hundredth of it times 100, ms: {(time.perf_counter() - wall) * 1e5:.0f}, {(time.process_time() - cpu) * 1e5:.0f} CPU")
P
