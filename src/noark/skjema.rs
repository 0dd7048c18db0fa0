//! The schemas that go with every extraction, byte for byte as published (krav 6.4.16–19).

use super::arkivuttrekk::Fil;
use crate::digest::Digest;

/// A schema file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Skjema {
    /// The file name, case and all (krav 6.4.19).
    pub name: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

impl std::fmt::Debug for Skjema {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Skjema({})", self.name)
    }
}

impl Skjema {
    /// Its name and digest, for arkivuttrekk.xml.
    #[must_use]
    pub fn fil(&self) -> Fil {
        Fil { name: self.name.to_owned(), digest: Digest::of(self.bytes) }
    }
}

macro_rules! skjema {
    ($(#[$doc:meta])* $constant:ident, $folder:literal, $name:literal) => {
        $(#[$doc])*
        pub const $constant: Skjema = Skjema {
            name: $name,
            bytes: include_bytes!(concat!("../../schemas/", $folder, $name)),
        };
    };
}

skjema!(
    /// arkivstruktur.xsd, version 5.0.
    ARKIVSTRUKTUR, "noark5-v5.0/", "arkivstruktur.xsd"
);
skjema!(
    /// metadatakatalog.xsd, which the others import.
    METADATAKATALOG, "noark5-v5.0/", "metadatakatalog.xsd"
);
skjema!(
    /// endringslogg.xsd.
    ENDRINGSLOGG, "noark5-v5.0/", "endringslogg.xsd"
);
skjema!(
    /// loependeJournal.xsd.
    LOEPENDE_JOURNAL, "noark5-v5.0/", "loependeJournal.xsd"
);
skjema!(
    /// offentligJournal.xsd.
    OFFENTLIG_JOURNAL, "noark5-v5.0/", "offentligJournal.xsd"
);
skjema!(
    /// addml.xsd 8.3, for arkivuttrekk.xml.
    ADDML, "addml/", "addml.xsd"
);
skjema!(
    /// Our own, for virksomhetsspesifikkeMetadata.
    EIENDOM, "", "byggarkiv-eiendom.xsd"
);

/// The schemas of an extraction: those of the journals only where there are journals.
#[must_use]
pub fn skjemaer(journals: bool) -> Vec<Skjema> {
    let mut all = vec![ADDML, ARKIVSTRUKTUR, EIENDOM, ENDRINGSLOGG];
    if journals {
        all.push(LOEPENDE_JOURNAL);
    }
    all.push(METADATAKATALOG);
    if journals {
        all.push(OFFENTLIG_JOURNAL);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digests of the official files at the place schemas/README.md names; a changed
    /// byte makes other validators refuse the package.
    #[test]
    fn the_official_schemas_are_the_official_ones() {
        let starts = [
            (ARKIVSTRUKTUR, "77acc0f5"),
            (METADATAKATALOG, "c7c0a7e7"),
            (ENDRINGSLOGG, "07cbc86e"),
            (LOEPENDE_JOURNAL, "a631f05e"),
            (OFFENTLIG_JOURNAL, "e3d9befc"),
        ];
        for (schema, start) in starts {
            assert_eq!(&schema.fil().digest.to_string()[..8], start, "{}", schema.name);
        }
    }

    #[test]
    fn the_schemas_of_the_journals_come_with_the_journals() {
        let names =
            |journals| skjemaer(journals).iter().map(|s| s.name).collect::<Vec<_>>();
        assert_eq!(names(true).len(), 7);
        assert!(names(true).is_sorted());
        assert!(!names(false).iter().any(|name| name.contains("Journal")));
    }
}
