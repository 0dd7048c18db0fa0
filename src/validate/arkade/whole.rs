//! What stands beside arkivstruktur.xml: 01, 02, 03, 28, 59, 60, 61.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::msg;

use super::super::document::{Doc, Node};
use super::super::libxml2::{Complaint, Trouble};
use super::super::rule::Opening;
use super::super::uttrekk::{NamedFile, Uttrekk};
use super::day::day;
use super::name::Name::{self, *};
use super::scene::{Facts, Heard, Scene, Test};
use super::sheet::{Answer, Sheet, Stop};

/// How many different remarks on a file Arkade hears before it stops.
const REMARKS_LIMIT: usize = 100;

/// What is heard of the other documents.
#[derive(Debug, Default)]
pub(in super::super) struct Beside {
    /// The heads of the running and of the public journal.
    heads: [Head; 2],
    /// Remarks on a file's validity: file, words, lines, how often.
    remarks: Vec<(String, String, Vec<u64>)>,
    /// Files that are not well-formed, and where.
    broken: Vec<(String, u64)>,
    changes: Option<u64>,
}

/// The head of a journal.
#[derive(Debug, Default)]
struct Head {
    opened: bool,
    has_head: bool,
    number: Option<String>,
    dates: [Option<String>; 2],
}

impl Beside {
    pub(in super::super) fn opens(&mut self, opening: &Opening<'_>) {
        match opening.doc {
            Doc::LoependeJournal => self.heads[0].opened = true,
            Doc::OffentligJournal => self.heads[1].opened = true,
            Doc::Endringslogg => self.changes = Some(0),
            _ => {}
        }
    }

    pub(in super::super) fn complaint(&mut self, file: &str, complaint: &Complaint) {
        if !matches!(complaint.trouble, Trouble::Schema(_)) {
            self.broken.push((file.to_owned(), complaint.line));
            return;
        }
        let known =
            self.remarks.iter_mut().find(|r| r.0 == file && r.1 == complaint.said);
        if let Some((_, _, lines)) = known {
            if lines.len() < REMARKS_LIMIT {
                lines.push(complaint.line);
            }
        } else if self.remarks.iter().filter(|r| r.0 == file).count() < REMARKS_LIMIT {
            let (file, said) = (file.to_owned(), complaint.said.clone());
            self.remarks.push((file, said, vec![complaint.line]));
        }
    }

    /// Hears an element of a journal or the change log at its end.
    pub(in super::super) fn hear(&mut self, node: &Node<'_>) {
        let name = node.frame().name.as_str();
        let head = match node.doc {
            Doc::LoependeJournal => &mut self.heads[0],
            Doc::OffentligJournal => &mut self.heads[1],
            Doc::Endringslogg => {
                if name == "endring" {
                    self.changes = self.changes.map(|count| count + 1);
                }
                return;
            }
            _ => return,
        };
        let text = || Some(node.text().to_owned());
        match name {
            "journalhode" => head.has_head = true,
            "antallJournalposter" => head.number = head.number.take().or_else(text),
            "journalStartDato" => head.dates[0] = head.dates[0].take().or_else(text),
            "journalSluttDato" => head.dates[1] = head.dates[1].take().or_else(text),
            _ => {}
        }
    }
}

/// N5.01: a file that is named but absent.
pub(super) struct Existence;

impl Test for Existence {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let Some(uttrekk) = &facts.package.uttrekk else {
            sheet.stop = stop("arkivuttrekk.xml", 0, "arkade-stop-uttrekk");
            return sheet;
        };
        let mut told = BTreeSet::new();
        for file in uttrekk.files() {
            let absent = facts.package.find_in_content(&file.name).is_none();
            if absent && told.insert(&file.name) {
                sheet.fault(msg!("arkade-listed-missing", file = &file.name));
            }
        }
        sheet
    }
}

