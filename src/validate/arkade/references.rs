//! Ids, references and empty elements: 47, 48, 51, 62, 63.

use std::collections::{BTreeMap, BTreeSet};

use crate::msg;

use super::super::ledger::{First, Repeat};
use super::name::Name::{self, *};
use super::scene::{Facts, Heard, Scene, Test};
use super::sheet::{Answer, Sheet};

/// How many are listed; the rest is counted.
const LIMIT: usize = 10_000;

/// N5.47: ids that stand more than once, each with its lines. A UUID in capital letters is the
/// same UUID; Arkade compares letters, and so takes it for another. Arkade also counts ids of own
/// metadata.
pub(super) struct Unique;

impl Test for Unique {
    fn hears(&self) -> &'static [Name] {
        &[SystemId]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let spelled = |id: &str, odd: bool| match odd && facts.arkade() {
            true => id.to_uppercase(),
            false => id.to_owned(),
        };
        let mut ids: BTreeMap<String, Vec<u64>> = BTreeMap::new();
        for Repeat { line, first, id, odd } in facts.settled.repeats.told() {
            let [this, other] = odd.map(|odd| spelled(&id, odd));
            ids.entry(other).or_insert_with(|| vec![first]);
            ids.entry(this).or_default().push(line);
        }
        let mut ids: Vec<_> =
            ids.into_iter().filter(|(_, lines)| lines.len() > 1).collect();
        ids.sort_by_key(|(_, lines)| lines.clone());
        let mut sheet = Sheet::default();
        for (id, lines) in ids {
            let message = msg!("arkade-id", id = &id, count = lines.len());
            sheet.add(Answer::new(message).fault().at(&lines));
        }
        let more = facts.settled.repeats.untold();
        sheet.untold = (sheet.untold.0 + more, sheet.untold.1 + more);
        sheet
    }
}

/// A reference that may lead nowhere.
#[derive(Clone)]
struct Reference {
    part: usize,
    element: String,
    id: String,
    to: String,
    line: u64,
}

/// N5.48: references to an arkivdel. Arkade tests the last of each element only, and takes an
/// arkivdel for missing in which nothing refers to any.
#[derive(Default)]
pub(super) struct Arkivdeler {
    /// The last reference of each open element that may have one.
    last: Vec<Option<Reference>>,
    found: Vec<Reference>,
    /// The arkivdeler in which something refers.
    referring: BTreeSet<usize>,
    more: u64,
}

impl Test for Arkivdeler {
    fn hears(&self) -> &'static [Name] {
        &[Mappe, Registrering, Dokumentbeskrivelse, ReferanseArkivdel]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.name() != ReferanseArkivdel {
            self.last.push(None);
        }
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        let parent = matches!(scene.parent(), Mappe | Registrering | Dokumentbeskrivelse);
        if scene.name() != ReferanseArkivdel || !parent {
            return Ok(());
        }
        let id = scene.node.parent().map_or("", |frame| frame.value("systemID"));
        let reference = Reference {
            part: scene.part,
            element: scene.parent_word().to_owned(),
            id: id.to_owned(),
            to: scene.text().to_owned(),
            line: scene.line(),
        };
        if !scene.arkade() {
            self.keep(reference);
        } else if let Some(last) = self.last.last_mut() {
            *last = Some(reference);
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.name() != ReferanseArkivdel
            && let Some(Some(reference)) = self.last.pop()
        {
            self.keep(reference);
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let ids: BTreeSet<&str> = match facts.arkade() {
            true => self.referring.iter().filter_map(|n| facts.parts.get(*n)).collect(),
            false => facts.parts.iter().collect::<Vec<_>>(),
        }
        .into_iter()
        .map(|part| part.id.as_str())
        .collect();
        let wrong: Vec<&Reference> =
            self.found.iter().filter(|r| !ids.contains(r.to.as_str())).collect();
        answers(&wrong, self.more, facts)
    }
}

impl Arkivdeler {
    fn keep(&mut self, reference: Reference) {
        self.referring.insert(reference.part);
        let known =
            self.found.iter().any(|r| r.to == reference.to && r.part == reference.part);
        // A good one need be kept once; what is kept past the limit is only counted.
        if self.found.len() < LIMIT {
            self.found.push(reference);
        } else if !known {
            self.more += 1;
        }
    }
}

/// Where its references stand among the kinds of the ledger.
const SECONDARY: usize = 1;
const CHANGES: usize = 10;

/// N5.51: secondary classes of a saksmappe. Arkade tests the last of each only.
#[derive(Default)]
pub(super) struct Classes {
    last: Vec<Option<Reference>>,
    found: Vec<Reference>,
    more: u64,
}

impl Test for Classes {
    fn hears(&self) -> &'static [Name] {
        &[Mappe, ReferanseSekundaerKlassifikasjon]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Mappe) {
            self.last.push(None);
        }
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        let Some(folder) = scene.node.parent() else { return Ok(()) };
        if scene.parent() != Mappe || scene.kind(folder) != "saksmappe" {
            return Ok(());
        }
        let reference = Reference {
            part: scene.part,
            element: "mappe".to_owned(),
            id: folder.value("systemID").to_owned(),
            to: scene.text().to_owned(),
            line: scene.line(),
        };
        if let Some(last) = self.last.last_mut() {
            *last = Some(reference);
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Mappe)
            && let Some(Some(reference)) = self.last.pop()
        {
            match self.found.len() < LIMIT {
                true => self.found.push(reference),
                false => self.more += 1,
            }
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let wrong =
            facts.settled.dangling(SECONDARY).map(First::told).unwrap_or_default();
        let is_wrong =
            |r: &&Reference| wrong.iter().any(|d| d.line == r.line && d.id == r.to);
        let wrong: Vec<&Reference> = self.found.iter().filter(is_wrong).collect();
        answers(&wrong, 0, facts)
    }
}

