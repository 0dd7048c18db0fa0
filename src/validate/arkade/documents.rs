//! Dates of registrations, formats and files of documents: 27, 29, 30, 32, 33, 34, 38, 41.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use jiff::civil::Date;

use crate::digest::Digest;
use crate::message::Message;
use crate::msg;

use super::super::package::Package;
use super::super::spill::{Fields, Spill};
use super::day::day;
use super::name::Name::{self, *};
use super::scene::{Facts, Heard, Scene, Test};
use super::sheet::{Answer, Sheet};
use super::tally::Counts;

/// How many are listed; the rest is counted.
const LIMIT: usize = 10_000;

/// N5.27: the first and the last registration of each arkivdel.
#[derive(Default)]
pub(super) struct FirstAndLast {
    all: u64,
    invalid: u64,
    days: BTreeMap<usize, (Date, Date)>,
}

impl Test for FirstAndLast {
    fn hears(&self) -> &'static [Name] {
        &[OpprettetDato]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        self.all += u64::from(scene.is_in(OpprettetDato, Registrering));
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is_in(OpprettetDato, Registrering) {
            match day(scene.text()) {
                Some(day) => {
                    let (first, last) = self.days.entry(scene.part).or_insert((day, day));
                    (*first, *last) = ((*first).min(day), (*last).max(day));
                }
                None => self.invalid += 1,
            }
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.say(msg!("arkade-registreringer", count = self.all));
        let text = |date: &Date| date.strftime("%d.%m.%Y").to_string();
        for (part, (first, last)) in &self.days {
            let group = facts.label(*part, true);
            let first = msg!("arkade-first", date = text(first));
            sheet.add(Answer::new(first).group(group.clone()));
            sheet.add(Answer::new(msg!("arkade-last", date = text(last))).group(group));
        }
        if self.invalid > 0 {
            sheet.fault(msg!("arkade-invalid-dates", count = self.invalid));
        }
        sheet
    }
}

/// N5.29: documents by format; Arkade wants the file's extension to be the format, letter for
/// letter, and counts a difference three times: the document, its format and the total.
#[derive(Default)]
pub(super) struct Formats {
    all: Counts,
    wrong: Counts,
    listed: Vec<(usize, String, String, u64)>,
    more: u64,
}

impl Test for Formats {
    fn hears(&self) -> &'static [Name] {
        &[Dokumentobjekt]
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.parent() != Dokumentbeskrivelse {
            return Ok(());
        }
        let frame = scene.node.frame();
        let (format, file) = (frame.value("format"), frame.value("referanseDokumentfil"));
        let (format, part, line) = (format.to_lowercase(), scene.part, scene.line());
        self.all.add(part, &format, line);
        let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        if scene.arkade() && extension.to_lowercase() != format {
            self.wrong.add(part, &format, line);
            match self.listed.len() < LIMIT {
                true => self.listed.push((part, format, file.to_owned(), line)),
                false => self.more += 1,
            }
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let mut kinds: Vec<&str> =
            self.all.cells.iter().map(|c| c.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        sheet.say(msg!("arkade-formats", count = kinds.len()));
        let several = self.all.parts().len() > 1;
        for cell in &self.all.cells {
            let group = facts.label(cell.part, several);
            sheet.add(Answer::of_kind(&cell.kind, cell.count).group(group));
        }
        let wrong = self.wrong.total();
        if wrong > 0 {
            sheet.fault(msg!("arkade-format-differs-total", count = wrong));
        }
        for part in self.wrong.parts() {
            let group = facts.label(part, several);
            let number = self.wrong.of_part(part);
            if several {
                sheet.add(Answer::number(number).fault().group(group.clone()));
            }
            for cell in self.wrong.in_part(part) {
                let message = msg!(
                    "arkade-format-differs-kind",
                    format = &cell.kind,
                    count = cell.count
                );
                sheet.add(Answer::new(message).fault().group(group.clone()));
            }
            for (_, format, file, line) in self.listed.iter().filter(|l| l.0 == part) {
                let message = msg!("arkade-format-differs", format = format, file = file);
                sheet.add(Answer::new(message).fault().group(group.clone()).at(&[*line]));
            }
        }
        sheet.untold = (sheet.untold.0 + self.more, sheet.untold.1 + self.more);
        sheet
    }
}

/// N5.30: the SHA-256 of every document; Arkade does not look at the stated algorithm.
#[derive(Default)]
pub(super) struct Checksums {
    claims: Spill,
}

/// What one document states, where it is not yet known to be true.
struct Claim<'a> {
    part: usize,
    line: u64,
    file: Cow<'a, str>,
    member: Option<u32>,
    digest: Option<Digest>,
}

impl<'a> Claim<'a> {
    fn keep(&self, kept: &mut Spill) {
        kept.put(&[
            &(self.part as u64).to_le_bytes(),
            &self.line.to_le_bytes(),
            &self.member.unwrap_or(u32::MAX).to_le_bytes(),
            &[u8::from(self.digest.is_some())],
            self.digest.as_ref().map_or(&[0; 32][..], |digest| digest.bytes()),
            self.file.as_bytes(),
        ]);
    }

