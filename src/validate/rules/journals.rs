//! The two journals against each other and against arkivstruktur.xml.

use crate::finding::Severity;
use crate::msg;
use crate::place::Place;

use super::super::document::{Doc, Node};
use super::super::ledger::ENTRIES;
use super::super::rule::{Cx, Opening, Rule, Spot, at};
use super::pointer::shorten;

/// One journal's head and its entries.
#[derive(Default)]
struct Journal {
    file: Option<String>,
    stated: Option<(String, Spot)>,
    found: u64,
}

/// *What* each journal holds as many entries as its head says, both say the same, and in a
/// sharp period as many as arkivstruktur.xml has journalposter. Both are there where there are
/// journalposter; the public one may be left out where nothing is screened (070). *Why* an
/// entry that is missing from the journal is a letter that nobody can ask for. Arkade believes
/// the heads and counts nothing. *Do* take the journals out again.
#[derive(Default)]
pub(super) struct Counts {
    running: Journal,
    public: Journal,
    posts: u64,
}

impl Rule for Counts {
    fn ends(&self) -> Vec<&'static str> {
        vec!["registrering", "journalregistrering", "antallJournalposter"]
    }

    fn opens(&mut self, document: &Opening<'_>, _cx: &mut Cx<'_>) {
        let journal = match document.doc {
            Doc::LoependeJournal => &mut self.running,
            Doc::OffentligJournal => &mut self.public,
            _ => return,
        };
        journal.file.get_or_insert_with(|| document.file.to_owned());
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        let frame = node.frame();
        if node.is(Doc::Arkivstruktur, "registrering") {
            self.posts += u64::from(frame.kind() == "journalpost");
            return;
        }
        let journal = match node.doc {
            Doc::LoependeJournal => &mut self.running,
            Doc::OffentligJournal => &mut self.public,
            _ => return,
        };
        match frame.name.as_str() {
            "journalregistrering" => journal.found += 1,
            "antallJournalposter" => {
                journal.stated.get_or_insert_with(|| (node.text().to_owned(), at(node)));
            }
            _ => {}
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        self.are_there(cx);
        for journal in [&self.running, &self.public] {
            let Some((stated, place)) = &journal.stated else { continue };
            if stated.parse() != Ok(journal.found) {
                let (stated, found) = (shorten(stated), journal.found);
                let message =
                    msg!("validate-journal-count", stated = stated, found = found);
                cx.error(place.clone(), message, msg!("validate-hint-journal"));
            }
        }
        let (Some((running, _)), Some((public, place))) =
            (&self.running.stated, &self.public.stated)
        else {
            return;
        };
        if running != public {
            let message = msg!(
                "validate-journals-count-differs",
                running = shorten(running),
                public = shorten(public),
            );
            cx.error(place.clone(), message, msg!("validate-hint-journal"));
        }
        let sharp = cx.package.uttrekk.as_ref().is_some_and(|u| u.is_sharp());
        if sharp && cx.knows_structure() && self.running.found != self.posts {
            let (found, posts) = (self.running.found, self.posts);
            let message =
                msg!("validate-journal-archive-count", found = found, posts = posts);
            let place = Place::file(self.running.file.clone().unwrap_or_default());
            cx.error(place, message, msg!("validate-hint-journal"));
        }
    }
}

impl Counts {
    fn are_there(&self, cx: &mut Cx<'_>) {
        if self.posts == 0 || !cx.knows_files() {
            return;
        }
        let place = Place::file(&cx.package.name);
        if self.running.file.is_none() {
            let message = msg!(
                "validate-journal-missing",
                file = "loependeJournal.xml",
                posts = self.posts
            );
            cx.error(place.clone(), message, msg!("validate-hint-journal"));
        }
        if self.public.file.is_none() {
            let message = msg!(
                "validate-journal-missing",
                file = "offentligJournal.xml",
                posts = self.posts
            );
            cx.warning(place, message, msg!("validate-hint-journal-public"));
        }
    }
}

