#!/bin/sh
# Writes the numbered SQL files of FOLDER as a list of C++ strings into OUTPUT.
# usage: migrations.sh FOLDER OUTPUT
set -eu
mkdir -p "$(dirname "$2")"
for file in "$1"/[0-9][0-9][0-9][0-9]_*.sql; do
  name=$(basename "$file" .sql)
  printf '{%d, "%s", R"sql(' "$(expr "${name%%_*}" + 0)" "${name#*_}"
  cat "$file"
  printf ')sql"},\n'
done >"$2.new"
if cmp -s "$2.new" "$2"; then rm "$2.new"; touch "$2"; else mv "$2.new" "$2"; fi
