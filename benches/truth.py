"""What an archive holds against what is right: keys, grouping, facts, and the words of pages."""

import json
import re
import sqlite3
from collections import Counter

import cer

FIELDS = {
    "date": "dato",
    "kind": "dokumenttype",
    "sender": "avsender",
    "recipient": "mottaker",
}
PARTIES = ("sender", "recipient")


class Held:
    """What an archive's catalogue says of the pages, documents and cases of one intake."""

    def __init__(self, archive, intake):
        self.archive, self.intake = archive, intake
        with sqlite3.connect(archive / "catalogue.sqlite") as catalogue:
            self.pages = {
                (path, number): {"document": document, "alto": alto, "pixels": pixels}
                for path, number, document, alto, pixels in catalogue.execute(
                    "SELECT r.path, p.number, p.document_id, p.alto, p.width * p.height"
                    " FROM page p JOIN received r ON r.id = p.received_id"
                    " WHERE r.fate <> 'replaced' ORDER BY p.document_id, p.position"
                )
            }
            self.documents = {
                row: {"name": name, "case": case, **json.loads(facts)}
                for row, name, case, facts in catalogue.execute(
                    "SELECT id, name, case_id, facts FROM document"
                )
            }
            self.cases = {
                row: {"name": name, **json.loads(facts)}
                for row, name, facts in catalogue.execute("SELECT id, name, facts FROM case_file")
            }
            self.waiting = {
                (subject, field): json.loads(facts)["value"]
                for subject, field, facts in catalogue.execute(
                    "SELECT subject, field, facts FROM question WHERE waiting = 1"
                )
            }
            self.readings = catalogue.execute(
                "SELECT count(*) FROM event WHERE type = 'text recognition'"
            ).fetchone()[0]

    def name(self, page):
        """The name that a document bears from its first page."""
        return f"{self.intake}/{page['path']}#{page['page']}"

    def document_of(self, page):
        """The document that a page lies in, if any."""
        held = self.pages.get((page["path"], page["page"]), {})
        return self.documents.get(held.get("document"))

    def text(self, path, number):
        """The words read on a page; empty where it was not read."""
        alto = self.pages.get((path, number), {}).get("alto")
        if not alto:
            return ""
        return cer.alto_text((self.archive / "store" / alto[:2] / alto).read_bytes())


def verdict(keys, wanted):
    """Whether decided keys are right; none decided means that a person is asked."""
    if not keys:
        return "review"
    return "right" if set(keys) == set(wanted) else "wrong"


def keys_of_cases(held, truth):
    """Cases are matched by the first page of their first document."""
    first = {document["id"]: document["pages"][0] for document in truth["documents"]}
    by_name = {case["name"]: case for case in held.cases.values()}
    tally, remarks = Counter(), []
    for case in truth["cases"]:
        found = by_name.get(held.name(first[case["documents"][0]]))
        told = verdict(found["keys"], case["keys"]) if found else "no such case"
        note(tally, remarks, told, case)
    return {**tally, "remarks": remarks}


def keys_of_documents(held, truth):
    """A document has the keys of the case that its first page has come to lie in."""
    tally, remarks = Counter(), []
    for document in truth["documents"]:
        found = held.document_of(document["pages"][0])
        case = held.cases[found["case"]] if found else None
        told = verdict(case["keys"], document["keys"]) if case else "in no document"
        note(tally, remarks, told, document)
    return {**tally, "remarks": remarks}


def note(tally, remarks, told, unit):
    """Counts a verdict; what should have been otherwise is named."""
    tally[told] += 1
    expected = unit["key_expected"] == "review"
    if told == "review" and expected:
        tally["review, as expected"] += 1
    elif told != "right" or expected:
        remarks.append(f"{unit['id']}: {told}")


def grouping(held, truth):
    """Documents whose pages are exactly right, and cases whose documents are."""
    made = {}
    for (path, number), page in held.pages.items():
        if page["document"] is not None:
            made.setdefault(page["document"], set()).add((path, number))
    pages = {d["id"]: {(p["path"], p["page"]) for p in d["pages"]} for d in truth["documents"]}
    documents = {frozenset(found) for found in made.values()}
    cases = {}
    for document, found in made.items():
        cases.setdefault(held.documents[document]["case"], set()).update(found)
    whole = {frozenset(found) for found in cases.values()}
    wanted = [set().union(*(pages[d] for d in case["documents"])) for case in truth["cases"]]
    return {
        "documents": {
            "made": len(documents),
            "wanted": len(pages),
            "exactly_right": sum(frozenset(found) in documents for found in pages.values()),
        },
        "cases": {
            "made": len(whole),
            "wanted": len(wanted),
            "exactly_right": sum(frozenset(found) in whole for found in wanted),
        },
    }


def plain(field, value):
    """A value as it is compared: parties without case and punctuation."""
    if value is None or field not in PARTIES:
        return value
    return " ".join(re.sub(r"[^\w\s]", " ", value.casefold()).split())


def facts(held, truth):
    """Each fact of each document, which is matched by its first page."""
    by_name = {document["name"]: document for document in held.documents.values()}
    tallies = {field: Counter() for field in FIELDS}
    remarks = []
    for document in truth["documents"]:
        name = held.name(document["pages"][0])
        for field, tally in tallies.items():
            told = fact(held, by_name.get(name), field, document[field])
            tally[told] += 1
            if told.startswith("wrong"):
                found = by_name[name][field]
                remarks.append(f"{document['id']} {field}: {found!r}, not {document[field]!r}")
    return {**{field: dict(tally) for field, tally in tallies.items()}, "remarks": remarks}


def fact(held, document, field, wanted):
    """What became of one fact."""
    if document is None:
        return "no such document"
    found = document[field]
    asked = (f"dokument {document['name']}", FIELDS[field])
    if found is None and asked in held.waiting:
        right = plain(field, held.waiting[asked]) == plain(field, wanted)
        return "waiting, read right" if right else "waiting, read wrong"
    if found is None:
        return "rightly none" if wanted is None else "missing"
    if wanted is None:
        return "wrong (paper has none)"
    return "right" if plain(field, found) == plain(field, wanted) else "wrong"
