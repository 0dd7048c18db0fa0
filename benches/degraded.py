#!/usr/bin/env python3
"""Pages that are hard to read, with their truth: letters of the demo as bad scans, copies and papers make them.

    degraded.py OUT [--pages N] [--seed WORD]

Every page is a letter of fixtures/generator drawn anew, with a look drawn from the seed and the page's number: faded or
smeared type, coloured paper and ink, a threshold far off, few dots an inch, noise, show-through, black edges, skew. OUT gets
NAME.png and NAME.gt.txt. Needs what fixtures/generate.py needs.
"""
import argparse
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "fixtures"))

from generator import folders_11_15  # noqa: E402
from generator.finish import PAPERS, Look, finish  # noqa: E402
from generator.rng import seeded  # noqa: E402
from generator.sheet import Sheet  # noqa: E402

INKS = ((34, 33, 36), (34, 33, 36), (66, 76, 112), (88, 52, 130), (60, 84, 160), (150, 60, 60))


def letters():
    """Every page of running text in the demo."""
    sides = (side for folder in folders_11_15.folders() for file in folder.files if not file.copy_of for side in file.sides)
    return [page for page, *_ in sides if page.layout == "letter"]


def drawn(rng):
    """A look, and the dots an inch it was scanned with."""
    mode = ("1", "L", "L", "RGB")[rng.integers(4)]
    bad = float(rng.random()) ** 1.3  # most pages are fair
    strength = 0.95 - 0.72 * bad * float(rng.random())
    grey = 150 + 60 * (1 - strength) + (float(rng.random()) - 0.5) * 110 * bad
    how = Look(
        mode=mode, paper=sorted(PAPERS)[rng.integers(len(PAPERS))], ink=INKS[rng.integers(len(INKS))], strength=strength,
        blur=0.6 + 3.0 * bad * float(rng.random()), noise=6 + 34 * bad * float(rng.random()),
        skew=float(rng.normal(0, 1.2)), border=rng.random() < 0.15, through=0.3 * bad * float(rng.random()),
        folds=int(rng.integers(0, 3)), stain=rng.random() < 0.15, threshold=round(min(235, grey)),
        specks=int(4000 * bad * float(rng.random())),
    )
    return how, (300, 300, 300, 200, 150, 120)[rng.integers(6)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", default="degraded 1")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    pages = letters()
    for number in range(args.pages):
        rng = seeded(f"{args.seed} {number}")
        page = pages[rng.integers(len(pages))]
        how, dpi = drawn(rng)
        front, back = Sheet(f"{args.seed} {number}", page.size, dpi), Sheet(f"{args.seed} {number} back", page.size, dpi)
        page.draw(front)
        pages[rng.integers(len(pages))].draw(back)
        scan = args.out / f"{number:03}.png"
        finish(front, how, back).save(scan, dpi=(dpi, dpi))
        scan.with_suffix(".gt.txt").write_text("\n".join(front.text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
