#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Times of short commands as whole processes, beside `java -version` as the floor, in one run: min, median, max of N.
# Usage: releng/bench/start-times.sh [N]
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
n=${1:-11}
export OPERANDO_CACHE=${OPERANDO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/operando}
java=$(command -v java); [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
"$here/operando" --version >/dev/null   # builds and makes the state when they are not there

measure() {
  local label=$1 i start end; shift
  "$@" >/dev/null 2>&1
  for ((i = 0; i < n; i++)); do
    start=$(date +%s%N); "$@" >/dev/null 2>&1; end=$(date +%s%N)
    echo $(((end - start) / 1000000))
  done | sort -n | awk -v label="$label" '{t[NR] = $1} END {printf "%-28s %5d %5d %5d ms\n", label, t[1], t[int((NR + 1) / 2)], t[NR]}'
}

echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?'), $n runs each; min, median, max"
measure "java -version" "$java" -version
measure "operando --version" "$here/operando" --version
measure "operando list techniques" "$here/operando" list techniques
measure "operando list operations --json" "$here/operando" list operations --json
