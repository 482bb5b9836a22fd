#!/usr/bin/env python3
"""Draws every ninth trigger point site as a numbered mark without a name, for a reader to say which muscle it is.

usage: scripts/draw_sites.py FIGURE_PACK DATA OUTPUT_FOLDER

Needs dwebp and ImageMagick's convert. The numbers follow no order of names. The answers go to OUTPUT_FOLDER/truth.txt: read
the pictures first. How a reading went is in docs/science/figure_sites.md.
"""
import json
import pathlib
import subprocess
import sys

FIGURE = "woman_medium"
VIEWS = ["head_front", "head_left", "hand_left_palm", "hand_left_back", "foot_left_top", "foot_left_inner",
         "foot_left_sole", "front", "back", "left"]
N_SITES, STEP, SHUFFLE = 20, 9, 7


def read_pack(path):
    """The pack's files by name: each is said by its path, its length and its bytes."""
    data, at, files = path.read_bytes(), 0, {}
    while at < len(data):
        name_end = data.index(b"\n", at)
        size_end = data.index(b"\n", name_end + 1)
        size = int(data[name_end + 1:size_end])
        files[data[at:name_end].decode()] = data[size_end + 1:size_end + 1 + size]
        at = size_end + 1 + size
    return files


def main():
    packer, data, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run([packer, "pack", str(data), FIGURE, str(out / "pack")], check=True)
    files = read_pack(out / "pack")
    listed = json.loads((data / "figure/sites.json").read_text())["sites"]
    chosen = [(site["muscle"], site["point"], site["site"]) for site in listed[::STEP][:N_SITES]]
    marks, truth = {view: [] for view in VIEWS}, []
    for i, site in enumerate(chosen):
        number = i * SHUFFLE % N_SITES + 1
        for view in VIEWS:
            drawing = json.loads(files[f"{FIGURE}/{view}.json"])
            seen = [s for s in drawing["sites"]
                    if (s["muscle"], s["point"], s["site"]) == site and s.get("side") == "left"]
            if seen:
                marks[view].append((number, seen[0]["x"], seen[0]["y"]))
                truth.append((number, view, *site))
                break
        else:
            truth.append((number, "not to be seen", *site))
    for view, drawn in marks.items():
        if not drawn:
            continue
        (out / "picture.webp").write_bytes(files[f"{FIGURE}/{view}.webp"])
        subprocess.run(["dwebp", "-quiet", str(out / "picture.webp"), "-o", str(out / "picture.png")], check=True)
        scale = 1 if "_" in view else 2
        draw = []
        for number, x, y in drawn:
            x, y = x * scale, y * scale
            draw.append(f"fill red circle {x},{y} {x + 4},{y} fill blue text {x + 7},{y + 7} '{number}'")
        subprocess.run(["convert", str(out / "picture.png"), "-resize", f"{100 * scale}%", "-font", "DejaVu-Sans-Bold", "-pointsize", "22",
                        "-draw", " ".join(draw), str(out / f"{view}.png")], check=True)
    (out / "truth.txt").write_text("".join(" ".join(map(str, line)) + "\n" for line in sorted(truth)))


main()
