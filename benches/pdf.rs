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

use byggarkiv::access;
use byggarkiv::ocr::alto;
use byggarkiv::page::{self, Dpi, Format, Limits, PageImage, PageSource, Pixels};
use byggarkiv::pdf::{self, Bilevel, Carried, Info, Page, Picture, Summary};
use byggarkiv::place::Place;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let asked = std::env::args().skip(1).find(|word| !word.starts_with("--"));
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/demo");
    let folder = asked.map_or(demo, PathBuf::from);
    bilevel(&folder)?;
    layers(&folder)?;
    text_layer()?;
    long(&folder, false)?;
    long(&folder, true)
}

/// Each grey or colour page of a box as it is carried and in layers. How the layers look is
/// seen with another program's eyes: they are rendered out of the PDF.
fn layers(folder: &Path) -> Outcome {
    println!(
        "\n| page | as it is | layers | ratio | SSIM | ms |\n|---|---|---|---|---|---|"
    );
    let (mut ratios, mut alike) = (Vec::new(), Vec::new());
    for path in files(folder)? {
        let name = path.strip_prefix(folder)?.display().to_string();
        for (number, source) in (1..).zip(pages(&path)?) {
            if is_bilevel(&source) {
                continue;
            }
            let image = source.decode(&Limits::default())?;
            let begun = Instant::now();
            let Some(layers) = access::split(&image) else { continue };
            let took = begun.elapsed().as_secs_f64() * 1e3;
            let plain = write(&source, Bilevel::Jbig2)?.image_bytes;
            let mut file = Vec::new();
            let page = Page {
                picture: Picture::Layers(layers),
                text: None,
                turn: 0,
                place: Place::file("x"),
            };
            let pages = [Ok::<_, Infallible>(page)];
            let size = pdf::write(&mut file, pages, &info(), Bilevel::Jbig2)?;
            let size = size.value.image_bytes;
            let limits = Limits::default();
            let seen = page::source(&file, Format::Pdf, 1, image.dpi, &limits)?;
            let seen = seen.value.decode(&limits)?;
            let ssim = access::ssim(&image, &seen).unwrap_or(f64::NAN);
            let ratio = size as f64 / plain as f64;
            println!(
                "| {name} {number} | {plain} | {size} | {ratio:.3} | {ssim:.3} | {took:.0} |"
            );
            ratios.push(ratio);
            alike.push(ssim);
        }
    }
    let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
    let least = alike.iter().copied().fold(1.0, f64::min);
    println!(
        "\n{} pages: mean {:.3}, SSIM mean {:.3}, least {least:.3}",
        ratios.len(),
        mean(&ratios),
        mean(&alike)
    );
    Ok(())
}

/// What the words of the recorded readings take in the PDF.
fn text_layer() -> Outcome {
    println!("\n| text layer | words | bytes | a word |\n|---|---|---|---|");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf");
    for path in
        files(&folder)?.iter().filter(|path| path.extension().is_some_and(|e| e == "xml"))
    {
        let text = alto::read(&fs::read(path)?)?;
        let bits = vec![0; text.width.div_ceil(8) as usize * text.height as usize];
        let image = PageImage {
            width: text.width,
            height: text.height,
            dpi: Dpi::USUAL,
            pixels: Pixels::Bilevel(bits),
        };
        let source = PageSource::Pixels(image);
        let (picture, place) = (source.into(), Place::file("x"));
        let page = Page { picture, text: Some(text), turn: 0, place };
        let pages = [Ok::<_, Infallible>(page)];
        let made = pdf::write(io::sink(), pages, &info(), Bilevel::Jbig2)?.value;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let each = made.text_bytes as f64 / made.words as f64;
        println!("| {name} | {} | {} | {each:.1} |", made.words, made.text_bytes);
    }
    Ok(())
}

/// Pages of the long document.
const LONG: usize = 600;

/// One document of the box's pages over and over, each read from disk when it is asked for.
fn long(folder: &Path, linearise: bool) -> Outcome {
    let text = alto::read(include_bytes!("../tests/pdf/typed.alto.xml"))?;
    let mut all = Vec::new();
    for path in files(folder)? {
        let bytes = fs::read(&path)?;
        // A page of a received PDF may be rendered, which is not the writer's doing.
        if let Some(format) = Format::of(&bytes).filter(|format| *format != Format::Pdf) {
            let count =
                page::probe(&bytes, format, Dpi::USUAL, &Limits::default())?.len();
            all.extend((1..=count as u32).map(|number| (path.clone(), format, number)));
        }
    }
    // 5 sets the peak back to what is in use (proc(5)).
    fs::write("/proc/self/clear_refs", "5")?;
    let (before, begun) = (peak_mib()?, Instant::now());
    let pages = all.iter().cycle().take(LONG).map(|(path, format, number)| {
        let bytes = fs::read(path).map_err(io::Error::other)?;
        let source =
            page::source(&bytes, *format, *number, Dpi::USUAL, &Limits::default());
        let source = source.map_err(io::Error::other)?.value;
        let place = Place::file("x");
        Ok::<_, io::Error>(Page {
            picture: source.into(),
            text: Some(text.clone()),
            turn: 0,
            place,
        })
    });
    let (info, bilevel) = (info(), Bilevel::Jbig2);
    let made = match linearise {
        true => {
            let spool = tempfile::tempfile()?;
            pdf::write_linear(io::sink(), spool, pages, &info, bilevel)?.value
        }
        false => pdf::write(io::sink(), pages, &info, bilevel)?.value,
    };
    println!(
        "\n{} pages{}, {} words, {:.1} MB (images {:.1}, text {:.1}): {:.1} s, peak {:.0} MiB ({before:.0} before)",
        made.pages.len(),
        if linearise { " linearised" } else { "" },
        made.words,
        made.bytes as f64 / 1e6,
        made.image_bytes as f64 / 1e6,
        made.text_bytes as f64 / 1e6,
        begun.elapsed().as_secs_f64(),
        peak_mib()?,
    );
    Ok(())
}

/// The most memory held so far: `VmHWM` of `/proc/self/status`.
fn peak_mib() -> Outcome<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM")?;
    Ok(kib.parse::<f64>()? / 1024.0)
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
    let picture = source.clone().into();
    let page = Page { picture, text: None, turn: 0, place: Place::file("x") };
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
