//! Published lists: the official schemas by checksum, the approved formats with their dates.

use jiff::civil::Date;

use crate::digest::Digest;

/// One line a published file: name, SHA-256, path, first seen, source.
const PUBLISHED: &str = include_str!("data/schema-sha256.tsv");

/// The official name of a schema as a package names it; `None` for an own schema.
pub(super) fn official_name(path: &str) -> Option<&str> {
    let name = match path.rsplit('/').next()? {
        "dias-mets.xsd" => "DIAS_METS.xsd",
        "dias-premis.xsd" => "DIAS_PREMIS.xsd",
        name => name,
    };
    published().any(|(known, _)| known == name).then_some(name)
}

/// Whether a file of this official name has been published with this checksum (krav 6.4.18).
pub(super) fn is_published(name: &str, digest: Digest) -> bool {
    let digest = digest.to_string();
    published().any(|(known, sum)| known == name && sum == digest)
}

fn published() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = PUBLISHED.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.next()?))
    })
}

/// The formats of the regulation: PRONOM id, name, version, from, until, conditional.
const FORMATS: &str = include_str!("data/formats.tsv");

/// How the regulation approves of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Approved {
    /// The last day on which documents of it could be made.
    pub(super) until: Option<Date>,
}

/// How the regulation approves of a PRONOM id; `None` where it does not list it.
pub(super) fn approved(puid: &str) -> Option<Approved> {
    let mut lines = FORMATS.lines().map(|line| line.split('\t'));
    let mut fields = lines.find(|fields| fields.clone().next() == Some(puid))?.skip(4);
    Some(Approved { until: fields.next().and_then(|until| until.parse().ok()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_knows_what_was_approved_until_when() {
        let until = |puid: &str| approved(puid).map(|a| a.until.map(|d| d.to_string()));
        assert_eq!(until("fmt/477"), Some(None));
        assert_eq!(until("fmt/18"), Some(Some("2008-12-31".to_owned())));
        assert_eq!(until("fmt/111"), None);
    }

    #[test]
    fn what_is_built_in_has_been_published() {
        let bytes = include_bytes!("../../schemas/dias/DIAS_METS.xsd");
        let name = official_name("dias-mets.xsd").unwrap();
        assert!(is_published(name, Digest::of(bytes)));
        assert!(!is_published(name, Digest::of(b"")));
        assert_eq!(official_name("content/byggarkiv-eiendom.xsd"), None);
    }
}
