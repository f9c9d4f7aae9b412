#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Makes the built API the baseline that later builds are compared with: at a release, or when a new major version begins.
# The jars hold the classes of the API packages and nothing else.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
for bundle in api math io figure testkit; do
  name=org.operando.$bundle
  jar=$(ls "$here"/bundles/$name/target/$name-*-SNAPSHOT.jar)
  work=$(mktemp -d)
  (cd "$work" && unzip -q "$jar" 'org/*.class' && find . -exec touch -d 2026-01-01T00:00:00Z {} + && find org -name '*.class' | sort | zip -q -X -@ "$here/releng/baseline/new.zip")
  mv "$here/releng/baseline/new.zip" "$here/releng/baseline/$name-1.0.0.jar"
  rm -rf "$work"
done
