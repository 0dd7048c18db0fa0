//! Pages → documents.

use serde::{Deserialize, Serialize};

use crate::facts::{Kind, PageFacts, Shape, SheetRole};
use crate::message::Message;
use crate::msg;

/// What a page is for, all rooms before this one heard.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum PageRole {
    /// A page of a document.
    Content,
    /// A folder cover.
    Cover,
    /// A separator sheet.
    Separator,
    /// A reference sheet.
    Reference,
    /// Nothing on it.
    Blank,
    /// A page of a file whose bytes are in the folder already.
    Duplicate,
    /// Could not be decoded.
    Unreadable,
}

impl From<SheetRole> for PageRole {
    fn from(role: SheetRole) -> Self {
        match role {
            SheetRole::Content => Self::Content,
            SheetRole::Cover => Self::Cover,
            SheetRole::Separator => Self::Separator,
            SheetRole::Reference => Self::Reference,
        }
    }
}

/// One page of a folder, in the order of the scanner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageIn<'a> {
    /// Which file of the folder; files count from 0 in the order of their names.
    pub file: usize,
    /// The page within the file, from 1.
    pub page: u32,
    /// How many pages the file has.
    pub pages: u32,
    /// What the page is for.
    pub role: PageRole,
    /// The size of the sheet, where known.
    pub shape: Option<Shape>,
    /// What its words tell.
    pub facts: &'a PageFacts,
}

/// The pages of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentGroup {
    /// Indexes into the pages that were given, rising, at least one; content only.
    pub pages: Vec<usize>,
    /// Why a document begins here.
    pub why: Message,
    /// Whether a separator, a cover or a reference sheet lies before it (or nothing: the
    /// folder begins here).
    pub after_separator: bool,
}

/// What lay between a page and the content page before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Between {
    Nothing,
    /// A blank, a duplicate or an unreadable page: perhaps the back of a letter's page.
    Gap,
    /// A separator, cover or reference sheet: always an end.
    Wall,
}

