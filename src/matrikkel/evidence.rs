//! What points at a property, and what it is read against.

use serde::{Deserialize, Serialize};

use super::{History, Kommunenummer, MatrikkelKey, Register};
use crate::message::Message;
use crate::reading::Reading;

/// What a key is read against. Nothing in it comes from the clock or the disk.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The municipality whose archive it is, by today's number; a key that names no
    /// municipality is taken to lie here.
    pub home: Kommunenummer,
    /// Former municipalities and what became of their numbers.
    pub history: &'a History,
    /// The properties known today; empty where none was imported.
    pub register: &'a Register,
    /// The year of the paper, where it is known.
    pub year: Option<i16>,
}

/// Where a key was seen.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// A folder's or file's name.
    Label,
    /// The words of a page.
    Text,
    /// An address (street and number, or a farm's name) that the register knows.
    Address,
}

/// One thing that points at one property.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where it was seen.
    pub source: Source,
    /// The key as it is written today, with its words and place.
    pub reading: Reading<MatrikkelKey>,
    /// Whether no municipality was named, so that the home municipality was assumed.
    pub assumed: bool,
    /// Why a person must look before this key may be used, if so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Message>,
}
