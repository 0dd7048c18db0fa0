//! Kartverket's "Matrikkelen – Vegadresse" and "Matrikkelen – Adresse" as CSV.
//!
//! Line by line, columns found by name, so that a national file needs no memory and one bad
//! row costs one finding.

use std::io::{BufRead, Read};

use super::register::{Address, Position};
use super::{Kommunenummer, MatrikkelKey};
use crate::finding::Finding;
use crate::msg;
use crate::place::Place;

/// A longer line is no address.
const MAX_LINE: u64 = 64 * 1024;

/// Findings are counted, not listed, from here on.
const MAX_FINDINGS: usize = 100;

/// Reads addresses and gives each to `each`, in the file's order; `file` names the source in
/// the findings. Rows that are no addresses are findings with their line.
pub fn read_addresses(
    mut source: impl BufRead,
    file: &str,
    mut each: impl FnMut(Address),
) -> Vec<Finding> {
    let mut findings = Findings::new(file);
    let mut columns: Option<Columns> = None;
    for number in 1u64.. {
        let text = match line(&mut source) {
            Ok(Some(Ok(text))) => text,
            Ok(Some(Err(trouble))) => {
                findings.add(trouble.finding(findings.line(number)));
                continue;
            }
            Ok(None) => break,
            Err(error) => {
                findings.stop(number, &error.to_string());
                break;
            }
        };
        let text = text.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']);
        match &columns {
            _ if text.trim().is_empty() => {}
            Some(columns) => match columns.address(text) {
                Ok(address) => each(address),
                Err((column, value)) => findings.add(Finding::warning(
                    findings.line(number),
                    msg!("matrikkel-csv-row", column = column, value = value),
                )),
            },
            None => match Columns::read(text) {
                Ok(found) => columns = Some(found),
                Err(missing) => {
                    let message = msg!("matrikkel-csv-column", column = missing);
                    let finding = Finding::error(findings.line(number), message);
                    findings.add(finding.hint(msg!("matrikkel-csv-column-hint")));
                    return findings.end();
                }
            },
        }
    }
    if columns.is_none() && findings.list.is_empty() {
        findings.add(Finding::error(Place::file(file), msg!("matrikkel-register-empty")));
    }
    findings.end()
}

/// Why a line cannot be taken as text.
enum Trouble {
    Long,
    NotUtf8,
}

impl Trouble {
    fn finding(&self, place: Place) -> Finding {
        match self {
            Self::Long => {
                Finding::error(place, msg!("matrikkel-csv-long-line", limit = MAX_LINE))
            }
            Self::NotUtf8 => Finding::error(place, msg!("matrikkel-not-utf8"))
                .hint(msg!("matrikkel-not-utf8-hint")),
        }
    }
}

/// The next line; `None` at the end of the file.
fn line(source: &mut impl BufRead) -> std::io::Result<Option<Result<String, Trouble>>> {
    let mut line = Vec::new();
    let length = source.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)?;
    if length == 0 {
        return Ok(None);
    }
    if length as u64 == MAX_LINE && !line.ends_with(b"\n") {
        skip_line(source)?;
        return Ok(Some(Err(Trouble::Long)));
    }
    Ok(Some(String::from_utf8(line).map_err(|_| Trouble::NotUtf8)))
}

/// Reads on to the line's end without keeping it.
fn skip_line(source: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let bytes = source.fill_buf()?;
        if bytes.is_empty() {
            return Ok(());
        }
        let end = bytes.iter().position(|b| *b == b'\n');
        let length = end.map_or(bytes.len(), |at| at + 1);
        source.consume(length);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// Findings about one register file, the first ones in full.
pub(super) struct Findings<'f> {
    file: &'f str,
    pub(super) list: Vec<Finding>,
    more: usize,
}

impl<'f> Findings<'f> {
    pub(super) fn new(file: &'f str) -> Self {
        Self { file, list: Vec::new(), more: 0 }
    }

    pub(super) fn line(&self, number: u64) -> Place {
        Place::file(self.file).line(number)
    }

    pub(super) fn add(&mut self, finding: Finding) {
        if self.list.len() < MAX_FINDINGS {
            self.list.push(finding);
        } else {
            self.more += 1;
        }
    }

    /// The file cannot be read further.
    pub(super) fn stop(&mut self, line: u64, error: &str) {
        self.list.push(
            Finding::error(
                self.line(line),
                msg!("matrikkel-register-stopped", error = error),
            )
            .hint(msg!("matrikkel-register-stopped-hint")),
        );
    }

