//! Reading `oppdrag.toml`: every field with its check, every complaint with its line.

use std::ops::Range;

use toml::de::DeTable;

use super::oppdrag::{
    Arkivskaper, EtterSkanning, FilFormat, Kassasjon, Kontakt, Levering, Oppdrag, Papir,
    Periode, Skanning, Skjerming, TidligereKommune,
};
use super::telling::{self, SheetCount};
use super::toml_reader::{Found, Reader, Table};
use crate::finding::{Finding, Noted};
use crate::message::{Lang, Message};
use crate::msg;
use crate::page::Dpi;
use crate::place::Place;

impl Oppdrag {
    /// Reads a job. Whatever is wrong is a finding at its line, and the rest is still read.
    #[must_use]
    pub fn parse(bytes: &[u8], path: &str) -> Noted<Self> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return not_utf8(path, bytes, error.valid_up_to()),
        };
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader::new(path, text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let told = msg!("oppdrag-syntax", reason = error.message());
            reader.error(&span, told, msg!("oppdrag-hint-syntax"));
        }
        let top = reader.top(table.get_ref());
        let value = read(&mut reader, &top);
        let missing = missing(&value, path);
        let mut findings = reader.findings;
        findings.sort_by_key(|finding| finding.place.line);
        findings.extend(missing);
        Noted { value, findings }
    }

    /// The commented file that `init` writes: it parses back, and what is to be filled in is
    /// all that is missing.
    #[must_use]
    pub fn template(lang: Lang) -> String {
        super::template::text(lang).to_owned()
    }
}

fn not_utf8(path: &str, bytes: &[u8], valid: usize) -> Noted<Oppdrag> {
    let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
    let finding = Finding::error(Place::file(path).line(line), msg!("oppdrag-not-utf8"));
    let findings = vec![finding.hint(msg!("oppdrag-hint-not-utf8"))];
    Noted { value: Oppdrag::default(), findings }
}

fn read<'a>(r: &mut Reader<'a>, top: &Table<'a>) -> Oppdrag {
    r.known(
        top,
        &[
            "tittel",
            "kommunenummer",
            "kommunenavn",
            "organisasjonsnummer",
            "periode",
            "arkivskaper",
            "papir",
            "skanning",
            "skjerming",
            "kassasjon",
            "levering",
            "tidligere_kommune",
            "telling",
        ],
    );
    Oppdrag {
        tittel: r.plain(top, "tittel"),
        kommunenummer: kommunenummer(r, top),
        kommunenavn: r.plain(top, "kommunenavn"),
        organisasjonsnummer: organisasjonsnummer(r, top),
        periode: periode(r, top),
        arkivskapere: r
            .tables(top, "arkivskaper")
            .iter()
            .map(|t| arkivskaper(r, t))
            .collect(),
        papir: r.table(top, "papir").map(|t| papir(r, &t)).unwrap_or_default(),
        skanning: r.table(top, "skanning").map(|t| skanning(r, &t)).unwrap_or_default(),
        skjerming: r
            .table(top, "skjerming")
            .map(|t| skjerming(r, &t))
            .unwrap_or_default(),
        kassasjon: r.table(top, "kassasjon").and_then(|t| kassasjon(r, &t)),
        levering: r.table(top, "levering").map(|t| levering(r, &t)).unwrap_or_default(),
        tidligere_kommuner: r
            .tables(top, "tidligere_kommune")
            .iter()
            .filter_map(|t| tidligere_kommune(r, t))
            .collect(),
        telling: r
            .tables(top, "telling")
            .iter()
            .filter_map(|t| sheet_count(r, t))
            .collect(),
    }
}

fn kommunenummer<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<String> {
    let found = r.text(table, "kommunenummer")?;
    let four = found.value.len() == 4 && found.value.bytes().all(|b| b.is_ascii_digit());
    checked(r, found, four, "oppdrag-kommunenummer", "oppdrag-hint-kommunenummer")
}

fn organisasjonsnummer<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<String> {
    let mut found = r.text(table, "organisasjonsnummer")?;
    found.value.retain(|c| c != ' ' && c != '\u{a0}');
    let valid = is_organisasjonsnummer(&found.value);
    checked(
        r,
        found,
        valid,
        "oppdrag-organisasjonsnummer",
        "oppdrag-hint-organisasjonsnummer",
    )
}

