#!/bin/sh
# Writes "VERSION (COMMIT)" as a C++ string into OUTPUT, touching it only when it changed.
# usage: version.sh SOURCE_FOLDER VERSION OUTPUT
set -eu
commit=$(git -C "$1" rev-parse --short=12 HEAD 2>/dev/null || echo "no commit")
if [ "$commit" != "no commit" ] && [ -n "$(git -C "$1" status --porcelain --untracked-files=no 2>/dev/null)" ]; then
  commit="$commit, changed since"
fi
mkdir -p "$(dirname "$3")"
printf '"%s (%s)"\n' "$2" "$commit" >"$3.new"
if cmp -s "$3.new" "$3"; then rm "$3.new"; else mv "$3.new" "$3"; fi
