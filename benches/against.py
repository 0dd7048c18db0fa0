#!/usr/bin/env python3
"""byggarkiv against OCRmyPDF and Tesseract's command line: same pages, same cores, turn about.

    against.py PROGRAM [--pages N] [--rounds N] [--seed WORD] [--set FOLDER]

Makes a PDF of letters that nobody has seen (fixtures/generate.py --fresh) with the seed, or puts the scans of FOLDER into one,
and takes it through byggarkiv's whole run (intake to package and check; `fast` and `standard`) and through OCRmyPDF
(`-l nor --output-type pdfa --deskew --jobs 2`), in turns; wall, CPU and memory are medians of the rounds. FOLDER holds scans
with NAME.gt.txt beside them. Then the scaling: `read --reading fast` with one job and with two, against one and two
`tesseract` processes of one thread each on the same pages. OCRmyPDF is installed into target/peer where it is missing.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cer
import truth as told
from measure import run

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "target" / "peer"
OCRMYPDF = "ocrmypdf==17.13.0"
NOW = ("--now", "2026-01-02T03:04:05Z")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", default=time.strftime("%Y%m%d%H%M%S"))
    parser.add_argument("--set", type=Path)
    parser.add_argument("--scaling-rounds", type=int, default=5)
    args = parser.parse_args()
    peer = installed()
    with tempfile.TemporaryDirectory() as work:
        work = Path(work)
        pages, box = of_folder(args.set, work) if args.set else fresh(args, work)
        tell_versions(peer)
        print(f"{len(pages)} pages, {args.set or 'seed ' + args.seed}")
        speed(args, peer, pages, box, work)
        scaling(args, pages, work)


def installed():
    """OCRmyPDF's command."""
    command = PEER / "bin" / "ocrmypdf"
    if not command.exists():
        subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
        subprocess.run([PEER / "bin" / "pip", "install", "--quiet", OCRMYPDF], check=True)
    return command


def tell_versions(peer):
    for command in ([peer, "--version"], ["tesseract", "--version"], ["gs", "--version"]):
        said = subprocess.run(command, capture_output=True, text=True)
        print(Path(command[0]).name, (said.stdout or said.stderr).split("\n")[0])


def fresh(args, work):
    """Pages that were never seen: scan → truth, and the box with their PDF."""
    made = work / "fresh"
    command = [sys.executable, ROOT / "fixtures/generate.py", "--fresh", str(args.pages), "--seed", args.seed, "--out", made]
    subprocess.run(command, check=True)
    return truths(made), made / "pdf" / "fresh.pdf"


def of_folder(folder, work):
    """The scans of a folder in one PDF, each as it is (img2pdf, which comes with OCRmyPDF)."""
    pages = truths(folder)
    out = work / "set.pdf"
    subprocess.run([PEER / "bin" / "img2pdf", "-o", out, *pages], check=True)
    return pages, out


def truths(folder):
    return {
        scan: cer.normal(scan.with_suffix(".gt.txt").read_text(encoding="utf-8"))
        for scan in sorted(folder.iterdir())
        if scan.suffix in (".jpg", ".png", ".tif") and scan.with_suffix(".gt.txt").exists()
    }


def speed(args, peer, pages, pdf, work):
    """Whole work, turn about."""
    box = work / "eske" / "Gnr 1 Bnr 2"
    box.mkdir(parents=True)
    shutil.copy(pdf, box / "0001.pdf")
    shutil.copy(ROOT / "fixtures" / "demo" / "oppdrag.toml", work / "eske")
    ways = {"ocrmypdf": lambda: theirs(peer, pdf, work)}
    for reading in ("fast", "standard"):
        ways[reading] = lambda reading=reading: ours(args.program, reading, work)
    runs = {way: [] for way in ways}
    for _ in range(args.rounds):
        for way, go in ways.items():
            runs[way].append(go())
    middle = lambda way, of: statistics.median(of(ran) for ran, _ in runs[way])  # noqa: E731
    print(f"\n{'':10} {'wall s':>8} {'CPU s':>8} {'MiB':>6} {'CER':>6} {'no runs':>8} {'wall':>7} {'CPU':>7}")
    base = (middle("ocrmypdf", lambda r: r.wall), middle("ocrmypdf", lambda r: r.cpu))
    for way in ways:
        wall, cpu, mib = (middle(way, of) for of in (lambda r: r.wall, lambda r: r.cpu, lambda r: r.memory))
        errors, runs_only, length = score(pages, runs[way][-1][1])
        print(
            f"{way:10} {wall:8.1f} {cpu:8.1f} {mib:6.0f} {100 * errors / length:6.2f} {100 * (errors - runs_only) / length:8.2f}"
            f" {base[0] / wall:6.2f}x {base[1] / cpu:6.2f}x"
        )