/// Nine digits, the first 8 or 9, the last a check digit: weights 3 2 7 6 5 4 3 2, mod 11.
pub(super) fn is_organisasjonsnummer(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 9 || text.len() != 9 || !matches!(digits[0], 8 | 9) {
        return false;
    }
    let sum: u32 =
        digits.iter().zip([3, 2, 7, 6, 5, 4, 3, 2, 1]).map(|(d, w)| d * w).sum();
    sum.is_multiple_of(11)
}

/// The value where it is valid, else a finding at its line.
fn checked(
    r: &mut Reader<'_>,
    found: Found<String>,
    valid: bool,
    told: &str,
    hint: &str,
) -> Option<String> {
    if valid {
        return Some(found.value);
    }
    let told = Message::new(told).with("found", &found.value);
    r.error(&found.span, told.with("field", &found.field), Message::new(hint));
    None
}

fn periode<'a>(r: &mut Reader<'a>, top: &Table<'a>) -> Option<Periode> {
    let table = r.table(top, "periode")?;
    r.known(&table, &["fra", "til"]);
    let fra = year(r, &table, "fra");
    let til = year(r, &table, "til");
    let (Some(fra), Some(til)) = (fra, til) else {
        if !(table.has("fra") && table.has("til")) {
            let told = msg!("oppdrag-periode-open", field = "periode");
            r.error(table.span(), told, msg!("oppdrag-hint-periode"));
        }
        return None;
    };
    ordered(r, table.span(), "periode", Some(fra), Some(til))
        .then_some(Periode { fra, til })
}

/// A year from 1600 to 2100.
fn year<'a>(r: &mut Reader<'a>, table: &Table<'a>, key: &str) -> Option<i16> {
    let found = r.number(table, key)?;
    let year =
        i16::try_from(found.value).ok().filter(|year| (1600..=2100).contains(year));
    if year.is_none() {
        let told = msg!("oppdrag-year", field = found.field, found = found.value);
        r.error(&found.span, told, msg!("oppdrag-hint-year"));
    }
    year
}

/// Whether the years do not run backwards.
fn ordered(
    r: &mut Reader<'_>,
    span: &Range<usize>,
    field: &str,
    fra: Option<i16>,
    til: Option<i16>,
) -> bool {
    let (Some(fra), Some(til)) = (fra, til) else { return true };
    if fra > til {
        let told = msg!(
            "oppdrag-periode",
            field = field,
            from = fra.to_string(),
            to = til.to_string(),
        );
        r.error(span, told, msg!("oppdrag-hint-periode"));
    }
    fra <= til
}

fn arkivskaper<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Arkivskaper {
    r.known(table, &["id", "navn", "fra", "til"]);
    let (fra, til) = (year(r, table, "fra"), year(r, table, "til"));
    ordered(r, table.span(), "arkivskaper", fra, til);
    let (id, navn) = (r.plain(table, "id"), r.plain(table, "navn"));
    for (key, value) in [("id", &id), ("navn", &navn)] {
        if value.is_none() {
            let told = msg!("oppdrag-incomplete", field = table.field(key));
            r.error(table.span(), told, msg!("oppdrag-hint-incomplete"));
        }
    }
    Arkivskaper { id: id.unwrap_or_default(), navn: navn.unwrap_or_default(), fra, til }
}

fn papir<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Papir {
    r.known(table, &["eske", "hylle", "oppbevaringssted", "etter_skanning"]);
    let after =
        [("bevares", EtterSkanning::Bevares), ("destrueres", EtterSkanning::Destrueres)];
    Papir {
        eske: r.plain(table, "eske"),
        hylle: r.plain(table, "hylle"),
        oppbevaringssted: r.texts(table, "oppbevaringssted"),
        etter_skanning: r.choice(table, "etter_skanning", &after).unwrap_or_default(),
    }
}

