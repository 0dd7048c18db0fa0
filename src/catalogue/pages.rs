//! Pages of received files, what they are, and their readings.

use rusqlite::params;
use serde::Serialize;

use super::received::{ReceivedRow, digest, read_received};
use super::{Catalogue, Error, from_json, to_json};
use crate::digest::Digest;

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

/// What determines a page's reading besides its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// All of it; two readings with the same are the same.
    pub whole: Digest,
    /// Without the names that the register knows: only where this has changed is a page read
    /// again, so that a new street does not cost a new reading of the whole archive.
    pub lasting: Digest,
}

impl Catalogue {
    /// Every page whose reading is wanted: not read by this recipe yet.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn pages_to_read(&self, recipe: Recipe) -> Result<Vec<PageRow>, Error> {
        self.rows(
            &format!(
                "{PAGE} WHERE r.fate = 'scan' AND p.role <> 'unreadable'
                 AND (p.recipe IS NULL OR p.recipe <> ?1)
                 ORDER BY r.intake_id, r.position, p.number"
            ),
            [recipe.lasting.to_string()],
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

    /// Every page of every file that is not replaced, in the order they came.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Unknown`].
    pub fn every_page(&self) -> Result<Vec<PageRow>, Error> {
        self.rows(
            &format!(
                "{PAGE} WHERE r.fate <> 'replaced'
                 ORDER BY r.intake_id, r.position, r.id, p.number"
            ),
            [],
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

    /// The facts of a page as they were found last.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn latest_page_facts<T: serde::de::DeserializeOwned>(
        &self,
        page: i64,
    ) -> Result<Option<T>, Error> {
        self.maybe(
            "SELECT facts FROM page WHERE id = ?1 AND facts IS NOT NULL",
            [page],
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
        recipe: Recipe,
    ) -> Result<Option<ReadingMade>, Error> {
        self.maybe(
            "SELECT alto, made, blank, confidence FROM reading_made
             WHERE digest = ?1 AND number = ?2 AND recipe = ?3",
            params![file.to_string(), number, recipe.whole.to_string()],
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
        recipe: Recipe,
        made: ReadingMade,
    ) -> Result<(), Error> {
        let (alto, rest) = (made.alto.to_string(), made.made.to_string());
        let lasting = recipe.lasting.to_string();
        self.execute(
            "UPDATE page SET recipe = ?2, alto = ?3, made = ?4, blank = ?5, confidence = ?6
             WHERE id = ?1",
            params![page.id, lasting, alto, rest, made.blank, made.confidence],
        )?;
        self.execute(
            "INSERT INTO reading_made (digest, number, recipe, alto, made, blank, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (digest, number, recipe) DO NOTHING",
            params![
                page.received.digest.to_string(),
                page.number,
                recipe.whole.to_string(),
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
