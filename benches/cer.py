"""Character error rate of read pages: the same normalisation for every figure.

Every run of white space is one space, ends trimmed; '|' is a space; en and em dashes are '-'; the
typographic apostrophe is "'"; the long s is an s. Nothing else: case, punctuation and æøå count.
"""

import os
import re
import statistics
from collections import Counter
from xml.etree import ElementTree

try:
    from rapidfuzz.distance import Levenshtein
except ImportError:
    Levenshtein = None

RUN = 8  # inserted runs this long are stamps and handwriting that the truth leaves out
PICTURES = ("form", "drawing", "map", "photo")
STRING = "{http://www.loc.gov/standards/alto/ns-v4#}String"
LINE = "{http://www.loc.gov/standards/alto/ns-v4#}TextLine"


def normal(text):
    """The text as it is compared."""
    text = text.replace("|", " ").replace("—", "-").replace("–", "-").replace("’", "'").replace("ſ", "s")
    return re.sub(r"\s+", " ", text).strip()


def alto_text(xml):
    """The words of an ALTO file, line by line."""
    lines = ElementTree.fromstring(xml).iter(LINE)
    return "\n".join(" ".join(word.get("CONTENT") for word in line.iter(STRING)) for line in lines)


def distance(truth, read):
    """Edit distance, and how many characters were inserted in runs of eight or more."""
    if Levenshtein is None:
        return plain_distance(truth, read)
    inserted = (
        op.dest_end - op.dest_start
        for op in Levenshtein.opcodes(truth, read)
        if op.tag == "insert"
    )
    return Levenshtein.distance(truth, read), sum(n for n in inserted if n >= RUN)


def plain_distance(truth, read):
    """As `distance`, without rapidfuzz: slow, with the whole matrix to walk back through."""
    start = len(os.path.commonprefix((truth, read)))
    truth, read = truth[start:], read[start:]
    end = len(os.path.commonprefix((truth[::-1], read[::-1])))
    truth, read = truth[: len(truth) - end], read[: len(read) - end]
    rows = [list(range(len(read) + 1))]
    for at, wanted in enumerate(truth, 1):
        above, row = rows[-1], [at]
        for column, found in enumerate(read, 1):
            change = above[column - 1] + (wanted != found)
            row.append(min(change, above[column] + 1, row[-1] + 1))
        rows.append(row)
    return rows[-1][-1], long_insertions(rows)


def long_insertions(rows):
    """Walks back through the matrix and adds up the inserted runs of eight or more.

    Where several ways cost the same, the way of rapidfuzz: what is left out before what is put in, and a change
    only where neither is the cheaper. Otherwise the figure would hang on what is installed.
    """
    at, column, run, total = len(rows) - 1, len(rows[0]) - 1, 0, 0
    while at or column:
        left_out = at and rows[at][column] == rows[at - 1][column] + 1
        dearer = at and not (column > 1 and rows[at][column - 1] < rows[at - 1][column - 1])
        if column and not left_out and not dearer:
            column, run = column - 1, run + 1
            continue
        at -= 1
        if column and not left_out:
            column -= 1
        total, run = total + (run if run >= RUN else 0), 0
    return total + (run if run >= RUN else 0)


def rate(part, whole):
    """Per cent."""
    return 100 * part / max(1, whole)


def pages(truth, text_of):
    """Each page of running text with its error rate; `text_of` gives the words that were read."""
    for page in truth:
        if page["layout"] in PICTURES or page["role"] == "duplicate" or not page["text"]:
            continue
        wanted = normal("\n".join(page["text"]))
        errors, runs = distance(wanted, normal(text_of(page["path"], page["page"])))
        yield {
            "page": f"{page['path']}#{page['page']}",
            "hard": page["hard"],
            "length": len(wanted),
            "errors": errors,
            "runs": runs,
            "cer": rate(errors, len(wanted)),
        }


def summary(scored):
    """The figures of some pages."""
    length = sum(page["length"] for page in scored)
    errors = sum(page["errors"] for page in scored)
    runs = sum(page["runs"] for page in scored)
    worst = sorted(scored, key=lambda page: -page["cer"])[:5]
    return {
        "pages": len(scored),
        "characters": length,
        "weighted": rate(errors, length),
        "without_runs": rate(errors - runs, length),
        "median": statistics.median(page["cer"] for page in scored) if scored else 0,
        "worst": [{k: page[k] for k in ("page", "cer", "hard")} for page in worst],
    }


def forms(truth, text_of):
    """The forms as bags of words: how many of the words were read, and how many besides."""
    wanted_all = found = besides = count = 0
    for page in truth:
        if page["layout"] != "form" or page["role"] == "duplicate" or not page["text"]:
            continue
        wanted = Counter(normal("\n".join(page["text"])).split())
        read = Counter(normal(text_of(page["path"], page["page"])).split())
        count += 1
        wanted_all += wanted.total()
        found += (wanted & read).total()
        besides += (read - wanted).total()
    return {"pages": count, "words": wanted_all, "found": found, "besides": besides}
