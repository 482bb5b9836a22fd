#!/bin/sh
# Packs every .mp3 below a folder into one file: path, newline, size in bytes, newline, bytes; sorted by path.
# usage: pack_clips.sh FOLDER OUTPUT
set -eu
folder=$1
output=$2
cd "$folder"
find . -name '*.mp3' -type f | sed 's|^\./||' | LC_ALL=C sort | while read -r path; do
  printf '%s\n%s\n' "$path" "$(($(wc -c <"$path")))"
  cat "$path"
done >"$output.new"
mv "$output.new" "$output"
