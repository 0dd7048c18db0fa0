//! The matrikkel key: kommunenummer, gardsnummer, bruksnummer, festenummer, seksjonsnummer.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Four digits, leading zero kept (SOSI MATRIKKELKOMMUNE). Identifies a municipality only
/// together with a period: codes have been used again.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Kommunenummer(u16);

/// The text is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not four digits.
    #[error("a kommunenummer is four digits, not {0:?}")]
    Kommunenummer(String),
    /// Not `knr-gnr/bnr[/fnr[/snr]]`.
    #[error("a key is written 4699-12/34, 4699-12/34/5 or 4699-12/34/0/2, not {0:?}")]
    Key(String),
}

impl FromStr for Kommunenummer {
    type Err = KeyError;
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bad = || KeyError::Kommunenummer(text.to_owned());
        if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        text.parse().map(Self).map_err(|_| bad())
    }
}
impl TryFrom<String> for Kommunenummer {
    type Error = KeyError;
    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}
impl From<Kommunenummer> for String {
    fn from(number: Kommunenummer) -> Self {
        number.to_string()
    }
}
impl fmt::Display for Kommunenummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

/// A matrikkelnummer (matrikkelforskriften § 7). Shown as `4699-12/34`, `4699-12/34/5`,
/// `4699-12/34/0/2`. Field lengths as in SOSI: gnr 5, bnr 4, fnr 4, snr 3 digits.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct MatrikkelKey {
    /// Four digits.
    pub kommunenummer: Kommunenummer,
    /// Gårdsnummer, 1–99,999.
    pub gardsnummer: u32,
    /// Bruksnummer, 1–9,999 (0 on land common to a farm).
    pub bruksnummer: u32,
    /// Festenummer, 0 where there is none.
    pub festenummer: u32,
    /// Seksjonsnummer, 0 where there is none.
    pub seksjonsnummer: u32,
}

impl MatrikkelKey {
    /// A grunneiendom.
    #[must_use]
    pub fn grunneiendom(
        kommunenummer: Kommunenummer,
        gardsnummer: u32,
        bruksnummer: u32,
    ) -> Self {
        Self {
            kommunenummer,
            gardsnummer,
            bruksnummer,
            festenummer: 0,
            seksjonsnummer: 0,
        }
    }

    /// Without the municipality: `12/34`, `12/34/5`, `12/34/0/2`.
    #[must_use]
    pub fn local(&self) -> String {
        let Self { gardsnummer, bruksnummer, festenummer, seksjonsnummer, .. } = self;
        match (festenummer, seksjonsnummer) {
            (0, 0) => format!("{gardsnummer}/{bruksnummer}"),
            (f, 0) => format!("{gardsnummer}/{bruksnummer}/{f}"),
            (f, s) => format!("{gardsnummer}/{bruksnummer}/{f}/{s}"),
        }
    }
}

impl MatrikkelKey {
    /// The packed form of twenty digits: knr 4, gnr 5, bnr 4, fnr 4, snr 3, zeros in front.
    #[must_use]
    pub fn packed(&self) -> String {
        let Self { kommunenummer, gardsnummer, bruksnummer, festenummer, seksjonsnummer } =
            self;
        format!(
            "{kommunenummer}{gardsnummer:05}{bruksnummer:04}{festenummer:04}{seksjonsnummer:03}"
        )
    }

    /// Reads the packed form.
    ///
    /// # Errors
    /// Where it is not twenty digits, or its gårdsnummer is 0.
    pub fn from_packed(text: &str) -> Result<Self, KeyError> {
        let bad = || KeyError::Key(text.to_owned());
        if text.len() != 20 || !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let [gnr, bnr, fnr, snr] = [4..9, 9..13, 13..17, 17..20].map(|part| &text[part]);
        format!("{}-{gnr}/{bnr}/{fnr}/{snr}", &text[..4]).parse()
    }
}

impl fmt::Display for MatrikkelKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kommunenummer, self.local())
    }
}

impl FromStr for MatrikkelKey {
    type Err = KeyError;
    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bad = || KeyError::Key(text.to_owned());
        let (kommunenummer, local) = text.split_once('-').ok_or_else(bad)?;
        let limits = [99_999u32, 9_999, 9_999, 999];
        let mut numbers = [0; 4];
        let parts: Vec<_> = local.split('/').collect();
        if !(2..=4).contains(&parts.len()) {
            return Err(bad());
        }
        for ((number, limit), part) in numbers.iter_mut().zip(limits).zip(&parts) {
            let plain = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            *number =
                part.parse().ok().filter(|n| plain && *n <= limit).ok_or_else(bad)?;
        }
        let [gardsnummer, bruksnummer, festenummer, seksjonsnummer] = numbers;
        if gardsnummer == 0 {
            return Err(bad());
        }
        Ok(Self {
            kommunenummer: kommunenummer.parse()?,
            gardsnummer,
            bruksnummer,
            festenummer,
            seksjonsnummer,
        })
    }
}
impl TryFrom<String> for MatrikkelKey {
    type Error = KeyError;
    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}
impl From<MatrikkelKey> for String {
    fn from(key: MatrikkelKey) -> Self {
        key.to_string()
    }
}
