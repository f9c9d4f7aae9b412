#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Builds the commit that is checked out twice, in two clones, and compares what came of it: SHA-256 of all bundles, features
# and archives. The second clone has another path, local repository (a copy of the first's, so nothing is fetched), time zone,
# language and umask. The last line says how many are equal; exit code 1 when one is not.
# Usage: releng/equal-builds.sh FOLDER, which is made, holds both clones (5 GB) and is left there
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
[ $# -eq 1 ] && [ ! -e "$1" ] || { echo "usage: releng/equal-builds.sh FOLDER, which is not there yet" >&2; exit 2; }
mkdir -p "$1"; folder=$(cd "$1" && pwd)
first=$folder/first
second="$folder/another-folder-with-a-longer-name/second"
git clone -q "$here" "$first"; git clone -q "$here" "$second"
echo "commit $(git -C "$first" rev-parse HEAD)"

# Builds products and archives of a clone and lists their sums, with paths within it.
build() {
  (cd "$1" && ./operando archives) >"$1.out" 2>&1 || { tail -n 20 "$1.out" >&2; echo "the build in $1 failed" >&2; exit 1; }
  (cd "$1/product/org.operando.product/target" && find products repository archives -type f \
    \( -path '*/plugins/*' -o -path '*/features/*' -o -path 'archives/*' \) ! -name SHA256SUMS -print0 \
    | LC_ALL=C sort -z | xargs -0 sha256sum) >"$1.sums"
}

build "$first"
cp -r "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" "$folder/repository"
(
  umask 077
  export TZ=Pacific/Kiritimati LC_ALL=C.UTF-8 LANG=C.UTF-8
  export MAVEN_OPTS="-Dmaven.repo.local=$folder/repository -Duser.language=fr -Duser.country=FR"
  build "$second"
)
different=$(LC_ALL=C comm -3 <(LC_ALL=C sort "$first.sums") <(LC_ALL=C sort "$second.sums") | awk '{print $2}' | LC_ALL=C sort -u)
for what in repository/plugins repository/features products archives; do
  all=$(grep -c "  $what" "$first.sums" || true)
  unlike=$(grep -c "^$what" <<<"$different" || true)
  echo "$what: $all files, $((all - unlike)) equal"
done
[ -z "$different" ] || { echo "$different" >&2; echo "not equal" >&2; exit 1; }
echo "all equal"
