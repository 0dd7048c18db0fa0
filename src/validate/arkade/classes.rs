//! Archives, classification systems, classes and folders: 04, 05, 08, 09, 10, 12, 13, 19, 20.

use std::collections::BTreeMap;

use crate::message::Message;
use crate::msg;

use super::counts::occurrences;
use super::name::Name::{self, *};
use super::scene::{Facts, Heard, Scene, Test};
use super::sheet::{Answer, Sheet};
use super::tally::{Counts, Declared};

/// How many systems, archives and classes one by one are kept; the rest is counted.
const LIMIT: usize = 10_000;

/// N5.04: archives, by level where there are several.
#[derive(Default)]
pub(super) struct Arkiver(BTreeMap<u64, u64>);

impl Test for Arkiver {
    fn hears(&self) -> &'static [Name] {
        &[Arkiv]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Arkiv) {
            *self.0.entry(scene.level()).or_default() += 1;
        }
        Ok(())
    }
    fn sheet(&mut self, _: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.total(self.0.values().sum());
        for (level, count) in self.0.iter().filter(|_| self.0.len() > 1) {
            sheet.say(msg!("arkade-level", level = *level, count = *count));
        }
        sheet
    }
}

/// N5.05: arkivdeler, by archive. Arkade forgets the outer archive when an inner one ends.
#[derive(Default)]
pub(super) struct Arkivdeler {
    current: String,
    counts: Counts,
}

impl Test for Arkivdeler {
    fn hears(&self) -> &'static [Name] {
        &[Arkiv, Arkivdel, SystemId]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Arkivdel) {
            let archive = match scene.arkade() {
                true => self.current.as_str(),
                false => scene.node.parent().map_or("", |frame| frame.value("systemID")),
            };
            self.counts.add(0, archive, scene.line());
        }
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is_in(SystemId, Arkiv) {
            scene.text().clone_into(&mut self.current);
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Arkiv) {
            self.current.clear();
        }
        Ok(())
    }
    fn sheet(&mut self, _: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.total(self.counts.total());
        for cell in self.counts.cells.iter().filter(|_| self.counts.cells.len() > 1) {
            sheet.say(msg!("arkade-in-arkiv", id = &cell.kind, count = cell.count));
        }
        sheet
    }
}

/// N5.08: classes, by system and level. A system is the primary one where folders or
/// registrations are met in it (by Arkade: also after it).
#[derive(Default)]
pub(super) struct Klasser {
    systems: Vec<System>,
    open: bool,
}

#[derive(Default)]
struct System {
    part: usize,
    id: String,
    primary: bool,
    levels: BTreeMap<u64, u64>,
    empty: u64,
}

impl Test for Klasser {
    fn hears(&self) -> &'static [Name] {
        &[Klassifikasjonssystem, Klasse, Mappe, Registrering, SystemId]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Klassifikasjonssystem) && self.systems.len() < LIMIT {
            self.systems.push(System { part: scene.part, ..System::default() });
            self.open = true;
        }
        let Some(system) =
            self.systems.last_mut().filter(|_| self.open || scene.arkade())
        else {
            return Ok(());
        };
        if scene.is(Klasse) {
            *system.levels.entry(scene.level()).or_default() += 1;
        }
        system.primary |= scene.is(Mappe) || scene.is(Registrering);
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is_in(SystemId, Klassifikasjonssystem)
            && let Some(system) = self.systems.last_mut()
        {
            scene.text().clone_into(&mut system.id);
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        self.open &= !scene.is(Klassifikasjonssystem);
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.total(self.systems.iter().flat_map(|system| system.levels.values()).sum());
        for system in &self.systems {
            let kind = match system.primary {
                true => msg!("arkade-primary", id = &system.id),
                false => msg!("arkade-secondary", id = &system.id),
            };
            let part = facts.parts.get(system.part).cloned().unwrap_or_default();
            let group = Some(msg!("arkade-groups", first = part.label(), second = kind));
            let all = system.levels.values().sum();
            sheet.add(Answer::number(all).group(group.clone()));
            for (level, count) in &system.levels {
                let message = msg!("arkade-level", level = *level, count = *count);
                sheet.add(Answer::new(message).group(group.clone()));
            }
        }
        sheet
    }
}

/// N5.09: classes of the primary system that hold nothing.
#[derive(Default)]
pub(super) struct TommeKlasser {
    systems: Vec<System>,
    current: System,
    /// Whether each open class is still empty.
    classes: Vec<bool>,
}

