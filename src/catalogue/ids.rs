//! systemIDs and sequence numbers: given once, kept for ever.

use rusqlite::params;
use uuid::Uuid;

use super::{Catalogue, Error};

/// The name space of every archive that byggarkiv makes (a random UUID, fixed for good).
const BYGGARKIV: Uuid = Uuid::from_u128(0x8f0c_52b1_7f0e_4e0b_9d6e_2a7c_35d1_94e6);

impl Catalogue {
    /// The archive's own id. It is derived from `seed` the first time and kept: the name of the
    /// archive's creator and the moment it was made, so that two archives never share ids and
    /// the same job run at the same stated time gives the same bytes.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn archive_id(&mut self, seed: &str) -> Result<Uuid, Error> {
        if let Some(id) = self.value("id")?.and_then(|id| id.parse().ok()) {
            return Ok(id);
        }
        let id = Uuid::new_v5(&BYGGARKIV, seed.as_bytes());
        self.set_value("id", &id.to_string())?;
        Ok(id)
    }

    /// The systemID of a unit and the moment it was given (RFC 3339): the one given before, or a
    /// new one. `kind` is the Noark element, `name` the unit's stable name.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn system_id(
        &mut self,
        kind: &str,
        name: &str,
        now: &str,
    ) -> Result<(Uuid, String), Error> {
        let kept = self.maybe(
            "SELECT uuid, at FROM system_id WHERE kind = ?1 AND name = ?2",
            [kind, name],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        )?;
        if let Some((uuid, at)) = kept {
            let id = uuid
                .parse()
                .map_err(|_| Error::Unknown { what: "systemID", value: uuid.clone() })?;
            return Ok((id, at));
        }
        let id =
            Uuid::new_v5(&self.archive_id(now)?, format!("{kind}\n{name}").as_bytes());
        self.execute(
            "INSERT INTO system_id (kind, name, uuid, at) VALUES (?1, ?2, ?3, ?4)",
            [kind, name, &id.to_string(), now],
        )?;
        Ok((id, now.to_owned()))
    }

    /// The number of a unit within a series and year, from 1: the one given before, or the next.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn sequence_number(
        &mut self,
        series: &str,
        year: i16,
        name: &str,
    ) -> Result<u32, Error> {
        let kept = self.maybe(
            "SELECT number FROM sequence_number WHERE series = ?1 AND year = ?2 AND name = ?3",
            params![series, year, name],
            |row| Ok(row.get::<_, u32>(0)?),
        )?;
        if let Some(number) = kept {
            return Ok(number);
        }
        self.execute(
            "INSERT INTO sequence_number (series, year, name, number)
             SELECT ?1, ?2, ?3, COALESCE(MAX(number), 0) + 1 FROM sequence_number
             WHERE series = ?1 AND year = ?2",
            params![series, year, name],
        )?;
        self.sequence_number(series, year, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_id_is_given_once() {
        let mut catalogue = Catalogue::in_memory().unwrap();
        catalogue.archive_id("seed").unwrap();
        let first = catalogue.system_id("mappe", "a", "2026-01-01T00:00:00Z").unwrap();
        let again = catalogue.system_id("mappe", "a", "2027-01-01T00:00:00Z").unwrap();
        let other = catalogue.system_id("klasse", "a", "2027-01-01T00:00:00Z").unwrap();
        assert_eq!(first, again);
        assert_ne!(first.0, other.0);
    }

    #[test]
    fn sequence_numbers_count_from_one_in_each_year() {
        let mut catalogue = Catalogue::in_memory().unwrap();
        let mut number =
            |year, name| catalogue.sequence_number("sak", year, name).unwrap();
        assert_eq!(
            [number(1957, "a"), number(1957, "b"), number(1974, "c"), number(1957, "a")],
            [1, 2, 1, 1]
        );
    }
}
