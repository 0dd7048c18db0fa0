#!/usr/bin/env python3
"""The figures: speed, memory, sameness, keys and reading errors on fixtures/demo.

    figures.py PROGRAM [--reading fast|standard|best] [DIR]

PROGRAM is a release build of byggarkiv, which reads as its settings say unless told. Everything is run now, on this machine, in one go; DIR keeps
the archives that are made, else they are deleted. Prints a table and writes target/figures.json.
benches/README.md says what each figure means.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import cer
import measure
import truth as told
from measure import run

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "fixtures" / "demo"
REGISTER = [
    ROOT / "fixtures" / "demo-register" / name for name in ("adresser.csv", "bygninger.geojson")
]
HOW = []  # --reading, where it was typed
NOW = ("--now", "2026-01-02T03:04:05Z")


def main(program, work):
    truth = json.loads((ROOT / "fixtures" / "truth.json").read_text())
    figures = {"cores": os.cpu_count(), "load_before": os.getloadavg()}
    whole, archive = whole_run(program, work / "two", 2)
    held = told.Held(archive, DEMO.name)
    figures["whole_run"] = speed(whole, len(held.pages))
    figures["second_run"] = second_run(program, archive, whole, held.readings)
    figures["read_alone"] = read_alone(program, work / "read", len(held.pages))
    figures["memory"] = memory(program, work, held, truth, whole)
    figures["sameness"] = sameness(program, work, archive, truth)
    figures["keys"] = {
        "cases": told.keys_of_cases(held, truth),
        "documents": told.keys_of_documents(held, truth),
    }
    figures["grouping"] = told.grouping(held, truth)
    figures["facts"] = told.facts(held, truth)
    figures["reading"] = reading(held, truth)
    figures["load_after"] = os.getloadavg()
    return figures


def new_archive(program, archive):
    """An empty archive that knows the municipality's addresses and buildings."""
    run(program, "init", archive, *NOW)
    run(program, "register", "import", *REGISTER, "--archive", archive, *NOW)
    return archive


def whole_run(program, archive, jobs, intake=DEMO):
    """The main job from nothing."""
    new_archive(program, archive)
    jobs = ("--jobs", jobs, "--json")
    return run(program, "run", intake, "--archive", archive, *jobs, *HOW, *NOW), archive


def speed(ran, pages):
    """Pages a second, and where the processor's time went."""
    inside = ran.answer["engine_seconds"]
    outside = ran.cpu - inside
    return {
        "pages": pages,
        "wall_seconds": ran.wall,
        "pages_per_second": pages / ran.wall,
        "cpu_seconds": ran.cpu,
        "cpu_seconds_per_page": ran.cpu / pages,
        "cpu_inside_recognisers": inside,
        **{f"cpu_{part}": ran.answer[f"{part}_seconds"] for part in ("first", "again", "second")},
        "readings_per_page": ran.answer["readings"] / pages,
        "cpu_outside_recognisers": outside,
        "outside_per_cent_of_inside": cer.rate(outside, inside),
        "peak_mib": ran.memory,
    }


def second_run(program, archive, first, readings):
    """The same box into the same archive once more."""
    again = run(program, "run", DEMO, "--archive", archive, "--jobs", 2, "--json", *HOW, *NOW)
    return {
        "wall_seconds": again.wall,
        "wall_per_cent_of_first": cer.rate(again.wall, first.wall),
        "cpu_per_cent_of_first": cer.rate(again.cpu, first.cpu),
        "pages_read_again": told.Held(archive, DEMO.name).readings - readings,
        "cpu_inside_recognisers": again.answer["engine_seconds"],
    }


def read_alone(program, archive, pages):
    """The step that reads pages, finds facts and groups, after the box was taken in."""
    new_archive(program, archive)
    run(program, "ingest", DEMO, "--archive", archive, *NOW)
    ran = run(program, "read", "--archive", archive, "--jobs", 2, "--json", *HOW, *NOW)
    return speed(ran, pages)


def memory(program, work, held, truth, whole):
    """The largest resident set: of the whole run, and of a box of two large colour drawings."""
    colour = {(p["path"], p["page"]) for p in truth["pages"] if p["colour"] == "colour"}
    path, number = max(colour & held.pages.keys(), key=lambda page: held.pages[page]["pixels"])
    hard, _ = whole_run(program, work / "large", 2, two_of(work / "eske", DEMO / path))
    return {
        "whole_run_mib": whole.memory,
        "largest_colour_page": f"{path}#{number}",
        "largest_colour_megapixels": held.pages[path, number]["pixels"] / 1e6,
        "two_such_pages_at_once_mib": hard.memory,
    }


def two_of(box, page):
    """A box with a page twice, one byte apart, so that neither is taken for the other."""
    box.mkdir()
    shutil.copy(DEMO / "oppdrag.toml", box)
    for number in (1, 2):
        folder = box / f"Gnr 28 Bnr 10{number}"
        folder.mkdir()
        (folder / f"0001{page.suffix}").write_bytes(page.read_bytes() + bytes(number))
    return box


