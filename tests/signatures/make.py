#!/usr/bin/env python3
"""Makes fixtures/signatures (one small file of each format that PRONOM can tell by its bytes) and
asks opf-fido, with PRONOM's signatures, what they and all other fixtures are: expected.tsv.

    python3 -m venv fido && fido/bin/pip install opf-fido==1.6.1
    python3 tests/signatures/make.py fido/bin/fido

The files are no documents: they hold what the signatures look for, and blanks.
"""
import csv
import io
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "fixtures/signatures"
XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
PDFA = (b'<x xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>%d</pdfaid:part>'
        b'<pdfaid:conformance>%s</pdfaid:conformance></x>')
# What is told otherwise than fido tells it, and why.
OTHERWISE = {
    "plain.txt": ("x-fmt/111", "PRONOM has no signature of text; here, letters and line ends are text"),
    "plain.csv": ("x-fmt/111", "as plain.txt"),
    "adresser.csv": ("x-fmt/111", "as plain.txt"),
    "expected.csv": ("x-fmt/111", "as plain.txt"),
    "born-digital.csv": ("x-fmt/111", "as plain.txt"),
    "text-layer.csv": ("x-fmt/111", "as plain.txt"),
    "bygninger.geojson": ("x-fmt/111", "as plain.txt"),
    "text-named.pdf": ("x-fmt/111", "as plain.txt"),
    "truncated.jpg": ("fmt/43", "cut short: told by its first bytes, whatever its end"),
    "siard-2.0.siard": ("fmt/995", "PRONOM tells it by a folder within, which fido does not look at"),
    "siard-2.1.siard": ("fmt/1196", "as siard-2.0.siard"),
    "siard-2.2.siard": ("fmt/1777", "as siard-2.0.siard"),
    "rgb-bigtiff.tif": ("-", "fido takes it for a Zoomify image; BigTIFF is not recognised here"),
}


def pdf(version, claim=b""):
    return b"%%PDF-%s\n%s\nstartxref\n0\n%%%%EOF\n" % (version, claim)


def png(*chunks):
    ends = b"\0\0\0\0IEND\xaeB`\x82"
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(17) + b"".join(chunks) + ends


def wave(fmt, bext=None):
    broadcast = b"" if bext is None else b"bext" + bytes(350) + bext + bytes(40)
    return b"RIFF" + bytes(4) + b"WAVE" + broadcast + b"fmt " + fmt + bytes(40) + b"data" + bytes(8)