impl Test for TommeKlasser {
    fn hears(&self) -> &'static [Name] {
        &[Klassifikasjonssystem, Klasse, Mappe, Registrering, SystemId]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if !scene.is_within(Klassifikasjonssystem) {
            return Ok(());
        }
        let holds = scene.is(Klasse) || scene.is(Mappe) || scene.is(Registrering);
        if let Some(empty) = self.classes.last_mut() {
            *empty &= !holds;
        }
        if scene.is(Klasse) {
            self.classes.push(true);
        } else {
            self.current.primary |= holds;
        }
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is_in(SystemId, Klassifikasjonssystem) {
            scene.text().clone_into(&mut self.current.id);
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Klasse) {
            self.current.empty += u64::from(self.classes.pop().unwrap_or(false));
        } else if scene.is(Klassifikasjonssystem) {
            let mut system = std::mem::take(&mut self.current);
            system.part = scene.part;
            if system.primary && system.empty > 0 && self.systems.len() < LIMIT {
                self.systems.push(system);
            }
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let total: u64 = self.systems.iter().map(|system| system.empty).sum();
        let mut parts: Vec<usize> =
            self.systems.iter().map(|system| system.part).collect();
        parts.dedup();
        let several = parts.len() > 1;
        // Arkade writes over its own total where one arkivdel has several systems.
        let overwrites = facts.arkade() && !several && self.systems.len() > 1;
        if !overwrites {
            sheet.total(total);
        }
        for part in parts {
            let systems: Vec<_> =
                self.systems.iter().filter(|s| s.part == part).collect();
            if systems.len() == 1 && !several {
                continue;
            }
            let group = facts.label(part, several);
            if systems.len() > 1 {
                let number = systems.iter().map(|system| system.empty).sum();
                sheet.add(Answer::number(number).group(group.clone()));
            }
            for system in systems {
                let message =
                    msg!("arkade-empty-classes", id = &system.id, count = system.empty);
                sheet.add(Answer::new(message).group(group.clone()));
            }
        }
        sheet
    }
}

/// N5.10: folders, by type and level.
#[derive(Default)]
pub(super) struct Mapper {
    /// The kind of a cell is the type, and the level behind a tab.
    counts: Counts,
}

impl Test for Mapper {
    fn hears(&self) -> &'static [Name] {
        &[Mappe]
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is(Mappe) {
            let kind = scene.kind(scene.node.frame());
            let kind = kind.rsplit(':').next().unwrap_or_default();
            let kind = if kind.is_empty() { "mappe" } else { kind };
            let kind = format!("{kind}\t{}", scene.level());
            self.counts.add(scene.part, &kind, scene.line());
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let found = self.counts.total();
        sheet.total(found);
        let several = facts.parts.len() > 1;
        for part in self.counts.parts() {
            let group = facts.label(part, several);
            if several {
                let number = self.counts.of_part(part);
                sheet.add(Answer::number(number).group(group.clone()));
            }
            self.types(part, group.as_ref(), &mut sheet);
        }
        let uttrekk = facts.package.uttrekk.as_ref();
        let declared = Declared { found, uttrekk, arkade: facts.arkade() };
        if let Some(message) = occurrences(&declared, "mappe") {
            sheet.fault(message);
        }
        sheet
    }
}

impl Mapper {
    fn types(&self, part: usize, group: Option<&Message>, sheet: &mut Sheet) {
        // In the order in which they were met.
        let mut types: Vec<(&str, Vec<(u64, u64)>)> = Vec::new();
        for cell in self.counts.in_part(part) {
            let (kind, level) = cell.kind.split_once('\t').unwrap_or((&cell.kind, "0"));
            let at = types.iter().position(|(known, _)| *known == kind);
            let at = at.unwrap_or_else(|| {
                types.push((kind, Vec::new()));
                types.len() - 1
            });
            types[at].1.push((level.parse().unwrap_or_default(), cell.count));
        }
        for (kind, levels) in types {
            let kind = msg!("arkade-type", kind = kind);
            let group = match group {
                Some(part) => msg!("arkade-groups", first = part.clone(), second = kind),
                None => kind,
            };
            let all = levels.iter().map(|(_, count)| count).sum();
            sheet.add(Answer::number(all).group(Some(group.clone())));
            for (level, count) in levels {
                let message = msg!("arkade-level", level = level, count = count);
                sheet.add(Answer::new(message).group(Some(group.clone())));
            }
        }
    }
}

/// N5.12 and N5.19: classes that hold both a class and a folder (a registration). One such
/// class is several errors of Arkade's: the total counts as one, and so does each number.
pub(super) struct Blandet {
    holds: Name,
    open: Vec<Class>,
    found: Vec<Class>,
    more: u64,
}

/// An open class, and what has been met in it.
#[derive(Clone, Default)]
struct Class {
    part: usize,
    id: String,
    line: u64,
    has_class: bool,
    held: u64,
}

impl Blandet {
    pub(super) fn of(holds: Name) -> Self {
        Self { holds, open: Vec::new(), found: Vec::new(), more: 0 }
    }
}

