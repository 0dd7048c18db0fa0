//! An earlier delivery of the same creator: what it was, and which systemIDs it has.
//!
//! Given as the delivery itself, whose systemIDs are then read anew, or as the JSON report on
//! it, beside which they lie as a sorted list (`ids.rs`).

use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::digest::Digest;
use crate::files;
use crate::message::Message;
use crate::msg;

use super::Error;
use super::before::read_uttrekk;
use super::document::{Doc, Node, Stack};
use super::header::Header;
use super::ids::{self, IdList, Reader, Shared, Walk, Writer};
use super::ledger::Ledger;
use super::libxml2::{self, Complaint, Handler, Tag};
use super::open::{self, Body, Opened};
use super::package::{Member, Package};
use super::verdict::Identity;

/// The longest report that is read (bytes).
const REPORT_LIMIT: u64 = 256 << 20;

/// An earlier delivery.
#[derive(Debug)]
pub(super) struct Earlier {
    identity: Identity,
    /// The tar, of which nothing but the XML has been read.
    tar: Option<PathBuf>,
    /// Its systemIDs, or why they cannot be had.
    ids: Result<Reader, Message>,
}

/// An earlier delivery beside the one that was judged.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) was: Identity,
    /// What came of the systemIDs, or why nothing did.
    pub(super) ids: Result<Shared, Message>,
}

/// The delivery that is judged, and the earlier ones.
#[derive(Debug)]
pub(super) struct Across {
    pub(super) now: Identity,
    pub(super) earlier: Vec<Compared>,
}

/// A report, as far as it is of use here.
#[derive(Deserialize)]
struct Report {
    delivery: Identity,
    #[serde(default)]
    ids: Option<IdList>,
}

impl Earlier {
    /// Reads what is given after `--against`.
    ///
    /// # Errors
    /// [`Error`] where it is neither a delivery nor a report on one.
    pub(super) fn read(path: &Path) -> Result<Self, Error> {
        let is_report = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("json"));
        if is_report { of_report(path) } else { of_delivery(path) }
    }
}

fn of_report(path: &Path) -> Result<Earlier, Error> {
    let bytes = files::read_limited(path, REPORT_LIMIT)?;
    let not_one = |error: serde_json::Error| Error::NotAReport {
        path: path.to_owned(),
        said: error.to_string(),
    };
    let Report { delivery, ids } = serde_json::from_slice(&bytes).map_err(not_one)?;
    let ids = match ids {
        None => Err(msg!("validate-ids-none")),
        Some(list) => {
            let folder = path.parent().unwrap_or(Path::new(""));
            let found = files::inside(folder, &list.file);
            let opened = found.map(|path| Reader::open(&path, &list));
            match opened {
                Some(Ok(reader)) => Ok(reader),
                Some(Err(error)) if error.source.kind() == io::ErrorKind::InvalidData => {
                    Err(msg!("validate-ids-changed", file = &list.file))
                }
                Some(Err(_)) | None => Err(msg!("validate-ids-gone", file = &list.file)),
            }
        }
    };
    Ok(Earlier { identity: delivery, tar: None, ids })
}

fn of_delivery(path: &Path) -> Result<Earlier, Error> {
    let Opened { mut package, body } = open::open(path)?;
    package.uttrekk = read_uttrekk(&mut package, &body)?;
    let mut known = Known::new(&package);
    if let Some(outer) = &package.outer {
        known.read(Doc::Outer, &mut outer.bytes.as_slice()).map_err(files::at(path))?;
    }
    let inner = package.find("dias-mets.xml").or_else(|| package.find("mets.xml"));
    let structure = package.find_in_content("arkivstruktur.xml");
    for (doc, member) in [(Doc::Mets, inner), (Doc::Arkivstruktur, structure)] {
        if let Some(number) = member {
            let member = package.member(number);
            with_member(&body, member, &mut |input| known.read(doc, input))
                .map_err(files::at(path))?;
        }
    }
    let Known { ledger, whole, header, .. } = known;
    let ids = match whole {
        true => Ok(sorted(ledger).map_err(files::at(path))?),
        false => Err(msg!("validate-ids-broken")),
    };
    let tar = match body {
        Body::Tar(path) => Some(path),
        Body::Folder(_) | Body::Zip(_) => None,
    };
    Ok(Earlier { identity: Identity::of(&package, &header), tar, ids })
}

