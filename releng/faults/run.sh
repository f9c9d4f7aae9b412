#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Kills a run at every fault point (FaultPoint.java) and at random moments, and looks at what is left: every file that has its
# name must be whole, and the next run must give the same bits as one that was never killed. Prints a table; exit code 1 when
# anything differs. Usage: releng/faults/run.sh [KILLS [KINDS]] (default 20, all). About twenty minutes on two cores.
set -u
here=$(cd "$(dirname "$0")/../.." && pwd)
kills=${1:-20}
kinds=${2-write torn-write before-rename after-rename merge}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1700000000
cp "$here/releng/faults/small.study.yaml" "$work/"; ln -s "$here/examples/demo/raw" "$work/raw"
cd "$work" || exit 2

run() { "$here/operando" run small.study.yaml --quiet --results "$@" 2>>"$work/err.txt"; }
# SHA-256 of all files but those that tell what happened when
sums() { (cd "$1" && find . -type f ! -name journal.jsonl ! -name log.txt ! -name .lock -print0 | sort -z | xargs -0r sha256sum); }
# Files that have their name and are not those of the whole run, byte for byte
halves() { (cd "$1" 2>/dev/null && find . -type f ! -name journal.jsonl ! -name log.txt ! -name .lock ! -name '*.part' -print0 | sort -z | xargs -0r sha256sum) | grep -vxFf "$work/whole.sums" | wc -l; }

run whole || { cat "$work/err.txt"; echo "the run itself fails"; exit 2; }
sums whole >"$work/whole.sums"
echo "a whole run has $(wc -l <"$work/whole.sums") files"
bad=0
printf '%-16s %6s %6s %8s %12s\n' "killed" points halves resumed "equal bits"
look() { # what is left of one kill, and the run after it
  halves=$((halves + $(halves killed)))
  run killed && resumed=$((resumed + 1)) || { echo "not resumed: $(tail -n 3 "$work/err.txt")"; find killed -type f; }
  [ "$(sums killed)" = "$(cat "$work/whole.sums")" ] && equal=$((equal + 1))
}
row() {
  printf '%-16s %6d %6d %8d %12d\n' "$1" "$points" "$halves" "$resumed" "$equal"
  [ "$halves" -eq 0 ] && [ "$resumed" -eq "$points" ] && [ "$equal" -eq "$points" ] && [ "$points" -gt 0 ] || bad=1
}

for kind in $kinds; do
  points=0 halves=0 resumed=0 equal=0
  while :; do
    rm -rf killed
    OPERANDO_FAULT=$kind:$((points + 1)) run killed; status=$?
    [ $status -eq 86 ] || break
    points=$((points + 1)); look
  done
  [ $status -eq 0 ] || { echo "$kind: a run that was not killed ended with $status"; bad=1; }
  row "$kind"
done

points=0 halves=0 resumed=0 equal=0; RANDOM=17
while [ "$points" -lt "$kills" ]; do
  rm -rf killed
  # the script becomes the programme: one process
  (exec "$here/operando" run small.study.yaml --quiet --results killed 2>>"$work/err.txt") & pid=$!
  sleep "$(printf '0.%03d' $((RANDOM % 1000)))"; sleep $((RANDOM % 2))
  kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
  # one that had ended already does not count
  [ $? -eq 137 ] || continue
  points=$((points + 1)); look
done
row "kill -9"
exit $bad
