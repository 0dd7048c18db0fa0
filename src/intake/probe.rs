//! One received file: its digest, what it is, its pages. A pure function of its bytes.

use std::collections::BTreeMap;

use super::dpi::{self, Because};
use super::{Kind, Limits, Oppdrag, PageInfo, Received, checksums, names, telling};
use crate::finding::{Finding, Noted};
use crate::message::Message;
use crate::msg;
use crate::page::{self, Colour, DecodeError, Dpi, Format, Probed};
use crate::place::Place;

/// What probing has to know of the job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The resolution where a file states none, and for PDF pages that must be rendered.
    pub dpi: Dpi,
    /// A received list asks for MD5 sums.
    pub md5: bool,
    /// How much is accepted.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self { dpi: Oppdrag::DPI, md5: false, limits: Limits::default() }
    }
}

/// What a received file is. `path` is for findings and for the promise its extension makes;
/// the format is told by the bytes. Never fails: what is wrong is a finding.
#[must_use]
pub fn probe(path: &str, bytes: &[u8], settings: &Settings) -> Noted<Received> {
    let format = Format::of(bytes);
    let kind = kind_of(path, format);
    let mut received = Received::new(path, bytes, kind);
    if settings.md5 {
        received.md5 = Some(checksums::md5(bytes));
    }
    let mut findings = Vec::new();
    match (kind, format) {
        (Kind::Oppdrag | Kind::ChecksumList | Kind::Telling, _) => {}
        (_, Some(format)) => {
            findings.extend(mismatch(path, format));
            pages(&mut received, bytes, format, settings, &mut findings);
        }
        (_, None) => {
            let finding = not_ours(path, bytes);
            received.unreadable = Some(finding.clone());
            findings.push(finding);
        }
    }
    Noted { value: received, findings }
}

fn kind_of(path: &str, format: Option<Format>) -> Kind {
    match format {
        _ if names::is_oppdrag(path) => Kind::Oppdrag,
        None if checksums::is_list(path) => Kind::ChecksumList,
        None if telling::is_telling(path) => Kind::Telling,
        Some(format) => format.into(),
        None => Kind::Other,
    }
}

/// The format that a name's extension promises.
fn promised(path: &str) -> Option<Format> {
    let extension = names::extension(path);
    let all = [Format::Tiff, Format::Jpeg, Format::Png, Format::Pdf];
    all.into_iter().find(|format| format.extensions().contains(&extension.as_str()))
}

/// The name says another format than the bytes; the bytes win.
fn mismatch(path: &str, format: Format) -> Option<Finding> {
    if promised(path) == Some(format) {
        return None;
    }
    let extension = format!(".{}", names::extension(path));
    let told = msg!("intake-other-format", found = format.name(), extension = extension);
    let hint = msg!("intake-hint-rename-to", extension = format.extensions()[0]);
    Some(Finding::warning(Place::file(path), told).hint(hint))
}

/// A file that holds no pages of ours: an error where its name promised some.
fn not_ours(path: &str, bytes: &[u8]) -> Finding {
    let place = Place::file(path);
    if bytes.is_empty() {
        return DecodeError::Empty.finding(place);
    }
    if bytes.starts_with(b"PK\x03\x04") && names::extension(path) == "zip" {
        return Finding::error(place, msg!("intake-zip-within"))
            .hint(msg!("intake-hint-zip-within"));
    }
    match promised(path) {
        Some(format) => {
            Finding::error(place, msg!("intake-not-what-it-says", format = format.name()))
                .hint(msg!("decode-hint-send-again"))
        }
        None => Finding::warning(place, msg!("intake-not-pages"))
            .hint(msg!("intake-hint-not-pages")),
    }
}

fn pages(
    received: &mut Received,
    bytes: &[u8],
    format: Format,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) {
    let file = Place::file(&received.path);
    let facts = match page::probe(bytes, format, settings.dpi, &settings.limits.page) {
        Ok(facts) => facts,
        Err(error) => {
            let finding = error.finding(file);
            received.unreadable = Some(finding.clone());
            findings.push(finding);
            return;
        }
    };
    let single = facts.len() == 1;
    let mut remarks = Remarks::default();
    for (number, facts) in (1..).zip(facts) {
        received.pages.push(match facts {
            Ok(facts) => info(number, &facts, settings.dpi, &mut remarks),
            Err(error) => {
                let finding = error.finding(file.clone().page(number));
                if single {
                    received.unreadable = Some(finding.clone());
                }
                findings.push(finding);
                lost(number, settings.dpi)
            }
        });
    }
    findings.extend(remarks.findings(&received.path));
}

