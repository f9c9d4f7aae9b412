#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Times and memory of reading cycler files (.nda, .ndax, .mpr, .mpt), beside the floor of the machine and, where a Python
# with NewareNDA and galvani is named, beside these readers, in one run: min, median, median CPU of N.
# Usage: [PEER_PYTHON=.../python] releng/bench/cycler-times.sh N FILE..., with a JDK 25 in JAVA_HOME or on the path
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
"$here/operando" build >/dev/null
plugins=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
"$java" -Xmx1g -cp "$plugins/*" "$here/releng/bench/CyclerTimes.java" "$@"
[ -z "${PEER_PYTHON:-}" ] || "$PEER_PYTHON" - "$@" <<'P'
import sys, time
for name in sys.argv[2:]:
    if name.endswith(".mpt") or name.endswith(".txt"):
        continue
    if name.endswith(".mpr"):
        from galvani.BioLogic import MPRfile as peer
    else:
        from NewareNDA import read as peer
    runs = []
    for _ in range(max(3, int(sys.argv[1]) // 10)):
        wall, cpu = time.perf_counter(), time.process_time()
        peer(name)
        runs.append((time.perf_counter() - wall, time.process_time() - cpu))
    runs.sort()
    print(f"{name}: {peer.__module__} {runs[0][0]:.4f} s at best, {runs[len(runs) // 2][0]:.4f} s median,"
          f" {runs[len(runs) // 2][1]:.4f} s CPU")
P
