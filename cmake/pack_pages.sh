#!/bin/sh
# Packs every file below a folder of built pages into one file, sorted by path:
# path, newline, size, newline, size of the gzip, newline, bytes, gzip bytes. The gzip is left out where it saves nothing.
# usage: pack_pages.sh FOLDER OUTPUT
set -eu
folder=$1
output=$2
mkdir -p "$(dirname "$output")"
: >"$output.new"
if [ -n "$folder" ] && [ -f "$folder/index.html" ]; then
  packed=$(mktemp)
  (
    cd "$folder"
    find . -type f | sed 's|^\./||' | LC_ALL=C sort | while read -r path; do
      size=$(($(wc -c <"$path")))
      gzip -9nc "$path" >"$packed"
      packed_size=$(($(wc -c <"$packed")))
      [ $((packed_size * 10)) -lt $((size * 9)) ] || { packed_size=0 && : >"$packed"; }
      printf '%s\n%s\n%s\n' "$path" "$size" "$packed_size"
      cat "$path" "$packed"
    done
  ) >"$output.new"
  rm -f "$packed"
fi
mv "$output.new" "$output"