def theirs(peer, pdf, work):
    """OCRmyPDF, and its text page by page."""
    text = work / "peer.txt"
    command = (peer, "-l", "nor", "--jobs", 2, "--output-type", "pdfa", "--deskew", "-q", pdf, work / "peer.pdf", "--sidecar", text)
    ran = run(*command)
    return ran, text.read_text(encoding="utf-8").split("\f")


def ours(program, reading, work):
    """byggarkiv's whole run, and its text page by page."""
    archive = work / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    run(program, "init", archive, *NOW)
    ran = run(program, "run", work / "eske", "--archive", archive, "--jobs", 2, "--reading", reading, "--json", *NOW)
    held = told.Held(archive, "eske")
    by_number = {number: held.text(path, number) for path, number in held.pages}
    return ran, [by_number.get(number, "") for number in range(1, max(by_number) + 1)]


def score(pages, texts):
    errors = runs = length = 0
    for truth, text in zip(pages.values(), texts):
        wrong, inserted = cer.distance(truth, cer.normal(text))
        errors, runs, length = errors + wrong, runs + inserted, length + len(truth)
    return errors, runs, length


def scaling(args, pages, work):
    """How much faster two jobs are than one, against the same of two Tesseract processes."""
    scans = list(pages)[: max(8, len(pages) // 2)]
    box = work / "scaling"
    for number, scan in enumerate(scans, 1):
        folder = box / f"Gnr 1 Bnr {number}"
        folder.mkdir(parents=True)
        shutil.copy(scan, folder / f"0001{scan.suffix}")
    shutil.copy(ROOT / "fixtures" / "demo" / "oppdrag.toml", box)
    shares = []
    for _ in range(args.scaling_rounds):
        mine = read(args.program, box, work, 1) / read(args.program, box, work, 2)
        peers = processes(scans, 1) / processes(scans, 2)
        shares.append((mine / peers, mine, peers))
    share, mine, peers = statistics.median(shares)
    print(f"\nscaling 1 → 2: {mine:.2f}x, two tesseract processes {peers:.2f}x: {share:.2f} of theirs (median of {len(shares)})")


def read(program, box, work, jobs):
    """Seconds on the wall to read the box."""
    archive = work / "scaled"
    shutil.rmtree(archive, ignore_errors=True)
    run(program, "init", archive, *NOW)
    run(program, "ingest", box, "--archive", archive, *NOW)
    return run(program, "read", "--archive", archive, "--jobs", jobs, "--reading", "fast", "--json", *NOW).wall


def processes(scans, count):
    """Seconds on the wall for so many Tesseract processes, each with its share of the pages."""
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    with tempfile.TemporaryDirectory() as out:
        children = []
        begun = time.monotonic()
        for at in range(count):
            listed = Path(out) / f"{at}.txt"
            listed.write_text("\n".join(str(scan) for scan in scans[at::count]) + "\n")
            command = ["tesseract", str(listed), str(Path(out) / f"out{at}"), "-l", "nor", "--psm", "3"]
            children.append(subprocess.Popen(command, env=alone, stderr=subprocess.DEVNULL))
        for child in children:
            assert child.wait() == 0
        return time.monotonic() - begun


if __name__ == "__main__":
    main()