/// *What* both journals begin and end on the same days, those are the archival period's, and
/// in a sharp period no journalpost is dated outside it. *Why* krav 6.4.29: the journals cover
/// the same time as the archive. *Do* take the journals out again for the right period.
#[derive(Default)]
pub(super) struct Dates {
    /// Start and end of the running and of the public journal.
    heads: [[Option<(String, Spot)>; 2]; 2],
    /// The first and the last `journaldato` with their places.
    posts: Option<[(String, Spot); 2]>,
}

impl Rule for Dates {
    fn ends(&self) -> Vec<&'static str> {
        vec!["journaldato", "journalStartDato", "journalSluttDato"]
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        let journal = match node.doc {
            Doc::Arkivstruktur => return self.hear_post(node),
            Doc::LoependeJournal => 0,
            Doc::OffentligJournal => 1,
            _ => return,
        };
        let which = match node.frame().name.as_str() {
            "journalStartDato" => 0,
            "journalSluttDato" => 1,
            _ => return,
        };
        self.heads[journal][which]
            .get_or_insert_with(|| (node.text().to_owned(), at(node)));
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        let uttrekk = cx.package.uttrekk.clone().unwrap_or_default();
        let period = [uttrekk.start.as_ref(), uttrekk.end.as_ref()];
        let [running, public] = &self.heads;
        for which in 0..2 {
            if let (Some((first, _)), Some((second, place))) =
                (&running[which], &public[which])
                && day(first) != day(second)
            {
                let (first, second) = (shorten(first), shorten(second));
                let message = msg!(
                    "validate-journals-date-differs",
                    running = first,
                    public = second
                );
                cx.error(place.clone(), message, msg!("validate-hint-journal"));
            }
            // The head may be narrower: Arkade wants its days to be those of the first and the
            // last post. Outside the period it contradicts the archive.
            let outside = |found: &str, stated: &str| match which {
                0 => day(found) < day(stated),
                _ => day(found) > day(stated),
            };
            if let (Some((found, place)), Some(stated)) = (&running[which], period[which])
                && outside(found, &stated.text)
            {
                let (found, stated) = (shorten(found), shorten(&stated.text));
                let message =
                    msg!("validate-journal-period", found = found, stated = stated);
                cx.warning(place.clone(), message, msg!("validate-hint-journal"));
            }
        }
        if uttrekk.is_sharp() {
            self.outside(cx);
        }
    }
}

impl Dates {
    fn hear_post(&mut self, node: &Node<'_>) {
        if !node.is(Doc::Arkivstruktur, "journaldato") {
            return;
        }
        let this = day(node.text());
        let here = || (this.to_owned(), at(node));
        let [first, last] = self.posts.get_or_insert_with(|| [here(), here()]);
        if this < first.0.as_str() {
            *first = here();
        } else if this > last.0.as_str() {
            *last = here();
        }
    }

    fn outside(&self, cx: &mut Cx<'_>) {
        let [[Some((start, _)), Some((end, _))], _] = &self.heads else { return };
        let Some([first, last]) = &self.posts else { return };
        let early = (first.0.as_str() < day(start)).then_some(first);
        let late = (last.0.as_str() > day(end)).then_some(last);
        for (date, place) in early.into_iter().chain(late) {
            let message = msg!(
                "validate-journal-post-outside",
                date = date,
                start = shorten(start),
                end = shorten(end),
            );
            cx.error(place.clone(), message, msg!("validate-hint-journal"));
        }
    }
}

/// The day of an xs:date, which may carry a time zone.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// *What* each journal holds the journalposter of arkivstruktur.xml and no others, post by
/// post, in the order of year and sequence number, all within the days that its head states.
/// *Why* krav 6.4.30: who reads the journal
/// must find every letter; Arkade compares the stated numbers only. *Do* take the journals out
/// again.
#[derive(Default)]
pub(super) struct Entries {
    /// The last year and number of each journal.
    last: [Option<(u64, u64)>; 2],
    disordered: [Option<(Spot, u64)>; 2],
    /// First and last day of each journal by its head, and the entries outside.
    heads: [[Option<String>; 2]; 2],
    outside: [Option<(Spot, u64)>; 2],
    seen: [bool; 2],
}

