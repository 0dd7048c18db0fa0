//! Which kind of paper, from when, between whom, and what must be shielded?
//!
//! Words in, readings out: [`page`] takes the words of one page and tells what they say, each
//! value with its words and place. It reads the page *masked*, so that no fødselsnummer can
//! reach a title, a name or the words of a basis. [`numbers`] tells which were there.

mod casing;
mod checkdigit;
mod date;
mod dateline;
mod digits;
mod fact;
mod kind;
mod kind_rules;
mod language;
mod letterhead;
mod mark;
mod month;
mod organ;
mod party;
mod patterns;
mod personal;
mod role;
mod sheet;
#[cfg(test)]
pub(crate) mod testing;
mod tiltak;
mod tiltak_rules;
mod title;

pub use fact::{
    CaseNumber, Context, Direction, Language, PageFacts, Party, Series, Shape, SheetRole,
};
pub use kind::Kind;
pub use personal::{MASK, NumberKind, mask, masked, numbers};
pub use tiltak::Tiltak;
pub use tiltak_rules::tiltak_named;

use self::sheet::Sheet;
use crate::ocr::PageText;
use crate::place::Place;

/// What the words of a page tell. `place` is the page (file and page number); `shape` the size
/// of the sheet, where the resolution is known.
#[must_use]
pub fn page(
    text: &PageText,
    place: &Place,
    shape: Option<Shape>,
    context: &Context,
) -> PageFacts {
    let numbers = numbers(text, place);
    let veiled = masked(text);
    let sheet = Sheet::new(&veiled, place);
    let role_basis = role::role(&sheet);
    let language = language::language(&sheet);
    let sheet_role = role_basis.as_ref().map_or(SheetRole::Content, |r| r.value);
    let known = PageFacts {
        role: sheet_role,
        role_basis,
        language,
        numbers,
        ..PageFacts::default()
    };
    match sheet_role {
        SheetRole::Content => content(&sheet, shape, context, known),
        // A cover's years and stamps belong to no document.
        SheetRole::Cover | SheetRole::Separator | SheetRole::Reference => known,
    }
}

/// The language of these words, and the written form of Norwegian; `None` where too few tell.
#[must_use]
pub fn language_of(text: &PageText) -> Option<Language> {
    language::language(&Sheet::new(text, &Place::default())).map(|reading| reading.value)
}

/// The readings of a paper of a case.
fn content(
    sheet: &Sheet<'_>,
    shape: Option<Shape>,
    context: &Context,
    known: PageFacts,
) -> PageFacts {
    let dates = dateline::sort(sheet, context);
    let head = letterhead::letterhead(sheet, context);
    let title = title::title(sheet, head.as_ref().map(|h| &h.range));
    let form = title.as_ref().is_some_and(|t| t.heading);
    let subject = title.as_ref().map(|t| t.range.start);
    let parties = party::parties(sheet, head.as_ref(), subject, form, context);
    let direction = party::direction(&parties, dates.received.is_some(), sheet);
    let dated = dates.own.as_ref().is_some_and(|d| d.basis.how == "date-line");
    let kind = kind_rules::kind(
        sheet,
        &kind_rules::Known {
            title: title.as_ref().map(|t| &t.range),
            direction: direction.as_ref().map(|d| d.value),
            shape,
            letter: head.is_some() || dated || parties.recipient.is_some(),
        },
    );
    let (begins_midway, ends_midway) = midway(sheet);
    PageFacts {
        date: dates.own,
        year: dates.year,
        mottatt: dates.received,
        replies_to: dates.replies_to,
        kind,
        tiltak: tiltak_rules::tiltak(sheet, title.as_ref().map(|t| &t.range)),
        heading: title.as_ref().filter(|t| t.heading).map(|t| t.reading.clone()),
        title: title.map(|t| t.reading),
        sender: parties.sender,
        recipient: parties.recipient,
        direction,
        case_numbers: mark::case_numbers(sheet, context),
        page_mark: mark::page_mark(sheet),
        letterhead: head.map(|h| h.reading),
        begins_midway,
        ends_midway,
        ..known
    }
}

