//! The one pass: every byte goes by once, is summed up, and is read where it is XML.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Read};
use std::path::Path;

use crate::digest::Digest;
use crate::files;
use crate::msg;

use super::arkade::{Beside, Listener, Mode, Sheet};
use super::before::{encoding, kind_of, read_own_schemas, read_uttrekk};
use super::bytes::{Summed, Told, skim, watch};
use super::document::{Doc, Node, Stack};
use super::earlier::{Across, Along, Earlier};
use super::header::Header;
use super::ledger::{Ledger, Settled};
use super::libxml2::{self, Complaint, Handler, Tag, Trouble};
use super::open::{Body, Opened};
use super::package::{Member, Oddity, Package};
use super::profile::Profile;
use super::rule::{Cx, EVERY, Entry, Opening, Rule, Say, Spot};
use super::rules::{RULES, tell_counted};
use super::schemas::{Root, Schemas};
use super::signature::{Probe, Signature};
use super::verapdf;
use super::verdict::{FileRow, Identity, RuleResult, Verdict};
use super::ways;
use super::{Error, Settings, Statistics};

/// How much of a document is looked at to know what it is (bytes).
const HEAD: u64 = 1 << 16;
const BUFFER: usize = 1 << 18;

/// Judges a listed delivery.
pub(super) fn judge(
    opened: Opened,
    settings: &Settings,
    progress: &dyn Fn(u64),
) -> Result<Verdict, Error> {
    let Opened { mut package, body } = opened;
    let earlier = settings.against.iter().map(|path| Earlier::read(path));
    let earlier = earlier.collect::<Result<Vec<_>, _>>()?;
    package.uttrekk = read_uttrekk(&mut package, &body)?;
    let version = package.uttrekk.as_ref().and_then(|u| u.version.as_ref());
    let version = version.map(|stated| stated.text.clone());
    let schemas =
        Schemas::new(read_own_schemas(&mut package, &body)?, version.as_deref());
    package.own_namespaces = schemas.own_namespaces();
    let mut reading = Reading::new(settings, schemas);
    if let Some(outer) = &package.outer {
        let (name, bytes) = (outer.name.clone(), outer.bytes.clone());
        let mut bytes = bytes.as_slice();
        reading
            .document(Doc::Outer, &name, &mut bytes, &package)
            .map_err(files::at(Path::new(&name)))?;
    }
    match &body {
        Body::Tar(path) => reading.tar(path, &mut package, progress)?,
        Body::Folder(path) => reading.folder(path, &mut package, progress)?,
        Body::Zip(path) => reading.zip(path, &mut package, progress)?,
    }
    if let Some(tool) = &settings.verapdf {
        package.verapdf =
            Some(verapdf::ask(tool, &package, &body).map_err(files::at(tool))?);
    }
    let mut verdict = reading.verdict(&package, earlier, settings.ids.as_deref())?;
    ways::find(&mut verdict.rules, &package, &body)?;
    Ok(verdict)
}

/// A rule at work, and what it has said.
struct Live {
    entry: &'static Entry,
    rule: Box<dyn Rule>,
    say: Say,
}

/// The rules that hear elements, by the elements' names.
#[derive(Default)]
struct Hearing {
    by_name: HashMap<&'static str, Vec<usize>>,
    /// Those that hear every element.
    every: Vec<usize>,
}

impl Hearing {
    fn of(rules: &[Live], names: fn(&dyn Rule) -> Vec<&'static str>) -> Self {
        let wanted: Vec<_> = rules.iter().map(|live| names(live.rule.as_ref())).collect();
        let mut hearing = Self::default();
        for name in wanted.iter().flatten().filter(|name| **name != EVERY) {
            let hears =
                |wanted: &Vec<&str>| wanted.contains(name) || wanted.contains(&EVERY);
            let rules = (0..wanted.len()).filter(|rule| hears(&wanted[*rule]));
            hearing.by_name.entry(name).or_insert_with(|| rules.collect());
        }
        let every = (0..wanted.len()).filter(|rule| wanted[*rule].contains(&EVERY));
        hearing.every = every.collect();
        hearing
    }

    fn of_name(&self, name: &str) -> &[usize] {
        self.by_name.get(name).unwrap_or(&self.every)
    }
}

