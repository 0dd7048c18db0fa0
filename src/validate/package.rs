//! What the delivery consists of: its files, where each lies, what is odd about them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::digest::Digest;

use super::signature::Signature;
use super::uttrekk::Uttrekk;
use super::verapdf::Asked;

/// What was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A DIAS package: `dias-mets.xml`, `content/` and so on.
    Dias,
    /// A Noark 5 extraction without packaging.
    Extraction,
}

/// One file of the package.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The path within the package, without the root folder, `/` between folders.
    pub(super) name: String,
    /// The number of bytes.
    pub(super) size: u64,
    /// Where its bytes begin in the tar; 0 in a folder.
    pub(super) offset: u64,
    /// The digest, once the bytes have passed.
    pub(super) digest: Option<Digest>,
    /// What it is by its bytes, once they have passed; documents only.
    pub(super) signature: Signature,
}

impl Member {
    /// A file of which nothing has been read.
    pub(super) fn new(name: String, size: u64, offset: u64) -> Self {
        Self { name, size, offset, digest: None, signature: Signature::default() }
    }
}

/// Something odd about the container, seen while it was listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Oddity {
    /// The tar cannot be read from this byte on.
    Broken { at: u64 },
    /// The tar ends within the entry that begins at this byte.
    Truncated { at: u64 },
    /// The two empty blocks at the end are missing.
    NoEnd,
    /// The name leads out of the package, or is no name at all.
    Escapes { name: String },
    /// The name is not UTF-8 and was read as Latin-1.
    NotUtf8 { name: String },
    /// The name stands more than once; the first counts.
    Twice { name: String },
    /// The names part folders with backslashes; they were read as slashes.
    Backslashes,
    /// A link, a device or another thing that is no file.
    Special { name: String },
    /// Outside the package's root folder.
    Stray { name: String, root: String },
}

/// The transfer file beside the tar.
#[derive(Clone, Debug)]
pub(super) struct Outer {
    /// Its file name.
    pub(super) name: String,
    /// Its bytes (it is small: a limit is kept when it is read).
    pub(super) bytes: Vec<u8>,
}

/// The delivery's files, by number and by name.
#[derive(Debug)]
pub(super) struct Package {
    /// The name of what was handed in: `{uuid}.tar`, or the folder's.
    pub(super) name: String,
    /// Whether it travels in a tar.
    pub(super) in_tar: bool,
    /// What it is.
    pub(super) form: Form,
    /// The root folder in the tar; `None` where there is none in common.
    pub(super) root: Option<String>,
    /// `content/` in a DIAS package, nothing in an extraction. Where the extraction lies in a
    /// folder of its own in `content/`, that folder.
    pub(super) content: String,
    /// The files, in the order in which they lie.
    pub(super) members: Vec<Member>,
    /// The folders named or implied, one and two levels deep.
    pub(super) folders: Vec<String>,
    /// What was odd about the container.
    pub(super) oddities: Vec<Oddity>,
    /// The transfer file, where it was found.
    pub(super) outer: Option<Outer>,
    /// What arkivuttrekk.xml declares.
    pub(super) uttrekk: Option<Uttrekk>,
    /// Files that were to be read beforehand but are too large, each with the limit.
    pub(super) too_large: Vec<(u32, u64)>,
    /// The namespaces that the listed own schemas define.
    pub(super) own_namespaces: Vec<String>,
    /// What veraPDF said, where it was asked.
    pub(super) verapdf: Option<Asked>,
    /// The tar's digest and length, once it has been read through.
    pub(super) tar: Option<(Digest, u64)>,
    /// Numbers of members, sorted by name.
    order: Vec<u32>,
    /// Names that are not ASCII, in Unicode's composed form; made when first asked for.
    composed: OnceCell<BTreeMap<String, u32>>,
}

