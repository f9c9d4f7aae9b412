#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Draws the pictures of docs/figures/gallery: the same pages that the tests of the painter look at.
# Usage: releng/gallery/make-gallery.sh, with a JDK 25 in JAVA_HOME or on the path
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
bin=; [ -n "${JAVA_HOME:-}" ] && bin=$JAVA_HOME/bin/
"$here/operando" build >/dev/null
plugins=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)
pages=$(mktemp -d); trap 'rm -rf "$pages"' EXIT
figure=$here/bundles/org.operando.figure
# the build leaves tests alone: only the classes that draw are compiled
"${bin}javac" -nowarn -d "$pages" -cp "$figure/target/classes:$plugins/*" -sourcepath "$figure/src_test" \
  "$figure/src_test/org/operando/figure/Gallery.java"
# the classes before the jar: both are of one package, and share what is not public
"${bin}java" -Djava.awt.headless=true -cp "$figure/target/classes:$pages:$plugins/*" \
  org.operando.figure.Gallery "$here/docs/figures/gallery"
