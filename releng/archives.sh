#!/usr/bin/env bash
# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# Makes the archives of all platforms of what `operando archives` has built, and one with a Java runtime for Linux on x86_64,
# into product/org.operando.product/target/archives. No clock and no umask goes into them: equal products give equal archives.
# Usage: releng/archives.sh JDK, the JDK that the runtime is linked from
set -eu
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jdk=$1
product=$here/product/org.operando.product
products=$product/target/products/org.operando.product
archives=$product/target/archives
name=operando-1.0.0
# what the bundles use of the JDK, by jdeps, and what is found at run time: zip file systems, management
modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,java.sql,java.xml,jdk.management,jdk.unsupported,jdk.xml.dom,jdk.zipfs
rm -rf "$archives"; mkdir -p "$archives"
bill=$(mktemp -d); trap 'rm -rf "$bill"' EXIT
"$jdk/bin/javac" -d "$bill" "$here"/releng/bill/*.java

# What a product holds beside its bundles, in all platforms.
complete() {
  rm -rf "$1/p2" "$1/artifacts.xml" "$1/features" "$1/configuration/org.eclipse.update"
  sed -i -e '/^#/d' -e '/^eclipse.p2/d' "$1/configuration/config.ini"
  mkdir -p "$1/examples" "$1/docs"
  cp -r "$here/examples/demo" "$1/examples/"
  cp "$here"/docs/*.md "$1/docs/"; cp -r "$here/docs/figures" "$1/docs/"
  cp "$here"/{README,CHANGELOG,THIRD-PARTY}.md "$here/LICENSE" "$1/"
  state_materials "$1"
}

# The bill of materials and the licences of what a product holds; a bundle that THIRD-PARTY.md does not name ends this script.
state_materials() { "$jdk/bin/java" -cp "$bill" Bill "$here" "$1"; }

# One tar of a folder, the same for the same contents.
pack() {
  tar --sort=name --mode=u=rwX,go=rX --mtime=2026-01-01T00:00:00Z --owner=0 --group=0 --numeric-owner -C "$1" -cf - "$2" | gzip -n -9 >"$3"
}

for platform in linux/gtk/x86_64 linux/gtk/aarch64 win32/win32/x86_64 macosx/cocoa/x86_64 macosx/cocoa/aarch64; do
  [ -d "$products/$platform" ] || { echo "no product of $platform; run: operando archives" >&2; exit 1; }
  work=$archives/work; rm -rf "$work"; mkdir -p "$work"
  arch=${platform##*/}
  case $platform in
    linux/*)
      cp -r "$products/$platform/operando" "$work/operando"; complete "$work/operando"
      cp "$product/start/operando" "$product/start/share-classes" "$work/operando/"
      cp -r "$product/start/desktop" "$work/operando/"
      cp "$here/bundles/org.operando.ui/icons/operando-128.svg" "$work/operando/desktop/operando.svg"
      pack "$work" operando "$archives/$name-linux-$arch.tar.gz"
      if [ "$arch" = x86_64 ]; then
        "$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress zip-6 \
          --generate-cds-archive --output "$work/operando/jre"
        state_materials "$work/operando"
        pack "$work" operando "$archives/$name-linux-$arch-with-java.tar.gz"
      fi ;;
    win32/*)
      cp -r "$products/$platform/operando" "$work/operando"; complete "$work/operando"
      sed 's/$/\r/' "$product/start/windows/operando.cmd" >"$work/operando/operando.cmd"
      (cd "$work" && find operando -type f | LC_ALL=C sort >files \
        && TZ=UTC "$jdk/bin/jar" --create --no-manifest --date=2026-01-01T00:00:00Z --file "$archives/$name-windows-$arch.zip" @files) ;;
    macosx/*)
      contents=$work/Operando.app/Contents
      mkdir -p "$work/Operando.app"; cp -r "$products/$platform/operando.app/Contents" "$contents"
      complete "$contents/Eclipse"
      mkdir -p "$contents/MacOS" "$contents/Resources"
      cp "$product/start/operando" "$product/start/share-classes" "$contents/Eclipse/"
      cp "$product/start/macos/operando" "$contents/MacOS/"
      cp "$product/start/macos/Info.plist" "$contents/"
      cp "$product/start/macos/operando.icns" "$contents/Resources/"
      pack "$work" Operando.app "$archives/$name-macos-$arch.tar.gz" ;;
  esac
done
rm -rf "$archives/work"
# what plug-ins are built against
cp "$product"/target/org.operando.product-*.zip "$archives/$name-repository.zip"
(cd "$archives" && sha256sum -- * >SHA256SUMS && ls -l)
