//! How small archive PDFs are, and with how much memory they are written.
//!
//! `cargo bench --bench pdf [-- BOX]`; benches/README.md says what is measured.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a program that reads the clock and prints figures"
)]

use std::convert::Infallible;
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use byggarkiv::page::{self, Dpi, Format, Limits, PageSource, Pixels};
use byggarkiv::pdf::{self, Bilevel, Carried, Info, Page, Summary};
use byggarkiv::place::Place;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let asked = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo");
    bilevel(&asked.map_or(demo, PathBuf::from))
}

/// Each black and white page of a box as single-strip G4 and as the writer carries it.
fn bilevel(folder: &Path) -> Outcome {
    println!("| page | G4 | carried | ratio | as | ms |\n|---|---|---|---|---|---|");
    let mut ratios = Vec::new();
    let (mut before, mut after, mut slowest) = (0, 0, 0.0_f64);
    for path in files(folder)? {
        let name = path.strip_prefix(folder)?.display().to_string();
        for (number, source) in (1..).zip(pages(&path)?) {
            if !is_bilevel(&source) {
                continue;
            }
            let g4 = write(&source, Bilevel::G4)?.image_bytes;
            let begun = Instant::now();
            let summary = write(&source, Bilevel::Jbig2)?;
            let took = begun.elapsed().as_secs_f64() * 1e3;
            let (size, ratio) =
                (summary.image_bytes, summary.image_bytes as f64 / g4 as f64);
            let carried = summary.pages.first().copied().unwrap_or(Carried::Flate);
            println!(
                "| {name} {number} | {g4} | {size} | {ratio:.3} | {carried:?} | {took:.0} |"
            );
            ratios.push(ratio);
            (before, after, slowest) = (before + g4, after + size, slowest.max(took));
        }
    }
    let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
    let largest = ratios.iter().copied().fold(0.0, f64::max);
    println!(
        "\n{} pages: mean {mean:.3}, largest {largest:.3}, of all bytes {:.3}; slowest page {slowest:.0} ms",
        ratios.len(),
        after as f64 / before as f64,
    );
    Ok(())
}

fn is_bilevel(source: &PageSource) -> bool {
    match source {
        PageSource::G4 { .. } => true,
        PageSource::Pixels(image) => matches!(image.pixels, Pixels::Bilevel(_)),
        PageSource::Jpeg { .. } => false,
    }
}

/// A PDF of one page, thrown away.
fn write(source: &PageSource, bilevel: Bilevel) -> Outcome<Summary> {
    let page =
        Page { source: source.clone(), text: None, turn: 0, place: Place::file("x") };
    let pages = [Ok::<_, Infallible>(page)];
    Ok(pdf::write(io::sink(), pages, &info(), bilevel)?.value)
}

fn info() -> Info {
    Info {
        title: "Måling".to_owned(),
        language: "nb-NO".to_owned(),
        created: jiff::Timestamp::UNIX_EPOCH,
        producer: "byggarkiv".to_owned(),
        document_id: "1".to_owned(),
    }
}

/// The pages of a received file; none where it is no picture.
fn pages(path: &Path) -> Outcome<Vec<PageSource>> {
    let bytes = fs::read(path)?;
    let (limits, dpi) = (Limits::default(), Dpi::USUAL);
    let Some(format) = Format::of(&bytes) else { return Ok(Vec::new()) };
    let count = page::probe(&bytes, format, dpi, &limits)?.len() as u32;
    let source = |number| Ok(page::source(&bytes, format, number, dpi, &limits)?.value);
    (1..=count).map(source).collect()
}

/// All files of a folder, in order of their names.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(files(&path)?);
        } else {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}
