//! What an institution asks for beyond the standard: `--profile depot.toml`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Severity;

use super::rules::RULES;

/// An institution's profile.
///
/// ```toml
/// name = "IKA Eksempel 2026"
/// [rules."N5.29"]
/// severity = "note"
/// reason = "avtalt i leveringsavtale 2026-01, punkt 4"
/// [rules."N5.33"]
/// at_most = 5
/// reason = "inntil fem filer uten referanse mottas"
/// [[formats]]
/// puid = "fmt/19"
/// reason = "mottas inntil 2027"
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What the report calls it.
    #[serde(default)]
    pub name: Option<String>,
    /// Rules whose findings are called something else than the standard calls them.
    #[serde(default)]
    pub rules: BTreeMap<String, Override>,
    /// Formats that are taken in addition to those that the regulation approves.
    #[serde(default)]
    pub formats: Vec<Format>,
}

/// Another severity for the findings of a rule, or how many of them are accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The severity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Up to so many errors and warnings in all are notes; one more, and all count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u64>,
    /// Why; it stands in the report.
    pub reason: String,
}

/// A format that the institution takes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// Its PRONOM id.
    pub puid: String,
    /// Why; it stands in the report.
    pub reason: String,
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// What is wrong with it, with its line; also a rule that does not exist, or a reason that
    /// is not given.
    pub fn read(text: &str) -> Result<Self, String> {
        let profile: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for (id, rule) in &profile.rules {
            if !RULES.iter().any(|entry| entry.id == id) {
                return Err(format!("[rules.\"{id}\"]: there is no such rule"));
            }
            if rule.severity.is_none() && rule.at_most.is_none() {
                return Err(format!(
                    "[rules.\"{id}\"]: severity or at_most must be given"
                ));
            }
            if rule.reason.trim().is_empty() {
                return Err(format!("[rules.\"{id}\"]: a reason must be given"));
            }
        }
        match profile.formats.iter().find(|format| format.reason.trim().is_empty()) {
            Some(format) => Err(format!("{}: a reason must be given", format.puid)),
            None => Ok(profile),
        }
    }

    /// What the findings of a rule are called, where it is something else.
    pub(super) fn severity(&self, rule: &str) -> Option<Severity> {
        self.rules.get(rule)?.severity
    }

    /// How many errors and warnings of a rule are accepted.
    pub(super) fn at_most(&self, rule: &str) -> u64 {
        self.rules.get(rule).and_then(|rule| rule.at_most).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_names_a_rule_that_is_there_and_says_why() {
        let rule = |id: &str, reason: &str| {
            let text =
                format!("[rules.\"{id}\"]\nseverity = \"note\"\nreason = \"{reason}\"");
            Profile::read(&text)
        };
        let profile = rule("N5.29", "avtalt").unwrap();
        assert_eq!(profile.severity("N5.29"), Some(Severity::Note));
        assert_eq!(profile.severity("N5.30"), None);
        assert!(rule("N5.31", "avtalt").is_err());
        assert!(rule("N5.29", " ").is_err());
        assert!(Profile::read("strenghet = 1").is_err());
        assert!(Profile::read("[rules.'N5.29']\nreason = 'avtalt'").is_err());
        let profile =
            Profile::read("[rules.'N5.29']\nat_most = 3\nreason = 'avtalt'").unwrap();
        assert_eq!((profile.severity("N5.29"), profile.at_most("N5.29")), (None, 3));
    }
}
