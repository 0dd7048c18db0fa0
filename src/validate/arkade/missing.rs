//! What is not there, or holds nothing: 14, 21, 24, 64. What has «utgår» is passed over.

use crate::message::Message;
use crate::msg;

use super::name::Name::{self, *};
use super::scene::{Facts, Heard, Scene, Test};
use super::sheet::{Answer, Sheet};

/// How many are listed; the rest is counted.
const LIMIT: usize = 10_000;

fn is_out(status: &str) -> bool {
    status.to_lowercase() == "utgår"
}

/// Something to be listed.
struct Item {
    part: usize,
    line: u64,
    id: String,
    message: Message,
}

/// What was found, the first listed.
#[derive(Default)]
struct Found {
    items: Vec<Item>,
    more: Vec<(usize, u64)>,
}

impl Found {
    fn add(&mut self, item: Item) {
        if self.items.len() < LIMIT {
            self.items.push(item);
        } else if let Some(more) =
            self.more.iter_mut().find(|(part, _)| *part == item.part)
        {
            more.1 += 1;
        } else {
            self.more.push((item.part, 1));
        }
    }

    fn of(&self, part: Option<usize>) -> u64 {
        let is = |other: usize| part.is_none_or(|part| part == other);
        let listed = self.items.iter().filter(|item| is(item.part)).count() as u64;
        listed + self.more.iter().filter(|(p, _)| is(*p)).map(|(_, n)| n).sum::<u64>()
    }

    /// The total; then the items, within their arkivdel where there are several.
    fn sheet(&self, facts: &Facts<'_>, extra: &[u64]) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.total(self.of(None));
        if self.of(None) == 0 && extra.iter().all(|count| *count == 0) {
            return sheet;
        }
        let several = facts.parts.len() > 1;
        for part in 0..facts.parts.len().max(1) {
            let group = facts.label(part, several);
            if several {
                let total = msg!("arkade-total", count = self.of(Some(part)));
                sheet.add(Answer::new(total).group(group.clone()));
            }
            for item in self.items.iter().filter(|item| item.part == part || !several) {
                let answer = Answer::new(item.message.clone()).group(group.clone());
                sheet.add(answer.unit(&item.id).at(&[item.line]));
            }
            if let Some(count) = extra.get(part).filter(|count| **count > 0) {
                let message = msg!("arkade-physical", count = *count);
                sheet.add(Answer::new(message).group(group).at(&[]));
            }
        }
        sheet.untold.0 += self.more.iter().map(|(_, count)| count).sum::<u64>();
        sheet
    }
}

/// N5.14: folders that hold neither folders nor registrations.
#[derive(Default)]
pub(super) struct TommeMapper {
    open: Vec<Mappen>,
    /// Whether the last folder that began is the innermost open one: Arkade writes a status
    /// to that folder, also when it has ended.
    last_is_open: bool,
    any: bool,
    found: Found,
}

#[derive(Default)]
struct Mappen {
    line: u64,
    id: String,
    holds: bool,
    status: String,
}

impl Test for TommeMapper {
    fn hears(&self) -> &'static [Name] {
        &[Mappe, Registrering, SystemId, Saksstatus]
    }
    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        if !scene.is(Mappe) && !scene.is(Registrering) {
            return Ok(());
        }
        if let Some(folder) = self.open.last_mut() {
            folder.holds = true;
        }
        if scene.is(Mappe) {
            self.open.push(Mappen { line: scene.line(), ..Mappen::default() });
            (self.any, self.last_is_open) = (true, true);
        } else if scene.arkade() && !self.any {
            return Err(msg!("arkade-stop-before-mappe"));
        }
        Ok(())
    }
    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        let hears = !scene.arkade() || self.last_is_open;
        let Some(folder) = self.open.last_mut() else { return Ok(()) };
        if scene.is_in(SystemId, Mappe) {
            scene.text().clone_into(&mut folder.id);
        } else if scene.is_in(Saksstatus, Mappe) && hears {
            scene.text().clone_into(&mut folder.status);
        }
        Ok(())
    }
    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        if !scene.is(Mappe) {
            return Ok(());
        }
        self.last_is_open = false;
        let Some(folder) = self.open.pop() else { return Ok(()) };
        if !folder.holds && !is_out(&folder.status) {
            let message = msg!("arkade-mappe", id = &folder.id);
            let (part, line, id) = (scene.part, folder.line, folder.id);
            self.found.add(Item { part, line, id, message });
        }
        Ok(())
    }
    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        self.found.sheet(facts, &[])
    }
}

/// What is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// N5.21: `dokumentbeskrivelse` of a registration.
    Description,
    /// N5.24: `dokumentobjekt` of a description.
    Object,
    /// N5.64: anything in a file.
    Bytes,
}

/// N5.21, N5.24 and N5.64. What is found waits until the folders around it have ended and
/// shown their status, which stands behind what they hold. Arkade loses every folder that
/// holds folders, with all that is in them.
pub(super) struct Mangler {
    what: What,
    /// What waits in each open folder.
    folders: Vec<Vec<Item>>,
    /// The status of each open folder.
    statuses: Vec<String>,
    /// A folder within a folder has been met in the outermost open one.
    nested: bool,
    /// A folder has been met in this arkivdel.
    any: bool,
    post: Post,
    description: Description,
    /// Descriptions on paper, by arkivdel.
    physical: Vec<u64>,
    found: Found,
}

