#!/usr/bin/env python3
"""Reading errors of every way of reading, on the same pages in the same run.

    accuracy.py [FOLDER:LANGUAGE ...]

FOLDER holds scans with NAME.gt.txt, NAME.txt or NAME.approx.txt (compared without spaces) beside them; without any, the folders of fixtures/real are read. Ways: the
command line of Tesseract on the untouched file (`--psm 3`, one thread), `fast` (Tesseract alone), `second` (PP-OCRv6 alone),
`standard` and `best`. CER is weighted by characters; "without runs" leaves out inserted runs of eight or more, which are
stamps and handwriting that the truth leaves out. Odd pages are those that weights were learned from. The texts are kept in
target/accuracy/read. CPU is the whole process, with what the recognisers said of a page before (target/accuracy/said) paid
only once: remove that folder for true times.
"""
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys

import cer

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "target/accuracy/read"
WAYS = ("tesseract", "fast", "second", "standard", "best")


def text_of(path, truth):
    """A text as it is compared with this truth."""
    text = cer.normal(path.read_text(encoding="utf-8"))
    return text.replace(" ", "") if truth.name.endswith(".approx.txt") else text


def truths(folder):
    """Scan → the file of its truth, and the text."""
    found = {}
    for scan in sorted(folder.iterdir()):
        beside = (scan.with_suffix(end) for end in (".gt.txt", ".txt", ".approx.txt"))
        truth = next((path for path in beside if path.exists()), None)
        if scan.suffix in (".jpg", ".png", ".tif") and truth:
            found[scan] = truth, text_of(truth, truth)
    return found


def read(program, way, folder, language, out):
    """Reads a folder one way; the processor seconds it took."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if way == "tesseract":
        alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        for scan in truths(folder):
            command = ["tesseract", scan, out / scan.stem, "-l", language, "--psm", "3"]
            subprocess.run(command, check=True, env=alone, stderr=subprocess.DEVNULL)
    else:
        command = [program, way, out, folder, language]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rates(pages):
    """CER, CER without runs, and the median page, in per cent."""
    length = sum(page[2] for page in pages) or 1
    errors, runs = (sum(page[at] for page in pages) for at in (0, 1))
    median = statistics.median(100 * page[0] / max(1, page[2]) for page in pages)
    return 100 * errors / length, 100 * (errors - runs) / length, median


def built():
    """The program made of accuracy.rs."""
    command = ["cargo", "bench", "--locked", "--bench", "accuracy", "--no-run"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stderr
    return ROOT / re.search(r"accuracy\.rs \((.+?)\)", said)[1]


def main(sets):
    program = built()
    version = subprocess.run(["tesseract", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    print(version)
    for folder, language in sets:
        folder = pathlib.Path(folder)
        true = truths(folder)
        print(f"\n{folder.name} ({language}, {len(true)} pages)")
        print(f"  {'':10} {'CER':>6} {'no runs':>8} {'median':>7} {'odd':>6} {'even':>6} {'worst':>6} {'CPU s':>7}")
        for way in WAYS:
            out = OUT / way / folder.name
            seconds = read(program, way, folder, language, out)
            pages = []
            for scan, (path, truth) in true.items():
                text = text_of(out / (scan.stem + ".txt"), path)
                pages.append((*cer.distance(truth, text), len(truth)))
            all_pages = rates(pages)
            odd, even = (rates(pages[at::2])[1] if pages[at::2] else 0 for at in (0, 1))
            worst = max(100 * (e - r) / max(1, n) for e, r, n in pages)
            print("  {:10} {:6.2f} {:8.2f} {:7.2f} {:6.2f} {:6.2f} {:6.1f} {:7.1f}".format(way, *all_pages, odd, even, worst, seconds))


if __name__ == "__main__":
    real = ROOT / "fixtures/real"
    usual = [(real / "tesseract_test", "eng"), (real / "tapuscorpus_fr_typewritten", "nor"), (real / "dan_frak", "nor")]
    main([tuple(s.rsplit(":", 1)) for s in sys.argv[1:]] or usual)
