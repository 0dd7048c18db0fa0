#!/usr/bin/env python3
"""What each sign weighs when two readings of a line differ: the numbers of src/ocr/second/merge.rs.

    weights.py LINES=TRUTH [LINES=TRUTH ...]

LINES is a folder that `cargo bench --bench accuracy -- lines LINES SCANS` has filled: every line of every page as both
recognisers read it, with the signs of each stretch where they differ. TRUTH holds NAME.gt.txt (or NAME.txt) for each.
Learns from every other page of each set, by logistic regression, tells the error rates of those pages and of the others
(which it has not seen), and prints the constant. Needs Python 3.11; rapidfuzz, where it is there, makes it faster.
"""
import json
import math
import pathlib
import sys

import cer

STIFFNESS = 1.0  # keeps weights small that few examples speak for
MOST = 6  # an example counts by the letters at stake, at most so many


def truth_of(folder, name):
    for end in (".gt.txt", ".txt"):
        path = folder / (name + end)
        if path.exists():
            lines = path.read_text(encoding="utf-8").split("\n")
            return [cer.normal(line) for line in lines if line.strip()]
    sys.exit(f"no truth of {name} in {folder}")


def text(parts, chosen):
    words = []
    for at, part in enumerate(parts):
        words += part["same"] if "same" in part else part[chosen.get(at, "second")]
    return cer.normal(" ".join(words))


def rows_of(lines, truth):
    """(page number, parts, true line) of every line that can be told which one it is."""
    for number, path in enumerate(sorted(pathlib.Path(lines).glob("*.json"))):
        true = truth_of(pathlib.Path(truth), path.stem)
        for parts in json.loads(path.read_text()):
            readings = [text(parts, {n: side for n in range(len(parts))}) for side in ("first", "second")]
            near = lambda line: min(cer.distance(line, reading)[0] for reading in readings)
            best = min(true, key=near)
            if near(best) <= 0.45 * len(best):
                yield number, parts, best


def examples(rows):
    """(signs, the second is right, how many letters are at stake) of every stretch that matters."""
    for _, parts, true in rows:
        chosen = {}
        for at, part in enumerate(parts):
            if "same" in part:
                continue
            first, second = (cer.distance(true, text(parts, {**chosen, at: side}))[0] for side in ("first", "second"))
            chosen[at] = "first" if first < second else "second"
            if first != second:
                yield part["signs"], float(second < first), min(abs(first - second), MOST)


def solved(matrix, right):
    """The solution of a system of linear equations, by elimination."""
    size = len(right)
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for row in range(size):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[at])]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def learned(data):
    size = len(data[0][0])
    weights = [0.0] * size
    for _ in range(30):  # Newton's steps; ten are enough
        slope = [STIFFNESS * w for w in weights]
        bend = [[STIFFNESS * (i == j) for j in range(size)] for i in range(size)]
        for signs, right, stake in data:
            chance = 1 / (1 + math.exp(-sum(s * w for s, w in zip(signs, weights))))
            for i in range(size):
                slope[i] += stake * (chance - right) * signs[i]
                for j in range(size):
                    bend[i][j] += stake * chance * (1 - chance) * signs[i] * signs[j]
        weights = [w - step for w, step in zip(weights, solved(bend, slope))]
    return weights


def rate(rows, choose):
    errors = length = 0
    for _, parts, true in rows:
        chosen = {at: choose(part["signs"]) for at, part in enumerate(parts) if "same" not in part}
        errors += cer.distance(true, text(parts, chosen))[0]
        length += len(true)
    return 100 * errors / max(1, length)


def main(sets):
    sets = {lines: list(rows_of(lines, truth)) for lines, truth in (s.split("=") for s in sets)}
    odd = {name: [row for row in rows if row[0] % 2 == 0] for name, rows in sets.items()}
    even = {name: [row for row in rows if row[0] % 2 == 1] for name, rows in sets.items()}
    data = [example for rows in odd.values() for example in examples(rows)]
    weights = learned(data)
    sides = {
        "first": lambda _: "first",
        "second": lambda _: "second",
        "chosen": lambda signs: "second" if sum(s * w for s, w in zip(signs, weights)) >= 0 else "first",
    }
    print(f"{len(data)} examples; error rates of lines in %: learned from / not seen")
    for name in sets:
        rates = [f"{side} {rate(odd[name], f):.2f} / {rate(even[name], f):.2f}" for side, f in sides.items()]
        print(f"  {pathlib.Path(name).name}: " + ", ".join(rates))
    print("const WEIGHTS: [f32; SIGNS] = [")
    print("    " + ", ".join(f"{w:.2f}" for w in weights) + ",")
    print("];")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
