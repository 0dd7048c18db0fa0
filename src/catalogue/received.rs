//! What came in: intakes, folders and files.

use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::pages::NewPage;
use super::{Catalogue, Error, from_json, to_json};
use crate::digest::Digest;
use crate::matrikkel::MatrikkelKey;

coded! {
    /// What became of a received file. Every file has exactly one fate.
    Fate, "fate" {
        /// Its pages go through the pipeline.
        Scan = "scan",
        /// Identical bytes lie earlier in the same folder.
        Duplicate = "duplicate",
        /// It could not be opened; it is kept in the store.
        Unreadable = "unreadable",
        /// A checksum list.
        List = "list",
        /// `oppdrag.toml`.
        Job = "job",
        /// `telling.csv`: the sheets that were counted.
        Count = "count",
        /// Not a scan: kept, not used.
        Ignored = "ignored",
        /// A later delivery of the same box had other bytes under this name.
        Replaced = "replaced",
    }
}

impl Fate {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Scan => "fate-scan",
            Self::Duplicate => "fate-duplicate",
            Self::Unreadable => "fate-unreadable",
            Self::List => "fate-list",
            Self::Job => "fate-job",
            Self::Count => "fate-count",
            Self::Ignored => "fate-ignored",
            Self::Replaced => "fate-replaced",
        }
    }
}

/// One box that was handed in. `O` is the intake room's own description of the job.
#[derive(Clone, Debug, PartialEq)]
pub struct IntakeRow<O> {
    /// Number in the catalogue.
    pub id: i64,
    /// The name of the folder or zip file.
    pub name: String,
    /// What `oppdrag.toml` said.
    pub oppdrag: O,
}

/// One folder of an intake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FolderRow {
    /// Number in the catalogue.
    #[serde(skip)]
    pub id: i64,
    /// The intake it belongs to.
    #[serde(skip)]
    pub intake: i64,
    /// Path relative to the intake; empty for the intake itself.
    #[serde(skip)]
    pub path: String,
    /// The properties of the folder, the main one first, as far as they are decided.
    #[serde(default)]
    pub keys: Vec<MatrikkelKey>,
    /// The properties that reference sheets in it point to.
    #[serde(default)]
    pub references: Vec<MatrikkelKey>,
}

/// A file to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReceived {
    /// As received, relative to the intake.
    pub path: String,
    /// SHA-256 of the bytes.
    pub digest: Digest,
    /// Bytes.
    pub size: u64,
    /// `tiff`, `jpeg`, `png`, `pdf` …
    pub kind: String,
    /// PRONOM's name of the format.
    pub puid: Option<String>,
    /// What became of it.
    pub fate: Fate,
    /// Reading order within the intake.
    pub position: usize,
    /// Its pages.
    pub pages: Vec<NewPage>,
}

/// A kept file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedRow {
    /// Number in the catalogue.
    pub id: i64,
    /// The intake's number.
    pub intake: i64,
    /// The folder's number.
    pub folder: i64,
    /// As received.
    pub path: String,
    /// SHA-256.
    pub digest: Digest,
    /// Bytes.
    pub size: u64,
    /// `tiff`, `jpeg`, `png`, `pdf` …
    pub kind: String,
    /// PRONOM's name of the format.
    pub puid: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