fn skanning<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Skanning {
    r.known(table, &["skanner", "operator", "dpi"]);
    let dpi = r.number(table, "dpi").and_then(|found| {
        let dpi = u32::try_from(found.value)
            .ok()
            .filter(|dpi| (100..=2400).contains(dpi))
            .and_then(Dpi::new);
        if dpi.is_none() {
            let told = msg!("oppdrag-dpi", found = found.value);
            r.error(&found.span, told, msg!("oppdrag-hint-dpi"));
        }
        dpi
    });
    Skanning {
        skanner: r.plain(table, "skanner"),
        operator: r.plain(table, "operator"),
        dpi: dpi.unwrap_or(Oppdrag::DPI),
    }
}

fn skjerming<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Skjerming {
    r.known(table, &["tilgangsrestriksjon", "skjermingshjemmel", "alle"]);
    Skjerming {
        tilgangsrestriksjon: r.plain(table, "tilgangsrestriksjon"),
        skjermingshjemmel: r.plain(table, "skjermingshjemmel"),
        alle: r.flag(table, "alle").unwrap_or_default(),
    }
}

/// A disposal decision without a decision is none, and is told about.
fn kassasjon<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<Kassasjon> {
    r.known(table, &["vedtak", "hjemmel", "bevaringstid", "dato"]);
    let years = r.number(table, "bevaringstid");
    let bevaringstid = years.and_then(|found| {
        let years = u32::try_from(found.value).ok().filter(|years| *years <= 999);
        if years.is_none() {
            let told = msg!("oppdrag-bevaringstid", found = found.value);
            r.error(&found.span, told, msg!("oppdrag-hint-bevaringstid"));
        }
        years
    });
    let (hjemmel, dato) = (r.plain(table, "hjemmel"), r.date(table, "dato"));
    let Some(vedtak) = r.plain(table, "vedtak") else {
        let told = msg!("oppdrag-incomplete", field = table.field("vedtak"));
        r.error(table.span(), told, msg!("oppdrag-hint-incomplete"));
        return None;
    };
    Some(Kassasjon { vedtak, hjemmel, bevaringstid, dato })
}

fn levering<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Levering {
    r.known(
        table,
        &[
            "lever_mottatt",
            "format",
            "avtalenummer",
            "mottaker",
            "avgiver",
            "produsent",
            "eier",
            "system",
            "systemversjon",
            "kontakt",
        ],
    );
    let formats = [("endelse", FilFormat::Endelse), ("puid", FilFormat::Puid)];
    Levering {
        lever_mottatt: r.flag(table, "lever_mottatt").unwrap_or_default(),
        format: r.choice(table, "format", &formats).unwrap_or_default(),
        avtalenummer: r.plain(table, "avtalenummer"),
        mottaker: r.plain(table, "mottaker"),
        avgiver: r.plain(table, "avgiver"),
        produsent: r.plain(table, "produsent"),
        eier: r.plain(table, "eier"),
        system: r.plain(table, "system"),
        systemversjon: r.plain(table, "systemversjon"),
        kontakt: r.table(table, "kontakt").map(|t| kontakt(r, &t)).unwrap_or_default(),
    }
}

fn kontakt<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Kontakt {
    r.known(table, &["navn", "epost", "telefon"]);
    Kontakt {
        navn: r.plain(table, "navn"),
        epost: r.plain(table, "epost"),
        telefon: r.plain(table, "telefon"),
    }
}

fn tidligere_kommune<'a>(
    r: &mut Reader<'a>,
    table: &Table<'a>,
) -> Option<TidligereKommune> {
    r.known(
        table,
        &["kommunenummer", "navn", "fra", "til", "gnr_fra", "gnr_til", "tillegg"],
    );
    let (fra, til) = (year(r, table, "fra"), year(r, table, "til"));
    ordered(r, table.span(), "tidligere_kommune", fra, til);
    let gnr_fra = gardsnummer(r, table, "gnr_fra");
    let gnr_til = gardsnummer(r, table, "gnr_til");
    let tillegg = r.number(table, "tillegg").and_then(|found| {
        let offset = i32::try_from(found.value).ok().filter(|n| n.abs() <= 99_999);
        if offset.is_none() {
            let told = msg!("oppdrag-gnr", field = found.field, found = found.value);
            r.error(&found.span, told, msg!("oppdrag-hint-gnr"));
        }
        offset
    });
    let before = r.findings.len();
    let number = kommunenummer(r, table);
    if number.is_none() && r.findings.len() == before {
        let told = msg!("oppdrag-incomplete", field = table.field("kommunenummer"));
        r.error(table.span(), told, msg!("oppdrag-hint-incomplete"));
    }
    let navn = r.plain(table, "navn").unwrap_or_default();
    let kommunenummer = number?;
    Some(TidligereKommune { kommunenummer, navn, fra, til, gnr_fra, gnr_til, tillegg })
}