/// N5.02: each file's checksum once; the first fault of a file is the only one told.
pub(super) struct Checksums;

impl Test for Checksums {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let Some(uttrekk) = &facts.package.uttrekk else { return sheet };
        let mut schemas = BTreeSet::new();
        for object in &uttrekk.objects {
            object.file.iter().for_each(|file| sheet.add(checksum(file, facts)));
            for schema in &object.schemas {
                if schemas.insert(&schema.name) {
                    sheet.add(checksum(schema, facts));
                }
            }
        }
        sheet
    }
}

fn checksum(file: &NamedFile, facts: &Facts<'_>) -> Answer {
    let name = &file.name;
    let algorithm = file.algorithm.as_ref().map(|stated| stated.text.as_str());
    let number = facts.package.find_in_content(name);
    let message = match (algorithm, number) {
        (None, _) => msg!("arkade-checksum-none", file = name),
        (Some(algorithm), _) if !matches!(algorithm, "SHA-256" | "SHA256") => {
            msg!("arkade-checksum-algorithm", file = name, algorithm = algorithm)
        }
        (Some(_), None) => msg!("arkade-file-missing", file = name),
        (Some(_), Some(number)) => {
            let found = facts.package.member(number).digest.map(|d| d.to_string());
            let found = found.unwrap_or_default();
            let stated = file.checksum.as_ref().map_or("", |stated| stated.text.as_str());
            if stated.eq_ignore_ascii_case(&found) {
                return Answer::new(msg!("arkade-checksum-right", file = name));
            }
            let stated = stated.to_lowercase();
            msg!("arkade-checksum-wrong", file = name, stated = stated, found = found)
        }
    };
    Answer::new(message).fault().in_file("arkivuttrekk.xml", &[file.line])
}

/// N5.03: each different remark on a file once, with its lines; and every schema of Arkade's
/// own that had to be used.
pub(super) struct Schema;

const DOCUMENTS: [&str; 4] = [
    "arkivstruktur.xml",
    "endringslogg.xml",
    "loependeJournal.xml",
    "offentligJournal.xml",
];

impl Test for Schema {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let Some(uttrekk) = &facts.package.uttrekk else { return sheet };
        let mut named = BTreeSet::new();
        for object in &uttrekk.objects {
            let Some(file) = &object.file else { continue };
            let line = file.line;
            if !DOCUMENTS.contains(&file.name.as_str()) || !named.insert(&file.name) {
                sheet.stop = stop(&uttrekk.file, line, "arkade-stop-object");
                continue;
            }
            let listed = |name: &str| object.schemas.iter().any(|s| s.name == name);
            let schema = file.name.replace(".xml", ".xsd");
            for name in [schema.as_str(), "metadatakatalog.xsd"] {
                if !listed(name) {
                    sheet.fault(msg!("arkade-schema-built-in", file = name));
                }
            }
            let files = object.schemas.iter().chain([file]);
            let absent =
                files.filter(|f| facts.package.find_in_content(&f.name).is_none());
            let absent: Vec<_> = absent.collect();
            for file in &absent {
                sheet.fault(msg!("arkade-file-missing", file = &file.name));
            }
            if absent.is_empty() {
                remarks(&file.name, facts, &mut sheet);
            }
        }
        sheet
    }
}

fn remarks(name: &str, facts: &Facts<'_>, sheet: &mut Sheet) {
    let path = format!("{}{name}", facts.package.content);
    for (file, said, lines) in facts.beside.remarks.iter().filter(|r| r.0 == path) {
        let answer = Answer::new(msg!("arkade-remark", said = said)).fault();
        sheet.add(answer.in_file(file, lines));
    }
    if let Some((file, line)) = facts.beside.broken.iter().find(|(file, _)| *file == path)
    {
        sheet.stop = stop(file, *line, "arkade-stop-form");
    }
}