#[derive(Default)]
struct Post {
    line: u64,
    described: bool,
    /// What waits for the status: line, description's id and number, and the file.
    waits: Vec<(u64, String, String, String)>,
    physical: u64,
}

#[derive(Default)]
struct Description {
    line: u64,
    has_object: bool,
    empty: Vec<String>,
}

impl Mangler {
    pub(super) fn of(what: What) -> Self {
        Self {
            what,
            folders: Vec::new(),
            statuses: Vec::new(),
            nested: false,
            any: false,
            post: Post::default(),
            description: Description::default(),
            physical: Vec::new(),
            found: Found::default(),
        }
    }
}

impl Test for Mangler {
    fn hears(&self) -> &'static [Name] {
        &[
            Arkivdel,
            Mappe,
            Registrering,
            Dokumentbeskrivelse,
            Dokumentobjekt,
            Saksstatus,
            ReferanseDokumentfil,
        ]
    }

    fn start(&mut self, scene: &Scene<'_>) -> Heard {
        match scene.name() {
            Arkivdel => self.any = false,
            Mappe => {
                self.nested |= !self.folders.is_empty();
                self.any = true;
                self.folders.push(Vec::new());
                self.statuses.push(String::new());
            }
            Registrering => self.post = Post { line: scene.line(), ..Post::default() },
            Dokumentbeskrivelse => {
                self.post.described = true;
                self.description =
                    Description { line: scene.line(), ..Description::default() };
            }
            Dokumentobjekt => {
                self.description.has_object |= scene.parent() == Dokumentbeskrivelse;
            }
            _ => {}
        }
        Ok(())
    }

    fn value(&mut self, scene: &Scene<'_>) -> Heard {
        if scene.is_in(Saksstatus, Mappe) {
            // Arkade writes it to the folder that began last.
            if let Some(status) = self.statuses.last_mut()
                && !(scene.arkade() && self.nested)
            {
                scene.text().clone_into(status);
            }
        } else if scene.is_in(ReferanseDokumentfil, Dokumentobjekt)
            && self.what == What::Bytes
        {
            let file = scene.text();
            let path = file.replace('\\', "/");
            let member = scene.package.find_in_content(&path);
            if member.is_some_and(|number| scene.package.member(number).size == 0) {
                self.description.empty.push(file.to_owned());
            }
        }
        Ok(())
    }

    fn end(&mut self, scene: &Scene<'_>) -> Heard {
        match scene.name() {
            Dokumentbeskrivelse => {
                self.description_ends(scene);
                Ok(())
            }
            Registrering => self.post_ends(scene),
            Mappe => {
                self.folder_ends(scene);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn sheet(&mut self, facts: &Facts<'_>) -> Sheet {
        self.found.sheet(facts, &self.physical)
    }
}

impl Mangler {
    fn description_ends(&mut self, scene: &Scene<'_>) {
        let frame = scene.node.frame();
        let description = std::mem::take(&mut self.description);
        let waits = |file: String| {
            let number = frame.value("dokumentnummer").to_owned();
            (description.line, frame.value("systemID").to_owned(), number, file)
        };
        if self.what == What::Bytes {
            self.post.waits.extend(description.empty.into_iter().map(waits));
        } else if self.what == What::Object {
            let medium = frame.value("dokumentmedium").to_lowercase();
            let physical = matches!(medium.as_str(), "fysisk medium" | "fysisk arkiv");
            if physical {
                self.post.physical +=
                    u64::from(scene.arkade() || !description.has_object);
            } else if !description.has_object {
                self.post.waits.push(waits(String::new()));
            }
        }
    }

    fn post_ends(&mut self, scene: &Scene<'_>) -> Heard {
        let frame = scene.node.frame();
        let post = std::mem::take(&mut self.post);
        if is_out(frame.value("journalstatus")) {
            return Ok(());
        }
        let id = frame.value("registreringsID");
        let mut items: Vec<Item> = Vec::new();
        let part = scene.part;
        for (line, description, number, file) in post.waits {
            let message = match self.what {
                What::Bytes => msg!("arkade-empty-file", file = file, id = &description),
                What::Object | What::Description => msg!(
                    "arkade-description",
                    id = &description,
                    post = id,
                    number = number
                ),
            };
            items.push(Item { part, line, id: description, message });
        }
        if self.what == What::Description && !post.described {
            let (system_id, line) = (frame.value("systemID"), post.line);
            let message = msg!("arkade-registrering", id = system_id, post = id);
            items.push(Item { part, line, id: system_id.to_owned(), message });
        }
        if post.physical > 0 {
            if self.physical.len() <= part {
                self.physical.resize(part + 1, 0);
            }
            self.physical[part] += post.physical;
        }
        let stops = scene.arkade()
            && !self.any
            && (self.what != What::Description || !items.is_empty());
        match self.folders.last_mut() {
            Some(folder) => folder.extend(items),
            None => items.into_iter().for_each(|item| self.found.add(item)),
        }
        if stops { Err(msg!("arkade-stop-before-mappe")) } else { Ok(()) }
    }

    fn folder_ends(&mut self, scene: &Scene<'_>) {
        let (Some(items), Some(status)) = (self.folders.pop(), self.statuses.pop())
        else {
            return;
        };
        let lost = scene.arkade() && self.nested;
        if !is_out(&status) && !lost {
            match self.folders.last_mut() {
                Some(around) => around.extend(items),
                None => items.into_iter().for_each(|item| self.found.add(item)),
            }
        }
        if self.folders.is_empty() {
            self.nested = false;
        }
    }
}