def sameness(program, work, archive, truth):
    """One job against two, and what a search says of either."""
    whole_run(program, work / "one", 1)
    words = sorted({word for page in truth["pages"] for line in page["text"] for word in line.split()})
    words = [word for word in words if word.isalpha() and len(word) > 4]
    asked = words[:: max(1, len(words) // 40)]
    return {
        "differences": measure.differences(work / "one", archive),
        "searches": len(asked),
        "searches_that_differ": measure.searches_differ(program, work / "one", archive, asked),
    }


def reading(held, truth):
    """Error rates of running text, and forms as bags of words."""
    scored = list(cer.pages(truth["pages"], held.text))
    return {
        "all": cer.summary(scored),
        "without_hard_pages": cer.summary([page for page in scored if not page["hard"]]),
        "forms": cer.forms(truth["pages"], held.text),
    }


def table(figures):
    """The figures as lines for people."""
    whole, alone, second = figures["whole_run"], figures["read_alone"], figures["second_run"]
    yield from heading(f"Speed ({whole['pages']} pages, 2 jobs, {figures['cores']} cores)")
    for name, ran in (("whole run", whole), ("read alone", alone)):
        yield line(f"{name}: pages/s", f"{ran['pages_per_second']:.2f}")
        yield line(f"{name}: wall, CPU", f"{ran['wall_seconds']:.1f} s, {ran['cpu_seconds']:.1f} s")
        inside, outside = ran["cpu_inside_recognisers"], ran["cpu_outside_recognisers"]
        share = ran["outside_per_cent_of_inside"]
        yield line(f"{name}: CPU inside the recognisers", f"{inside:.1f} s")
        parts = ", ".join(f"{ran[f'cpu_{part}']:.1f} s" for part in ("first", "again", "second"))
        yield line(f"{name}: Tesseract first, again; PP-OCRv6", parts)
        yield line(f"{name}: Tesseract readings a page", f"{ran['readings_per_page']:.2f}", "≤ 1.5")
        yield line(f"{name}: CPU outside", f"{outside:.1f} s = {share:.1f} %", "≤ 15 %")
    share = second["wall_per_cent_of_first"]
    yield line("second run", f"{second['wall_seconds']:.1f} s = {share:.1f} %", "≤ 5 %")
    yield line("second run: pages read again", second["pages_read_again"], "0")
    yield from memory_table(figures["memory"])
    yield from sameness_table(figures["sameness"])
    yield from truth_table(figures)
    yield from reading_table(figures["reading"])
    loads = [f"{figures[when][0]:.1f}" for when in ("load_before", "load_after")]
    yield from heading("Machine")
    yield line("load before, after (1 min)", ", ".join(loads))


def memory_table(memory):
    yield from heading("Memory (largest resident set, 2 jobs)")
    limit = "≤ 668 MiB (700 MB)" if "fast" in HOW else "≤ 954 MiB (1,000 MB)"
    yield line("whole run", f"{memory['whole_run_mib']:.0f} MiB", limit)
    yield line("two colour A1 at once", f"{memory['two_such_pages_at_once_mib']:.0f} MiB", limit)
    size = f"{memory['largest_colour_megapixels']:.1f} Mpx"
    yield line("the colour A1", f"{memory['largest_colour_page']}, {size}")


def sameness_table(sameness):
    yield from heading("Sameness (1 job against 2, same --now)")
    for part in ("store", "deliveries", "reports", "catalogue"):
        odd = sameness["differences"].get(part)
        yield line(part, f"differs: {odd[0]}" if odd else "the same", "the same")
    odd = sameness["searches_that_differ"]
    told_same = f"{sameness['searches'] - len(odd)} of {sameness['searches']} alike"
    yield line("searches", told_same, "all")
    yield "  (the index itself is held against another, entry by entry, in tests/run.rs)"


def truth_table(figures):
    for unit, tally in figures["keys"].items():
        yield from heading(f"Keys of {unit}")
        yield from tally_lines(tally)
    yield from heading("Grouping")
    for unit, found in figures["grouping"].items():
        right = f"{found['exactly_right']} of {found['wanted']} ({found['made']} made)"
        yield line(f"{unit} exactly right", right)
    for field, tally in figures["facts"].items():
        if field != "remarks":
            yield from heading(f"Documents: {field}")
            yield from tally_lines(tally)


def tally_lines(tally):
    for name in sorted(name for name in tally if name != "remarks"):
        yield line(name, tally[name])


def reading_table(reading):
    for name, read in (("all", reading["all"]), ("not the hard ones", reading["without_hard_pages"])):
        yield from heading(f"Reading errors: {read['pages']} pages of running text, {name}")
        yield line("CER weighted", f"{read['weighted']:.2f} %")
        yield line("CER without runs", f"{read['without_runs']:.2f} %")
        yield line("CER median page", f"{read['median']:.2f} %")
    for page in reading["all"]["worst"]:
        yield line(f"{page['cer']:.2f} %", page["page"], "hard" if page["hard"] else "")
    forms = reading["forms"]
    yield from heading(f"Forms as bags of words ({forms['pages']} pages)")
    share = cer.rate(forms["found"], forms["words"])
    yield line("words read", f"{forms['found']} of {forms['words']} = {share:.1f} %")
    yield line("words besides", forms["besides"])


def heading(text):
    yield ""
    yield text


def line(name, value, limit=""):
    limit = f"   [{limit}]" if limit else ""
    return f"  {name:<36} {value}{limit}"


def measured(program, folder):
    """Measures, prints and keeps."""
    figures = main(Path(program).resolve(), Path(folder))
    print("\n".join(table(figures)))
    path = ROOT / "target" / "figures.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    given = sys.argv[1:]
    if "--reading" in given[:-1]:
        at = given.index("--reading")
        HOW[:] = given[at : at + 2]
        del given[at : at + 2]
    if len(given) == 2:
        Path(given[1]).mkdir(parents=True, exist_ok=True)
        measured(*given)
    elif len(given) == 1:
        with tempfile.TemporaryDirectory(prefix="byggarkiv-figures-") as folder:
            measured(given[0], folder)
    else:
        sys.exit(__doc__)