fn stop(file: &str, line: u64, key: &str) -> Option<Stop> {
    let reason = match key {
        "arkade-stop-uttrekk" => msg!("arkade-stop-uttrekk"),
        "arkade-stop-object" => msg!("arkade-stop-object"),
        "arkade-stop-form" => msg!("arkade-stop-form"),
        "arkade-stop-period" => msg!("arkade-stop-period"),
        "arkade-stop-head" => msg!("arkade-stop-head"),
        "arkade-stop-declared" => msg!("arkade-stop-declared"),
        _ => msg!("arkade-stop-additional"),
    };
    Some(Stop { reason, file: file.to_owned(), line })
}

/// Where Arkade stops because arkivuttrekk.xml does not have what it looks for, where it
/// looks: N5.16 (no number of registrations), 42, 44, 45 (no or another `additionalInfo`, a
/// flag that is neither true nor false), 59 and 60 (no `periode`).
pub(super) fn stops(id: &str, uttrekk: Option<&Uttrekk>) -> Option<Stop> {
    let uttrekk = uttrekk?;
    let flag = match id {
        "N5.16" => {
            let declared = uttrekk.occurrences("arkivstruktur.xml", "registrering");
            return match declared {
                None => stop(&uttrekk.file, 0, "arkade-stop-declared"),
                Some(_) => None,
            };
        }
        "N5.42" => "inneholderSkjermetInformasjon",
        "N5.44" => "inneholderDokumenterSomSkalKasseres",
        "N5.45" => "omfatterDokumenterSomErKassert",
        "N5.59" | "N5.60" => "",
        _ => return None,
    };
    let Some(additional) = &uttrekk.additional else {
        return stop(&uttrekk.file, 0, "arkade-stop-additional");
    };
    if flag.is_empty() {
        return match additional.period {
            Some(_) => None,
            None => stop(&uttrekk.file, 0, "arkade-stop-period"),
        };
    }
    let value = additional.values.iter().find(|(name, _)| name == flag);
    let is_flag = |value: &str| {
        value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false")
    };
    match value {
        Some((_, value)) if !is_flag(value) => {
            stop(&uttrekk.file, 0, "arkade-stop-additional")
        }
        _ => None,
    }
}

/// N5.28: document files found and declared; none at all is an error also where none is
/// declared.
pub(super) struct Files;

impl Test for Files {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let found = facts.package.documents().count() as u64;
        let folders = ["dokumenter", "DOKUMENTER", "dokument", "DOKUMENT"];
        let content = &facts.package.content;
        let has_folder = folders.iter().any(|name| {
            let folder = format!("{content}{name}");
            facts.package.folders.contains(&folder)
        });
        if !has_folder {
            sheet.fault(msg!("arkade-no-folder"));
        } else if found == 0 {
            sheet.fault(msg!("arkade-no-files"));
        } else {
            sheet.say(msg!("arkade-files-found", count = found));
        }
        let stated = facts.package.uttrekk.as_ref().and_then(|u| u.additional.as_ref());
        let stated = stated.and_then(|additional| {
            let values = additional.values.iter();
            values.clone().find(|(name, _)| name == "antallDokumentfiler")
        });
        match stated.and_then(|(_, value)| value.parse::<u64>().ok()) {
            None => sheet.fault(msg!("arkade-files-undeclared")),
            Some(stated) => {
                sheet.say(msg!("arkade-files-declared", count = stated));
                if stated != found {
                    sheet.fault(msg!(
                        "arkade-files-differ",
                        stated = stated,
                        found = found
                    ));
                }
            }
        }
        sheet
    }
}

/// N5.59: journalposter in arkivstruktur.xml, and as the journals' heads state them.
#[derive(Default)]
pub(super) struct Journals {
    posts: u64,
}

