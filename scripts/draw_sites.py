#!/usr/bin/env python3
"""Draws trigger point sites as numbered marks without names, for a reader to say which muscle each of them is.

usage: scripts/draw_sites.py FIGURE_PACK DATA OUTPUT_FOLDER [all|outer]

all: every ninth site of the list, each in one picture. outer: of the muscles that are the outermost layer at their sites, so that a mark on the
skin can tell them; those in deeper layers share their skin with others, and no mark can; each in every picture that shows it.

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
OUTER = """abdominal_obliques biceps_brachii biceps_femoris brachioradialis deltoid extensor_carpi_ulnaris flexor_carpi_ulnaris frontalis
gastrocnemius gluteus_maximus gluteus_medius infraspinatus latissimus_dorsi lower_trapezius masseter_superficial
pectoralis_major_clavicular pectoralis_major_sternal peroneus_longus rectus_abdominis rectus_femoris semitendinosus_and_semimembranosus
sternocleidomastoid_sternal temporalis tensor_fasciae_latae teres_major tibialis_anterior triceps_brachii upper_trapezius
vastus_lateralis vastus_medialis""".split()


CLOSE_UP = {"head": ("head", "neck"), "hand": ("arm",), "foot": ("leg",)}
HAND_OR_FOOT = ("wrist", "hand", "palm", "thumb", "finger", "ankle", "achilles", "heel", "instep", "sole", "foot", "toe")


def list_views(data, muscle, point, index):
    """The whole body, and the close-ups of the part in which the site lies."""
    file = json.loads((data / f"muscles/{muscle}.json").read_text())
    points = {one["id"]: one for one in file["points"]}
    region = points[point]["sites"][index]["region"]
    area = next(path.stem for path in (data / "regions").glob("*.json")
                if any(one["id"] == region for one in json.loads(path.read_text())["regions"]))
    close = area in ("head", "neck") or any(word in region for word in HAND_OR_FOOT)
    return [view for view in VIEWS
            if "_" not in view or (close and area in CLOSE_UP[view.split("_")[0]])]


def choose_outer(listed):
    """One site of each of twenty outermost muscles, other ones than the first reading had (the middle site of two muscles of
    three): first the muscles that it left out, then other sites of those that it had, spread evenly over the list."""
    groups = {}
    for site in listed:
        if site["muscle"] in OUTER:
            groups.setdefault(site["muscle"], []).append(site)
    groups = list(groups.values())
    read = {i * len(groups) // N_SITES for i in range(N_SITES)}
    left_out = [i for i in range(len(groups)) if i not in read]
    others = [i for i in sorted(read) if len(groups[i]) > 1]
    n_others = N_SITES - len(left_out)
    picked = left_out + [others[i * len(others) // n_others] for i in range(n_others)]
    return [groups[i][0] for i in sorted(picked)]


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


def unpack(webp, png):
    """The picture as PNG; returns its path."""
    subprocess.run(["dwebp", "-quiet", "-o", str(png), "--", "-"], input=webp, check=True)
    return png


def main():
    packer, data, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    outer = sys.argv[4:] == ["outer"]
    out.mkdir(parents=True, exist_ok=True)
    subprocess.run([packer, "pack", str(data), FIGURE, str(out / "pack")], check=True)
    files = read_pack(out / "pack")
    listed = json.loads((data / "figure/sites.json").read_text())["sites"]
    sites = choose_outer(listed) if outer else listed[::STEP][:N_SITES]
    chosen = [(site["muscle"], site["point"], site["site"]) for site in sites]
    pictures = {view: unpack(files[f"{FIGURE}/{view}.webp"], out / f"plain_{view}.png") for view in VIEWS}
    marks, truth = {view: [] for view in VIEWS}, []
    for i, site in enumerate(chosen):
        number = i * SHUFFLE % N_SITES + 1
        seen = {}
        for view in list_views(data, *site) if outer else VIEWS:
            drawing = json.loads(files[f"{FIGURE}/{view}.json"])
            here = [s for s in drawing["sites"]
                    if (s["muscle"], s["point"], s["site"]) == site and s.get("side") == "left"]
            if here:
                seen[view] = (here[0]["x"], here[0]["y"])
        if not outer:
            seen = dict(list(seen.items())[:1])
        for view, (x, y) in seen.items():
            marks[view].append((number, x, y))
        truth.append((number, "+".join(seen) or "not to be seen", *site))
    for view, drawn in marks.items():
        if not drawn:
            continue
        scale = 1 if "_" in view else 2
        draw = []
        for number, x, y in drawn:
            x, y = x * scale, y * scale
            draw.append(f"fill red circle {x},{y} {x + 4},{y} fill blue text {x + 7},{y + 7} '{number}'")
        subprocess.run(["convert", str(pictures[view]), "-resize", f"{100 * scale}%", "-font", "DejaVu-Sans-Bold", "-pointsize", "22",
                        "-draw", " ".join(draw), str(out / f"{view}.png")], check=True)
    for picture in pictures.values():
        picture.unlink()
    (out / "truth.txt").write_text("".join(" ".join(map(str, line)) + "\n" for line in sorted(truth)))


main()
