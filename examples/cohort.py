#!/usr/bin/env python3
"""Reads what `unknot cohort` wrote (--json or --csv) and shows it.

    unknot cohort --people 1000 --json --out cohort.json
    python3 examples/cohort.py cohort.json                  a table
    python3 examples/cohort.py cohort.json --plot out.png   a chart too, when matplotlib is there

Needs nothing but Python; matplotlib only for charts. A model, not a measurement.
"""
import argparse
import csv
import json
import sys

STEP = 1e-4  # sums in the file are whole steps of so many points


def name_policy(rhythm, depth):
    return rhythm if rhythm == "never" else f"{rhythm}:{depth}"


def read_courses(path):
    """{(hypothesis, policy): {"n": people, "pain": [a mean a week], "change": [against never pressing]}}"""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    courses = {}
    if text.startswith("hypothesis,"):
        for row in csv.DictReader(text.splitlines()):
            key = row["hypothesis"], name_policy(row["rhythm"], row["depth"])
            course = courses.setdefault(key, {"n": int(row["n"]), "pain": [], "change": []})
            course["pain"].append(float(row["pain_points"]))
            course["change"].append(float(row["change_points"]))
        return courses
    for result in json.loads(text)["results"]:
        counts = result["counts"]
        n = max(counts["n"], 1)
        courses[result["hypothesis"], name_policy(**result["policy"])] = {
            "n": counts["n"],
            "pain": [STEP * week["sum"] / n for week in counts["pain"]],
            "change": [STEP * week["sum"] / n for week in counts["change"]],
        }
    return courses


def print_table(courses):
    print(f"{'hypothesis':14} {'policy':28} {'people':>9} {'before':>7} {'after':>7} {'change':>7}")
    print(f"{'':14} {'':28} {'':>9} {'points':>7} {'points':>7} {'points':>7}")
    for (hypothesis, policy), course in courses.items():
        pain = course["pain"]
        print(f"{hypothesis:14} {policy:28} {course['n']:9} {pain[0]:7.2f} {pain[-1]:7.2f} {course['change'][-1]:+7.2f}")


def plot(courses, path):
    try:
        import matplotlib

        matplotlib.use("Agg")
        from matplotlib import pyplot
    except ImportError:
        print("matplotlib is not there: no chart", file=sys.stderr)
        return
    hypotheses = list(dict.fromkeys(hypothesis for hypothesis, _ in courses))
    figure, axes = pyplot.subplots(1, len(hypotheses), figsize=(4 * len(hypotheses), 4), sharey=True, squeeze=False,
                                   constrained_layout=True)
    for axis, hypothesis in zip(axes[0], hypotheses):
        for (of, policy), course in courses.items():
            if of == hypothesis:
                axis.plot(course["pain"], label=policy)
        axis.set_title(hypothesis)
        axis.set_xlabel("week")
    axes[0][0].set_ylabel("mean pain [points]")
    axes[0][-1].legend(fontsize="small")
    figure.suptitle("Model, not measurement")
    figure.savefig(path, dpi=120)


def main():
    parser = argparse.ArgumentParser(description="Shows what unknot cohort wrote.")
    parser.add_argument("file")
    parser.add_argument("--plot", help="write a chart here")
    choices = parser.parse_args()
    try:
        courses = read_courses(choices.file)
    except (OSError, KeyError, TypeError, ValueError) as error:
        sys.exit(f"cohort.py: {choices.file} is no file of unknot cohort: {error}")
    if not courses:
        sys.exit(f"cohort.py: {choices.file} holds nobody")
    print_table(courses)
    if choices.plot:
        plot(courses, choices.plot)


if __name__ == "__main__":
    main()