const JOURNALS: [(Doc, &str); 2] = [
    (Doc::LoependeJournal, "loependeJournal.xml"),
    (Doc::OffentligJournal, "offentligJournal.xml"),
];

impl Rule for Entries {
    fn ends(&self) -> Vec<&'static str> {
        vec!["journalpost", "journalStartDato", "journalSluttDato"]
    }

    fn opens(&mut self, document: &Opening<'_>, _cx: &mut Cx<'_>) {
        let journal = JOURNALS.iter().position(|(doc, _)| *doc == document.doc);
        journal.into_iter().for_each(|journal| self.seen[journal] = true);
    }

    fn end(&mut self, node: &Node<'_>, _cx: &mut Cx<'_>) {
        let Some(journal) = JOURNALS.iter().position(|(doc, _)| *doc == node.doc) else {
            return;
        };
        match node.frame().name.as_str() {
            "journalpost" => self.entry(journal, node),
            "journalStartDato" => self.heads[journal][0] = Some(node.text().to_owned()),
            _ => self.heads[journal][1] = Some(node.text().to_owned()),
        }
    }

    fn finish(&mut self, cx: &mut Cx<'_>) {
        for (spot, count) in self.disordered.iter_mut().filter_map(Option::take) {
            let message = msg!("validate-journal-order", count = count);
            cx.warning(spot, message, msg!("validate-hint-journal"));
        }
        for (spot, count) in self.outside.iter_mut().filter_map(Option::take) {
            let message = msg!("validate-journal-entry-outside", count = count);
            cx.warning(spot, message, msg!("validate-hint-journal"));
        }
        if !cx.knows_structure() {
            return;
        }
        for (journal, (doc, name)) in JOURNALS.iter().enumerate() {
            if self.seen[journal] && cx.whole.contains(doc) {
                compare(journal, name, cx);
            }
        }
    }
}

impl Entries {
    /// One entry: in its order, and within the head's days.
    fn entry(&mut self, journal: usize, node: &Node<'_>) {
        let date = day(node.frame().value("journaldato"));
        let [start, end] = &self.heads[journal];
        let early = start.as_ref().is_some_and(|start| date < day(start));
        let late = end.as_ref().is_some_and(|end| date > day(end));
        if !date.is_empty() && (early || late) {
            self.outside[journal].get_or_insert_with(|| (at(node), 0)).1 += 1;
        }
        let value = |name: &str| node.frame().value(name).parse::<u64>();
        let (Ok(year), Ok(number)) = (value("journalaar"), value("journalsekvensnummer"))
        else {
            return;
        };
        let last = self.last[journal].replace((year, number));
        if last.is_some_and(|last| last > (year, number)) {
            self.disordered[journal].get_or_insert_with(|| (at(node), 0)).1 += 1;
        }
    }
}

/// Tells what one journal has too much and what it lacks.
fn compare(journal: usize, name: &str, cx: &mut Cx<'_>) {
    let settled = cx.settled;
    let content = &cx.package.content;
    if let Some(strange) = settled.dangling(ENTRIES[journal]) {
        for entry in strange.told() {
            let spot = Spot::line(&format!("{content}{name}"), entry.line, &entry.id)
                .again("systemID", &entry.id);
            let message = msg!("validate-journal-strange", id = &entry.id);
            cx.error(spot, message, msg!("validate-hint-journal"));
        }
        cx.say.untold(Severity::Error, strange.untold());
    }
    let missing = &settled.not_in_journals[journal];
    for post in missing.told() {
        let spot =
            Spot::line(&format!("{content}arkivstruktur.xml"), post.line, &post.id)
                .again("systemID", &post.id);
        let message = msg!("validate-journal-lacks", id = &post.id, file = name);
        cx.error(spot, message, msg!("validate-hint-journal"));
    }
    cx.say.untold(Severity::Error, missing.untold());
}
