//! The one pass: every byte goes by once, is summed up, and is read where it is XML.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::Path;

use crate::digest::Digest;
use crate::files;

use super::arkade::{Beside, Listener, Mode};
use super::before::{encoding, kind_of, read_own_schemas, read_uttrekk};
use super::bytes::{Summed, look, skim};
use super::document::{Doc, Stack};
use super::earlier::Earlier;
use super::header::Header;
use super::hearing::{Hearing, Live};
use super::ledger::{Ledger, Settled};
use super::libxml2;
use super::open::Opened;
use super::package::Package;
use super::profile::Profile;
use super::rule::Opening;
use super::schemas::{Root, Schemas};
use super::signature::Signature;
use super::verapdf;
use super::verdict::Verdict;
use super::walk::Walk;
use super::ways;
use super::{Error, Settings, Statistics};

/// How much of a document is looked at to know what it is (bytes).
const HEAD: u64 = 1 << 16;
/// How much of a file is read at a time (bytes).
pub(super) const BUFFER: usize = 1 << 18;

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
    reading.all(&body, &mut package, progress)?;
    if let Some(tool) = &settings.verapdf {
        package.verapdf =
            Some(verapdf::ask(tool, &package, &body).map_err(files::at(tool))?);
    }
    let mut verdict = reading.verdict(&package, earlier, settings.ids.as_deref())?;
    ways::find(&mut verdict.rules, &package, &body)?;
    Ok(verdict)
}

/// Everything that grows while the delivery is read.
pub(super) struct Reading {
    pub(super) rules: Vec<Live>,
    /// Which rules hear an element at its start, and at its end.
    pub(super) starts: Hearing,
    pub(super) ends: Hearing,
    pub(super) ledger: Ledger,
    pub(super) settled: Settled,
    pub(super) statistics: Statistics,
    pub(super) schemas: Schemas,
    pub(super) profile: Profile,
    pub(super) at: Option<String>,
    pub(super) list_files: bool,
    pub(super) jobs: usize,
    pub(super) stack: Stack,
    /// Arkade's tests, counted by the standard.
    pub(super) counting: Listener,
    /// The same as Arkade counts, where that was asked for.
    pub(super) arkade: Option<Listener>,
    pub(super) beside: Beside,
    /// A Noark document that no schema could judge.
    pub(super) undecided: bool,
    /// The documents that were read to their end.
    pub(super) whole: BTreeSet<Doc>,
    pub(super) buffer: Vec<u8>,
    /// What METS says of the package.
    pub(super) header: Header,
}

impl Reading {
    fn new(settings: &Settings, schemas: Schemas) -> Self {
        let profile = settings.profile.clone();
        let rules = Live::all(settings);
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
            jobs: settings.jobs,
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

    /// One file: its digest, and its elements where it is one of the package's documents.
    pub(super) fn member(
        &mut self,
        number: usize,
        input: &mut dyn Read,
        package: &Package,
    ) -> io::Result<(Digest, Signature)> {
        let name = &package.members[number].name;
        let Some(doc) = kind_of(package, name) else {
            return look(input, &mut self.buffer);
        };
        let mut input = Summed::new(input);
        self.document(doc, name, &mut input, package)?;
        skim(&mut input, &mut self.buffer)?;
        Ok((input.finish().0, Signature::default()))
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
        self.starts.forget();
        self.ends.forget();
        self.beside.opens(&opening);
        self.undecided |= doc.is_noark() && schema.schema().is_none();
        let utf8 = opening.encoding.is_none_or(|e| e.eq_ignore_ascii_case("utf-8"));
        let jobs = self.jobs;
        let wants_short = utf8 && self.arkade.is_some() && Listener::listens_to(doc);
        let mut walk = Walk::new(doc, file, package, self, wants_short);
        walk.each(|rule, cx| rule.opens(&opening, cx));
        let mut input = head.as_slice().chain(input);
        libxml2::parse_with(jobs, &mut input, schema.schema(), &mut walk)?;
        let whole = walk.whole;
        if whole {
            self.whole.insert(doc);
        }
        Ok(())
    }
}