    fn of(record: &'a [u8]) -> Self {
        let mut fields = Fields(record);
        let (part, line) = (fields.u64() as usize, fields.u64());
        let member = Some(fields.u32()).filter(|number| *number != u32::MAX);
        let stated = fields.bytes() == [1];
        let digest = Digest::from(fields.bytes::<32>());
        let digest = stated.then_some(digest);
        Self { part, line, file: fields.text(), member, digest }
    }

    fn is_true(&self, package: &Package) -> bool {
        self.member.is_some_and(|number| package.member(number).digest == self.digest)
    }

    fn message(&self) -> Message {
        let file = self.file.as_ref();
        match self.member {
            Some(_) => msg!("arkade-checksum", file = file),
            None => msg!("arkade-file-missing", file = file),
        }
    }
}

impl Test for Checksums {
    fn hears(&self) -> &'static [Name] {
        &[Dokumentobjekt]
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        let frame = scene.node.frame();
        let file = Cow::Borrowed(frame.value("referanseDokumentfil"));
        let member = scene.package.find_in_content(&file.replace('\\', "/"));
        let stated = frame.value("sjekksum");
        let digest = stated.parse().ok();
        let known = member.and_then(|number| scene.package.member(number).digest);
        if known.is_some() && known == digest {
            return Ok(());
        }
        let member = member.filter(|_| !stated.is_empty());
        let (part, line) = (scene.part, scene.line());
        Claim { part, line, file, member, digest }.keep(&mut self.claims);
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let (mut wrong, mut more) = (Vec::new(), 0);
        let mut parts: Option<(usize, bool)> = None;
        self.claims.drain(&mut |record| {
            let claim = Claim::of(record);
            if claim.is_true(facts.package) {
                return;
            }
            let (first, several) = parts.unwrap_or((claim.part, false));
            parts = Some((first, several || claim.part != first));
            match wrong.len() < LIMIT {
                true => wrong.push((claim.part, claim.message(), claim.line)),
                false => more += 1,
            }
        });
        let several = parts.is_some_and(|(_, several)| several);
        let mut sheet = Sheet::default();
        for (part, message, line) in wrong {
            let group = facts.label(part, several);
            sheet.add(Answer::new(message).fault().group(group).at(&[line]));
        }
        sheet.untold = (sheet.untold.0 + more, sheet.untold.1 + more);
        sheet
    }
    fn trouble(&mut self) -> io::Result<()> {
        self.claims.trouble()
    }
}

/// N5.32, N5.33 and N5.34: references and files, both ways. By the standard N5.34 counts a
/// file that two arkivdeler refer to, and takes `\` and `/` for the same; Arkade does neither.
pub(super) struct References {
    what: Which,
    /// References of each file, by arkivdel and by way of writing.
    seen: BTreeMap<(usize, bool), Vec<u8>>,
    /// Those with more than one, and their first line.
    several: BTreeMap<(usize, bool, u32), (u64, u64)>,
    absent: Vec<(usize, String, u64)>,
    more: u64,
}

/// Which of the three.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Missing,
    Unreferenced,
    Several,
}

impl References {
    pub(super) fn of(what: Which) -> Self {
        let (seen, several) = (BTreeMap::new(), BTreeMap::new());
        Self { what, seen, several, absent: Vec::new(), more: 0 }
    }
}

impl Test for References {
    fn hears(&self) -> &'static [Name] {
        &[ReferanseDokumentfil]
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        let (file, part, line) = (scene.text(), scene.part, scene.line());
        if self.what != Which::Missing && scene.parent() != Dokumentobjekt {
            return Ok(());
        }
        let Some(member) = scene.package.find_in_content(&file.replace('\\', "/")) else {
            if self.what == Which::Missing {
                match self.absent.len() < LIMIT {
                    true => self.absent.push((part, file.to_owned(), line)),
                    false => self.more += 1,
                }
            }
            return Ok(());
        };
        let key = match (self.what, scene.arkade()) {
            (Which::Several, true) => (part, file.contains('\\')),
            _ => (0, false),
        };
        let members = scene.package.members.len();
        let seen = self.seen.entry(key).or_insert_with(|| vec![0; members]);
        let count = &mut seen[member as usize];
        *count = count.saturating_add(1);
        if *count > 1 && self.what == Which::Several {
            let (part, slash) = key;
            let entry = self.several.entry((part, slash, member)).or_insert((1, line));
            entry.0 += 1;
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        match self.what {
            Which::Missing => self.missing(facts, &mut sheet),
            Which::Unreferenced => self.unreferenced(facts, &mut sheet),
            Which::Several => self.several(facts, &mut sheet),
        }
        sheet
    }
}

