//! Here are words; which property?

mod key;

pub use key::{KeyError, Kommunenummer, MatrikkelKey};
