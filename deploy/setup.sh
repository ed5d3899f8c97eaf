#!/usr/bin/env bash
# Install everything into this checkout: uv where it is missing, Python 3.10, the locked libraries, Vigie itself.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }

# The Python that runs uv's bootstrap: any version. From / because pyenv would insist on .python-version here.
any_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11 python3.10 python; do
    if (cd / && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 8))') 2>/dev/null; then
      (cd / && "$name" -c 'import sys; print(sys.executable)')
      return
    fi
  done
  say "Python 3 est introuvable; installez-le, puis relancez. / Python 3 was not found; install it, then run this again." >&2
  exit 1
}

find_uv() {
  if [ -x .uv/bin/uv ]; then echo .uv/bin/uv; return; fi
  # From here, not from /: a pyenv shim of another Python's uv works there and fails here.
  if uv --version >/dev/null 2>&1; then command -v uv; return; fi
  local python
  python=$(any_python)
  say "1/4 Installation de uv… / Installing uv…" >&2
  "$python" -m venv .uv >&2 || { "$python" -m pip install --quiet --target .uv uv >&2; }
  if [ -x .uv/bin/pip ]; then .uv/bin/pip install --quiet --disable-pip-version-check uv >&2; fi
  echo .uv/bin/uv
}

find_python() {
  local found
  if found=$("$uv" python find --system --no-python-downloads "$version" 2>/dev/null); then echo "$found"; return; fi
  found=$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version"*/bin/python 2>/dev/null | tail -n 1)
  if [ -n "$found" ]; then echo "$found"; return; fi
  say "2/4 Téléchargement de Python $version… / Downloading Python $version…" >&2
  if "$uv" python install "$version" >&2; then "$uv" python find --system "$version"; return; fi
  if command -v pyenv >/dev/null; then
    pyenv install --skip-existing "$version" >&2
    ls -d "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$version"*/bin/python | tail -n 1
    return
  fi
  say "Python $version est introuvable. / Python $version was not found." >&2
  exit 1
}

version=$(cat .python-version)
uv=$(find_uv)
python=$(find_python)
say "3/4 Installation des bibliothèques (2,9 Go)… / Installing the libraries (2.9 GB)…"
"$uv" venv --quiet --allow-existing --python "$python" .venv
"$uv" pip sync --quiet --require-hashes --compile-bytecode --python .venv/bin/python requirements.lock
say "4/4 Installation de Vigie… / Installing Vigie…"
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable .
say "Prêt. / Ready."
