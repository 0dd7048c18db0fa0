//! How fast an extraction is written, and with how much memory: 200,000 invented documents in
//! 50,000 cases on 8,000 properties. Their scans were never there: all share one archive PDF.
//!
//! `cargo bench --bench extraction [-- DOCUMENTS]`; benches/README.md says what is measured.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that reads the clock and prints figures"
)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use byggarkiv::archive::Archive;
use byggarkiv::catalogue::{
    CaseRow, Catalogue, DocumentRow, Fate, NewCase, NewDocument, NewPage, NewReceived,
    PdfRow, Role,
};
use byggarkiv::digest::Digest;
use byggarkiv::facts::{Direction, Kind, Language};
use byggarkiv::files as disk;
use byggarkiv::intake::{Arkivskaper, Oppdrag, Periode};
use byggarkiv::matrikkel::{Kommunenummer, MatrikkelKey};
use byggarkiv::message::{Lang, Message};
use byggarkiv::pipeline::{self, Form, Job, Silent};
use jiff::civil::Date;
use serde_json::{Value, json};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Documents, where no other number is asked for.
const DOCUMENTS: usize = 200_000;
const DOCUMENTS_PER_CASE: usize = 4;
const DOCUMENTS_PER_PROPERTY: usize = 24;
/// Properties that are filled in one transaction.
const TOGETHER: usize = 200;
const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/figures.json");

fn main() -> Outcome {
    let asked = std::env::args().filter_map(|word| word.parse().ok()).next();
    let properties = asked.unwrap_or(DOCUMENTS).div_ceil(DOCUMENTS_PER_PROPERTY);
    let folder = tempfile::tempdir()?;
    let mut archive = Archive::open_or_create(&folder.path().join("arkiv"))?;
    let job = Job {
        now: "2026-01-02T03:04:05Z".parse()?,
        jobs: 1,
        lang: Lang::Nb,
        progress: &Silent,
    };
    let begun = Instant::now();
    fill(&mut archive, properties, &job)?;
    println!("Catalogue made in {:.1} s", begun.elapsed().as_secs_f64());
    let first = measured(&mut archive, &folder.path().join("first"), &job)?;
    tell("First extraction (systemIDs are given)", &first);
    let again = measured(&mut archive, &folder.path().join("again"), &job)?;
    tell("Next extraction (systemIDs are known)", &again);
    keep(&json!({ "first": first, "again": again }))
}