impl Test for Journals {
    fn hears(&self) -> &'static [Name] {
        &[Registrering]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        let kind = scene.kind(scene.node.frame());
        self.posts += u64::from(scene.is(Registrering) && kind == "journalpost");
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet { stop: no_head(facts), ..Sheet::default() };
        sheet.say(msg!("arkade-journal-archive", count = self.posts));
        let stated = facts.beside.heads.each_ref().map(|head| {
            head.number.as_ref().and_then(|number| number.parse::<u64>().ok())
        });
        let [Some(running), Some(public)] = stated else {
            sheet.fault(msg!("arkade-journal-unreadable"));
            return sheet;
        };
        sheet.say(msg!("arkade-journal-running", count = running));
        sheet.say(msg!("arkade-journal-public", count = public));
        if running != public {
            sheet.fault(msg!(
                "arkade-journals-differ",
                running = running,
                public = public
            ));
        }
        if is_sharp(facts) && (running != self.posts || public != self.posts) {
            sheet.fault(msg!(
                "arkade-journal-differs",
                posts = self.posts,
                stated = running
            ));
        }
        sheet
    }
}

/// A journal that begins and has no head makes Arkade read for ever.
fn no_head(facts: &Facts<'_>) -> Option<Stop> {
    let files = ["loependeJournal.xml", "offentligJournal.xml"];
    let endless = |head: &&Head| head.opened && !head.has_head;
    let at = facts.beside.heads.iter().position(|head| endless(&head))?;
    stop(files[at], 0, "arkade-stop-head")
}

/// Sharp by Arkade: both values where it looks for them are `skarpt`, letter for letter.
fn is_sharp(facts: &Facts<'_>) -> bool {
    let additional = facts.package.uttrekk.as_ref().and_then(|u| u.additional.as_ref());
    additional
        .and_then(|additional| additional.period.as_ref())
        .is_some_and(|period| period.iter().all(|value| value == "skarpt"))
}

/// N5.60: the first and the last journal day, in arkivstruktur.xml and in the heads.
#[derive(Default)]
pub(super) struct Days {
    days: Option<(Date, Date)>,
}

impl Test for Days {
    fn hears(&self) -> &'static [Name] {
        &[Journaldato]
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        if let Some(day) = day(scene.text()) {
            let (first, last) = self.days.get_or_insert((day, day));
            (*first, *last) = ((*first).min(day), (*last).max(day));
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet { stop: no_head(facts), ..Sheet::default() };
        let text = |(first, last): &(Date, Date)| {
            [first, last].map(|date| date.strftime("%d.%m.%Y").to_string())
        };
        match &self.days {
            Some(days) => {
                let [first, last] = text(days);
                sheet.say(msg!("arkade-days-archive", first = first, last = last));
            }
            None => sheet.fault(msg!("arkade-days-none")),
        }
        let heads = facts.beside.heads.each_ref().map(|head| {
            let [first, last] = head.dates.each_ref().map(|date| day(date.as_deref()?));
            first.zip(last)
        });
        let [Some(running), Some(public)] = heads else {
            sheet.fault(msg!("arkade-journal-unreadable"));
            return sheet;
        };
        let [first, last] = text(&running);
        sheet.say(msg!("arkade-days-running", first = first, last = last));
        let [first, last] = text(&public);
        sheet.say(msg!("arkade-days-public", first = first, last = last));
        if running != public {
            sheet.fault(msg!("arkade-days-journals-differ"));
        }
        if is_sharp(facts) && self.days.is_some_and(|days| days != running) {
            sheet.fault(msg!("arkade-days-differ"));
        }
        sheet
    }
}

/// N5.61: logged changes.
pub(super) struct ChangeLog;

impl Test for ChangeLog {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let broken = facts
            .beside
            .broken
            .iter()
            .any(|(file, _)| file.ends_with("endringslogg.xml"));
        match facts.beside.changes.filter(|_| !broken) {
            Some(count) => sheet.total(count),
            None => sheet.fault(msg!("arkade-file-missing", file = "endringslogg.xml")),
        }
        sheet
    }
}
