#!/usr/bin/env python3
"""The judge against xmllint, openssl and sha256sum: same bytes, same cores, turn about.

    judge.py PROGRAM [--cases N] [--documents N] [--bytes N] [--rounds N] [--memory CASES,CASES]

PROGRAM is byggarkiv; the extractions are made by `cargo run --release --example extraction`. Three comparisons: arkivstruktur.xml
of N cases (1,000 are 4.5 MB) against `xmllint --stream --schema`; N documents of so many bytes in a folder, without and with their
XML, against `xargs -P2 openssl dgst -sha256`; the same as a DIAS SIP in a tar against `sha256sum` and `openssl dgst` of that tar.
`--memory` prints the largest resident set at several sizes as well: that takes disk (a million documents: 8 GB).
"""

import argparse
import hashlib
import re
import shutil
import statistics
import subprocess
import tarfile
import tempfile
from pathlib import Path

from measure import run

ROOT = Path(__file__).resolve().parent.parent
NOW = ("--now", "2026-01-02T03:04:05Z", "--jobs", 2)
UUID = "01234567-89ab-4cde-8f01-23456789abcd"
FILE = (
    '<file ID="fileId_{number}" MIMETYPE="application/octet-stream" SIZE="{size}" CREATED="2026-01-02T00:00:00" '
    'CHECKSUM="{digest}" CHECKSUMTYPE="SHA-256" USE="Datafile">\n'
    '<FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="file:{name}"/>\n</file>\n'
)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--bytes", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", default="")
    parser.add_argument("--generator", type=Path, default=ROOT / "target/release/examples/extraction")
    args = parser.parse_args()
    for command in (["xmllint", "--version"], ["openssl", "version"], ["sha256sum", "--version"], [args.program, "--version"]):
        said = subprocess.run(command, capture_output=True, text=True)
        print((said.stdout or said.stderr).split("\n")[0])
    with tempfile.TemporaryDirectory() as work:
        xml(args, Path(work))
    with tempfile.TemporaryDirectory() as work:
        documents(args, Path(work))
    for cases in filter(None, args.memory.split(",")):
        with tempfile.TemporaryDirectory() as work:
            memory(args, Path(work), int(cases))


def make(args, work, cases, size):
    """An extraction in a folder."""
    subprocess.run([args.generator, work, "--cases", str(cases), "--bytes", str(size)], check=True)
    return work / "uttrekk"


def validate(args, path):
    return lambda: run(args.program, "validate", path, *NOW)


def turns(args, ways):
    """Each way in turn, after one look at the bytes; the middle of the rounds."""
    next(iter(ways.values()))()
    runs = {way: [] for way in ways}
    for _ in range(args.rounds):
        for way, go in ways.items():
            runs[way].append(go())
    middle = {}
    for way, all_ in runs.items():
        middle[way] = tuple(statistics.median(of(ran) for ran in all_) for of in (wall, cpu))
    return middle


def wall(ran):
    return ran.wall


def cpu(ran):
    return ran.cpu


def tell(title, size, middle):
    """A table; ratios are ours to theirs."""
    print(f"\n{title}, {size / 1e6:,.0f} MB\n{'':22} {'wall s':>7} {'CPU s':>7} {'MB/s':>6} {'wall':>7} {'CPU':>7}")
    mine = middle["byggarkiv"]
    for way, (seconds, work) in middle.items():
        ratios = "" if way == "byggarkiv" else f" {mine[0] / seconds:6.2f}x {mine[1] / work:6.2f}x"
        print(f"{way:22} {seconds:7.2f} {work:7.2f} {size / 1e6 / seconds:6.0f}{ratios}")


def xml(args, work):
    """arkivstruktur.xml alone: form, schema and rules."""
    folder = make(args, work, args.cases, 600)
    shutil.rmtree(folder / "DOKUMENT")
    for name in ("loependeJournal.xml", "offentligJournal.xml"):
        (folder / name).unlink()
    file = folder / "arkivstruktur.xml"
    schema = folder / "arkivstruktur.xsd"
    ways = {
        "byggarkiv": validate(args, folder),
        "xmllint": lambda: run("xmllint", "--stream", "--noout", "--schema", schema, file),
    }
    tell("arkivstruktur.xml", file.stat().st_size, turns(args, ways))


def documents(args, work):
    """The same documents loose and in a tar; all is judged, the XML too."""
    folder = make(args, work, args.documents // 2, args.bytes)
    alone = work / "alone"
    alone.mkdir()
    shutil.copy(folder / "arkivuttrekk.xml", alone)
    (folder / "DOKUMENT").rename(alone / "DOKUMENT")
    loose(args, f"{args.documents} documents alone", alone)
    (alone / "DOKUMENT").rename(folder / "DOKUMENT")
    loose(args, "the same with all XML", folder)
    tar = pack(folder, work / "sip")
    ways = {
        "byggarkiv": validate(args, tar),
        "sha256sum": lambda: run("sha256sum", tar),
        "openssl": lambda: run("openssl", "dgst", "-sha256", tar),
    }
    tell("the same as a SIP", tar.stat().st_size, turns(args, ways))


def loose(args, title, folder):
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    hashes = f"find '{folder}' -type f -print0 | xargs -0 -P2 -n 512 openssl dgst -sha256"
    ways = {"byggarkiv": validate(args, folder), "xargs -P2 openssl": lambda: run("sh", "-c", hashes)}
    tell(title, size, turns(args, ways))


def pack(folder, out):
    """The extraction as a DIAS package without its transfer file; the folder is used up."""
    out.mkdir()
    sound = (ROOT / "fixtures/validate/sound/dias-mets.xml").read_text(encoding="utf-8")
    head, rest = re.split(r"(?<=USE=\"FILES\">)", sound, maxsplit=1)
    tail = rest[rest.index("</fileGrp>") :]
    listed = []
    with tarfile.open(out / f"{UUID}.tar", "w", format=tarfile.PAX_FORMAT) as tar:
        for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
            name = f"content/{path.relative_to(folder)}"
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            listed.append(FILE.format(number=number, size=path.stat().st_size, digest=digest, name=name))
            tar.add(path, f"{UUID}/{name}")
            path.unlink()
        mets = out / "dias-mets.xml"
        mets.write_text(f"{head}\n{''.join(listed)}{tail}", encoding="utf-8")
        tar.add(mets, f"{UUID}/dias-mets.xml")
    return out / f"{UUID}.tar"


def memory(args, work, cases):
    """The largest resident set with documents of 600 bytes, and with the XML alone."""
    folder = make(args, work, cases, 600)
    size = (folder / "arkivstruktur.xml").stat().st_size
    ran = validate(args, folder)()
    print(f"\nmemory: {size / 1e6:,.0f} MB arkivstruktur.xml, {2 * cases:,} documents: {ran.memory:.0f} MiB, {ran.wall:.0f} s")
    shutil.rmtree(folder / "DOKUMENT")
    ran = validate(args, folder)()
    print(f"        the same without the documents: {ran.memory:.0f} MiB, {ran.wall:.0f} s")


if __name__ == "__main__":
    main()
