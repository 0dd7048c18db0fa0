//! The register of addresses and buildings, as it was imported.

use rusqlite::params;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Catalogue, Error, from_json, to_json};

impl Catalogue {
    /// Forgets the addresses of a municipality, before a newer extract is imported.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn forget_addresses(&mut self, kommunenummer: &str) -> Result<(), Error> {
        self.execute("DELETE FROM address WHERE kommunenummer = ?1", [kommunenummer])
    }

    /// Keeps an address under its property.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_address(
        &mut self,
        kommunenummer: &str,
        key: &str,
        address: &impl Serialize,
    ) -> Result<(), Error> {
        self.execute(
            "INSERT INTO address (kommunenummer, matrikkel_key, facts) VALUES (?1, ?2, ?3)",
            params![kommunenummer, key, to_json(address)],
        )
    }

    /// Keeps a building; a later extract replaces it.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_building(
        &mut self,
        bygningsnummer: u64,
        key: Option<&str>,
        building: &impl Serialize,
    ) -> Result<(), Error> {
        self.execute(
            "INSERT INTO building (bygningsnummer, matrikkel_key, facts) VALUES (?1, ?2, ?3)
             ON CONFLICT (bygningsnummer) DO UPDATE SET
               matrikkel_key = excluded.matrikkel_key, facts = excluded.facts",
            params![bygningsnummer as i64, key, to_json(building)],
        )
    }

    /// Every address in the order of import.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn addresses<T: DeserializeOwned>(&self) -> Result<Vec<T>, Error> {
        self.rows("SELECT facts FROM address ORDER BY id", [], |row| {
            from_json("address", &row.get::<_, String>(0)?)
        })
    }

    /// Every building in order of number.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn buildings<T: DeserializeOwned>(&self) -> Result<Vec<T>, Error> {
        self.rows("SELECT facts FROM building ORDER BY bygningsnummer", [], |row| {
            from_json("building", &row.get::<_, String>(0)?)
        })
    }

    /// How many addresses and buildings are kept.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_register(&self) -> Result<(u64, u64), Error> {
        Ok((
            self.number("SELECT COUNT(*) FROM address", [])?,
            self.number("SELECT COUNT(*) FROM building", [])?,
        ))
    }
}