/// The total and each reference; nothing where all lead somewhere.
fn answers(wrong: &[&Reference], more: u64, facts: &Facts<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    if wrong.is_empty() {
        return sheet;
    }
    sheet.fault(msg!("arkade-total", count = wrong.len() as u64 + more));
    let mut parts: Vec<usize> = wrong.iter().map(|reference| reference.part).collect();
    parts.dedup();
    let several = parts.len() > 1;
    for part in parts {
        let group = facts.label(part, several);
        let of_part = wrong.iter().filter(|reference| reference.part == part);
        if several {
            let number = Answer::number(of_part.clone().count() as u64);
            sheet.add(number.fault().group(group.clone()));
        }
        for reference in of_part {
            let Reference { element, id, to, line, .. } = reference;
            let message = msg!("arkade-reference", element = element, id = id, to = to);
            sheet.add(Answer::new(message).fault().group(group.clone()).at(&[*line]));
        }
    }
    sheet.untold = (sheet.untold.0 + more, sheet.untold.1 + more);
    sheet
}

/// N5.62: changes of units that are not in arkivstruktur.xml.
#[derive(Default)]
pub(super) struct Changes;

impl Test for Changes {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        if facts.package.find_in_content("endringslogg.xml").is_none() {
            let message = msg!("arkade-file-missing", file = "endringslogg.xml");
            sheet.fault(message);
        }
        let Some(changes) = facts.settled.dangling(CHANGES) else { return sheet };
        for change in changes.told() {
            let answer = Answer::new(msg!("arkade-change", id = change.id)).fault();
            sheet.add(answer.in_file("endringslogg.xml", &[change.line]));
        }
        let more = changes.untold();
        sheet.untold = (sheet.untold.0 + more, sheet.untold.1 + more);
        sheet
    }
}

/// N5.63: elements without text between start and end. Arkade does not see `<x/>`.
#[derive(Default)]
pub(super) struct Empty {
    found: Vec<(String, String, u64)>,
    more: u64,
}

impl Test for Empty {
    fn hears(&self) -> &'static [Name] {
        &[]
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        let frame = scene.node.frame();
        let empty = match scene.arkade() {
            true => frame.is_without_plain_text(),
            false => frame.is_empty(),
        };
        if empty {
            match self.found.len() < LIMIT {
                true => {
                    let id = scene.last_id.to_owned();
                    self.found.push((frame.name.to_string(), id, scene.line()));
                }
                false => self.more += 1,
            }
        }
        Ok(())
    }
    fn sheet(&mut self, _: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        for (element, id, line) in &self.found {
            let message = msg!("arkade-empty", element = element, id = id);
            sheet.add(Answer::new(message).fault().at(&[*line]));
        }
        sheet.untold = (sheet.untold.0 + self.more, sheet.untold.1 + self.more);
        sheet
    }
}
