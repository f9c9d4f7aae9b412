#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Time of integrating frames of 2048 x 2048 and 4096 x 4096 pixels into 2000 bins, beside pyFAI's default method on the same
# frames where python3-pyfai is or can be installed. Usage: releng/bench/integration-times.sh N
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
java=java; [ -n "${JAVA_HOME:-}" ] && java=$JAVA_HOME/bin/java
if [ -z "${CLASSES:-}" ]; then
  "$here/operando" build >/dev/null
  CLASSES=$(find "$here/product/org.operando.product/target/products" -type d -name plugins | head -n 1)/*
fi
python=/usr/bin/python3
if ! $python -c 'import pyFAI' 2>/dev/null; then
  apt-get install -y --no-install-recommends python3-pyfai >/dev/null 2>&1 || true
fi
if ! $python -c 'import pyFAI' 2>/dev/null; then
  # without the right to install: the packages and what they need, unpacked into a folder
  folder=${PYFAI_FOLDER:-${TMPDIR:-/tmp}/operando-pyfai}
  if [ ! -d "$folder/usr" ]; then
    mkdir -p "$folder"
    (cd "$folder" && apt-get download $(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts \
      --no-breaks --no-replaces --no-enhances python3-pyfai | grep '^[a-z]' | grep -E '^(python3-|lib(blas|lapack|gfortran|hdf5|aec|sz))' | sort -u) >/dev/null 2>&1 || true
     for package in *.deb; do dpkg -x "$package" . 2>/dev/null || true; done)
  fi
  PYTHONPATH=$folder/usr/lib/python3/dist-packages; export PYTHONPATH
  LD_LIBRARY_PATH=$(find "$folder/usr/lib" -name '*.so*' -path '*linux*' -exec dirname {} \; 2>/dev/null | sort -u | tr '\n' ':'); export LD_LIBRARY_PATH
fi
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
for side in 2048 4096; do
  env -u LD_LIBRARY_PATH "$java" -Xmx3g -cp "$CLASSES" "$here/releng/bench/IntegrationTimes.java" "$side" "$1"
  $python "$here/releng/bench/integration_times.py" "$side" "$1" 2>/dev/null || echo "pyFAI: not to be had here"
done
echo "load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null || echo '?')"
