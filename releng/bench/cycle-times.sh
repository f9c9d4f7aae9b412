#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Times of the cycle summary of a record in memory, beside reading its columns once and, where a Python with pandas and
# NewareNDA is named, beside groupby (step, then cycle) of the same table in pandas, in one run.
# Usage: [PEER_PYTHON=.../python] releng/bench/cycle-times.sh N FILE.ndax, with a JDK 25 in JAVA_HOME or on the path
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
"$here/operando" build >/dev/null
plugins=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
"$java" -Xmx1g -cp "$plugins/*" "$here/releng/bench/CycleTimes.java" "$@"
[ -z "${PEER_PYTHON:-}" ] || "$PEER_PYTHON" - "$@" <<'P'
import sys, time
from NewareNDA import read
table = read(sys.argv[2])
charge, discharge = "Charge_Capacity(mAh)", "Discharge_Capacity(mAh)"
runs = []
for _ in range(int(sys.argv[1])):
    cpu = time.process_time()
    steps = table.groupby("Step").agg({"Cycle": "first", charge: "max", discharge: "max"})
    steps.groupby("Cycle")[[charge, discharge]].sum()
    runs.append(time.process_time() - cpu)
runs.sort()
print(f"pandas groupby: {runs[0] * 1e3:.1f} ms at best, {runs[len(runs) // 2] * 1e3:.1f} ms median of CPU")
P