impl Catalogue {
    /// The intake of a name; made where there is none. Its job description is replaced.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_intake(
        &mut self,
        name: &str,
        oppdrag: &impl Serialize,
    ) -> Result<i64, Error> {
        self.execute(
            "INSERT INTO intake (name, oppdrag) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET oppdrag = excluded.oppdrag",
            [name, &to_json(oppdrag)],
        )?;
        Ok(self.number("SELECT id FROM intake WHERE name = ?1", [name])? as i64)
    }

    /// Every intake in the order they came.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn intakes<O: serde::de::DeserializeOwned>(
        &self,
    ) -> Result<Vec<IntakeRow<O>>, Error> {
        self.rows("SELECT id, name, oppdrag FROM intake ORDER BY id", [], |row| {
            Ok(IntakeRow {
                id: row.get(0)?,
                name: row.get(1)?,
                oppdrag: from_json("oppdrag", &row.get::<_, String>(2)?)?,
            })
        })
    }

    /// The folder of a path within an intake; made where there is none.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_folder(&mut self, intake: i64, path: &str) -> Result<i64, Error> {
        let empty = FolderRow {
            id: 0,
            intake,
            path: String::new(),
            keys: Vec::new(),
            references: Vec::new(),
        };
        self.execute(
            "INSERT INTO folder (intake_id, path, facts) VALUES (?1, ?2, ?3)
             ON CONFLICT (intake_id, path) DO NOTHING",
            params![intake, path, to_json(&empty)],
        )?;
        Ok(self.number(
            "SELECT id FROM folder WHERE intake_id = ?1 AND path = ?2",
            params![intake, path],
        )? as i64)
    }

    /// Replaces what is known of a folder.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn update_folder(&mut self, folder: &FolderRow) -> Result<(), Error> {
        self.execute(
            "UPDATE folder SET facts = ?2 WHERE id = ?1",
            params![folder.id, to_json(folder)],
        )
    }

    /// Every folder in the order they came.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn folders(&self) -> Result<Vec<FolderRow>, Error> {
        self.rows(
            "SELECT id, intake_id, path, facts FROM folder ORDER BY id",
            [],
            |row| {
                let mut folder: FolderRow =
                    from_json("folder", &row.get::<_, String>(3)?)?;
                folder.id = row.get(0)?;
                folder.intake = row.get(1)?;
                folder.path = row.get(2)?;
                Ok(folder)
            },
        )
    }

    /// Keeps a file and its pages; `None` where the same bytes are kept under the same name
    /// already. Other bytes under the name: the earlier file becomes [`Fate::Replaced`].
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_received(
        &mut self,
        intake: i64,
        folder: i64,
        file: &NewReceived,
    ) -> Result<Option<i64>, Error> {
        let known = self.number(
            "SELECT COUNT(*) FROM received
             WHERE intake_id = ?1 AND path = ?2 AND digest = ?3 AND fate <> 'replaced'",
            params![intake, file.path, file.digest.to_string()],
        )?;
        if known > 0 {
            return Ok(None);
        }
        self.execute(
            "UPDATE page SET document_id = NULL, role = 'duplicate' WHERE received_id IN
               (SELECT id FROM received WHERE intake_id = ?1 AND path = ?2)",
            params![intake, file.path],
        )?;
        self.execute(
            "UPDATE received SET fate = 'replaced' WHERE intake_id = ?1 AND path = ?2",
            params![intake, file.path],
        )?;
        let id = self.insert(
            "INSERT INTO received
               (intake_id, folder_id, path, digest, size, kind, fate, position, puid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (intake_id, path, digest)
             DO UPDATE SET fate = excluded.fate, position = excluded.position",
            params![
                intake,
                folder,
                file.path,
                file.digest.to_string(),
                file.size as i64,
                file.kind,
                file.fate.code(),
                file.position as i64,
                file.puid
            ],
        )?;
        for page in &file.pages {
            self.execute(
                "INSERT INTO page (received_id, number, width, height, dpi, role, blank)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)
                 ON CONFLICT (received_id, number) DO UPDATE SET role = excluded.role",
                params![
                    id,
                    page.number,
                    page.width,
                    page.height,
                    page.dpi,
                    page.role.code()
                ],
            )?;
        }
        Ok(Some(id))
    }

    /// Every received file in the order they came.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn received(&self) -> Result<Vec<ReceivedRow>, Error> {
        self.rows(
            "SELECT id, intake_id, folder_id, path, digest, size, kind, fate, puid
             FROM received ORDER BY intake_id, position, id",
            [],
            |row| read_received(row, 0),
        )
    }

    /// How many files have each fate, in the order of [`Fate::ALL`].
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_fates(&self) -> Result<Vec<(Fate, u64)>, Error> {
        Fate::ALL
            .iter()
            .map(|fate| {
                let sql = "SELECT COUNT(*) FROM received WHERE fate = ?1";
                Ok((*fate, self.number(sql, [fate.code()])?))
            })
            .collect()
    }
}

pub(super) fn digest(row: &rusqlite::Row<'_>, column: usize) -> Result<Digest, Error> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| Error::Unknown { what: "digest", value: text })
}

pub(super) fn read_received(
    row: &rusqlite::Row<'_>,
    from: usize,
) -> Result<ReceivedRow, Error> {
    Ok(ReceivedRow {
        id: row.get(from)?,
        intake: row.get(from + 1)?,
        folder: row.get(from + 2)?,
        path: row.get(from + 3)?,
        digest: digest(row, from + 4)?,
        size: row.get::<_, i64>(from + 5)?.unsigned_abs(),
        kind: row.get(from + 6)?,
        fate: row.get::<_, String>(from + 7)?.parse()?,
        puid: row.get(from + 8)?,
    })
}
