//! Every rule, in the order of the report. A new rule is one place in a file here and one
//! line in the list.
//!
//! What documaster's and KDRS's validators check and Arkade does not, and which rule has it:
//!
//! | theirs | here |
//! | --- | --- |
//! | P1–P11: schemas there, official, every XML and arkivuttrekk.xml valid | B.12, B.10, B.09, N5.03 |
//! | AST2, AST5, AST9, AST13, AST14: an arkivdel; finished dates and statuses | N5.03, N5.06, N5.15, N5.22, N5.25 |
//! | AST3, AST4, AST7, AST11, AST15: made and closed within the period | B.22 |
//! | AST17: archive format · AST18: parties · AST22: names | B.31, B.32, B.36 · B.26 · B.40 |
//! | ASC7: main document · ASC21, LJC1: deletions, screened entries | B.27 · counted in the statistics |
//! | LJT1, LJT2, OJT1, OJT2: journals' entries, ids and dates · ELT1 | N5.59, N5.60, B.23 · N5.61, N5.62 |
//! | KDRS A0–A8, A10: files, validity, checksums, formats, log, counts | N5.01, N5.02, N5.03, N5.10, N5.16, N5.28–N5.33, N5.59, N5.62, B.12 |
//! | KDRS A9: info.xml's checksum of arkivuttrekk.xml · C1: signed off | B.06 · B.28 |

mod against;
mod arkade;
mod chain;
mod codes;
mod container;
mod content;
mod counts;
mod dates;
mod documents;
mod empty;
mod flags;
mod form;
mod journals;
mod names;
mod periods;
mod pointer;
mod posts;
mod references;
mod schema_words;
mod screened;
mod status;
mod structure;
mod units;
mod uttrekk;

use super::rule::{Entry, Rule};

pub(super) use pointer::plain as plain_href;
pub(super) use units::tell as tell_counted;

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

