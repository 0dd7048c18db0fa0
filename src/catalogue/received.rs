//! What came in: intakes, folders, files, pages and their readings.

use rusqlite::params;
use serde::{Deserialize, Serialize};

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
        /// Not a scan: kept, not used.
        Ignored = "ignored",
        /// A later delivery of the same box had other bytes under this name.
        Replaced = "replaced",
    }
}

coded! {
    /// What a page is. Every page has exactly one role.
    Role, "role" {
        /// Not read yet.
        Waiting = "waiting",
        /// Part of a document.
        Document = "document",
        /// The folder's cover.
        Cover = "cover",
        /// A sheet that points to another property ("henvisning").
        Reference = "reference",
        /// A separator sheet.
        Separator = "separator",
        /// Nothing on it; kept in the store, left out of the PDF.
        Blank = "blank",
        /// A page of a duplicate file.
        Duplicate = "duplicate",
        /// It could not be decoded or read.
        Unreadable = "unreadable",
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
            Self::Ignored => "fate-ignored",
            Self::Replaced => "fate-replaced",
        }
    }
}

impl Role {
    /// The message key that names it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Waiting => "role-waiting",
            Self::Document => "role-document",
            Self::Cover => "role-cover",
            Self::Reference => "role-reference",
            Self::Separator => "role-separator",
            Self::Blank => "role-blank",
            Self::Duplicate => "role-duplicate",
            Self::Unreadable => "role-unreadable",
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

/// A page to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewPage {
    /// Within the file, from 1.
    pub number: u32,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Dots per inch, as stated or assumed.
    pub dpi: u32,
    /// [`Role::Waiting`], [`Role::Duplicate`] or [`Role::Unreadable`].
    pub role: Role,
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

/// A kept page, with the file it lies in.
#[derive(Clone, Debug, PartialEq)]
pub struct PageRow {
    /// Number in the catalogue.
    pub id: i64,
    /// The file.
    pub received: ReceivedRow,
    /// Within the file, from 1.
    pub number: u32,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Dots per inch.
    pub dpi: u32,
    /// What it is.
    pub role: Role,
    /// The ALTO in the store; `None` until it is read.
    pub alto: Option<Digest>,
    /// The rest of the reading in the store.
    pub made: Option<Digest>,
    /// Nothing stands on it.
    pub blank: bool,
    /// Mean confidence, 0–100.
    pub confidence: Option<f64>,
    /// The document it belongs to.
    pub document: Option<i64>,
}

/// A reading that lies in the store.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReadingMade {
    /// The ALTO.
    pub alto: Digest,
    /// The rest of the reading.
    pub made: Digest,
    /// Nothing stands on the page.
    pub blank: bool,
    /// Mean confidence, 0–100; `None` where nothing was read.
    pub confidence: Option<f64>,
}