def zipped(*entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text, packed in entries:
            entry = zipfile.ZipInfo(name, (2026, 1, 2, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(entry, text)
    return out.getvalue()


def office(part, kind, name):
    types = (f'<?xml version="1.0"?><Types><Override PartName="/{part}" '
             f'ContentType="application/vnd.{kind}.main+xml"/></Types>')
    return name, zipped(("[Content_Types].xml", types, True), (part, "<a/>", True))


def files():
    jfif = lambda minor: b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01" + minor + b"\0" + bytes(9) + b"\xff\xd9"
    for version in [b"1.0", b"1.1", b"1.2", b"1.3", b"1.4", b"1.5", b"1.6", b"1.7", b"2.0"]:
        yield f"pdf-{version.decode()}.pdf", pdf(version)
    for part, level in ["1A", "1B", "2A", "2B", "2U", "3A", "3B", "3U"]:
        yield f"pdfa-{part}{level.lower()}.pdf", pdf(b"1.7" if part > "1" else b"1.4", PDFA % (int(part), level.encode()))
    yield "little.tif", b"II*\0\x08\0\0\0" + bytes(40)
    yield "big.tif", b"MM\0*\0\0\0\x08" + bytes(40)
    yield "geo-little.tif", b"II*\0\x08\0\0\0" + bytes(8) + b"\xaf\x87\x03\0\x04\0\0\0" + bytes(20)
    yield "geo-big.tif", b"MM\0*\0\0\0\x08" + bytes(8) + b"\x87\xaf\0\x03\0\0\0\x04" + bytes(20)
    for minor in range(3):
        yield f"jfif-1.0{minor}.jpg", jfif(bytes([minor]))
    yield "raw.jpg", b"\xff\xd8\xff\xdb" + bytes(20) + b"\xff\xd9"
    yield "plain.jp2", b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 " + bytes(20)
    yield "plain.mj2", b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypmjp2" + bytes(20)
    yield "plain.png", png()
    yield "colours.png", png(b"\0\0\0\x01sRGB\0" + bytes(4))
    yield "profile.png", png(b"\0\0\0\x01iCCP\0" + bytes(4))
    yield "words.png", png(b"\0\0\0\x01iTXt\0" + bytes(4))
    yield "87.gif", b"GIF87a" + bytes(20) + b"\0;"
    yield "89.gif", b"GIF89a" + bytes(20) + b"!\xf9\x04" + bytes(5) + b"\0,\0\0;"
    yield "plain.xml", XML + b"<a/>\n"
    yield "one-one.xml", b'<?xml version="1.1"?>\n<a/>\n'
    yield "schema.xsd", XML + b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"></xs:schema>\n'
    yield "plain.gml", XML + b'<a xmlns:gml="http://www.opengis.net/gml"/>\n'
    yield "three-two.gml", XML + b'<a xmlns:gml="http://www.opengis.net/gml/3.2"/>\n'
    yield "plain.ifcxml.xml", b'<?xml version="1.0"?><ex:iso_10303_28/>\n'
    doctype = b'<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML %s//EN">\n<html><body></body></html>\n'
    yield "plain.html", b"<html><body></body></html>\n"
    for version in [b"2.0", b"3.2", b"4.0", b"4.01"]:
        yield f"html-{version.decode()}.html", doctype % version
    yield "html-5.html", b"<!DOCTYPE html>\n<html><body></body></html>\n"
    for version in [b"1.0", b"1.1"]:
        yield f"xhtml-{version.decode()}.html", (
            b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML %s//EN" "x">\n<html xmlns="http://www.w3.org/1999/xhtml">'
            b"<head><title>T</title></head><body></body></html>\n" % version)
    yield "plain.sos", b".HODE\n..SOSI-NIV 4\n"
    for version in [b"4.0", b"4.1", b"4.5", b"8.1"]:
        yield f"sosi-{version.decode()}.sos", b".HODE\n..SOSI-VERSJON " + version + b"\n"
    for version in [b"IFC2X2_FINAL", b"IFC2X3", b"IFC4"]:
        yield f"{version.decode().lower()}.ifc", b"ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('" + version + b"'));\nENDSEC;\n"
    yield "plain.wav", wave(b"\x10\0\0\0\x02\0")
    yield "pcm.wav", wave(b"\x10\0\0\0\x01\0")
    yield "extended.wav", wave(b"\x12\0\0\0\x02\0")
    for version in range(3):
        number = bytes([version, 0])
        yield f"broadcast-{version}.wav", wave(b"\x10\0\0\0\x02\0", number)
        yield f"broadcast-{version}-pcm.wav", wave(b"\x10\0\0\0\x01\0", number)
    yield "plain.flac", b'fLaC\0\0\0"' + bytes(40)
    yield "flac.oga", b"OggS\0\x02" + bytes(23) + b"FLAC" + bytes(46) + b"OggS"
    frame = b"\xff\xfb\x90\x64" + bytes(400)
    yield "plain.mp3", b"ID3\x03\0\0\0\0\0\0" + frame * 9
    yield "plain.m2v", b"\0\0\x01\xb3" + bytes(8) + b"\0\0\x01\xb5" + bytes(6) + b"\0\0\x01\xb8" + bytes(4)
    yield "plain.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08moov"
    yield "plain.mkv", b"\x1aE\xdf\xa3\x93B\x82\x88matroskaB\x87\x81\x02B\x85\x81\x02"
    for version in [b"0.18", b"1.0", b"1.1"]:
        yield f"warc-{version.decode()}.warc", b"WARC/" + version + b"\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n"
    yield "plain.rtf", b"{\\rtf1\\ansi\\deff0 Brev}"
    yield "plain.zip", zipped(("a.txt", "a", True))
    siard = '<siardArchive xmlns="http://www.bar.admin.ch/xmlns/siard/1.0/metadata.xsd"/>'
    yield "one-zero.siard", zipped(("content/", "", False), ("header/metadata.xml", siard, False))
    for version in ["2.0", "2.1", "2.2"]:
        yield f"siard-{version}.siard", zipped(
            ("header/siardversion/" + version + "/", "", False), ("header/metadata.xml", "<a/>", True))
    for kind, ending in [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")]:
        mimetype = f"application/vnd.oasis.opendocument.{kind}"
        yield f"plain.{ending}", zipped(("mimetype", mimetype, False), ("content.xml", "<a/>", True))
    open_xml, microsoft = "openxmlformats-officedocument", "ms"
    for part, kind, name in [
        ("word/document.xml", f"{open_xml}.wordprocessingml.document", "plain.docx"),
        ("word/document.xml", f"{microsoft}-word.document.macroEnabled", "macros.docm"),
        ("word/document.xml", f"{open_xml}.wordprocessingml.template", "template.dotx"),
        ("word/document.xml", f"{microsoft}-word.template.macroEnabledTemplate", "template.dotm"),
        ("xl/workbook.xml", f"{open_xml}.spreadsheetml.sheet", "plain.xlsx"),
        ("xl/workbook.xml", f"{microsoft}-excel.sheet.macroEnabled", "macros.xlsm"),
        ("xl/workbook.xml", f"{open_xml}.spreadsheetml.template", "template.xltx"),
        ("xl/workbook.xml", f"{microsoft}-excel.template.macroEnabled", "template.xltm"),
        ("xl/workbook.xml", f"{microsoft}-excel.addin.macroEnabled", "addin.xlam"),
        ("ppt/presentation.xml", f"{open_xml}.presentationml.presentation", "plain.pptx"),
        ("ppt/presentation.xml", f"{microsoft}-powerpoint.presentation.macroEnabled", "macros.pptm"),
        ("ppt/presentation.xml", f"{open_xml}.presentationml.slideshow", "show.ppsx"),
        ("ppt/presentation.xml", f"{microsoft}-powerpoint.slideshow.macroEnabled", "show.ppsm"),
        ("ppt/presentation.xml", f"{open_xml}.presentationml.template", "template.potx"),
        ("ppt/presentation.xml", f"{microsoft}-powerpoint.template.macroEnabled", "template.potm"),
        ("ppt/presentation.xml", f"{microsoft}-powerpoint.addin.macroEnabled", "addin.ppam"),
    ]:
        yield office(part, kind, name)
    yield "plain.txt", "Kjære Ola,\n".encode()
    yield "plain.csv", b"mappe;ark\n1;2\n"


def identified(fido, paths):
    """Path to PRONOM ids, by signature or container only: an extension proves nothing."""
    listed = FOLDER / ".list"
    listed.write_text("".join(f"{path}\n" for path in paths))
    output = subprocess.run([fido, "-q", "-input", str(listed)], check=True, capture_output=True, text=True).stdout
    listed.unlink()
    found = {str(path): set() for path in paths}
    for row in csv.reader(io.StringIO(output)):
        if row[0] == "OK" and row[8] in ("signature", "container"):
            found[row[6]].add(row[2])
    return found


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files():
        (FOLDER / name).write_bytes(content)
    endings = {".tif", ".pdf", ".jpg", ".png", ".zip", ".csv", ".geojson"}
    paths = [path for path in FOLDER.iterdir() if path.name != "expected.tsv"]
    paths += [path for path in (ROOT / "fixtures").rglob("*") if path.suffix in endings and path.parent != FOLDER]
    lines = ["path\tfido\there\twhy"]
    for path, puids in sorted(identified(sys.argv[1], sorted(paths)).items()):
        here, why = OTHERWISE.get(Path(path).name, ("", ""))
        lines.append("\t".join([str(Path(path).relative_to(ROOT)), " ".join(sorted(puids)), here, why]).rstrip("\t"))
    (FOLDER / "expected.tsv").write_text("\n".join(lines) + "\n")


main()