fn info(number: u32, facts: &Probed, usual: Dpi, remarks: &mut Remarks) -> PageInfo {
    let judged = if facts.rendered {
        // Rendered at the very resolution that is stated here.
        let dpi = facts.stated.and_then(|stated| Dpi::new(stated.x.round() as u32));
        dpi::Judged { dpi: dpi.unwrap_or(usual), because: Because::Stated }
    } else {
        dpi::judge(facts.stated, facts.width, facts.height, usual)
    };
    remarks.of_page(number, facts, judged);
    PageInfo {
        number,
        width: facts.width,
        height: facts.height,
        dpi: judged.dpi,
        dpi_assumed: judged.because != Because::Stated,
        colour: facts.colour,
        bits: facts.bits,
        rendered: facts.rendered,
        unreadable: false,
    }
}

/// A page that cannot be decoded still has its number.
fn lost(number: u32, dpi: Dpi) -> PageInfo {
    PageInfo {
        number,
        width: 0,
        height: 0,
        dpi,
        dpi_assumed: true,
        colour: Colour::Bilevel,
        bits: 0,
        rendered: false,
        unreadable: true,
    }
}

/// What was noticed on pages: the same remark on many pages is one finding.
#[derive(Default)]
struct Remarks {
    /// The pages by remark; the remark's place in the list keeps their order.
    pages: Vec<(Finding, Vec<u32>)>,
    index: BTreeMap<String, usize>,
}

impl Remarks {
    fn of_page(&mut self, number: u32, facts: &Probed, judged: dpi::Judged) {
        let warning = |message| Finding::warning(Place::default(), message);
        let note = |message| Finding::note(Place::default(), message);
        let (dpi, hint) = (judged.dpi.get(), msg!("intake-hint-dpi"));
        match judged.because {
            Because::Missing => {
                self.add(
                    number,
                    warning(msg!("intake-no-dpi", assumed = dpi)).hint(hint),
                );
            }
            Because::Impossible(stated) => {
                let told = impossible(stated.x, facts, dpi);
                self.add(number, warning(told).hint(hint));
            }
            Because::Stated => {}
        }
        if let Some(stated) = facts.stated.filter(|stated| !stated.is_even()) {
            let (x, y) = (stated.x.round() as i64, stated.y.round() as i64);
            let told = msg!("decode-uneven-dpi", across = x, down = y, used = dpi);
            self.add(number, warning(told).hint(msg!("decode-hint-look")));
        }
        if let Some(orientation) = facts.orientation {
            self.add(number, note(msg!("decode-orientation", value = orientation)));
        }
        if facts.strange_colours {
            self.add(number, note(msg!("decode-profile")));
        }
        if facts.lowered {
            self.add(number, note(msg!("decode-lowered", used = dpi)));
        }
    }

    fn add(&mut self, page: u32, finding: Finding) {
        let key = format!("{:?}", finding.message);
        let at = *self.index.entry(key).or_insert_with(|| {
            self.pages.push((finding, Vec::new()));
            self.pages.len() - 1
        });
        self.pages[at].1.push(page);
    }

    /// Each remark at its first page, telling how many pages it holds for.
    fn findings(self, path: &str) -> impl Iterator<Item = Finding> {
        self.pages.into_iter().map(move |(finding, pages)| Finding {
            place: Place::file(path).page(pages[0]),
            message: finding.message.with("pages", pages.len()),
            ..finding
        })
    }
}

/// The width the paper would have, in whole centimetres.
fn impossible(stated: f64, facts: &Probed, assumed: u32) -> Message {
    let centimetres = f64::from(facts.width) * 2.54 / stated;
    msg!(
        "intake-impossible-dpi",
        stated = stated.round() as i64,
        width = facts.width,
        centimetres = centimetres.round() as i64,
        assumed = assumed,
    )
}
