//! What a document says: the readings of its pages, merged.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::facts::{
    CaseNumber, Direction, Kind, Language, NumberKind, PageFacts, Party, Tiltak,
};
use crate::reading::Reading;

/// A later page's word weighs so much against the first's.
const LATER_PAGE: f32 = 0.85;

/// What a document tells, the best evidence of its pages first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentFacts {
    /// The document's own date.
    pub date: Option<Reading<Date>>,
    /// The year, where no whole date stands there.
    pub year: Option<Reading<i16>>,
    /// The date of the stamp of received post.
    pub mottatt: Option<Reading<Date>>,
    /// The kind of paper.
    pub kind: Option<Reading<Kind>>,
    /// Subject line or heading (M020), personal numbers masked.
    pub title: Option<Reading<String>>,
    /// Who sent it.
    pub sender: Option<Reading<Party>>,
    /// Who was to have it.
    pub recipient: Option<Reading<Party>>,
    /// Which way it went.
    pub direction: Option<Reading<Direction>>,
    /// Every case and journal number, each once.
    pub case_numbers: Vec<Reading<CaseNumber>>,
    /// The dates of the letters that this one answers, each once.
    pub replies_to: Vec<Reading<Date>>,
    /// The written form of Norwegian of most of its pages.
    pub language: Option<Reading<Language>>,
    /// The work or matter.
    pub tiltak: Option<Reading<Tiltak>>,
    /// Numbers that identify, each place of them.
    pub numbers: Vec<Reading<NumberKind>>,
}

impl DocumentFacts {
    /// The year of the document: of its date, or as read without one.
    #[must_use]
    pub fn any_year(&self) -> Option<i16> {
        let date = self.date.as_ref().filter(|d| d.confidence.get() >= 0.3);
        date.map(|d| d.value.year()).or(self.year.as_ref().map(|y| y.value))
    }
}

/// The readings of a document's pages in page order, merged: the surest reading of each, the
/// first page's before those of later pages.
#[must_use]
pub fn document(pages: &[&PageFacts]) -> DocumentFacts {
    DocumentFacts {
        date: surest(pages, |p| p.date.as_ref()),
        year: first(pages, |p| p.year.as_ref()),
        mottatt: first(pages, |p| p.mottatt.as_ref()),
        kind: surest(pages, |p| p.kind.as_ref()),
        title: first(pages, |p| p.title.as_ref()),
        sender: first(pages, |p| p.sender.as_ref()),
        recipient: first(pages, |p| p.recipient.as_ref()),
        direction: first(pages, |p| p.direction.as_ref()),
        case_numbers: each_once(pages, |p| &p.case_numbers),
        replies_to: each_once(pages, |p| &p.replies_to),
        language: language(pages),
        tiltak: surest(pages, |p| p.tiltak.as_ref()),
        numbers: pages.iter().flat_map(|p| p.numbers.iter().cloned()).collect(),
    }
}

fn first<'p, T: Clone + 'p>(
    pages: &[&'p PageFacts],
    field: impl Fn(&'p PageFacts) -> Option<&'p Reading<T>>,
) -> Option<Reading<T>> {
    pages.iter().find_map(|page| field(page)).cloned()
}

fn surest<'p, T: Clone + 'p>(
    pages: &[&'p PageFacts],
    field: impl Fn(&'p PageFacts) -> Option<&'p Reading<T>>,
) -> Option<Reading<T>> {
    let mut best: Option<(&Reading<T>, f32)> = None;
    for (at, page) in pages.iter().enumerate() {
        let Some(reading) = field(page) else { continue };
        let weight = reading.confidence.get() * if at == 0 { 1.0 } else { LATER_PAGE };
        if best.is_none_or(|(_, other)| weight > other) {
            best = Some((reading, weight));
        }
    }
    best.map(|(reading, _)| reading.clone())
}

fn each_once<'p, T: Clone + PartialEq + 'p>(
    pages: &[&'p PageFacts],
    field: impl Fn(&'p PageFacts) -> &'p [Reading<T>],
) -> Vec<Reading<T>> {
    let mut all: Vec<Reading<T>> = Vec::new();
    for reading in pages.iter().flat_map(|page| field(page)) {
        if !all.iter().any(|r| r.value == reading.value) {
            all.push(reading.clone());
        }
    }
    all
}

/// The language of most pages, weighed by how sure each is; the first of those that weigh
/// alike.
fn language(pages: &[&PageFacts]) -> Option<Reading<Language>> {
    use Language::{Da, En, Nb, Nn, Sv};
    let weight = |language: Language| -> f32 {
        let all = pages.iter().filter_map(|p| p.language.as_ref());
        all.filter(|l| l.value == language).map(|l| l.confidence.get()).sum()
    };
    let heavier = |a, b| if weight(b) > weight(a) { b } else { a };
    let most = [Nn, Da, Sv, En].into_iter().fold(Nb, heavier);
    surest(pages, |p| p.language.as_ref().filter(|l| l.value == most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{self, Context, testing};
    use crate::place::Place;

    #[test]
    fn the_pages_of_a_record_are_told_as_one() {
        let context =
            Context { period: Some((1905, 1998)), kommuner: vec!["Solvåg".into()] };
        let read = |text: &str, page| {
            let place = Place::file("0007.tif").page(page);
            facts::page(&testing::page(text), &place, None, &context)
        };
        let first = read(
            "              SOLVÅG HERRED\n              Bygningsrådet\n\n\
             UTSKRIFT AV MØTEBOKEN FOR SOLVÅG BYGNINGSRÅD\n\n\
             År 1957 den 12. juni holdt Solvåg bygningsråd møte på herredshuset.\n\n\
             Sak 45/57.\nVåningshus på gnr. 12, bnr. 34. Byggherre: Anders Solbakk.\n\n\
             Det foreligger søknad av 3. mai 1957 med tegninger og situasjonskart.",
            1,
        );
        let second = read(
            "- 2 -\n\nBygningsrådet gir byggetillatelse for våningshus. Sak 45/57 og sak 46/57.",
            2,
        );
        let document = document(&[&first, &second]);
        assert_eq!(document.date.as_ref().unwrap().value.to_string(), "1957-06-12");
        assert_eq!(document.kind.as_ref().unwrap().value, Kind::Vedtak);
        assert_eq!(document.kind.as_ref().unwrap().basis.place.page, Some(1));
        let numbers: Vec<_> =
            document.case_numbers.iter().map(|n| n.value.to_string()).collect();
        assert_eq!(numbers, ["Sak 45/1957", "Sak 46/1957"]);
        assert_eq!(document.replies_to.len(), 1);
        assert_eq!(document.language.unwrap().value, Language::Nb);
        assert_eq!(document.sender.unwrap().value.name, "Solvåg herred, bygningsrådet");
    }
}
