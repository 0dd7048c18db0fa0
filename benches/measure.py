"""Runs a program and measures it; holds two archives against each other."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20


@dataclass
class Ran:
    """A command that has ended."""

    wall: float  # seconds
    cpu: float  # seconds of processor time, user and system, all threads
    memory: float  # largest resident set, MiB
    answer: dict  # what it printed, where that was JSON


def run(*command):
    """Runs a command to its end. Exit code 1 (findings) is an answer; anything above stops."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        begun = time.monotonic()
        child = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if child.returncode not in (0, 1):
            said = err.read().decode(errors="replace")
            sys.exit(f"{command[0]} {command[1]} ended with {child.returncode}: {said}")
        return Ran(
            wall=wall,
            cpu=usage.ru_utime + usage.ru_stime,
            memory=usage.ru_maxrss / 1024,  # Linux counts in KiB
            answer=parsed(out.read()),
        )


def parsed(text):
    """The JSON that was printed; nothing where it was no JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return {}


def files(folder):
    """The digest of every file below a folder, by relative path."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dump(archive):
    """Every row of every table of the catalogue as a line, sorted."""
    with sqlite3.connect(archive / "catalogue.sqlite") as catalogue:
        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = [name for (name,) in catalogue.execute(names)]
        return sorted(
            f"{table}|{row!r}"
            for table in tables
            for row in catalogue.execute(f"SELECT * FROM {table}")  # names of our own schema
        )


def differences(one, other):
    """What two archives do not share, at most ten of each kind; empty where all is the same."""
    differ = {}
    for part in ("store", "deliveries", "reports"):
        mine, theirs = files(one / part), files(other / part)
        names = sorted(mine.keys() | theirs.keys())
        odd = [name for name in names if mine.get(name) != theirs.get(name)]
        if odd:
            differ[part] = odd[:10]
    odd = sorted(set(dump(one)) ^ set(dump(other)))
    if odd:
        differ["catalogue"] = odd[:10]
    return differ


def searches_differ(program, one, other, words):
    """The words whose search gives another answer in the other archive."""
    def hits(archive, word):
        return run(program, "search", word, "--archive", archive, "--json").answer

    return [word for word in words if hits(Path(one), word) != hits(Path(other), word)]