/// The sheets counted in a folder; without both it is none, and is told about.
fn sheet_count<'a>(r: &mut Reader<'a>, table: &Table<'a>) -> Option<SheetCount> {
    r.known(table, &["mappe", "ark"]);
    let before = r.findings.len();
    let mappe = r.plain(table, "mappe");
    let ark = r.number(table, "ark").and_then(|found| {
        let sheets = telling::sheets(found.value);
        if sheets.is_none() {
            let told = msg!("oppdrag-ark", found = found.value);
            r.error(&found.span, told, msg!("oppdrag-hint-ark"));
        }
        sheets
    });
    for (key, absent) in [("mappe", mappe.is_none()), ("ark", ark.is_none())] {
        if absent && r.findings.len() == before {
            let told = msg!("oppdrag-incomplete", field = table.field(key));
            r.error(table.span(), told, msg!("oppdrag-hint-incomplete"));
        }
    }
    Some(SheetCount { mappe: telling::folder_name(&mappe?), ark: ark? })
}

/// A farm number, 1–99,999.
fn gardsnummer<'a>(r: &mut Reader<'a>, table: &Table<'a>, key: &str) -> Option<u32> {
    let found = r.number(table, key)?;
    let number = u32::try_from(found.value).ok().filter(|n| (1..=99_999).contains(n));
    if number.is_none() {
        let told = msg!("oppdrag-gnr", field = found.field, found = found.value);
        r.error(&found.span, told, msg!("oppdrag-hint-gnr"));
    }
    number
}

/// What the archive and the delivery cannot do without and is not there: two findings at most.
fn missing(oppdrag: &Oppdrag, path: &str) -> Vec<Finding> {
    let levering = &oppdrag.levering;
    let kontakt = &levering.kontakt;
    let arkivskaper = oppdrag.arkivskapere.first().map(|first| first.navn.clone());
    let archive = [
        ("tittel", &oppdrag.tittel),
        ("kommunenummer", &oppdrag.kommunenummer),
        ("kommunenavn", &oppdrag.kommunenavn),
        ("organisasjonsnummer", &oppdrag.organisasjonsnummer),
        ("arkivskaper", &arkivskaper),
    ];
    let delivery = [
        ("levering.avtalenummer", &levering.avtalenummer),
        ("levering.mottaker", &levering.mottaker),
        ("levering.avgiver", &levering.avgiver),
        ("levering.produsent", &levering.produsent),
        ("levering.eier", &levering.eier),
        ("levering.system", &levering.system),
        ("levering.kontakt.navn", &kontakt.navn),
        ("levering.kontakt.epost", &kontakt.epost),
        ("levering.kontakt.telefon", &kontakt.telefon),
    ];
    let absent = |fields: &[(&str, &Option<String>)]| {
        let names: Vec<&str> = fields
            .iter()
            .filter(|(_, value)| value.is_none())
            .map(|(name, _)| *name)
            .collect();
        (!names.is_empty()).then(|| (names.len(), names.join(", ")))
    };
    let place = || Place::file(path);
    let mut findings = Vec::new();
    if let Some((count, fields)) = absent(&archive) {
        let told = msg!("oppdrag-missing-archive", fields = fields, count = count);
        findings.push(Finding::warning(place(), told).hint(msg!("oppdrag-hint-missing")));
    }
    if let Some((count, fields)) = absent(&delivery) {
        let told = msg!("oppdrag-missing-delivery", fields = fields, count = count);
        findings.push(Finding::warning(place(), told).hint(msg!("oppdrag-hint-missing")));
    }
    findings
}
