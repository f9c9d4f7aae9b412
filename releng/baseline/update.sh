#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Builds without the comparison and makes this API the baseline that later builds are compared with: at a release, when a
# new major version begins, and before the first release after each change that is meant.
# The jars hold the classes of the API packages and nothing else.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
MAVEN_ARGS=-Djapicmp.skip=true "$here/operando" build
for bundle in api math io figure testkit; do
  name=org.operando.$bundle
  jar=$(ls "$here"/bundles/$name/target/$name-*-SNAPSHOT.jar)
  work=$(mktemp -d)
  (cd "$work" && unzip -q "$jar" 'org/*.class' && find . -exec touch -d 2026-01-01T00:00:00Z {} + && find org -name '*.class' | sort | zip -q -X -@ "$here/releng/baseline/new.zip")
  mv "$here/releng/baseline/new.zip" "$here/releng/baseline/$name-1.0.0.jar"
  rm -rf "$work"
done