/// The documents of one folder. Covers, separators, reference sheets, blanks, duplicates and
/// unreadable pages belong to none.
///
/// A multi-page file is a document and consecutive single-page files are one stream; both are
/// split at separators, blanks, new letterheads, headings, subjects and dates. A page that
/// bears the next page number, or runs on in the middle of a sentence, continues.
#[must_use]
pub fn documents(pages: &[PageIn<'_>]) -> Vec<DocumentGroup> {
    let mut groups: Vec<DocumentGroup> = Vec::new();
    let mut between = Between::Wall;
    for (at, page) in pages.iter().enumerate() {
        match page.role {
            PageRole::Content => {
                match (why_new(pages, groups.last(), at, between), groups.last_mut()) {
                    (None, Some(group)) => group.pages.push(at),
                    (why, _) => groups.push(DocumentGroup {
                        pages: vec![at],
                        why: why.unwrap_or_else(|| msg!("dossier-first")),
                        after_separator: between == Between::Wall,
                    }),
                }
                between = Between::Nothing;
            }
            PageRole::Cover | PageRole::Separator | PageRole::Reference => {
                between = Between::Wall;
            }
            PageRole::Blank | PageRole::Duplicate | PageRole::Unreadable => {
                between = if between == Between::Wall { between } else { Between::Gap };
            }
        }
    }
    groups
}

/// Why a document begins at this page; `None` where the open one goes on.
fn why_new(
    pages: &[PageIn<'_>],
    open: Option<&DocumentGroup>,
    at: usize,
    between: Between,
) -> Option<Message> {
    let page = &pages[at];
    let open = open.map_or(&[][..], |group| &group.pages);
    let Some(last) = open.last().map(|last| &pages[*last]) else {
        return Some(msg!("dossier-first"));
    };
    if between == Between::Wall {
        return Some(msg!("dossier-separator"));
    }
    if page.file != last.file && (page.pages > 1 || last.pages > 1) {
        return Some(msg!("dossier-file"));
    }
    match numbered(pages, open, page) {
        Some(true) => return None,
        Some(false) => return Some(msg!("dossier-page-one")),
        None => {}
    }
    if let Some(why) = drawn(page, last).or_else(|| opening(page)) {
        return Some(why);
    }
    let runs_on = page.facts.begins_midway || last.facts.ends_midway;
    (between == Between::Gap && !runs_on).then(|| msg!("dossier-blank"))
}

/// What the page number says: `Some(true)` goes on, `Some(false)` begins. A number that does
/// not follow goes on too, unless the page has the head of a letter.
fn numbered(pages: &[PageIn<'_>], open: &[usize], page: &PageIn<'_>) -> Option<bool> {
    let mark = page.facts.page_mark.as_ref()?.value;
    if mark == 1 {
        return Some(false);
    }
    let last = pages[*open.last()?].facts.page_mark.as_ref().map(|m| m.value);
    let follows = last.map_or(open.len() as u32 + 1, |m| m + 1) == mark;
    (follows || page.facts.letterhead.is_none()).then_some(true)
}

fn is_drawn(page: &PageIn<'_>) -> bool {
    let drawn = |kind| matches!(kind, Kind::Tegning | Kind::Kart | Kind::Foto);
    page.facts
        .kind
        .as_ref()
        .is_some_and(|k| drawn(k.value) && k.basis.how == "drawn-sheet")
}

/// Drawings and maps stand alone: beside letters always, beside each other where they came in
/// files of their own or on sheets of another size.
fn drawn(page: &PageIn<'_>, last: &PageIn<'_>) -> Option<Message> {
    let other_size = match (page.shape, last.shape) {
        (Some(a), Some(b)) => !a.same_size(b),
        (None, _) | (_, None) => false,
    };
    let apart = match (is_drawn(page), is_drawn(last)) {
        (true, true) => page.file != last.file || other_size,
        (true, false) | (false, true) => true,
        (false, false) => other_size && page.file != last.file,
    };
    apart.then(|| msg!("dossier-drawing"))
}

/// The marks that a letter or a form begins with.
fn opening(page: &PageIn<'_>) -> Option<Message> {
    let facts = page.facts;
    if let Some(head) = &facts.letterhead {
        return Some(msg!("dossier-letterhead", words = &head.value));
    }
    if let Some(heading) = &facts.heading {
        return Some(msg!("dossier-heading", words = &heading.value));
    }
    if let Some(stamp) = &facts.mottatt {
        return Some(msg!("dossier-stamp", date = stamp.value.to_string()));
    }
    if let Some(date) = facts.date.as_ref().filter(|d| d.basis.how == "record") {
        return Some(msg!("dossier-date", date = date.value.to_string()));
    }
    let addressed =
        facts.recipient.as_ref().is_some_and(|r| r.basis.how == "address-block");
    let subject = facts.title.as_ref().filter(|t| t.basis.how == "subject-line");
    let date = facts
        .date
        .as_ref()
        .filter(|d| d.basis.how == "date-line" && d.confidence.get() > 0.6);
    match (date, subject, addressed) {
        (Some(date), Some(_), _) | (Some(date), None, true) => {
            Some(msg!("dossier-date", date = date.value.to_string()))
        }
        (None, Some(subject), true) => {
            Some(msg!("dossier-subject", words = &subject.value))
        }
        // A date alone may stand under a letter's last words, a subject in a long text.
        (Some(_) | None, _, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::testing;
    use crate::facts::{self, Context};
    use crate::place::Place;

    const LETTER: &str = "                SOLVÅG HERRED\n                Bygningsrådet\n\nSolvåg, den 17. mai 1957.\n\n\
        Ad: Byggeanmeldelse, gnr. 12, bnr. 34.\n\nEn har mottatt Deres brev av 3. mai 1957 med byggeanmeldelse";
    const SECOND: &str =
        "- 2 -\n\nFormannen opplyste at veien fram til tomten vil bli utbedret";
    const PLAIN: &str =
        "Formannen opplyste at veien fram til tomten vil bli utbedret i år.";
    const RUNS_ON: &str = "og videre fram til tomten som vil bli utbedret i år.";
    const DRAWING: &str = "PLAN 1. ETASJE M = 1:100\n\nFASADE MOT SYD\n\nSNITT A-A";
    const FORM: &str = "FERDIGATTEST\n\nByggherre\nAnders Solbakk";

    /// Pages as `text`, `|` between files, `blank`, `sep`; the documents as lists of pages.
    fn check(stream: &[&[&str]], expected: &[&[usize]]) {
        let context =
            Context { period: Some((1905, 1998)), kommuner: vec!["Solvåg".into()] };
        let mut facts = Vec::new();
        for file in stream {
            for (n, text) in file.iter().enumerate() {
                let role = match *text {
                    "blank" => PageRole::Blank,
                    "sep" => PageRole::Separator,
                    "duplicate" => PageRole::Duplicate,
                    _ => PageRole::Content,
                };
                let place = Place::default();
                let read = facts::page(&testing::page(text), &[], &place, None, &context);
                facts.push((n, file.len(), role, read));
            }
        }
        let mut file = 0;
        let pages: Vec<PageIn<'_>> = facts
            .iter()
            .map(|(n, count, role, facts)| {
                file += usize::from(*n == 0);
                let (page, pages) = (*n as u32 + 1, *count as u32);
                PageIn { file: file - 1, page, pages, role: *role, shape: None, facts }
            })
            .collect();
        let found: Vec<_> = documents(&pages).into_iter().map(|g| g.pages).collect();
        assert_eq!(found, expected, "{stream:?}");
    }

    #[test]
    fn a_letter_goes_on_while_its_pages_are_numbered() {
        check(&[&[LETTER], &[SECOND]], &[&[0, 1]]);
        check(&[&[LETTER], &["blank"], &[SECOND]], &[&[0, 2]]);
        check(&[&[LETTER], &["duplicate"], &[SECOND]], &[&[0, 2]]);
    }

    #[test]
    fn a_blank_back_splits_unless_the_text_runs_on() {
        check(&[&[LETTER], &["blank"], &[PLAIN]], &[&[0], &[2]]);
        check(&[&[LETTER], &["blank"], &[RUNS_ON]], &[&[0, 2]]);
    }

    #[test]
    fn a_separator_always_splits() {
        check(&[&[LETTER], &["sep"], &[SECOND]], &[&[0], &[2]]);
    }

    #[test]
    fn new_heads_and_headings_split() {
        check(&[&[LETTER], &[LETTER]], &[&[0], &[1]]);
        check(&[&[LETTER], &[FORM]], &[&[0], &[1]]);
        check(&[&[LETTER, LETTER]], &[&[0], &[1]]);
    }

    #[test]
    fn a_multi_page_file_is_a_document() {
        check(&[&[PLAIN, PLAIN, PLAIN]], &[&[0, 1, 2]]);
        check(&[&[PLAIN, "blank", RUNS_ON], &[PLAIN]], &[&[0, 2], &[3]]);
        check(&[&[LETTER, "blank", LETTER]], &[&[0], &[2]]);
    }

    #[test]
    fn drawings_stand_alone() {
        check(&[&[LETTER], &[DRAWING], &[DRAWING], &[PLAIN]], &[&[0], &[1], &[2], &[3]]);
    }

    #[test]
    fn pages_without_marks_are_one_stream() {
        check(&[&[LETTER], &[PLAIN], &[PLAIN]], &[&[0, 1, 2]]);
    }
}
