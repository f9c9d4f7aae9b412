#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Times from an event to the new picture on the screen at 1200 x 800, with its parts: p50 and p95 of N.
# Usage: releng/bench/screen-times.sh [N], with a JDK 25 in JAVA_HOME or on the path; starts Xvfb when there is no screen
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
[ -n "${OPERANDO_BUILT:-}" ] || "$here/operando" build >/dev/null
plugins=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)
# shellcheck source=releng/screen.sh
. "$here/releng/screen.sh"
trap end_screen EXIT
[ -n "${DISPLAY:-}" ] || start_screen 1600x1000
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
"$java" -Xmx2g -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -cp "$plugins/*" "$here/releng/bench/ScreenTimes.java" "${1:-100}"
