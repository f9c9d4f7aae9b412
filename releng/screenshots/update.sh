#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Runs the tests of the window at 100 % and at 200 % on screens of its own and puts their photographs into
# docs/screenshots, made small. Look at them before they are committed. JAVA_HOME names the JDK.
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
shots=$here/tests/org.operando.ui.it/target/screenshots
target=$here/docs/screenshots
cache=${OPERANDO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/operando}
: "${JAVA_HOME:?names the JDK, version 25 or newer}"
# shellcheck source=releng/screen.sh
. "$here/releng/screen.sh"
mkdir -p "$cache" "$target"
why=$(complete_for_screen "$cache/apt.log") || { echo "$why" >&2; exit 1; }
"$here/operando" build   # fetches Maven where it is not there
maven=$(ls -d "$cache"/apache-maven-*/bin/mvn | tail -n 1)
trap end_screen EXIT

rm -rf "$shots" "$target"/*.png
start_screen 3200x2000
# the tests run twice: once as they are, once with GDK_SCALE=2 (pom.xml of the tests)
(cd "$here" && "$maven" -B -q verify -Doperando.testCompile=none -Djapicmp.skip=true \
  -pl '!:org.operando.it,!:org.operando.architecture,!:org.operando.process,!:org.operando.product,!:org.operando.sdk.feature' \
  -Dtest='ScreenshotsTest,DataBrowserTest,PageComposerTest,InSituTest,CellsTest,TitrationTest,MillionRecordsTest,FramesTest,MaskTest' -DfailIfNoTests=false -Dsurefire.failIfNoSpecifiedTests=false)

# Few colours are enough for a window; figures keep their gradients with dithering off.
for picture in "$shots"/perspective-*.png "$shots"/view-*-light.png "$shots"/dialog-*.png "$shots"/editor-*.png \
  "$shots"/data-*.png "$shots"/page-*.png "$shots"/{cells,cell-list,titration,log-events,frame,cake,calibration,mask,insitu}*-light.png \
  "$shots"/{calibration,titration}-dark.png "$shots"/million-records.png; do
  [ -e "$picture" ] || continue
  small=$target/$(basename "$picture")
  if command -v convert >/dev/null; then
    convert "$picture" -strip +dither -colors 160 "PNG8:$small"
  else
    cp "$picture" "$small"
  fi
done

{
  echo "# The window in pictures"
  echo
  echo "Made by \`releng/screenshots/update.sh\` from the tests of the window: every perspective in both themes, at 100 % and"
  echo "(names with -200) at 200 %, every view and dialog, the data browser, the page composer, and electrochemistry and"
  echo "powder diffraction at work."
  for picture in "$target"/*.png; do
    name=$(basename "$picture" .png)
    printf '\n## %s\n\n![%s](%s.png)\n' "${name//-/ }" "${name//-/ }" "$name"
  done
} >"$target/README.md"
du -ch "$target"/*.png | tail -n 1