/// Everything that grows while the delivery is read.
struct Reading {
    rules: Vec<Live>,
    /// Which rules hear an element at its start, and at its end.
    starts: Hearing,
    ends: Hearing,
    ledger: Ledger,
    settled: Settled,
    statistics: Statistics,
    schemas: Schemas,
    profile: Profile,
    at: Option<String>,
    list_files: bool,
    stack: Stack,
    /// Arkade's tests, counted by the standard.
    counting: Listener,
    /// The same as Arkade counts, where that was asked for.
    arkade: Option<Listener>,
    beside: Beside,
    /// A Noark document that no schema could judge.
    undecided: bool,
    /// The documents that were read to their end.
    whole: BTreeSet<Doc>,
    buffer: Vec<u8>,
    /// What METS says of the package.
    header: Header,
}

impl Reading {
    fn new(settings: &Settings, schemas: Schemas) -> Self {
        let profile = settings.profile.clone();
        let rules = RULES.iter().map(|entry| Live {
            entry,
            rule: (entry.make)(),
            say: Say::new(entry.id, settings.shown_per_rule, profile.severity(entry.id)),
        });
        let rules: Vec<Live> = rules.collect();
        Self {
            starts: Hearing::of(&rules, |rule| rule.starts()),
            ends: Hearing::of(&rules, |rule| rule.ends()),
            rules,
            ledger: Ledger::default(),
            settled: Settled::default(),
            statistics: Statistics::default(),
            schemas,
            profile: profile.clone(),
            at: settings.at.clone(),
            list_files: settings.list_files,
            stack: Stack::default(),
            counting: Listener::new(Mode::Standard),
            arkade: settings.like_arkade.then(|| Listener::new(Mode::Arkade)),
            beside: Beside::default(),
            undecided: false,
            whole: BTreeSet::new(),
            buffer: vec![0; BUFFER],
            header: Header::default(),
        }
    }

    /// The tar from its first byte to its last.
    fn tar(
        &mut self,
        path: &Path,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        let input = files::open(path)?;
        let mut whole = Summed::new(Told { input, progress });
        for number in 0..package.members.len() {
            let (offset, size) =
                (package.members[number].offset, package.members[number].size);
            let gap = offset.saturating_sub(whole.length());
            skim(&mut (&mut whole).take(gap), &mut self.buffer)
                .map_err(files::at(path))?;
            let (digest, signature) = self
                .member(number, &mut (&mut whole).take(size), package)
                .map_err(files::at(path))?;
            let member = &mut package.members[number];
            (member.digest, member.signature) = (Some(digest), signature);
        }
        skim(&mut whole, &mut self.buffer).map_err(files::at(path))?;
        package.tar = Some(whole.finish());
        Ok(())
    }

    /// The files of a folder in the order of their names.
    fn folder(
        &mut self,
        path: &Path,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        for number in 0..package.members.len() {
            let file = path.join(&package.members[number].name);
            let mut input = Told { input: files::open(&file)?, progress };
            let (digest, signature) =
                self.member(number, &mut input, package).map_err(files::at(&file))?;
            let member = &mut package.members[number];
            (member.digest, member.signature) = (Some(digest), signature);
        }
        Ok(())
    }

    /// A zip, file by file. One that cannot be unpacked is a fault of the container.
    fn zip(
        &mut self,
        path: &Path,
        package: &mut Package,
        progress: &dyn Fn(u64),
    ) -> Result<(), Error> {
        let broken = || Error::Unsupported { path: path.to_owned() };
        let mut zip = zip::ZipArchive::new(files::open(path)?).map_err(|_| broken())?;
        for number in 0..package.members.len() {
            let (at, size) =
                (package.members[number].offset, package.members[number].size);
            let entry = usize::try_from(at).ok().and_then(|at| zip.by_index(at).ok());
            // One byte more than is stated shows a bomb.
            let read = entry.and_then(|entry| {
                let mut input = entry.take(size.saturating_add(1));
                let read = self.member(number, &mut input, package).ok()?;
                (input.limit() == 1).then_some(read)
            });
            let Some((digest, signature)) = read else {
                package.oddities.push(Oddity::Broken { at });
                continue;
            };
            progress(size);
            let member = &mut package.members[number];
            (member.digest, member.signature) = (Some(digest), signature);
        }
        Ok(())
    }

    /// One file: its digest, and its elements where it is one of the package's documents.
    fn member(
        &mut self,
        number: usize,
        input: &mut dyn Read,
        package: &Package,
    ) -> io::Result<(Digest, Signature)> {
        let name = &package.members[number].name;
        let mut input = Summed::new(input);
        let mut signature = Signature::default();
        if let Some(doc) = kind_of(package, name) {
            self.document(doc, name, &mut input, package)?;
            skim(&mut input, &mut self.buffer)?;
        } else {
            let mut probe = Probe::default();
            watch(&mut input, &mut self.buffer, &mut |bytes| probe.see(bytes))?;
            signature = probe.finish();
        }
        Ok((input.finish().0, signature))
    }

