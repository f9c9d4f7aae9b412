#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Time from the start of the process until the window can be used: first start, then N starts on a known workspace.
# Starts a screen of its own when there is no DISPLAY. Usage: releng/bench/window-times.sh [N]
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
n=${1:-7}
scratch=$(mktemp -d)
# shellcheck source=releng/screen.sh
. "$here/releng/screen.sh"
trap 'end_screen; rm -rf "$scratch"' EXIT
[ -n "${DISPLAY:-}" ] || start_screen 1600x1000
export OPERANDO_STATE=$scratch/state OPERANDO_JAVA_FLAGS="-Doperando.usableFile=$scratch/usable ${OPERANDO_JAVA_FLAGS:-}"
"$here/operando" --version >/dev/null

# One window: waits for its line, then ends the process it began.
once() {
  rm -f "$scratch/usable"
  "$here/operando" >"$scratch/out" 2>&1 &
  local pid=$! i
  for ((i = 0; i < 600; i++)); do [ -s "$scratch/usable" ] && break; sleep 0.1; done
  kill "$pid"; wait "$pid" 2>/dev/null || true
  cat "$scratch/usable"
}

echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
echo "first start      $(once) ms"
for ((k = 0; k < n; k++)); do once; done | sort -n |
  awk '{t[NR] = $1} END {printf "known workspace  %d %d %d ms (min, median, max of %d)\n", t[1], t[int((NR + 1) / 2)], t[NR], NR}'