impl Package {
    /// Puts the listed files in their place. A name that stands twice is an oddity.
    pub(super) fn new(
        name: String,
        in_tar: bool,
        root: Option<String>,
        mut members: Vec<Member>,
        folders: Vec<String>,
        mut oddities: Vec<Oddity>,
    ) -> Self {
        let numbers = 0..u32::try_from(members.len()).unwrap_or(u32::MAX);
        let mut order: Vec<u32> = numbers.collect();
        order.sort_by(|a, b| members[*a as usize].name.cmp(&members[*b as usize].name));
        let twice: BTreeSet<u32> = order
            .windows(2)
            .filter(|two| members[two[0] as usize].name == members[two[1] as usize].name)
            .map(|two| two[1])
            .collect();
        if !twice.is_empty() {
            let mut number = 0..;
            members.retain_mut(|member| {
                let first = number.next().is_some_and(|n| !twice.contains(&n));
                if !first {
                    let name = std::mem::take(&mut member.name);
                    oddities.push(Oddity::Twice { name });
                }
                first
            });
            return Self::new(name, in_tar, root, members, folders, oddities);
        }
        let has = |wanted: &str| members.iter().any(|m| m.name == wanted);
        let in_content = folders.iter().any(|f| f == "content");
        let dias = in_content || has("dias-mets.xml") || has("mets.xml");
        let form = if dias { Form::Dias } else { Form::Extraction };
        let content = if in_content { content_of(&members) } else { String::new() };
        Self {
            name,
            in_tar,
            form,
            root,
            content,
            members,
            folders,
            oddities,
            outer: None,
            uttrekk: None,
            too_large: Vec::new(),
            own_namespaces: Vec::new(),
            verapdf: None,
            tar: None,
            order,
            composed: OnceCell::new(),
        }
    }

    /// The number of the file with this path within the package.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        self.order
            .binary_search_by(|n| self.member(*n).name.as_str().cmp(name))
            .ok()
            .map(|at| self.order[at])
    }

    /// The number of the file with this path within the extraction.
    pub(super) fn find_in_content(&self, name: &str) -> Option<u32> {
        self.find(&format!("{}{name}", self.content))
    }

    /// The same whatever Unicode form its name has.
    pub(super) fn find_in_content_in_any_form(&self, name: &str) -> Option<u32> {
        self.find_in_any_form(&format!("{}{name}", self.content))
    }

    /// The file with this path within the package, whatever Unicode form its name has.
    pub(super) fn find_in_any_form(&self, path: &str) -> Option<u32> {
        let composed = self.composed.get_or_init(|| {
            let names = self.in_order().map(|n| (&self.member(n).name, n));
            let names = names.filter(|(name, _)| !name.is_ascii());
            names.map(|(name, number)| (name.nfc().collect(), number)).collect()
        });
        composed.get(&path.nfc().collect::<String>()).copied()
    }

    /// What arkivuttrekk.xml declares, where all of it could be read.
    pub(super) fn declared(&self) -> Option<&Uttrekk> {
        self.uttrekk.as_ref().filter(|uttrekk| uttrekk.whole)
    }

    /// The file with this number.
    pub(super) fn member(&self, number: u32) -> &Member {
        &self.members[number as usize]
    }

    /// The path within the extraction, where the file lies in it.
    pub(super) fn in_content<'a>(&self, name: &'a str) -> Option<&'a str> {
        name.strip_prefix(self.content.as_str())
    }

    /// Numbers of the files below the extraction's folders: the documents (krav 6.4.15).
    pub(super) fn documents(&self) -> impl Iterator<Item = u32> + '_ {
        self.order.iter().copied().filter(|number| {
            self.in_content(&self.member(*number).name).is_some_and(|rest| {
                // Without packaging, what lies beside `DOKUMENT` in folders is documents too.
                rest.contains('/')
            })
        })
    }

    /// Numbers of all files, in the order of their names.
    pub(super) fn in_order(&self) -> impl Iterator<Item = u32> + '_ {
        self.order.iter().copied()
    }

    /// Every file in name order.
    pub(super) fn sorted(&self) -> impl Iterator<Item = &Member> + '_ {
        self.order.iter().map(|number| self.member(*number))
    }
}

/// The files of which one at least lies beside all others of an extraction.
const MAIN: [&str; 3] = ["arkivstruktur.xml", "arkivuttrekk.xml", "addml.xml"];

/// The folder in which the extraction lies: `content/`, or the only one below it that has what
/// `content/` lacks.
fn content_of(members: &[Member]) -> String {
    let folder_of = |member: &Member| {
        let (folder, name) = member.name.rsplit_once('/')?;
        let is_main = MAIN.contains(&name)
            && (folder == "content" || folder.starts_with("content/"));
        is_main.then(|| format!("{folder}/"))
    };
    let folders: BTreeSet<String> = members.iter().filter_map(folder_of).collect();
    let usual = "content/".to_owned();
    if folders.contains(&usual) || folders.len() != 1 {
        return usual;
    }
    folders.into_iter().next().unwrap_or(usual)
}