    /// Reads a document and lets every rule hear it.
    fn document(
        &mut self,
        doc: Doc,
        file: &str,
        input: &mut dyn Read,
        package: &Package,
    ) -> io::Result<()> {
        let mut head = Vec::new();
        input.take(HEAD).read_to_end(&mut head)?;
        let root = Root::of(&head);
        let schema = self.schemas.of(doc, &root);
        let opening = Opening {
            doc,
            file,
            namespace: &root.namespace,
            encoding: encoding(&head),
            schema: &schema,
        };
        self.stack = Stack::default();
        self.beside.opens(&opening);
        self.undecided |= doc.is_noark() && schema.schema().is_none();
        let utf8 = opening.encoding.is_none_or(|e| e.eq_ignore_ascii_case("utf-8"));
        let wants_short = utf8 && self.arkade.is_some() && Listener::listens_to(doc);
        let mut walk =
            Walk { doc, file, package, reading: self, whole: true, wants_short };
        walk.each(|rule, cx| rule.opens(&opening, cx));
        libxml2::parse(&mut head.as_slice().chain(input), schema.schema(), &mut walk)?;
        let whole = walk.whole;
        if whole {
            self.whole.insert(doc);
        }
        Ok(())
    }

    fn verdict(
        mut self,
        package: &Package,
        earlier: Vec<Earlier>,
        list: Option<&Path>,
    ) -> Result<Verdict, Error> {
        self.statistics.count_files(package);
        let name = Path::new(&package.name);
        let now = Identity::of(package, &self.header);
        let across = !earlier.is_empty();
        // A list that lacks ids would let them be delivered again.
        let list = list.filter(|_| self.whole.contains(&Doc::Arkivstruktur));
        let mut along = Along::new(&now, earlier, list).map_err(files::at(name))?;
        self.settled =
            self.ledger.settle(&mut |id| along.walk.take(id)).map_err(files::at(name))?;
        let (ids, compared) = along.finish(list)?;
        let across = across.then(|| Across { now: now.clone(), earlier: compared });
        for live in &mut self.rules {
            let (settled, whole, profile) = (&self.settled, &self.whole, &self.profile);
            let (across, say) = (across.as_ref(), &mut live.say);
            let mut cx = Cx { package, settled, across, whole, profile, say };
            live.rule.finish(&mut cx);
        }
        let sheets = |listener: Listener| -> BTreeMap<&str, Sheet> {
            listener.sheets(package, &self.settled, &self.beside).into_iter().collect()
        };
        let mut counts = sheets(self.counting);
        let mut arkade = self.arkade.map(sheets).unwrap_or_default();
        let structure = format!("{}arkivstruktur.xml", package.content);
        for live in &mut self.rules {
            if let Some(sheet) = counts.get(live.entry.id) {
                tell_counted(live.entry.id, sheet, &structure, &mut live.say);
            }
            live.say.accept(self.profile.at_most(live.entry.id));
        }
        let profile = self.profile;
        let rules: Vec<RuleResult> = self
            .rules
            .into_iter()
            .map(|live| RuleResult {
                counts: counts.remove(live.entry.id),
                arkade: arkade.remove(live.entry.id),
                profile: profile.rules.get(live.entry.id).cloned(),
                rule: live.entry.id.to_owned(),
                name: crate::message::Message::new(live.entry.name),
                source: live.entry.source.to_owned(),
                errors: live.say.errors,
                warnings: live.say.warnings,
                notes: live.say.notes,
                findings: live.say.findings,
            })
            .collect();
        Ok(Verdict {
            outcome: Verdict::outcome_of(&rules, !self.undecided),
            at: self.at,
            files: if self.list_files { files_of(package) } else { Vec::new() },
            profile: profile.name,
            delivery: now,
            ids,
            rules,
            statistics: self.statistics,
            not_checked: vec![
                msg!("validate-not-checked-viruses"),
                match &across {
                    None => msg!("validate-not-checked-across"),
                    Some(Across { earlier, .. }) => {
                        msg!("validate-checked-across", count = earlier.len())
                    }
                },
                match &package.verapdf {
                    None => msg!("validate-not-checked-formats"),
                    Some(asked) => msg!(
                        "validate-checked-verapdf",
                        version = &asked.version,
                        passed = asked.passed,
                        failed = asked.failed.len()
                    ),
                },
                msg!("validate-not-checked-content"),
            ],
        })
    }
}