const PAGE: &str =
    "SELECT p.id, p.number, p.width, p.height, p.dpi, p.role, p.alto, p.made,
    p.confidence, p.document_id, p.blank,
    r.id, r.intake_id, r.folder_id, r.path, r.digest, r.size, r.kind, r.fate, r.puid
    FROM page p JOIN received r ON r.id = p.received_id";

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

    /// Every page whose reading is wanted: not read by this recipe yet.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn pages_to_read(&self, recipe: Digest) -> Result<Vec<PageRow>, Error> {
        self.rows(
            &format!(
                "{PAGE} WHERE r.fate = 'scan' AND p.role <> 'unreadable'
                 AND (p.recipe IS NULL OR p.recipe <> ?1)
                 ORDER BY r.intake_id, r.position, p.number"
            ),
            [recipe.to_string()],
            read_page,
        )
    }

    /// The pages of a folder's scans in reading order, with their kept facts and what
    /// determined those.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn folder_pages(&self, folder: i64) -> Result<Vec<PageRow>, Error> {
        self.rows(
            &format!(
                "{PAGE} WHERE r.folder_id = ?1 AND r.fate = 'scan'
                 ORDER BY r.position, p.number"
            ),
            [folder],
            read_page,
        )
    }

    /// The pages of a document in order.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn document_pages(&self, document: i64) -> Result<Vec<PageRow>, Error> {
        self.rows(
            &format!("{PAGE} WHERE p.document_id = ?1 ORDER BY p.position"),
            [document],
            read_page,
        )
    }

    /// How many pages of a file belong to another document than this one, or are neither in
    /// a document nor blank.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn pages_elsewhere(&self, received: i64, document: i64) -> Result<u64, Error> {
        self.number(
            "SELECT COUNT(*) FROM page WHERE received_id = ?1 AND role <> 'blank'
             AND (document_id IS NULL OR document_id <> ?2)",
            [received, document],
        )
    }

    /// The page of a file and number.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn page(
        &self,
        intake: i64,
        path: &str,
        number: u32,
    ) -> Result<Option<PageRow>, Error> {
        self.maybe(
            &format!(
                "{PAGE} WHERE r.intake_id = ?1 AND r.path = ?2 AND p.number = ?3
                 AND r.fate <> 'replaced'"
            ),
            params![intake, path, number],
            read_page,
        )
    }

    /// The kept facts of a page, where the same recipe made them.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn page_facts<T: serde::de::DeserializeOwned>(
        &self,
        page: i64,
        recipe: &str,
    ) -> Result<Option<T>, Error> {
        self.maybe(
            "SELECT facts FROM page WHERE id = ?1 AND facts_recipe = ?2",
            params![page, recipe],
            |row| from_json("page facts", &row.get::<_, String>(0)?),
        )
    }

    /// Keeps the facts of a page.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_page_facts(
        &mut self,
        page: i64,
        recipe: &str,
        facts: &impl Serialize,
    ) -> Result<(), Error> {
        self.execute(
            "UPDATE page SET facts = ?2, facts_recipe = ?3 WHERE id = ?1",
            params![page, to_json(facts), recipe],
        )
    }

    /// A reading made before of the same page of the same bytes by the same recipe.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn reading_made(
        &self,
        file: Digest,
        number: u32,
        recipe: Digest,
    ) -> Result<Option<ReadingMade>, Error> {
        self.maybe(
            "SELECT alto, made, blank, confidence FROM reading_made
             WHERE digest = ?1 AND number = ?2 AND recipe = ?3",
            params![file.to_string(), number, recipe.to_string()],
            |row| {
                Ok(ReadingMade {
                    alto: digest(row, 0)?,
                    made: digest(row, 1)?,
                    blank: row.get(2)?,
                    confidence: row.get(3)?,
                })
            },
        )
    }

    /// Keeps a page's reading.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_reading(
        &mut self,
        page: &PageRow,
        recipe: Digest,
        made: ReadingMade,
    ) -> Result<(), Error> {
        let (alto, rest) = (made.alto.to_string(), made.made.to_string());
        let recipe = recipe.to_string();
        self.execute(
            "UPDATE page SET recipe = ?2, alto = ?3, made = ?4, blank = ?5, confidence = ?6
             WHERE id = ?1",
            params![page.id, recipe, alto, rest, made.blank, made.confidence],
        )?;
        self.execute(
            "INSERT INTO reading_made (digest, number, recipe, alto, made, blank, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (digest, number, recipe) DO NOTHING",
            params![
                page.received.digest.to_string(),
                page.number,
                recipe,
                alto,
                rest,
                made.blank,
                made.confidence
            ],
        )
    }

    /// Says what a page is.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_role(&mut self, page: i64, role: Role) -> Result<(), Error> {
        self.execute(
            "UPDATE page SET role = ?2 WHERE id = ?1",
            params![page, role.code()],
        )
    }

    /// How many pages have each role, in the order of [`Role::ALL`]; replaced files left out.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_roles(&self) -> Result<Vec<(Role, u64)>, Error> {
        Role::ALL
            .iter()
            .map(|role| {
                let count = self.number(
                    "SELECT COUNT(*) FROM page p JOIN received r ON r.id = p.received_id
                     WHERE p.role = ?1 AND r.fate <> 'replaced'",
                    [role.code()],
                )?;
                Ok((*role, count))
            })
            .collect()
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

fn digest(row: &rusqlite::Row<'_>, column: usize) -> Result<Digest, Error> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| Error::Unknown { what: "digest", value: text })
}

fn read_received(row: &rusqlite::Row<'_>, from: usize) -> Result<ReceivedRow, Error> {
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

fn read_page(row: &rusqlite::Row<'_>) -> Result<PageRow, Error> {
    let maybe_digest = |column| -> Result<Option<Digest>, Error> {
        let text: Option<String> = row.get(column)?;
        text.map(|_| digest(row, column)).transpose()
    };
    Ok(PageRow {
        id: row.get(0)?,
        number: row.get(1)?,
        width: row.get(2)?,
        height: row.get(3)?,
        dpi: row.get(4)?,
        role: row.get::<_, String>(5)?.parse()?,
        alto: maybe_digest(6)?,
        made: maybe_digest(7)?,
        confidence: row.get(8)?,
        document: row.get(9)?,
        received: read_received(row, 11)?,
        blank: row.get(10)?,
    })
}
