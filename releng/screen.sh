# SPDX-FileCopyrightText: Operando contributors
# SPDX-License-Identifier: EPL-2.0
# A screen for the tests of the window: sourced by `operando` and by releng/screenshots/update.sh.
# Xvfb chooses its own number, so that any number of test runs may go on side by side.

# Debian's names of what the tests of the window need and this machine lacks; asked by what is used, since package
# names differ between releases.
missing_for_screen() {
  command -v Xvfb >/dev/null || echo xvfb
  command -v openbox >/dev/null || echo openbox
  { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -q 'libgtk-3\.so\.0' || echo libgtk-3-0
  [ -d /usr/share/icons/Adwaita ] || echo adwaita-icon-theme
  fc-list : family 2>/dev/null | grep -q 'DejaVu Sans' || echo fonts-dejavu-core
  fc-list : family 2>/dev/null | grep -q 'Liberation Sans' || echo fonts-liberation
  command -v dbus-launch >/dev/null || echo dbus-x11
}

# Installs what is missing when it may. Prints nothing and succeeds when all is there; else prints why not.
complete_for_screen() {
  local missing
  missing=$(missing_for_screen | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "this machine lacks ${missing% } (packages of Debian), and only root may install them with apt-get"
    return 1
  fi
  echo "installing ${missing% } with apt-get" >&2
  # the names are words to apt-get
  # shellcheck disable=SC2086
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing; } >"$1" 2>&1
  missing=$(missing_for_screen | tr '\n' ' ')
  [ -n "$missing" ] || return 0
  echo "this machine lacks ${missing% }, and apt-get could not install them (see $1)"
  return 1
}

# Starts a screen of a size (WIDTHxHEIGHT) with a window manager and makes it the display of what is started afterwards.
start_screen() {
  local number=
  coproc screen_numbers { exec Xvfb -displayfd 1 -screen 0 "$1x24" -nolisten tcp 2>/dev/null; }
  screen_process=$screen_numbers_PID
  read -r -t 30 number <&"${screen_numbers[0]}" || { end_screen; return 1; }
  unset WAYLAND_DISPLAY GDK_SCALE GDK_DPI_SCALE
  export DISPLAY=:$number GDK_BACKEND=x11 NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1
  openbox --sm-disable >/dev/null 2>&1 &
  manager_process=$!
}

# Ends the screen and its window manager.
end_screen() {
  [ -z "${manager_process:-}" ] || kill "$manager_process" 2>/dev/null
  [ -z "${screen_process:-}" ] || kill "$screen_process" 2>/dev/null
  manager_process= screen_process=
}