/// Every file with what is known of it, in the order of their names.
fn files_of(package: &Package) -> Vec<FileRow> {
    let row = |member: &Member| FileRow {
        path: member.name.clone(),
        bytes: member.size,
        sha256: member.digest,
        puid: member.signature.puid(),
        format: member.signature.name(),
        pages: member.signature.pages,
    };
    package.sorted().map(row).collect()
}

/// Hands the reader's events to the rules.
struct Walk<'a> {
    doc: Doc,
    file: &'a str,
    package: &'a Package,
    reading: &'a mut Reading,
    /// No fault of form so far.
    whole: bool,
    wants_short: bool,
}

impl Walk<'_> {
    fn each(&mut self, mut act: impl FnMut(&mut dyn Rule, &mut Cx<'_>)) {
        let Reading { rules, settled, whole, profile, .. } = &mut *self.reading;
        let package = self.package;
        for live in rules {
            let mut cx =
                Cx { package, settled, across: None, whole, profile, say: &mut live.say };
            act(live.rule.as_mut(), &mut cx);
        }
    }
}

impl Handler for Walk<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        let (doc, file, package) = (self.doc, self.file, self.package);
        let Reading {
            rules,
            starts,
            settled,
            whole,
            profile,
            stack,
            counting,
            arkade,
            header,
            ..
        } = &mut *self.reading;
        if Listener::listens_to(doc) {
            let around = Node::new(doc, file, stack.frames());
            for listener in arkade.iter_mut().chain([counting]) {
                listener.start(around.as_ref(), package);
            }
        }
        stack.push(tag);
        let Some(node) = Node::new(doc, file, stack.frames()) else { return };
        header.start(&node);
        for number in starts.of_name(tag.name) {
            let live = &mut rules[*number];
            let mut cx =
                Cx { package, settled, across: None, whole, profile, say: &mut live.say };
            live.rule.start(&node, &mut cx);
        }
    }

    fn text(&mut self, text: &str) {
        self.reading.stack.text(text);
    }

    fn cdata(&mut self, text: &str) {
        self.reading.stack.cdata(text);
    }

    fn wants_short(&self) -> bool {
        self.wants_short
    }

    fn end(&mut self, short: bool) {
        let (doc, file, package) = (self.doc, self.file, self.package);
        let Reading {
            rules,
            settled,
            whole,
            profile,
            stack,
            counting,
            arkade,
            statistics,
            beside,
            ledger,
            ends,
            header,
            ..
        } = &mut *self.reading;
        if let Some(node) = Node::new(doc, file, stack.frames()) {
            ledger.hear(&node);
            header.end(&node);
            statistics.hear(&node);
            beside.hear(&node);
            if Listener::listens_to(doc) {
                for listener in arkade.iter_mut().chain([counting]) {
                    listener.end(&node, short, package);
                }
            }
            for number in ends.of_name(&node.frame().name) {
                let live = &mut rules[*number];
                let mut cx = Cx {
                    package,
                    settled,
                    across: None,
                    whole,
                    profile,
                    say: &mut live.say,
                };
                live.rule.end(&node, &mut cx);
            }
        }
        stack.pop();
    }

    fn complain(&mut self, complaint: Complaint) {
        let file = self.file;
        self.whole &= matches!(complaint.trouble, Trouble::Schema(_));
        self.reading.beside.complaint(file, &complaint);
        let mut spot = Spot::line(file, complaint.line, "");
        if matches!(complaint.trouble, Trouble::Schema(_)) {
            spot.xpath = self.reading.stack.xpath_of(element(&complaint.said));
            let node = Node::new(self.doc, file, self.reading.stack.frames());
            let id = node.map(|node| node.system_id()).filter(|id| !id.is_empty());
            spot.system_id = id.map(str::to_owned);
        }
        self.each(|rule, cx| rule.complaint(&spot, &complaint, cx));
    }
}

/// The element that a remark of libxml2 is about, without its namespace.
fn element(said: &str) -> &str {
    let rest = said.split_once("Element '").map_or("", |(_, rest)| rest);
    let name = rest.split('\'').next().unwrap_or_default();
    name.rsplit('}').next().unwrap_or_default()
}