/// Every id of the ledger, sorted, in a temporary file.
fn sorted(ledger: Ledger) -> io::Result<Reader> {
    let mut walk = Walk::new(Some(Writer::create(None)?), Vec::new())?;
    ledger.settle(&mut |id| walk.take(id))?;
    let (writer, _) = walk.finish()?;
    writer.expect("the walk was given one").read_again()
}

/// Lets a file of the delivery be read from where it lies.
pub(super) fn with_member(
    body: &Body,
    member: &Member,
    read: &mut dyn FnMut(&mut dyn Read) -> io::Result<()>,
) -> io::Result<()> {
    let open = |path: &Path| files::open(path).map_err(|error| error.source);
    match body {
        Body::Tar(path) => {
            let mut input = open(path)?;
            input.seek(SeekFrom::Start(member.offset))?;
            read(&mut input.take(member.size))
        }
        Body::Folder(path) => read(&mut open(&path.join(&member.name))?),
        Body::Zip(path) => {
            let mut zip = zip::ZipArchive::new(open(path)?).map_err(io::Error::other)?;
            let number = usize::try_from(member.offset).map_err(io::Error::other)?;
            let entry = zip.by_index(number).map_err(io::Error::other)?;
            read(&mut entry.take(member.size))
        }
    }
}

/// Listens to what must be known of an earlier delivery. Nothing is judged.
struct Known<'a> {
    package: &'a Package,
    doc: Doc,
    stack: Stack,
    header: Header,
    ledger: Ledger,
    /// arkivstruktur.xml was read to its end.
    whole: bool,
}

impl<'a> Known<'a> {
    fn new(package: &'a Package) -> Self {
        let (stack, header, ledger) =
            (Stack::default(), Header::default(), Ledger::default());
        Self { package, doc: Doc::Other, stack, header, ledger, whole: false }
    }

    fn read(&mut self, doc: Doc, input: &mut dyn Read) -> io::Result<()> {
        (self.doc, self.stack) = (doc, Stack::default());
        self.whole = doc == Doc::Arkivstruktur;
        libxml2::parse(input, None, self)
    }
}

impl Handler for Known<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        self.stack.push(tag);
        if let Some(node) = Node::new(self.doc, &self.package.name, self.stack.frames()) {
            self.header.start(&node);
        }
    }
    fn text(&mut self, text: &str) {
        self.stack.text(text);
    }
    fn end(&mut self, _short: bool) {
        if let Some(node) = Node::new(self.doc, &self.package.name, self.stack.frames()) {
            self.header.end(&node);
            self.ledger.hear(&node);
        }
        self.stack.pop();
    }
    fn complain(&mut self, _: Complaint) {
        self.whole = false;
    }
}

/// Walks along several earlier deliveries while the ids of this one are settled.
pub(super) struct Along {
    pub(super) walk: Walk,
    earlier: Vec<(Identity, Option<Message>)>,
}

impl Along {
    /// Begins with what this delivery and the earlier ones are, and where the ids are to be
    /// written. Only a tar of the same UUID is summed up: it may be the same.
    pub(super) fn new(
        now: &Identity,
        earlier: Vec<Earlier>,
        out: Option<&Path>,
    ) -> io::Result<Self> {
        let mut lists = Vec::new();
        let mut known = Vec::new();
        for Earlier { mut identity, tar, ids } in earlier {
            if let Some(tar) = tar.filter(|_| now.uuid == identity.uuid) {
                let input = files::open(&tar).map_err(|error| error.source)?;
                identity.sha256 = Some(Digest::of_reader(input)?.0);
            }
            known.push(match ids {
                Ok(reader) => {
                    lists.push(reader);
                    (identity, None)
                }
                Err(why) => (identity, Some(why)),
            });
        }
        let out = out.map(|path| Writer::create(Some(path))).transpose()?;
        Ok(Self { walk: Walk::new(out, lists)?, earlier: known })
    }

    /// What came of it; the list is given its name.
    ///
    /// # Errors
    /// What a list failed with.
    pub(super) fn finish(
        self,
        out: Option<&Path>,
    ) -> Result<(Option<IdList>, Vec<Compared>), files::Error> {
        let at = out.unwrap_or(Path::new("ids"));
        let (writer, shared) = self.walk.finish().map_err(files::at(at))?;
        let list = match writer.zip(out) {
            Some((writer, path)) => Some(ids::Writer::keep(writer, path)?),
            None => None,
        };
        let mut shared = shared.into_iter();
        let compared = self.earlier.into_iter().map(|(was, why)| Compared {
            was,
            ids: match why {
                Some(why) => Err(why),
                None => Ok(shared.next().unwrap_or_default()),
            },
        });
        Ok((list, compared.collect()))
    }
}