impl References {
    fn missing(&self, facts: &Facts<'_>, sheet: &mut Sheet) {
        let first = self.absent.first().map(|absent| absent.0);
        let several = self.absent.iter().any(|absent| Some(absent.0) != first);
        for (part, file, line) in &self.absent {
            let answer = Answer::new(msg!("arkade-file-missing", file = file)).fault();
            sheet.add(answer.group(facts.label(*part, several)).at(&[*line]));
        }
        sheet.untold = (sheet.untold.0 + self.more, sheet.untold.1 + self.more);
    }

    fn unreferenced(&self, facts: &Facts<'_>, sheet: &mut Sheet) {
        let seen = self.seen.get(&(0, false));
        let is_seen = |number: &u32| seen.is_some_and(|seen| seen[*number as usize] > 0);
        let files: Vec<u32> =
            facts.package.documents().filter(|number| !is_seen(number)).collect();
        sheet.total(files.len() as u64);
        for number in files {
            let file = &facts.package.member(number).name;
            let file = facts.package.in_content(file).unwrap_or(file);
            sheet.fault(msg!("arkade-file-unreferenced", file = file));
        }
    }

    fn several(&self, facts: &Facts<'_>, sheet: &mut Sheet) {
        sheet.total(self.several.len() as u64);
        let mut parts: Vec<usize> = self.several.keys().map(|key| key.0).collect();
        parts.dedup();
        let many = facts.arkade() && parts.len() > 1;
        for part in parts {
            let group = facts.label(part, many);
            let of_part = self.several.iter().filter(|(key, _)| key.0 == part);
            if many {
                let number = Answer::number(of_part.clone().count() as u64);
                sheet.add(number.group(group.clone()));
            }
            for ((_, _, member), (count, line)) in of_part {
                let file = &facts.package.member(*member).name;
                let file = facts.package.in_content(file).unwrap_or(file);
                let message = msg!("arkade-file-several", file = file, count = *count);
                sheet.add(Answer::new(message).group(group.clone()).at(&[*line]));
            }
        }
    }
}

/// N5.38: precedents of journalposter and saksmapper. Arkade forgets that a folder is a
/// saksmappe when a folder in it ends, and so does not see the precedents of the outer one.
#[derive(Default)]
pub(super) struct Presedenser {
    counts: Counts,
    saksmappe: bool,
    journalpost: bool,
}

impl Test for Presedenser {
    fn hears(&self) -> &'static [Name] {
        &[Mappe, Registrering, Presedens]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        let kind = scene.kind(scene.node.frame());
        match scene.name() {
            Mappe => self.saksmappe |= kind == "saksmappe",
            Registrering => self.journalpost |= kind == "journalpost",
            _ => {
                let holder = scene.node.parent().map_or("", |frame| scene.kind(frame));
                let counts = match (scene.parent(), scene.arkade()) {
                    (Mappe, true) => self.saksmappe,
                    (Mappe, false) => holder == "saksmappe",
                    (Registrering, true) => self.journalpost,
                    (Registrering, false) => holder == "journalpost",
                    _ => false,
                };
                if counts {
                    let kind = match scene.parent() {
                        Mappe => "saksmappe",
                        _ => "journalpost",
                    };
                    self.counts.add(scene.part, kind, scene.line());
                }
            }
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        self.saksmappe &= !scene.is(Mappe);
        self.journalpost &= !scene.is(Registrering);
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        kinds(&mut self.counts, facts)
    }
}

/// The total, then journalposter before saksmapper, in their arkivdel.
fn kinds(counts: &mut Counts, facts: &Facts<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.total(counts.total());
    counts.cells.sort_by(|a, b| (a.part, &a.kind).cmp(&(b.part, &b.kind)));
    let several = facts.parts.len() > 1;
    for part in counts.parts() {
        let group = facts.label(part, several);
        if several {
            sheet.add(Answer::number(counts.of_part(part)).group(group.clone()));
        }
        for cell in counts.in_part(part) {
            sheet.add(Answer::of_kind(&cell.kind, cell.count).group(group.clone()));
        }
    }
    sheet
}

/// N5.41: document flows. Arkade counts the first of each journalpost only, and takes a flow
/// of the next registration for the one that a journalpost does not have.
#[derive(Default)]
pub(super) struct Dokumentflyter {
    counts: Counts,
    journalpost: bool,
}

impl Test for Dokumentflyter {
    fn hears(&self) -> &'static [Name] {
        &[Registrering, Dokumentflyt]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        self.journalpost |=
            scene.is(Registrering) && scene.kind(scene.node.frame()) == "journalpost";
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Dokumentflyt) && (!scene.arkade() || self.journalpost) {
            self.counts.add(scene.part, "", scene.line());
            self.journalpost = false;
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.total(self.counts.total());
        let parts = self.counts.parts();
        for part in parts.iter().filter(|_| facts.parts.len() > 1) {
            let number = Answer::number(self.counts.of_part(*part));
            sheet.add(number.group(facts.label(*part, true)));
        }
        sheet
    }
}
