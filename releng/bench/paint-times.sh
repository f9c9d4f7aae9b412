#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Times of a full paint at 1200 x 800, beside the floors of the machine, in one run: p50, p95, max of N.
# Usage: releng/bench/paint-times.sh [N], with a JDK 25 in JAVA_HOME or on the path
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
"$here/operando" build >/dev/null
plugins=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
exec "$java" -Xmx1g -Djava.awt.headless=true -cp "$plugins/*" "$here/releng/bench/PaintTimes.java" "${1:-200}"
