#!/usr/bin/env bash
# Run the tests on every Python that the library promises, each in an environment of its own.
#
#   bash tests/on_all_pythons.sh              # all of them
#   bash tests/on_all_pythons.sh 3.13         # one
#   PYTEST_ADDOPTS="-n 2" bash tests/on_all_pythons.sh
#
# A Python that is missing is a failure, said before anything runs.
set -euo pipefail
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1

promised=(3.11 3.12 3.13)
[ $# -eq 0 ] || promised=("$@")

# pyenv's own folders come first: its shims are on PATH even for Pythons that are not switched on.
find_python() {
    local candidate
    for candidate in "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1."*/bin/python "$(command -v "python$1")"; do
        if [ -x "$candidate" ] && "$candidate" -c 'import venv' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

pythons=()
missing=()
for version in "${promised[@]}"; do
    if python=$(find_python "$version"); then pythons+=("$python"); else missing+=("$version"); fi
done
if [ ${#missing[@]} -gt 0 ]; then
    echo "no Python ${missing[*]} on this machine; install it, or name the versions to run" >&2
    exit 1
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=()
for python in "${pythons[@]}"; do
    version=$("$python" --version)
    printf '\n=== %s\n' "$version"
    "$python" -m venv "$scratch/venv" --clear
    "$scratch/venv/bin/python" -m pip install -q -e ".[test]"
    "$scratch/venv/bin/python" -m pytest -q || failed+=("$version")
done
if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED on %s\n' "${failed[@]}"
    exit 1
fi