/// Makes a catalogue as it stands when pages are read, cases put together and PDFs made.
fn fill(archive: &mut Archive, properties: usize, job: &Job<'_>) -> Outcome {
    let pdf = PdfRow {
        digest: archive.store.put(b"stands for an archive PDF")?,
        size: 48_211,
        flavour: "PDF/A-2u".to_owned(),
        puid: "fmt/478".to_owned(),
        unchanged: false,
        pages: 2,
    };
    archive.catalogue.archive_id("extraction")?;
    let intake = archive.catalogue.keep_intake("eske", &oppdrag())?;
    for first in (0..properties).step_by(TOGETHER) {
        archive.catalogue.together(|catalogue| -> Outcome {
            for property in first..properties.min(first + TOGETHER) {
                let folder = catalogue.keep_folder(intake, &folder_path(property))?;
                keep_property(catalogue, intake, folder, property)?;
                keep_pdfs(catalogue, folder, &pdf, job)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// The files, pages, cases and documents of a property.
fn keep_property(
    catalogue: &mut Catalogue,
    intake: i64,
    folder: i64,
    property: usize,
) -> Outcome {
    let mut cases = cases(property);
    let mut documents: Vec<&mut NewDocument> =
        cases.iter_mut().flat_map(|case| &mut case.documents).collect();
    for (at, document) in (property * DOCUMENTS_PER_PROPERTY..).zip(&documents) {
        catalogue.keep_received(intake, folder, &received(&document.row.name, at))?;
    }
    let pages = catalogue.folder_pages(folder)?;
    for (document, pages) in documents.iter_mut().zip(pages.chunks(2)) {
        document.pages = pages.iter().map(|page| page.id).collect();
    }
    Ok(catalogue.keep_cases(folder, &cases)?)
}

/// Says of each document that its PDF is made.
fn keep_pdfs(
    catalogue: &mut Catalogue,
    folder: i64,
    pdf: &PdfRow,
    job: &Job<'_>,
) -> Outcome {
    for case in catalogue.folder_cases(folder)? {
        for document in catalogue.documents_of(case.id)? {
            let recipe =
                pipeline::pdf_recipe(catalogue, &document, Form::default(), job)?;
            catalogue.keep_pdf(recipe, pdf)?;
        }
    }
    Ok(())
}

fn oppdrag() -> Oppdrag {
    Oppdrag {
        tittel: Some("Byggesaksarkivet".to_owned()),
        kommunenummer: Some("4699".to_owned()),
        kommunenavn: Some("Solvåg".to_owned()),
        periode: Some(Periode { fra: 1905, til: 1998 }),
        arkivskapere: vec![Arkivskaper {
            id: "999900143".to_owned(),
            navn: "Solvåg kommune, bygningsrådet".to_owned(),
            fra: Some(1905),
            til: Some(1998),
        }],
        ..Oppdrag::default()
    }
}

fn key(property: usize) -> MatrikkelKey {
    let kommune: Kommunenummer = "4699".parse().expect("four digits");
    MatrikkelKey::grunneiendom(
        kommune,
        (property / 80 + 1) as u32,
        (property % 80 + 1) as u32,
    )
}

fn folder_path(property: usize) -> String {
    key(property).to_string().replace('/', "-")
}

/// The cases of a property, four documents each.
fn cases(property: usize) -> Vec<NewCase> {
    let first = property * DOCUMENTS_PER_PROPERTY;
    let numbers: Vec<usize> = (first..first + DOCUMENTS_PER_PROPERTY).collect();
    numbers.chunks(DOCUMENTS_PER_CASE).map(|numbers| case(property, numbers)).collect()
}

fn case(property: usize, numbers: &[usize]) -> NewCase {
    let year = 1905 + (numbers[0] / DOCUMENTS_PER_CASE * 37 % 94) as i16;
    let documents: Vec<NewDocument> =
        numbers.iter().map(|number| document(property, *number, year)).collect();
    let dates = || documents.iter().filter_map(|document| document.row.date);
    let row = CaseRow {
        id: 0,
        folder: 0,
        name: documents[0].row.name.clone(),
        title: format!("Oppføring av enebolig, byggesak {}", numbers[0]),
        keys: vec![key(property)],
        case_number: Some(format!("{}/{}", numbers[0] % 400, year % 100)),
        year: Some(year),
        from: dates().min(),
        to: dates().max(),
        why: Message::new("case-number"),
    };
    NewCase { row, documents }
}

/// Three of ten name somebody, one of these answers the one before it; one of fifty is screened.
fn document(property: usize, number: usize, year: i16) -> NewDocument {
    let name = |number| format!("eske/{}/{number:07}.tif#1", folder_path(property));
    let person = || Some(format!("Inga Oppdiktet {}", number % 5000));
    let office = || Some("Solvåg kommune, bygningsrådet".to_owned());
    let (sender, recipient, direction) = match number % 10 {
        0 => (person(), office(), Some(Direction::Incoming)),
        1 => (office(), person(), Some(Direction::Outgoing)),
        2 => (person(), None, Some(Direction::Incoming)),
        _ => (None, None, None),
    };
    let answers = (number % 10 == 1 && !number.is_multiple_of(DOCUMENTS_PER_CASE))
        .then(|| name(number - 1));
    let day = (number % 28 + 1) as i8;
    let row = DocumentRow {
        id: 0,
        case: 0,
        name: name(number),
        title: "Søknad om tillatelse til oppføring av enebolig med garasje".to_owned(),
        date: Date::new(year, (number % 12 + 1) as i8, day).ok(),
        received: None,
        kind: Some(Kind::ALL[number % Kind::ALL.len()]),
        sender,
        recipient,
        direction,
        language: Some(Language::Nb),
        screened: number % 50 == 7,
        answers_words: answers.as_ref().map(|_| "Deres brev".to_owned()),
        answers,
        why: Message::new("letterhead"),
    };
    NewDocument { row, pages: Vec::new() }
}

fn received(name: &str, position: usize) -> NewReceived {
    let path = name.trim_start_matches("eske/").trim_end_matches("#1");
    let page = |number| NewPage {
        number,
        width: 2480,
        height: 3508,
        dpi: 300,
        role: Role::Waiting,
    };
    NewReceived {
        path: path.to_owned(),
        digest: Digest::of(path.as_bytes()),
        size: 41_733,
        kind: "tiff".to_owned(),
        puid: Some("fmt/353".to_owned()),
        fate: Fate::Scan,
        position,
        pages: vec![page(1), page(2)],
    }
}

/// Writes an extraction and tells what it took.
fn measured(archive: &mut Archive, folder: &Path, job: &Job<'_>) -> Outcome<Value> {
    // 5 sets the peak back to what is in use (proc(5)).
    fs::write("/proc/self/clear_refs", "5")?;
    let before = peak_mib()?;
    let (begun, at, cpu) = (Instant::now(), SystemTime::now(), cpu_seconds()?);
    let counts = pipeline::export_xml(archive, folder, job)?;
    let (took, cpu) = (begun.elapsed(), cpu_seconds()? - cpu);
    let files = files(folder, at)?;
    let megabytes = files.iter().map(|(_, size, _)| *size as f64).sum::<f64>() / 1e6;
    Ok(json!({
        "documents": counts.documents,
        "cases": counts.cases,
        "seconds": took.as_secs_f64(),
        "cpu_seconds": cpu,
        "documents_per_second": counts.documents as f64 / took.as_secs_f64(),
        "megabytes": megabytes,
        "megabytes_per_second": megabytes / took.as_secs_f64(),
        "megabytes_per_cpu_second": megabytes / cpu,
        "peak_mib_before": before,
        "peak_mib": peak_mib()?,
        "files": files.iter().map(|(name, size, done)| json!({
            "name": name,
            "megabytes": *size as f64 / 1e6,
            "done_after_seconds": done.as_secs_f64(),
        })).collect::<Vec<_>>(),
    }))
}

/// The XML files that were written, in the order they were done: name, bytes, and when.
fn files(folder: &Path, begun: SystemTime) -> Outcome<Vec<(String, u64, Duration)>> {
    let mut all = Vec::new();
    for path in disk::list(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".xml") {
            let written = fs::metadata(&path)?;
            let done = written.modified()?.duration_since(begun).unwrap_or_default();
            all.push((name, written.len(), done));
        }
    }
    all.sort_by_key(|(_, _, done)| *done);
    Ok(all)
}

/// The most memory held so far: `VmHWM` of `/proc/self/status`.
fn peak_mib() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM")?;
    Ok(kib.parse::<f64>()? / 1024.0)
}

/// Processor time of this process so far: fields 14 and 15 of `/proc/self/stat`, which are in
/// hundredths of a second on every Linux.
fn cpu_seconds() -> Outcome<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, after_name) = stat.rsplit_once(')').ok_or("no name")?;
    let ticks = after_name.split_whitespace().skip(11).take(2).map(str::parse::<u32>);
    Ok(f64::from(ticks.sum::<Result<u32, _>>()?) / 100.0)
}

fn tell(title: &str, figures: &Value) {
    let number = |name: &str| figures[name].as_f64().unwrap_or_default();
    println!("\n{title}");
    println!("  {:<36} {}", "documents", figures["documents"]);
    let (wall, cpu) = (number("seconds"), number("cpu_seconds"));
    println!("  {:<36} {wall:.1} s, {cpu:.1} s", "wall, CPU");
    println!("  {:<36} {:.0}", "documents/s", number("documents_per_second"));
    println!("  {:<36} {:.1} MB", "XML", number("megabytes"));
    println!("  {:<36} {:.1}", "MB/s", number("megabytes_per_second"));
    println!("  {:<36} {:.1}", "MB/CPU s", number("megabytes_per_cpu_second"));
    let (before, peak) = (number("peak_mib_before"), number("peak_mib"));
    println!("  {:<36} {before:.0} MiB before, {peak:.0} MiB after", "peak memory");
    for file in figures["files"].as_array().into_iter().flatten() {
        let part = |name: &str| file[name].as_f64().unwrap_or_default();
        let (size, done) = (part("megabytes"), part("done_after_seconds"));
        let name = file["name"].as_str().unwrap_or_default();
        println!("  {name:<36} {size:.1} MB, done after {done:.1} s");
    }
}

/// Adds the figures to those of benches/figures.py, where these are there.
fn keep(figures: &Value) -> Outcome {
    let Ok(text) = fs::read_to_string(FIGURES) else { return Ok(()) };
    let mut all: Value = serde_json::from_str(&text)?;
    all["extraction"] = figures.clone();
    let text = serde_json::to_string_pretty(&all)? + "\n";
    Ok(disk::write(Path::new(FIGURES), text.as_bytes())?)
}
