//! Deliveries made: what went into them, which they replace.

use rusqlite::params;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Catalogue, Error, from_json, to_json};
use crate::digest::Digest;

coded! {
    /// RECORDSTATUS of the package (DIAS METS).
    DeliveryStatus, "delivery status" {
        /// The first of its kind.
        New = "NEW",
        /// Takes the place of an earlier one.
        Replacement = "REPLACEMENT",
        /// Not to be kept: keys still wait for a person.
        Test = "TEST",
    }
}

/// A delivery that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryRow {
    /// Its UUID: the name of `{uuid}.tar` and `{uuid}.xml`.
    pub uuid: Uuid,
    /// RECORDSTATUS.
    pub status: DeliveryStatus,
    /// The digest of all that went into it.
    pub fingerprint: Digest,
    /// The delivery it replaces.
    pub replaces: Option<Uuid>,
    /// When, RFC 3339.
    pub at: String,
    /// Cases in it.
    pub cases: u64,
    /// Documents in it.
    pub documents: u64,
    /// Cases held out because their key waits for a person.
    pub held_out: u64,
}

impl Catalogue {
    /// Keeps a delivery.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_delivery(&mut self, delivery: &DeliveryRow) -> Result<(), Error> {
        self.execute(
            "INSERT INTO delivery (uuid, status, fingerprint, replaces, at, facts)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                delivery.uuid.to_string(),
                delivery.status.code(),
                delivery.fingerprint.to_string(),
                delivery.replaces.map(|uuid| uuid.to_string()),
                delivery.at,
                to_json(delivery)
            ],
        )
    }

    /// The last delivery made.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn last_delivery(&self) -> Result<Option<DeliveryRow>, Error> {
        self.maybe("SELECT facts FROM delivery ORDER BY id DESC LIMIT 1", [], |row| {
            from_json("delivery", &row.get::<_, String>(0)?)
        })
    }
}
