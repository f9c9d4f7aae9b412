#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Draws the pictures of docs/figures/gallery: the same pages that the tests of the painter look at.
# Usage: releng/gallery/make-gallery.sh, with a JDK 25 in JAVA_HOME or on the path
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
"$here/operando" build >/dev/null
plugins=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)
# the classes before the jar: both are of one package, and share what is not public
exec "$java" -Djava.awt.headless=true \
  -cp "$here/bundles/org.operando.figure/target/classes:$here/bundles/org.operando.figure/target/test-classes:$plugins/*" \
  org.operando.figure.Gallery "$here/docs/figures/gallery"