/// Whether the words begin, and end, in the middle of a sentence.
fn midway(sheet: &Sheet<'_>) -> (bool, bool) {
    let long = |row: &&sheet::Row| sheet.row_text(row).split_whitespace().count() >= 5;
    let begins = sheet.rows.iter().find(long).is_some_and(|row| {
        let first = sheet.row_text(row).chars().find(|c| c.is_alphabetic());
        sheet.depth(row) < 0.3 && first.is_some_and(char::is_lowercase)
    });
    let ends = sheet.rows.iter().rev().find(long).is_some_and(|row| {
        let text = sheet.row_text(row).trim_end();
        sheet.depth(row) > 0.7
            && text.ends_with(|c: char| c.is_lowercase() || c == '-' || c == ',')
    });
    (begins, ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "
                    SOLVÅG KOMMUNE
                    Bygningsrådet
            6990 Solvåg - Telefon (071) 25 123



30.05.1974

Herr Anders Solbakk,
Solbakkeveien 7
6990 Solvåg

Sak 112/74          J.nr. 412/74

GNR. 12, BNR. 34 - BYGGETILLATELSE FOR GARASJE

Deres byggemelding av 22.04.1974 fra byggherren, fødselsnr. 118750 32137,
ble behandlet av bygningsrådet i møte den 28.05.1974 som sak 112/74.
I medhold av bygningslovens § 93 gis tillatelse til oppføring av garasje.

For bygningsrådet";

    fn read() -> PageFacts {
        let context =
            Context { period: Some((1905, 1998)), kommuner: vec!["Solvåg".into()] };
        let place = Place::file("12-34/0014.tif").page(1);
        page(&testing::page(LETTER), &place, None, &context)
    }

    fn shown(facts: &PageFacts) -> String {
        let value = |v: &serde_json::Value| match v {
            serde_json::Value::Object(o) if o.contains_key("basis") => {
                format!(
                    "{} ({})",
                    o["value"],
                    o["basis"]["how"].as_str().unwrap_or_default()
                )
            }
            other => other.to_string(),
        };
        let all = serde_json::to_value(facts).unwrap();
        let mut text = String::new();
        for (name, field) in all.as_object().unwrap() {
            match field {
                serde_json::Value::Array(list) => {
                    for one in list {
                        text.push_str(&format!("{name}: {}\n", value(one)));
                    }
                }
                one => text.push_str(&format!("{name}: {}\n", value(one))),
            }
        }
        text
    }

    #[test]
    fn a_decision_is_told_whole() {
        insta::assert_snapshot!(shown(&read()), @r#"
        begins_midway: false
        case_numbers: {"number":112,"series":"sak","year":1974} (label)
        case_numbers: {"number":412,"series":"journal","year":1974} (label)
        date: "1974-05-30" (date-line)
        direction: "outgoing" (letterhead)
        ends_midway: false
        heading: null
        kind: "VEDTAK" (title)
        language: "nb" (small-words)
        letterhead: "SOLVÅG KOMMUNE" (letterhead)
        mottatt: null
        numbers: "telefonnummer" (label)
        numbers: "fodselsnummer" (check-digits)
        page_mark: null
        recipient: {"kommune":false,"name":"Anders Solbakk"} (address-block)
        replies_to: "1974-04-22" (answered-letter)
        role: "content"
        role_basis: null
        sender: {"kommune":true,"name":"Solvåg kommune, bygningsrådet"} (letterhead)
        tiltak: "garasje" (title)
        title: "Gnr. 12, bnr. 34 - byggetillatelse for garasje" (subject-line)
        year: null
        "#);
    }

    /// A carbon copy as it was read: letters lost, digits misread.
    const CARBON: &str = "
                    SOLVÅG HERRED
                    Byeningsradet

                    GJENPART

                    So våg, den 17. mai 1957.

Herr Anders Solbakk,
Solbakken,
Solvud,

Sak 45/57.: Jnr. 88/57.

Ad: Byggeanmelde.se, gur. 12, bnr. 34.

En har mottatt Deres brev av 3. mai l9 57 med byggeanmeldelse
for våningshus på gnr. 12, iinr. 34.

Før saken kan legges fram for byiniugsrådet, må De sende inn
erklæring f:a eieren av gnr. 12, bnr. 33 om åt han s«ke har";

    #[test]
    fn a_faded_carbon_copy_is_read_all_the_same() {
        let context =
            Context { period: Some((1905, 1998)), kommuner: vec!["Solvåg".into()] };
        let facts = page(&testing::page(CARBON), &Place::default(), None, &context);
        assert_eq!(facts.date.unwrap().value.to_string(), "1957-05-17");
        assert_eq!(facts.replies_to[0].value.to_string(), "1957-05-03");
        assert_eq!(facts.sender.unwrap().value.name, "Solvåg herred, bygningsrådet");
        assert_eq!(facts.recipient.unwrap().value.name, "Anders Solbakk");
        assert_eq!(facts.kind.unwrap().value, Kind::Korr);
        assert_eq!(facts.tiltak.unwrap().value, Tiltak::Bolig);
        assert_eq!(facts.language.unwrap().value, Language::Nb);
    }

    #[test]
    fn facts_survive_json_and_hold_no_digit_of_a_personal_number() {
        let facts = read();
        let json = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<PageFacts>(&json).unwrap(), facts);
        assert!(!json.contains("118750") && !json.contains("32137"));
        assert!(!format!("{facts:?}").contains("32137"));
    }

    #[test]
    fn an_empty_page_tells_nothing() {
        let facts =
            page(&PageText::default(), &Place::default(), None, &Context::default());
        assert_eq!(facts, PageFacts::default());
    }
}
