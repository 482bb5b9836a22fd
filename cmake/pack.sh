#!/bin/sh
# Packs every .json below a folder, but those of figure/, into one file: path, newline, size in bytes, newline, bytes;
# sorted by path.
# usage: pack.sh FOLDER OUTPUT
set -eu
folder=$1
output=$2
mkdir -p "$(dirname "$output")"
cd "$folder"
find . -name '*.json' -type f ! -path './figure/*' | sed 's|^\./||' | sort | while read -r path; do
  printf '%s\n%s\n' "$path" "$(($(wc -c <"$path")))"
  cat "$path"
done >"$output.new"
mv "$output.new" "$output"
