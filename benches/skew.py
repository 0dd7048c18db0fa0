#!/usr/bin/env python3
"""How far off the angle of a page's lines is found: letters and forms of the demo drawn anew at known angles.

    skew.py [--pages N] [--seed WORD]

Needs what fixtures/generate.py needs. Prints the mean and the largest error in degrees, and the pages furthest off.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "fixtures"))

import accuracy  # noqa: E402
from generator import folders_11_15  # noqa: E402
from generator.finish import finish, look  # noqa: E402
from generator.rng import seeded  # noqa: E402
from generator.sheet import Sheet  # noqa: E402


def draw(out, pages, number, seed):
    """One page at an angle drawn from the seed; the angle, positive = falling to the right."""
    rng = seeded(f"{seed} {number}")
    kind = "form" if number % 4 == 3 else "letter"
    page = pages[kind][rng.integers(len(pages[kind]))]
    angle = round(float(rng.uniform(-4.6, 4.6) if number % 3 else rng.uniform(-1, 1)), 3)
    name = ("clean", "worn", "border", "carbon")[number % 4 if number % 5 else 1]
    dpi = (300, 200, 400)[number % 3] if number % 6 else 150
    sheet = Sheet(f"{seed} {number}", page.size, dpi)
    page.draw(sheet)
    scan = out / f"{number:03}.png"
    finish(sheet, look(name, mode="1" if number % 2 else "L", skew=angle)).save(scan, dpi=(dpi, dpi))
    scan.with_suffix(".gt.txt").write_text("\n".join(sheet.text), encoding="utf-8")
    return -angle


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=48)
    parser.add_argument("--seed", default="skew 1")
    args = parser.parse_args()
    sides = [side for folder in folders_11_15.folders() for file in folder.files if not file.copy_of for side in file.sides]
    pages = {kind: [p for p, *_ in sides if p.layout == kind and p.size[0] < 220] for kind in ("letter", "form")}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        true = [draw(folder, pages, number, args.seed) for number in range(args.pages)]
        out = folder / "found"
        subprocess.run([accuracy.built(), "skew", out, folder], check=True, stdout=subprocess.DEVNULL)
        said = [re.search(r"-?\d+", (out / f"{n:03}").read_text()) for n in range(args.pages)]
    errors = [(abs(int(m[0]) / 100 - angle), n) for n, (m, angle) in enumerate(zip(said, true)) if m]
    print(f"{len(errors)} of {args.pages} pages: mean error {sum(e for e, _ in errors) / max(1, len(errors)):.3f} degrees")
    for error, number in sorted(errors, reverse=True)[:5]:
        print(f"  page {number}: {true[number]:+.2f}, off by {error:.3f}")


if __name__ == "__main__":
    main()
