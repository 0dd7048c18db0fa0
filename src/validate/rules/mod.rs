//! Every rule, in the order of the report. A new rule is one place in a file here and one
//! line in the list.

mod chain;
mod container;
mod counts;
mod documents;
mod empty;
mod flags;
mod form;
mod journals;
mod pointer;
mod references;
mod schema_words;
mod status;
mod structure;
mod uttrekk;

use super::rule::{Entry, Rule};

macro_rules! rules {
    ($($id:literal $name:literal $source:literal $make:expr;)*) => {
        &[$(Entry {
            id: $id,
            name: $name,
            source: $source,
            make: || -> Box<dyn Rule> { Box::new($make) },
        }),*]
    };
}

/// The rules. `N5.nn` are Arkade's numbers, `BA.nn` our own.
pub(super) const RULES: &[Entry] = rules![
    "BA.01" "validate-rule-container"    "DIAS"                             container::Readable;
    "BA.02" "validate-rule-names"        "DIAS · krav 6.4.11"               container::Names;
    "BA.03" "validate-rule-once"         "DIAS"                             container::Once;
    "BA.04" "validate-rule-structure"    "DIAS"                             structure::Structure;
    "BA.05" "validate-rule-identity"     "DIAS"                             structure::Identity::default();
    "BA.06" "validate-rule-transfer"     "DIAS"                             chain::Transfer::default();
    "BA.07" "validate-rule-mets"         "DIAS"                             chain::Mets::default();
    "BA.08" "validate-rule-premis"       "DIAS · PREMIS 2.0"                chain::Premis::default();
    "BA.09" "validate-rule-form"         "krav 6.4.3, 6.4.4"                form::Form;
    "N5.01" "validate-rule-n5-01"        "krav 6.4.15, 6.4.20"              uttrekk::Listed;
    "BA.12" "validate-rule-complete"     "krav 6.4.16, 6.4.20"              uttrekk::Complete;
    "N5.02" "validate-rule-n5-02"        "krav 6.4.21"                      uttrekk::Checksums;
    "N5.03" "validate-rule-n5-03"        "krav 6.4.16, 6.4.17"              form::Schema::default();
    "BA.18" "validate-rule-sizes"        "krav 6.4.15"                      form::Sizes;
    "BA.10" "validate-rule-official"     "krav 6.4.18"                      form::Official;
    "BA.11" "validate-rule-own-metadata" "krav 6.4.31–6.4.34"               form::OwnMetadata::default();
    "N5.10" "validate-rule-n5-10"        "krav 6.4.21"                      counts::Mapper::default();
    "N5.15" "validate-rule-n5-15"        "M052"                             status::SAKSSTATUS;
    "N5.16" "validate-rule-n5-16"        "krav 6.4.21"                      counts::Registreringer::default();
    "N5.22" "validate-rule-n5-22"        "M053"                             status::JOURNALSTATUS;
    "N5.25" "validate-rule-n5-25"        "M054"                             status::DOKUMENTSTATUS;
    "N5.28" "validate-rule-n5-28"        "krav 6.4.21"                      counts::DocumentFiles;
    "N5.29" "validate-rule-n5-29"        "krav 6.4.41 · M701"               documents::Format;
    "N5.30" "validate-rule-n5-30"        "krav 6.4.41 · M705"               documents::Checksum::default();
    "BA.13" "validate-rule-size"         "krav 6.4.41 · M707"               documents::Size;
    "BA.14" "validate-rule-algorithm"    "krav 6.4.41 · M706"               documents::Algorithm;
    "N5.32" "validate-rule-n5-32"        "krav 6.4.40 · M218"               documents::Exists;
    "N5.33" "validate-rule-n5-33"        "krav 6.4.40"                      documents::Referenced::default();
    "N5.64" "validate-rule-n5-64"        "krav 6.4.40"                      documents::NotEmpty;
    "BA.15" "validate-rule-conversion"   "krav 6.4.42"                      documents::Conversion::default();
    "N5.42" "validate-rule-n5-42"        "krav 6.4.21 · M500"               flags::screened();
    "N5.44" "validate-rule-n5-44"        "krav 6.4.21 · M450"               flags::to_dispose();
    "N5.45" "validate-rule-n5-45"        "krav 6.4.21, 6.4.27"              flags::disposed();
    "BA.16" "validate-rule-own-flag"     "krav 6.4.21, 6.4.31"              flags::own_metadata();
    "N5.47" "validate-rule-n5-47"        "krav 2.2.2, 6.4.26"               references::Unique;
    "N5.48" "validate-rule-n5-48"        "referanseArkivdel"                references::arkivdel();
    "N5.51" "validate-rule-n5-51"        "referanseSekundaerKlassifikasjon" references::secondary_class();
    "BA.17" "validate-rule-references"   "kryssreferanse"                   references::cross();
    "N5.59" "validate-rule-n5-59"        "krav 6.4.29, 6.4.30"              journals::Counts::default();
    "N5.60" "validate-rule-n5-60"        "krav 6.4.29"                      journals::Dates::default();
    "N5.61" "validate-rule-n5-61"        "krav 6.4.28"                      references::ChangeLog::default();
    "N5.62" "validate-rule-n5-62"        "krav 6.4.28"                      references::change_log();
    "N5.63" "validate-rule-n5-63"        "krav 6.4.5"                       empty::Empty;
];
