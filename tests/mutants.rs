//! Is a document valid? The judge, xmllint and the JDK's Xerces agree on thousands of mutants
//! of sound documents; the judge and xmllint also on the first line that is wrong.

#![allow(clippy::disallowed_methods, reason = "files of a test, written once")]

#[path = "mutants/mutate.rs"]
mod mutate;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use byggarkiv::validate::{Settings, delivery};
use mutate::{Mutant, mutants};

/// A document that is mutated, and the schema that judges it.
struct Base {
    name: &'static str,
    text: String,
}

/// What a judge says: the first line that is wrong, or that nothing is.
type Said = Option<u64>;

/// More kinds of elements than the sound package has.
const MORE: &str = "<part><partNavn>Ola Nordmann</partNavn><partRolle>Nabo</partRolle></part>
<merknad><merknadstekst>Sett</merknadstekst><merknadsdato>1978-03-02T00:00:00</merknadsdato>
<merknadRegistrertAv>Kari</merknadRegistrertAv></merknad>
<kassasjon><kassasjonsvedtak>Kasseres</kassasjonsvedtak><bevaringstid>10</bevaringstid>
<kassasjonsdato>1990-01-01</kassasjonsdato></kassasjon>
<gradering><grad>Fortrolig</grad><graderingsdato>1978-03-02T00:00:00</graderingsdato>
<gradertAv>Kari</gradertAv></gradering>";
const MEETING: &str = "<mappe xsi:type=\"moetemappe\">
<systemID>00000000-0000-4000-8000-0000000000f1</systemID><mappeID>1</mappeID><tittel>Møte</tittel>
<opprettetDato>1978-03-01T00:00:00</opprettetDato><opprettetAv>Kari</opprettetAv>
<avsluttetDato>1978-03-02T00:00:00</avsluttetDato><avsluttetAv>Kari</avsluttetAv>
<moetenummer>1</moetenummer><utvalg>Bygningsrådet</utvalg><moetedato>1978-03-01</moetedato>
<moetedeltaker><moetedeltakerNavn>Ola</moetedeltakerNavn></moetedeltaker></mappe>";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The documents of the sound package, with what its checksums would be.
fn bases() -> Vec<Base> {
    let content = root().join("fixtures/validate/sound/content");
    let names = ["arkivstruktur", "loependeJournal", "offentligJournal", "endringslogg"];
    let read = |name: &'static str| {
        let text = fs::read_to_string(content.join(format!("{name}.xml")));
        let mut text = filled(&text.expect("the fixture is there"));
        if name == "arkivstruktur" {
            text = with(
                &text,
                "<virksomhetsspesifikkeMetadata>",
                "</virksomhetsspesifikkeMetadata>",
                MORE,
            );
            text = text.replacen("</mappe>", &format!("</mappe>\n{MEETING}"), 1);
        } else {
            let space = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
            text = text.replacen(" xmlns=", &format!(" {space} xmlns="), 1);
        }
        Base { name, text }
    };
    names.map(read).into()
}

/// Checksums and sizes in place of what stands for them.
fn filled(text: &str) -> String {
    let mut filled = String::new();
    for (number, piece) in text.split('@').enumerate() {
        filled.push_str(if number % 2 == 0 { piece } else { "12" });
    }
    filled
}

/// Text with what stands from one mark to another replaced.
fn with(text: &str, from: &str, to: &str, by: &str) -> String {
    let begin = text.find(from).expect("it begins");
    let end = text.find(to).expect("it ends") + to.len();
    [&text[..begin], by, &text[end..]].concat()
}

/// The judge's own answer: findings of validity and of form on the document.
fn ours(folder: &Path, name: &str, text: &str) -> Said {
    let file = format!("{name}.xml");
    fs::write(folder.join(&file), text).expect("a temporary folder can be written");
    let verdict =
        delivery(folder, &Settings::default(), &|_| {}).expect("it is an extraction");
    let wrong = verdict.findings().filter(|finding| {
        matches!(finding.rule.as_str(), "N5.03" | "B.09")
            && finding.place.file.as_deref() == Some(&file)
    });
    wrong.map(|finding| finding.place.line.unwrap_or(0)).min()
}

/// xmllint's answers on all files of a folder, by name.
fn xmllint(schema: &Path, files: &[PathBuf]) -> BTreeMap<PathBuf, Said> {
    let mut said: BTreeMap<PathBuf, Said> =
        files.iter().map(|f| (f.clone(), None)).collect();
    for some in files.chunks(200) {
        let output = Command::new("xmllint")
            .args(["--noout", "--nonet", "--stream", "--schema"])
            .arg(schema)
            .args(some)
            .output()
            .expect("xmllint is installed: run tools/setup test");
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            let Some((file, rest)) = line.split_once(".xml:") else { continue };
            let number = rest.split(':').next().and_then(|n| n.parse().ok());
            if let Some(first) = said.get_mut(Path::new(&format!("{file}.xml"))) {
                *first = [*first, number].into_iter().flatten().min();
            }
        }
    }
    said
}

/// The JDK's verdicts on all files of a folder, by name: whether they are valid.
fn xerces(schema: &Path, folder: &Path) -> BTreeMap<PathBuf, bool> {
    let output = Command::new("java")
        .args(["-Xmx512m", "-XX:+UseSerialGC"])
        .arg(root().join("tests/mutants/Verdicts.java"))
        .args([schema, folder])
        .output()
        .expect("java is installed: run tools/setup test");
    let text = String::from_utf8(output.stdout).expect("names are ASCII");
    let verdicts = text.lines().filter_map(|line| line.split_once('\t'));
    verdicts.map(|(name, verdict)| (folder.join(name), verdict == "valid")).collect()
}

/// Asks all judges about every mutant; what they disagree on, and how many there were.
fn disagreements() -> (Vec<String>, usize) {
    let (mut all, mut count) = (Vec::new(), 0);
    for Base { name, text } in bases() {
        let schema = root().join(format!("schemas/noark5-v5.0/{name}.xsd"));
        let (folder, judged) = (temporary(), temporary());
        fs::write(judged.path().join("arkivuttrekk.xml"), "<addml/>")
            .expect("it can be written");
        let sound = Mutant { change: "nothing".to_owned(), text: text.clone() };
        let asked: Vec<Mutant> = std::iter::once(sound).chain(mutants(&text)).collect();
        let path = |number: usize| folder.path().join(format!("{number:05}.xml"));
        for (number, mutant) in asked.iter().enumerate() {
            fs::write(path(number), &mutant.text).expect("it can be written");
        }
        let files: Vec<PathBuf> = (0..asked.len()).map(path).collect();
        let theirs = xmllint(&schema, &files);
        let xerces = xerces(&schema, folder.path());
        for (file, mutant) in files.iter().zip(&asked) {
            let (ours, theirs) = (ours(judged.path(), name, &mutant.text), theirs[file]);
            let valid = xerces.get(file).copied();
            if ours != theirs || valid != Some(ours.is_none()) {
                let change = &mutant.change;
                all.push(format!("{name} {change}: judge {ours:?}, xmllint {theirs:?}, Xerces {valid:?}"));
            }
        }
        assert_eq!(ours(judged.path(), name, &text), None, "{name} is sound");
        count += asked.len();
    }
    (all, count)
}

fn temporary() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

#[test]
fn the_judge_xmllint_and_xerces_agree_on_thousands_of_mutants() {
    let (all, count) = disagreements();
    assert_eq!(all, Vec::<String>::new(), "of {count}");
    assert!(count >= 5000, "{count}");
}
