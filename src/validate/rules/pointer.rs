//! Pointers to files, as METS and PREMIS write them, and what they claim of the files.

use std::io;

use uuid::Uuid;

use crate::digest::Digest;
use crate::msg;
use crate::place::Place;

use super::super::document::Node;
use super::super::package::Package;
use super::super::rule::{Cx, Spot};
use super::super::spill::{Fields, Spill};

/// A METS `file` with its `FLocat`.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    place: Place,
    pub(super) href: String,
    pub(super) checksum: String,
    pub(super) algorithm: String,
    pub(super) size: String,
}

impl Pointer {
    /// The pointer that ends with this `FLocat`.
    pub(super) fn read(node: &Node<'_>) -> Option<Self> {
        let file = node.parent().filter(|frame| frame.is("file"))?;
        let attr = |name: &str| file.attr(name).unwrap_or_default().to_owned();
        Some(Self {
            place: Place::file(node.file).line(node.line()),
            href: node.frame().attr("href").unwrap_or_default().to_owned(),
            checksum: attr("CHECKSUM"),
            algorithm: attr("CHECKSUMTYPE"),
            size: attr("SIZE"),
        })
    }

    /// Where it stands.
    pub(super) fn spot(&self) -> Spot {
        Spot::from(self.place.clone()).again("FLocat", plain(&self.href))
    }

    /// The digest it claims; says so where there is none that can be checked.
    pub(super) fn digest(&self, cx: &mut Cx<'_>) -> Option<Digest> {
        if !is_sha256(&self.algorithm) {
            let message = msg!("validate-checksum-algorithm", found = &self.algorithm);
            cx.warning(self.spot(), message, msg!("validate-hint-sha256"));
            return None;
        }
        let digest = self.checksum.trim().parse().ok();
        if digest.is_none() {
            let message =
                msg!("validate-checksum-not-one", found = shorten(&self.checksum));
            cx.error(self.spot(), message, msg!("validate-hint-pack-again"));
        }
        digest
    }
}

/// A file's digest as someone claims it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) member: u32,
    pub(super) line: u64,
    pub(super) digest: Digest,
    /// The systemID of the unit that claims it; 0 where there is none.
    pub(super) unit: u128,
}

/// What is claimed in one document, to be compared when all files have passed. A claim that
/// can be seen to be true at once is forgotten; the others may go to a temporary file.
#[derive(Debug, Default)]
pub(super) struct Claims {
    document: String,
    kept: Spill,
}

impl Claims {
    /// Takes note of a claim made in this document.
    pub(super) fn add(&mut self, claim: &Claim, document: &str, cx: &Cx<'_>) {
        if cx.package.member(claim.member).digest == Some(claim.digest) {
            return;
        }
        if self.document.is_empty() {
            document.clone_into(&mut self.document);
        }
        let Claim { member, line, digest, unit } = claim;
        self.kept.put(&[
            &member.to_le_bytes(),
            &line.to_le_bytes(),
            digest.bytes(),
            &unit.to_le_bytes(),
        ]);
    }

    /// Says where a claimed digest is not the file's; `element` is what makes the claims.
    pub(super) fn compare(&mut self, element: &'static str, cx: &mut Cx<'_>) {
        let document = &self.document;
        self.kept.drain(&mut |record| {
            let mut fields = Fields(record);
            let (member, line) = (fields.u32(), fields.u64());
            let digest = Digest::from(fields.bytes::<32>());
            let unit = fields.u128();
            Claim { member, line, digest, unit }.tell(document, element, cx);
        });
    }

    /// What the temporary file failed with.
    pub(super) fn trouble(&mut self) -> io::Result<()> {
        self.kept.trouble()
    }
}

impl Claim {
    fn tell(&self, document: &str, element: &'static str, cx: &mut Cx<'_>) {
        let member = cx.package.member(self.member);
        let Some(found) = member.digest.filter(|found| *found != self.digest) else {
            return;
        };
        let message = msg!(
            "validate-checksum-differs",
            file = &member.name,
            stated = self.digest.to_string(),
            found = found.to_string(),
        );
        let unit = match self.unit {
            0 => String::new(),
            unit => Uuid::from_u128(unit).to_string(),
        };
        let text = if element == "FLocat" { member.name.as_str() } else { "" };
        let place = Spot::line(document, self.line, &unit).again(element, text);
        cx.error(place, message, msg!("validate-hint-changed-after-packing"));
    }
}

/// The file that an href points at. `file:`, leading slashes, backslashes, the root folder and
/// percent codes are met in packages from different writers.
pub(super) fn resolve(package: &Package, href: &str) -> Option<u32> {
    spellings(href).iter().find_map(|path| find(package, path))
}

/// The same, where its letters may be put together in another way (Unicode NFC and NFD).
pub(super) fn resolve_in_any_form(package: &Package, href: &str) -> Option<u32> {
    let find = |path: &String| package.find_in_any_form(path);
    spellings(href).iter().find_map(find)
}

/// The paths that an href may mean, the likeliest first.
fn spellings(href: &str) -> Vec<String> {
    let slashed = href.replace('\\', "/");
    let mut paths = vec![plain(href).to_owned()];
    paths.extend(percent_decoded(plain(href)));
    if slashed != href {
        paths.push(plain(&slashed).to_owned());
        paths.extend(percent_decoded(plain(&slashed)));
    }
    paths
}

/// An href without `file:`, host, leading slashes or `./`.
pub(in super::super) fn plain(href: &str) -> &str {
    let path = href.trim();
    let path = path.strip_prefix("file:").unwrap_or(path);
    let path = path.strip_prefix("//localhost/").unwrap_or(path).trim_start_matches('/');
    path.strip_prefix("./").unwrap_or(path)
}

/// A path as it stands, or below the package's root folder, whatever UUID that was called by.
fn find(package: &Package, path: &str) -> Option<u32> {
    package.find(path).or_else(|| {
        let (root, rest) = path.split_once('/')?;
        let is_root = package.root.as_deref() == Some(root)
            || package.name.strip_suffix(".tar") == Some(root)
            || package.name == root
            || Uuid::parse_str(root).is_ok();
        is_root.then(|| package.find(rest)).flatten()
    })
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        if *first == b'%' {
            let code = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(code, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).ok()
}

/// `SHA-256`, `SHA256`, `sha256`.
pub(super) fn is_sha256(algorithm: &str) -> bool {
    let letters = algorithm.chars().filter(|c| c.is_ascii_alphanumeric());
    letters.collect::<String>().eq_ignore_ascii_case("sha256")
}

/// At most 80 characters of a stranger's words.
pub(super) fn shorten(words: &str) -> String {
    if words.chars().count() <= 80 {
        return words.to_owned();
    }
    words.chars().take(79).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_href_is_read_in_every_writer_s_form() {
        let forms = [
            "file:a/b.xml",
            "file:///a/b.xml",
            "file:./a/b.xml",
            "file://localhost/a/b.xml",
            "a/b.xml",
            " ./a/b.xml",
        ];
        for href in forms {
            assert_eq!(plain(href), "a/b.xml", "{href}");
        }
        assert_eq!(percent_decoded("a%20b%C3%A5"), Some("a bå".to_owned()));
        assert_eq!(percent_decoded("a%2"), None);
        assert_eq!(percent_decoded("a%ff"), None);
        assert_eq!(percent_decoded("a%æx"), None);
    }
}
