//! The printed head of a letter, and whom it names.

use std::ops::Range;

use super::fact::{Context, Party};
use super::organ;
use super::party::name;
use super::patterns::patterns;
use super::sheet::Sheet;
use crate::reading::Reading;

patterns! {
    FIRM = r"a/s|\bas\b|\ba\.s\b|firma|kontor|samvirkel|\blag(?:et)?\b|byggm[æe]?ister|byggmester|arkitekt|ingeni[øo]r|fabri[kc]|handel|verksted|sparebank|skolekom|skolestyre|skulestyre|forening|menighet|vegvesen|fylke|r[øo]r\b|entrepren|\w+ eiendom\b|kommission|brannvesen";
    TITLE_WORDS = r"s[øo]knad|tillatelse|attest|varsel|utskrift|skjema|melding|oppdrag|regulering|forretning|beregning|situasjon|gjenpart";
}

/// Whether a folded text has a word that firms, boards and clubs are known by.
pub(super) fn is_firm(folded: &str) -> bool {
    FIRM.is_match(folded)
}

/// The printed head of a letter.
pub(super) struct Head {
    /// Its rows, from the first to the last byte.
    pub(super) range: Range<usize>,
    /// The words as they stand.
    pub(super) reading: Reading<String>,
    /// Whom it names.
    pub(super) party: Party,
}

/// The letterhead: capitals at the head of the sheet that name an organ or a firm.
pub(super) fn letterhead(sheet: &Sheet<'_>, context: &Context) -> Option<Head> {
    let (at, row) = sheet.rows.iter().enumerate().find(|(_, row)| {
        let (text, folded) = (sheet.row_text(row), sheet.row_folded(row));
        let names = organ::named(folded) || FIRM.is_match(folded);
        sheet.depth(row) < 0.12
            && capitals(text)
            && names
            && text.split_whitespace().count() <= 6
            && !TITLE_WORDS.is_match(folded)
    })?;
    let municipal = organ::named(sheet.row_folded(row));
    let second = sheet.rows[at + 1..].iter().take(3).find(|next| {
        let gap = next.area.y.saturating_sub(row.area.y) as f32;
        let text = sheet.row_folded(next);
        let organ = organ::named(text) || organ::under(text).is_some();
        gap > 0.0 && gap < 0.06 * row_scale(sheet) && next.beside(row) && organ
    });
    let whole = organ::is_municipality(sheet.row_folded(row));
    let second = second.filter(|_| municipal && whole);
    let end = second.map_or(row.range.end, |s| s.range.end.max(row.range.end));
    let range = row.range.start..end;
    let words = sheet.row_text(row).trim().to_owned();
    let party = if municipal {
        organ::party(sheet.row_text(row), second.map(|s| sheet.row_text(s)), context)
    } else {
        Party { name: name(sheet.row_text(row)), kommune: false }
    };
    let party =
        Party { kommune: party.kommune || organ::ours(&party.name, context), ..party };
    Some(Head {
        reading: sheet.reading(words, range.clone(), "letterhead", 0.9),
        range,
        party,
    })
}

/// The height of the page, in pixels.
fn row_scale(sheet: &Sheet<'_>) -> f32 {
    1.0 / sheet.share(1)
}

fn capitals(text: &str) -> bool {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    upper >= 4 && upper > lower * 3
}
