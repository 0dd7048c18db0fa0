//! Here are words; which property?
//!
//! [`label`] reads folder and file names, [`find`] reads pages, [`in_form`] weighs that by forms, [`addresses`] goes by way of
//! the [`Register`]; all give [`Evidence`], which [`decide`] weighs into a [`KeyVerdict`].

mod address;
mod building;
mod csv;
mod decide;
mod digits;
mod evidence;
mod find;
mod flat;
mod forms;
mod geojson;
mod history;
mod in_form;
mod key;
mod label;
mod mention;
mod parser;
mod pattern;
mod refuse;
mod register;

pub use address::addresses;
pub use building::{Building, valid_bygningsnummer};
pub use csv::read_addresses;
pub use decide::{DEFAULT_THRESHOLD, KeyVerdict, decide, speaks_of};
pub use evidence::{Context, Evidence, Source};
pub use find::find;
pub use geojson::read_buildings;
pub use history::{FormerMunicipality, History, Translation};
pub use in_form::in_form;
pub use key::{KeyError, Kommunenummer, MatrikkelKey};
pub use label::{Label, label};
pub use register::{Address, Position, Register};

#[cfg(test)]
mod tests;
