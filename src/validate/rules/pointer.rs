//! Pointers to files, as METS and PREMIS write them, and what they claim of the files.

use uuid::Uuid;

use crate::digest::Digest;
use crate::msg;
use crate::place::Place;

use super::super::document::Node;
use super::super::package::Package;
use super::super::rule::{Cx, Spot};

/// A METS `file` with its `FLocat`.
#[derive(Clone, Debug)]
pub(super) struct Pointer {
    pub(super) place: Place,
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

    /// The digest it claims; says so where there is none that can be checked.
    pub(super) fn digest(&self, cx: &mut Cx<'_>) -> Option<Digest> {
        if !is_sha256(&self.algorithm) {
            let message = msg!("validate-checksum-algorithm", found = &self.algorithm);
            cx.warning(self.place.clone(), message, msg!("validate-hint-sha256"));
            return None;
        }
        let digest = self.checksum.trim().parse().ok();
        if digest.is_none() {
            let message =
                msg!("validate-checksum-not-one", found = shorten(&self.checksum));
            cx.error(self.place.clone(), message, msg!("validate-hint-pack-again"));
        }
        digest
    }
}

/// A file's digest as someone claims it, to be compared when all have passed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) member: u32,
    pub(super) line: u64,
    pub(super) digest: Digest,
    /// The systemID of the unit that claims it; 0 where there is none.
    pub(super) unit: u128,
}

/// Says where a claimed digest is not the file's.
pub(super) fn compare(claims: &[Claim], file: &str, cx: &mut Cx<'_>) {
    for claim in claims {
        let member = cx.package.member(claim.member);
        let Some(found) = member.digest.filter(|found| *found != claim.digest) else {
            continue;
        };
        let message = msg!(
            "validate-checksum-differs",
            file = &member.name,
            stated = claim.digest.to_string(),
            found = found.to_string(),
        );
        let unit = match claim.unit {
            0 => String::new(),
            unit => Uuid::from_u128(unit).to_string(),
        };
        let place = Spot::line(file, claim.line, &unit);
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
pub(super) fn plain(href: &str) -> &str {
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
