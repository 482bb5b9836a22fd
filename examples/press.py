#!/usr/bin/env python3
"""Reads what `unknot press` wrote (--json, --csv or a file of --results) and shows it.

    unknot press --site rhomboids.inner_border --tool tennis_ball --sweep force=10:100:10 --json > press.json
    python3 examples/press.py press.json                 a table
    python3 examples/press.py press.json --plot out.png  a chart too, when matplotlib is there

Needs nothing but Python; matplotlib only for charts. A model, not a measurement.
"""
import argparse
import csv
import json
import sys


def read_rows(path):
    """One dict for each press and stiffness; numbers are floats, what was not solved is left out."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if text.startswith("site,"):
        rows = list(csv.DictReader(text.splitlines()))
        return [read_csv_row(row) for row in rows if row["ending"] == "solved"]
    try:
        whole = json.loads(text)
        results = whole["results"] if "results" in whole else [whole["result"]]
    except json.JSONDecodeError:  # a file of --results: one object a line, the last perhaps broken off
        results = []
        for line in text.split("\n"):
            try:
                results.append(json.loads(line)["result"])
            except (json.JSONDecodeError, KeyError):
                continue
    return [row for result in results for row in list_rows(result)]


def read_csv_row(row):
    words = ("site", "sex", "build", "tool", "stiffness", "ending")
    return {key: value if key in words else float(value) if value else None for key, value in row.items()}


def list_rows(result):
    case = result["case"]
    for answer in result["answers"]:
        if "row" not in answer:
            continue
        row = {key: value for key, value in answer["row"].items() if key != "layers"}
        yield {**{key: case[key] for key in ("site", "sex", "build", "tool")}, "stiffness": answer["stiffness"], **row}


def print_table(rows):
    print(f"{'site':36} {'tool':14} {'stiffness':9} {'force':>8} {'depth':>8} {'skin':>8} {'point':>8} {'share':>7}")
    print(f"{'':36} {'':14} {'':9} {'N':>8} {'mm':>8} {'kPa':>8} {'kPa':>8} {'%':>7}")
    for row in rows:
        print(
            f"{row['site']:36} {row['tool']:14} {row['stiffness']:9} {row['force_n']:8.1f} {row['depth_mm']:8.1f} "
            f"{row['skin_pressure_kpa']:8.1f} {row['point_pressure_kpa']:8.2f} {100 * row['point_share']:7.1f}"
        )


def plot(rows, path):
    try:
        import matplotlib

        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        print("matplotlib is not there: no chart", file=sys.stderr)
        return
    figure, axes = pyplot.subplots(figsize=(7, 4.5), constrained_layout=True)
    for site, tool in sorted({(row["site"], row["tool"]) for row in rows}):
        lines = {}
        for row in rows:
            if (row["site"], row["tool"]) == (site, tool):
                lines.setdefault(row["stiffness"], []).append((row["force_n"], row["point_pressure_kpa"]))
        for line in lines.values():
            line.sort()
        middle = lines.get("usual") or next(iter(lines.values()))
        drawn = axes.plot(*zip(*middle), marker="o", label=f"{site}, {tool}")[0]
        if len(lines) == 3 and len(lines["low"]) == len(lines["high"]):
            forces = [force for force, _ in middle]
            ends = [[pressure for _, pressure in lines[end]] for end in ("low", "high")]
            axes.fill_between(forces, *ends, alpha=0.2, color=drawn.get_color())
    axes.set_xlabel("force [N]")
    axes.set_ylabel("pressure at the point [kPa]")
    axes.set_title("Model, not measurement; band: soft to stiff tissue")
    axes.legend()
    figure.savefig(path, dpi=120)


def main():
    parser = argparse.ArgumentParser(description="Shows what unknot press wrote.")
    parser.add_argument("file")
    parser.add_argument("--plot", help="write a chart here")
    choices = parser.parse_args()
    try:
        rows = read_rows(choices.file)
    except (OSError, KeyError, ValueError) as error:
        sys.exit(f"press.py: {choices.file} is no file of unknot press: {error}")
    if not rows:
        sys.exit(f"press.py: {choices.file} holds no press that was solved")
    print_table(rows)
    if choices.plot:
        plot(rows, choices.plot)


if __name__ == "__main__":
    main()
