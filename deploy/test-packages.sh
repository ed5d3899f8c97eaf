#!/usr/bin/env bash
# Install the system packages named (chromium for the tests, npm for the checks) that are missing, where this is a Debian and we may; elsewhere say so.
set -euo pipefail

declare -A commands=([chromium]="chromium chromium-browser google-chrome" [npm]="npm")
missing=()
for package in "$@"; do
  found=
  for name in ${commands[$package]}; do command -v "$name" >/dev/null && found=1; done
  [ -n "$found" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "Installation de ${missing[*]}… / Installing ${missing[*]}…"
  "${as_root[@]}" apt-get update -qq || true
  if DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; then
    exit 0
  fi
fi
echo "ATTENTION : il manque ${missing[*]}; des tests ou des vérifications ne peuvent pas être exécutés." >&2
echo "WARNING: ${missing[*]} missing; some tests or checks cannot be run." >&2