impl Test for Blandet {
    fn hears(&self) -> &'static [Name] {
        &[Klasse, Mappe, Registrering, SystemId]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        open_class(&mut self.open, scene);
        hold(&mut self.open, self.holds, scene);
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        name_class(&mut self.open, scene);
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.name() == Klasse
            && let Some(class) = self.open.pop()
            && class.has_class
            && class.held > 0
        {
            match self.found.len() < LIMIT {
                true => self.found.push(class),
                false => self.more += 1,
            }
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let total = self.found.len() as u64 + self.more;
        let message = msg!("arkade-total", count = total);
        let answer = Answer::new(message);
        sheet.add(if total > 0 { answer.fault() } else { answer });
        for (part, classes) in by_part(&self.found) {
            let several = self.found.iter().any(|class| class.part != part);
            let group = facts.label(part, several);
            if several {
                let number = Answer::number(classes.len() as u64);
                sheet.add(number.fault().group(group.clone()));
            }
            for class in classes {
                let message = msg!("arkade-class", id = &class.id);
                let answer = Answer::new(message).fault().group(group.clone());
                sheet.add(answer.unit(&class.id).at(&[class.line]));
            }
        }
        sheet
    }
}

/// N5.13 and N5.20: folders (registrations) of each class, and how many classes without
/// classes have none. Arkade holds one class only, and loses the outer one.
pub(super) struct PerKlasse {
    holds: Name,
    open: Vec<Class>,
    found: Vec<Class>,
    /// Leaf classes without any, by arkivdel.
    without: BTreeMap<usize, u64>,
    more: u64,
}

impl PerKlasse {
    pub(super) fn of(holds: Name) -> Self {
        let (open, found, without) = (Vec::new(), Vec::new(), BTreeMap::new());
        Self { holds, open, found, without, more: 0 }
    }
}

impl Test for PerKlasse {
    fn hears(&self) -> &'static [Name] {
        &[Klasse, Mappe, Registrering, SystemId]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        open_class(&mut self.open, scene);
        hold(&mut self.open, self.holds, scene);
        let lost = self.open.last().is_some_and(|class| class.has_class);
        let direct = scene.is_in(Registrering, Klasse) && self.holds == Registrering;
        if scene.arkade() && direct && lost {
            return Err(msg!("arkade-stop-class"));
        }
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        name_class(&mut self.open, scene);
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.name() != Klasse {
            return Ok(());
        }
        let Some(class) = self.open.pop() else { return Ok(()) };
        if class.has_class && (scene.arkade() || class.held == 0) {
            return Ok(());
        }
        if class.held == 0 {
            *self.without.entry(class.part).or_default() += 1;
        } else if self.found.len() < LIMIT {
            self.found.push(class);
        } else {
            self.more += 1;
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        let mut sheet = Sheet::default();
        let without =
            |count: u64| Answer::new(msg!("arkade-classes-without", count = count));
        let found = self.found.iter().map(|class| class.part);
        let mut parts: Vec<usize> = found.chain(self.without.keys().copied()).collect();
        parts.sort_unstable();
        parts.dedup();
        let several = parts.len() > 1;
        if several {
            sheet.add(without(self.without.values().sum()));
        }
        for part in parts {
            let group = facts.label(part, several);
            for class in self.found.iter().filter(|class| class.part == part) {
                let message =
                    msg!("arkade-class-holds", id = &class.id, count = class.held);
                sheet.add(Answer::new(message).group(group.clone()));
            }
            if let Some(count) = self.without.get(&part) {
                sheet.add(without(*count).group(group));
            }
        }
        sheet.untold.0 += self.more;
        sheet
    }
}

fn open_class(open: &mut Vec<Class>, scene: &Scene<'_>) {
    if scene.name() == Klasse {
        if let Some(around) = open.last_mut() {
            around.has_class = true;
        }
        let (part, line) = (scene.part, scene.line());
        open.push(Class { part, line, ..Class::default() });
    }
}

fn hold(open: &mut [Class], holds: Name, scene: &Scene<'_>) {
    if scene.is_in(holds, Klasse)
        && let Some(class) = open.last_mut()
    {
        class.held += 1;
    }
}

fn name_class(open: &mut [Class], scene: &Scene<'_>) {
    if scene.is_in(SystemId, Klasse)
        && let Some(class) = open.last_mut()
    {
        scene.text().clone_into(&mut class.id);
    }
}

fn by_part(classes: &[Class]) -> BTreeMap<usize, Vec<&Class>> {
    let mut parts: BTreeMap<usize, Vec<&Class>> = BTreeMap::new();
    for class in classes {
        parts.entry(class.part).or_default().push(class);
    }
    parts
}
