//! The official schemas by checksum: several versions of each have been published.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_has_been_published() {
        let bytes = include_bytes!("../../schemas/dias/DIAS_METS.xsd");
        let name = official_name("dias-mets.xsd").unwrap();
        assert!(is_published(name, Digest::of(bytes)));
        assert!(!is_published(name, Digest::of(b"")));
        assert_eq!(official_name("content/byggarkiv-eiendom.xsd"), None);
    }
}
