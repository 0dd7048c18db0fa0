//! Sheets that are no paper of a case: covers, separators, reference sheets.

use super::fact::SheetRole;
use super::patterns::patterns;
use super::sheet::{Row, Sheet};
use crate::reading::Reading;
use strsim::levenshtein;

patterns! {
    KEY = r"\bg\w{0,4}\W{0,3}n\w?r\b|\bgnr|\bbnr|\bgbnr|g(?:aa|å|a)rdsn|bruksn|\b\d{1,3}\s?[/il|]\s?\d{1,4}\b";
    BINDER = r"\barkiv\b|omslag|\bmappe\b|byggesaksmappe|eiendomsmappe|saksmappe|eigedomsmappe";
    SEE = r"\bse\b|\bsj[åa]\b|\bjfr?\b|\bligg(?:er|ja)?\b|\blagt\b|\blagd\b|oppbevar";
    LETTER = r"hilsen|helsing|ærb[øo]digst|vyrdsamt|underskrift|s[øo]ker|undertegnede|\bdato\b|m ?= ?1:|målestokk|1:\d{2,4}";
}

/// What the sheet is for, with the words that say so; `None` for a paper of a case.
pub(super) fn role(sheet: &Sheet<'_>) -> Option<Reading<SheetRole>> {
    let words = sheet.words.len();
    let named = |names: &[&str], limit: usize| {
        sheet.rows.iter().find(|row| {
            let plain: String =
                sheet.row_folded(row).chars().filter(|c| c.is_alphabetic()).collect();
            names.iter().any(|name| levenshtein(name, &plain) <= limit)
        })
    };
    if words <= 8
        && let Some(row) = named(&["skilleark", "skilleblad", "skiljeark"], 2)
    {
        return Some(reading(sheet, row, SheetRole::Separator, 0.97));
    }
    if words <= 70
        && let Some(row) =
            named(&["henvisning", "henvising", "krysshenvisning", "tilvising"], 2)
        && SEE.is_match(&sheet.folded)
    {
        return Some(reading(sheet, row, SheetRole::Reference, 0.95));
    }
    cover(sheet)
}

fn reading(
    sheet: &Sheet<'_>,
    row: &Row,
    role: SheetRole,
    sure: f32,
) -> Reading<SheetRole> {
    sheet.reading(role, row.range.clone(), "words-of-the-sheet", sure)
}

/// A cover has few words, the property among them in large letters or the name of a binder.
fn cover(sheet: &Sheet<'_>) -> Option<Reading<SheetRole>> {
    let plain = sheet.words.iter().filter(|w| w.confidence > 0.3).count();
    if plain > 45 || LETTER.is_match(&sheet.folded) {
        return None;
    }
    let key = sheet.rows.iter().find(|row| KEY.is_match(sheet.row_folded(row)));
    let large = key.is_some_and(|row| sheet.share(row.area.height) > 0.02);
    let binder = sheet.rows.iter().find(|row| BINDER.is_match(sheet.row_folded(row)));
    match (key, binder) {
        (Some(_), Some(row)) => Some(reading(sheet, row, SheetRole::Cover, 0.95)),
        (Some(row), None) if large && plain <= 25 => {
            Some(reading(sheet, row, SheetRole::Cover, 0.75))
        }
        (None, Some(row)) if plain <= 25 => {
            Some(reading(sheet, row, SheetRole::Cover, 0.7))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing::page;
    use crate::place::Place;

    #[test]
    fn covers_separators_and_reference_sheets_are_no_papers() {
        let check = |text: &str, expected: Option<SheetRole>| {
            let place = Place::default();
            let page = page(text);
            assert_eq!(
                role(&Sheet::new(&page, &place)).map(|r| r.value),
                expected,
                "{text}"
            );
        };
        check("SKILLEARK", Some(SheetRole::Separator));
        check("SK1LLEARK     —", Some(SheetRole::Separator));
        check(
            "HENVISNING\n\nPapirene for gnr. 12, bnr. 40 er lagt i en annen mappe.\nSe gnr. 12, bnr. 34.",
            Some(SheetRole::Reference),
        );
        check(
            "SOLVÅG KOMMUNE\nBYGNINGSRÅDETS ARKIV\n\nGnr. 12\nBnr. 34\n\nSolbakkeveien 7\n1957 - 1990",
            Some(SheetRole::Cover),
        );
        check("Med henvisning til Deres brev av 3. mai sendes tegningene", None);
        check(
            "SOLVÅG KOMMUNE\nBygningsrådet\n\nSak 45/57\n\nFERDIGATTEST\nGnr. 12 Bnr. 34\nMed hilsen",
            None,
        );
        check("SITUASJONSKART M = 1:1000\n12/34\nGNR. 12 BNR. 34", None);
    }
}