/// The rules. `N5.nn` are Arkade's numbers, `B.nn` our own.
#[rustfmt::skip]
pub(super) const RULES: &[Entry] = rules![
    "B.01"  "validate-rule-container"      "DIAS"                             container::Readable;
    "B.02"  "validate-rule-names"          "DIAS · krav 6.4.11"               container::Names;
    "B.03"  "validate-rule-once"           "DIAS"                             container::Once;
    "B.04"  "validate-rule-structure"      "DIAS"                             structure::Structure;
    "B.05"  "validate-rule-identity"       "DIAS"                             structure::Identity::default();
    "B.06"  "validate-rule-transfer"       "DIAS"                             chain::Transfer::default();
    "B.07"  "validate-rule-mets"           "DIAS"                             chain::Mets::default();
    "B.08"  "validate-rule-premis"         "DIAS · PREMIS 2.0"                chain::Premis::default();
    "B.09"  "validate-rule-form"           "krav 6.4.3, 6.4.4"                form::Form;
    "N5.01" "validate-rule-n5-01"          "krav 6.4.15, 6.4.20"              uttrekk::Listed;
    "B.12"  "validate-rule-complete"       "krav 6.4.16, 6.4.20"              uttrekk::Complete;
    "N5.02" "validate-rule-n5-02"          "krav 6.4.21"                      uttrekk::Checksums;
    "N5.03" "validate-rule-n5-03"          "krav 6.4.16, 6.4.17"              form::Schema::default();
    "B.18"  "validate-rule-sizes"          "krav 6.4.15"                      form::Sizes;
    "B.10"  "validate-rule-official"       "krav 6.4.18"                      form::Official;
    "B.11"  "validate-rule-own-metadata"   "krav 6.4.31–6.4.34"               form::OwnMetadata::default();
    "N5.04" "validate-rule-n5-04"          "krav 2.1.2"                       units::Counted;
    "N5.05" "validate-rule-n5-05"          "krav 2.1.2"                       units::Counted;
    "N5.06" "validate-rule-n5-06"          "krav 6.4.12 · M051"               status::ARKIVDELSTATUS;
    "N5.07" "validate-rule-n5-07"          "krav 2.4.1, 2.5.6"                units::Counted;
    "N5.08" "validate-rule-n5-08"          "krav 2.4.1, 6.4.13"               units::Counted;
    "N5.09" "validate-rule-n5-09"          "krav 6.4.13"                      units::Counted;
    "N5.10" "validate-rule-n5-10"          "krav 6.4.21"                      counts::Mapper::default();
    "N5.11" "validate-rule-n5-11"          "M600"                             units::Counted;
    "N5.12" "validate-rule-n5-12"          "krav 2.4.6"                       units::Counted;
    "N5.13" "validate-rule-n5-13"          "krav 2.4.6"                       units::Counted;
    "N5.14" "validate-rule-n5-14"          "krav 2.1.3"                       units::Counted;
    "N5.15" "validate-rule-n5-15"          "M052"                             status::SAKSSTATUS;
    "N5.16" "validate-rule-n5-16"          "krav 6.4.21"                      counts::Registreringer::default();
    "N5.17" "validate-rule-n5-17"          "M082"                             units::Counted;
    "N5.18" "validate-rule-n5-18"          "M600"                             units::Counted;
    "N5.19" "validate-rule-n5-19"          "krav 2.4.6"                       units::Counted;
    "N5.20" "validate-rule-n5-20"          "krav 2.4.6"                       units::Counted;
    "N5.21" "validate-rule-n5-21"          "krav 2.1.2"                       units::Counted;
    "N5.22" "validate-rule-n5-22"          "M053"                             status::JOURNALSTATUS;
    "N5.23" "validate-rule-n5-23"          "krav 2.1.2"                       units::Counted;
    "N5.24" "validate-rule-n5-24"          "krav 2.1.2, 2.1.4"                units::Counted;
    "N5.25" "validate-rule-n5-25"          "M054"                             status::DOKUMENTSTATUS;
    "N5.26" "validate-rule-n5-26"          "krav 2.7.1"                       units::Counted;
    "N5.27" "validate-rule-n5-27"          "M600"                             units::Counted;
    "N5.28" "validate-rule-n5-28"          "krav 6.4.21"                      counts::DocumentFiles;
    "N5.29" "validate-rule-n5-29"          "krav 6.4.41 · M701"               documents::Format;
    "N5.30" "validate-rule-n5-30"          "krav 6.4.41 · M705"               documents::Checksum::default();
    "B.13"  "validate-rule-size"           "krav 6.4.41 · M707"               documents::Size;
    "B.14"  "validate-rule-algorithm"      "krav 6.4.41 · M706"               documents::Algorithm;
    "N5.32" "validate-rule-n5-32"          "krav 6.4.40 · M218"               documents::Exists;
    "N5.33" "validate-rule-n5-33"          "krav 6.4.40"                      documents::Referenced::default();
    "N5.64" "validate-rule-n5-64"          "krav 6.4.40"                      documents::NotEmpty;
    "B.15"  "validate-rule-conversion"     "krav 6.4.42"                      documents::Conversion::default();
    "N5.34" "validate-rule-n5-34"          "krav 6.4.37"                      units::Counted;
    "N5.35" "validate-rule-n5-35"          "krav 2.8.9"                       units::Counted;
    "N5.36" "validate-rule-n5-36"          "M310"                             units::Counted;
    "N5.37" "validate-rule-n5-37"          "M219, M210, M212"                 units::Counted;
    "N5.38" "validate-rule-n5-38"          "M311"                             units::Counted;
    "N5.39" "validate-rule-n5-39"          "krav 2.6.3"                       units::Counted;
    "N5.40" "validate-rule-n5-40"          "M619"                             units::Counted;
    "N5.41" "validate-rule-n5-41"          "M660"                             units::Counted;
    "N5.42" "validate-rule-n5-42"          "krav 6.4.21 · M500"               flags::screened();
    "N5.43" "validate-rule-n5-43"          "M506"                             units::Counted;
    "N5.44" "validate-rule-n5-44"          "krav 6.4.21 · M450"               flags::to_dispose();
    "N5.45" "validate-rule-n5-45"          "krav 6.4.21, 6.4.27"              flags::disposed();
    "B.16"  "validate-rule-own-flag"       "krav 6.4.21, 6.4.31"              flags::own_metadata();
    "N5.46" "validate-rule-n5-46"          "krav 6.4.42"                      units::Counted;
    "N5.47" "validate-rule-n5-47"          "krav 2.2.2, 6.4.26"               references::Unique;
    "N5.48" "validate-rule-n5-48"          "referanseArkivdel"                references::ARKIVDEL;
    "N5.51" "validate-rule-n5-51"          "referanseSekundaerKlassifikasjon" references::SECONDARY_CLASS;
    "B.17"  "validate-rule-references"     "kryssreferanse"                   references::CROSS;
    "N5.59" "validate-rule-n5-59"          "krav 6.4.29, 6.4.30"              journals::Counts::default();
    "N5.60" "validate-rule-n5-60"          "krav 6.4.29"                      journals::Dates::default();
    "N5.61" "validate-rule-n5-61"          "krav 6.4.28"                      references::ChangeLog::default();
    "N5.62" "validate-rule-n5-62"          "krav 6.4.28"                      references::CHANGES;
    "N5.63" "validate-rule-n5-63"          "krav 6.4.5"                       empty::Empty;
    "B.20"  "validate-rule-codes"          "M050–M700"                          codes::Codes;
    "B.21"  "validate-rule-order"          "M600, M602, M604"                   dates::Order;
    "B.22"  "validate-rule-period"         "krav 6.4.12"                        dates::Period::default();
    "B.23"  "validate-rule-entries"        "krav 6.4.29, 6.4.30"                journals::Entries::default();
    "B.24"  "validate-rule-leaks"          "krav 5.2.19–5.2.22"                 screened::Leaks::default();
    "B.25"  "validate-rule-personal"       "krav 5.2.29"                        screened::PersonalNumbers;
    "B.26"  "validate-rule-parties"        "krav 2.6.3"                         posts::Parties::default();
    "B.27"  "validate-rule-main-document"  "krav 2.7.8"                         posts::MainDocument::default();
    "B.28"  "validate-rule-signed-off"     "krav 3.2.9"                         posts::SignedOff::default();
    "B.29"  "validate-rule-redacted"       "krav 5.2.21 · M025, M503"           posts::Redacted::default();
    "B.40"  "validate-rule-people"         "M605, M603 · documaster AST22"     names::Names::default();
    "B.30"  "validate-rule-signature"      "krav 6.4.41 · M701"                 content::Signatures::default();
    "B.31"  "validate-rule-approval"       "krav 6.4.10"                        content::Approval::default();
    "B.32"  "validate-rule-pdf"            "krav 6.4.10"                        content::Pdf;
    "B.36"  "validate-rule-verapdf"       "krav 6.4.10 · ISO 19005"           content::VeraPdf;
    "B.33"  "validate-rule-duplicates"     "krav 6.4.37"                        content::Duplicates;
    "B.34"  "validate-rule-forms"          "krav 6.4.11"                        content::Forms::default();
    "B.35"  "validate-rule-matrikkel"      "M030–M049"                          content::Matrikkel;
    "B.37"  "validate-rule-delivered"      "krav 6.4.26, 2.2.2"                against::Ids;
    "B.38"  "validate-rule-periods"        "krav 6.4.12"                       periods::Periods;
    "B.39"  "validate-rule-standing"       "DIAS · RECORDSTATUS"               against::Standing::default();
    "B.19"  "validate-rule-arkade"         "Arkade 2.12.4"                    arkade::Stops::default();
];