    pub(super) fn end(mut self) -> Vec<Finding> {
        if self.more > 0 {
            let message = msg!("matrikkel-register-more", count = self.more);
            self.list.push(Finding::warning(Place::file(self.file), message));
        }
        self.list
    }
}

/// Where the columns stand.
struct Columns {
    kommunenummer: usize,
    gardsnummer: usize,
    bruksnummer: usize,
    festenummer: Option<usize>,
    undernummer: Option<usize>,
    adressenavn: Option<usize>,
    nummer: Option<usize>,
    bokstav: Option<usize>,
    adressetilleggsnavn: Option<usize>,
    postnummer: Option<usize>,
    poststed: Option<usize>,
    epsg: Option<usize>,
    nord: Option<usize>,
    ost: Option<usize>,
}

impl Columns {
    /// The head line; the name of the first column that must be there and is not.
    fn read(line: &str) -> Result<Self, &'static str> {
        let heads: Vec<_> =
            fields(line).iter().map(|h| h.trim().to_lowercase()).collect();
        let at = |name: &str| heads.iter().position(|h| h == name);
        let must = |name: &'static str| at(name).ok_or(name);
        Ok(Self {
            kommunenummer: must("kommunenummer")?,
            gardsnummer: must("gardsnummer")?,
            bruksnummer: must("bruksnummer")?,
            festenummer: at("festenummer"),
            undernummer: at("undernummer"),
            adressenavn: at("adressenavn"),
            nummer: at("nummer"),
            bokstav: at("bokstav"),
            adressetilleggsnavn: at("adressetilleggsnavn"),
            postnummer: at("postnummer"),
            poststed: at("poststed"),
            epsg: at("epsg-kode"),
            nord: at("nord"),
            ost: at("øst").or_else(|| at("ost")),
        })
    }

    /// One row; the column and value that are wrong.
    fn address(&self, line: &str) -> Result<Address, (&'static str, String)> {
        let fields = fields(line);
        let text = |at: Option<usize>| {
            at.and_then(|at| fields.get(at)).map_or("", |f| f.trim()).to_owned()
        };
        let number = |name: &'static str, at: Option<usize>, max: u32| {
            let value = text(at);
            match value.parse::<u32>() {
                _ if value.is_empty() => Ok(None),
                Ok(number) if number <= max => Ok(Some(number)),
                Ok(_) | Err(_) => Err((name, value)),
            }
        };
        let code = text(Some(self.kommunenummer));
        // Spreadsheets drop the leading zero.
        let kommunenummer: Kommunenummer =
            format!("{code:0>4}").parse().map_err(|_| ("kommunenummer", code))?;
        let gnr = number("gardsnummer", Some(self.gardsnummer), 99_999)?
            .filter(|n| *n > 0)
            .ok_or_else(|| ("gardsnummer", text(Some(self.gardsnummer))))?;
        let bnr = number("bruksnummer", Some(self.bruksnummer), 9_999)?
            .ok_or_else(|| ("bruksnummer", text(Some(self.bruksnummer))))?;
        let festenummer = number("festenummer", self.festenummer, 9_999)?.unwrap_or(0);
        Ok(Address {
            key: MatrikkelKey {
                festenummer,
                ..MatrikkelKey::grunneiendom(kommunenummer, gnr, bnr)
            },
            adressenavn: text(self.adressenavn),
            nummer: number("nummer", self.nummer, 99_999)?.filter(|n| *n > 0),
            bokstav: text(self.bokstav).to_uppercase(),
            adressetilleggsnavn: text(self.adressetilleggsnavn),
            undernummer: number("undernummer", self.undernummer, 99_999)?
                .filter(|n| *n > 0),
            postnummer: text(self.postnummer),
            poststed: text(self.poststed),
            position: self.position(&text),
        })
    }

    fn position(&self, text: &impl Fn(Option<usize>) -> String) -> Option<Position> {
        let decimal = |at| text(at).replace(',', ".").parse::<f64>().ok();
        let (nord, ost) = (decimal(self.nord)?, decimal(self.ost)?);
        let epsg = text(self.epsg).parse().ok()?;
        (nord.is_finite() && ost.is_finite()).then_some(Position { epsg, nord, ost })
    }
}

/// The fields of a line, `;` between; quotes only where a spreadsheet has put them.
fn fields(line: &str) -> Vec<String> {
    if !line.contains('"') {
        return line.split(';').map(str::to_owned).collect();
    }
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let record = reader.records().next().and_then(Result::ok).unwrap_or_default();
    record.iter().map(str::to_owned).collect()
}
