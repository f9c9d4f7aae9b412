#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Time of the three methods of a titration of 33 pulses of 9600 records. Usage: releng/bench/titration-times.sh N
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
if [ -z "${CLASSES:-}" ]; then
  "$here/operando" build >/dev/null
  CLASSES=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)/*
fi
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
"$java" -Xmx1g -cp "$CLASSES" "$here/releng/bench/TitrationTimes.java" "$@"
