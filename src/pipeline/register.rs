//! Imports Kartverket's extracts of addresses and buildings.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Serialize;

use super::Error;
use crate::archive::Archive;
use crate::catalogue::Catalogue;
use crate::finding::Noted;
use crate::matrikkel::{self, Address, Building};
use crate::{files, msg};

/// What an extract held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// Addresses.
    pub addresses: u64,
    /// Buildings.
    pub buildings: u64,
}

/// Imports one extract: `.csv` is addresses, `.geojson` and `.json` are buildings. Addresses of
/// the same municipalities are replaced.
///
/// # Errors
/// Where the file or the catalogue cannot be read or written; a bad row is a finding.
pub fn import_register(
    archive: &mut Archive,
    path: &Path,
) -> Result<Noted<Imported>, Error> {
    let name = path.display().to_string();
    let ending =
        path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    let source = files::open(path)?;
    match ending.as_str() {
        "csv" => {
            let mut all = Vec::new();
            let findings = matrikkel::read_addresses(source, &name, |row| all.push(row));
            keep_addresses(archive, &all)?;
            let value = Imported { addresses: all.len() as u64, buildings: 0 };
            Ok(Noted { value, findings })
        }
        "geojson" | "json" => {
            let mut all = Vec::new();
            let findings = matrikkel::read_buildings(source, &name, |row| all.push(row));
            keep_buildings(archive, &all)?;
            let value = Imported { addresses: 0, buildings: all.len() as u64 };
            Ok(Noted { value, findings })
        }
        _ => Err(Error::Asked(msg!("register-unknown-ending", file = name))),
    }
}

/// Streets, farms and post towns that the register names, each once.
pub(super) fn place_names(catalogue: &Catalogue) -> Result<Vec<String>, Error> {
    let addresses: Vec<Address> = catalogue.addresses()?;
    let names: BTreeSet<String> = addresses
        .into_iter()
        .flat_map(|a| [a.adressenavn, a.adressetilleggsnavn, a.poststed])
        .collect();
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect())
}

fn keep_addresses(archive: &mut Archive, all: &[Address]) -> Result<(), Error> {
    let mut municipalities: Vec<_> = all.iter().map(|a| a.key.kommunenummer).collect();
    municipalities.sort_unstable();
    municipalities.dedup();
    archive.catalogue.together(|catalogue| {
        for municipality in municipalities {
            catalogue.forget_addresses(&municipality.to_string())?;
        }
        for address in all {
            let (kommune, key) =
                (address.key.kommunenummer.to_string(), address.key.to_string());
            catalogue.keep_address(&kommune, &key, address)?;
        }
        Ok(())
    })
}

fn keep_buildings(archive: &mut Archive, all: &[Building]) -> Result<(), Error> {
    archive.catalogue.together(|catalogue| {
        for building in all {
            let key = building.key.map(|key| key.to_string());
            catalogue.keep_building(
                building.bygningsnummer.into(),
                key.as_deref(),
                building,
            )?;
        }
        Ok(())
    })
}
