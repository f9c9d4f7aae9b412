#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Share of made (003) lines whose number of components is found, by counts: a table, and a figure when a file is named.
# Usage: releng/bench/component-share.sh N [FIGURE.png]
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
if [ -z "${CLASSES:-}" ]; then
  "$here/operando" build >/dev/null
  CLASSES=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)/*
fi
"$java" -Xmx1g -Djava.awt.headless=true -cp "$CLASSES" "$here/releng/bench/ComponentShare.java" "$@"
