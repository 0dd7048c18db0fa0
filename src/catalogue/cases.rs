//! Cases and documents as they stand after grouping and decisions.

use jiff::civil::Date;
use rusqlite::params;
use serde::{Deserialize, Serialize};

use super::{Catalogue, Error, from_json, to_json};
use crate::digest::Digest;
use crate::facts::{Direction, Kind, Language};
use crate::matrikkel::MatrikkelKey;
use crate::message::Message;

/// A case as it would be exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Number in the catalogue.
    #[serde(skip)]
    pub id: i64,
    /// The folder's number.
    #[serde(skip)]
    pub folder: i64,
    /// The stable name.
    #[serde(skip)]
    pub name: String,
    /// Its title, personal numbers masked.
    pub title: String,
    /// The properties, the main one first; empty while it waits for a person.
    pub keys: Vec<MatrikkelKey>,
    /// The case number on its papers.
    pub case_number: Option<String>,
    /// The year it began.
    pub year: Option<i16>,
    /// The oldest date of its documents.
    pub from: Option<Date>,
    /// The youngest date of its documents.
    pub to: Option<Date>,
    /// Why these documents are one case.
    pub why: Message,
}

/// A document as it would be exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Number in the catalogue.
    #[serde(skip)]
    pub id: i64,
    /// The case's number.
    #[serde(skip)]
    pub case: i64,
    /// The stable name.
    #[serde(skip)]
    pub name: String,
    /// Its title, personal numbers masked.
    pub title: String,
    /// Its date, where one is sure enough or decided.
    pub date: Option<Date>,
    /// When the municipality received it, by its stamp.
    pub received: Option<Date>,
    /// Its kind in ArkivLett's codes, where one is sure enough or decided.
    pub kind: Option<Kind>,
    /// Who sent it.
    pub sender: Option<String>,
    /// Who it was sent to.
    pub recipient: Option<String>,
    /// Which way it went, seen from the municipality.
    pub direction: Option<Direction>,
    /// The language, and the written form of Norwegian.
    pub language: Option<Language>,
    /// It names a person's number: the whole document is screened.
    pub screened: bool,
    /// The stable name of the document that this one answers, on evidence.
    pub answers: Option<String>,
    /// The words that say so.
    #[serde(default)]
    pub answers_words: Option<String>,
    /// Why these pages are one document.
    pub why: Message,
}

/// A document to keep, with its pages' numbers in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocument {
    /// The document.
    pub row: DocumentRow,
    /// Its pages.
    pub pages: Vec<i64>,
}

/// A case to keep, with its documents in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCase {
    /// The case.
    pub row: CaseRow,
    /// Its documents.
    pub documents: Vec<NewDocument>,
}

/// An archive PDF that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PdfRow {
    /// In the store.
    pub digest: Digest,
    /// Bytes.
    pub size: u64,
    /// `PDF/A-2u`, or the flavour of a received PDF/A delivered unchanged.
    pub flavour: String,
    /// PRONOM's name of that flavour.
    pub puid: String,
    /// The received file is delivered as it is.
    pub unchanged: bool,
    /// Number of pages in it.
    pub pages: u32,
}

impl Catalogue {
    /// Whether a folder's cases, documents or their pages are other than these.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn cases_differ(&self, folder: i64, cases: &[NewCase]) -> Result<bool, Error> {
        let mut kept = Vec::new();
        for mut row in self.folder_cases(folder)? {
            let mut documents = Vec::new();
            for mut document in self.documents_of(row.id)? {
                let pages = self.rows(
                    "SELECT id FROM page WHERE document_id = ?1 ORDER BY position",
                    [document.id],
                    |row| Ok(row.get(0)?),
                )?;
                (document.id, document.case) = (0, 0);
                documents.push(NewDocument { row: document, pages });
            }
            (row.id, row.folder) = (0, 0);
            kept.push(NewCase { row, documents });
        }
        Ok(kept != cases)
    }

    /// Replaces the cases and documents of a folder.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_cases(&mut self, folder: i64, cases: &[NewCase]) -> Result<(), Error> {
        self.execute(
            "UPDATE page SET document_id = NULL, position = NULL WHERE document_id IN
               (SELECT d.id FROM document d JOIN case_file c ON c.id = d.case_id
                WHERE c.folder_id = ?1)",
            [folder],
        )?;
        self.execute(
            "DELETE FROM document WHERE case_id IN
               (SELECT id FROM case_file WHERE folder_id = ?1)",
            [folder],
        )?;
        self.execute("DELETE FROM case_file WHERE folder_id = ?1", [folder])?;
        for (position, case) in cases.iter().enumerate() {
            let id = self.insert(
                "INSERT INTO case_file (folder_id, name, facts, main_key, position)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    folder,
                    case.row.name,
                    to_json(&case.row),
                    case.row.keys.first().map(ToString::to_string),
                    position as i64
                ],
            )?;
            for (position, document) in case.documents.iter().enumerate() {
                self.keep_document(id, position, document)?;
            }
        }
        Ok(())
    }

    fn keep_document(
        &mut self,
        case: i64,
        position: usize,
        document: &NewDocument,
    ) -> Result<(), Error> {
        let id = self.insert(
            "INSERT INTO document (case_id, name, facts, position) VALUES (?1, ?2, ?3, ?4)",
            params![case, document.row.name, to_json(&document.row), position as i64],
        )?;
        for (position, page) in document.pages.iter().enumerate() {
            self.execute(
                "UPDATE page SET document_id = ?2, position = ?3 WHERE id = ?1",
                params![page, id, position as i64],
            )?;
        }
        Ok(())
    }

    /// The properties that cases lie under, in order of number.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn properties(&self) -> Result<Vec<MatrikkelKey>, Error> {
        let mut keys = self.rows(
            "SELECT DISTINCT main_key FROM case_file WHERE main_key IS NOT NULL",
            [],
            |row| {
                let text: String = row.get(0)?;
                text.parse()
                    .map_err(|_| Error::Unknown { what: "matrikkel key", value: text })
            },
        )?;
        keys.sort_unstable();
        Ok(keys)
    }

    /// The cases of a property in the order of their folders.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn cases_of(&self, key: &MatrikkelKey) -> Result<Vec<CaseRow>, Error> {
        self.rows(
            "SELECT id, folder_id, name, facts FROM case_file WHERE main_key = ?1
             ORDER BY folder_id, position",
            [key.to_string()],
            read_case,
        )
    }

    /// Every case, decided or not, in the order of their folders.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn cases(&self) -> Result<Vec<CaseRow>, Error> {
        self.rows(
            "SELECT id, folder_id, name, facts FROM case_file ORDER BY folder_id, position",
            [],
            read_case,
        )
    }

    /// The cases of a folder in order.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn folder_cases(&self, folder: i64) -> Result<Vec<CaseRow>, Error> {
        self.rows(
            "SELECT id, folder_id, name, facts FROM case_file WHERE folder_id = ?1
             ORDER BY position",
            [folder],
            read_case,
        )
    }

    /// The documents of a case in order.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn documents_of(&self, case: i64) -> Result<Vec<DocumentRow>, Error> {
        self.rows(
            "SELECT id, case_id, name, facts FROM document WHERE case_id = ?1 ORDER BY position",
            [case],
            |row| {
                let mut document: DocumentRow =
                    from_json("document", &row.get::<_, String>(3)?)?;
                document.id = row.get(0)?;
                document.case = row.get(1)?;
                document.name = row.get(2)?;
                Ok(document)
            },
        )
    }

    /// The names of the cases of a folder (`intake/path`) whose property is decided.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn exported_cases_in(&self, folder: &str) -> Result<Vec<String>, Error> {
        self.rows(
            "SELECT c.name FROM case_file c JOIN folder f ON f.id = c.folder_id
             JOIN intake i ON i.id = f.intake_id
             WHERE c.main_key IS NOT NULL
               AND CASE f.path WHEN '' THEN i.name ELSE i.name || '/' || f.path END = ?1
             ORDER BY c.position",
            [folder],
            |row| Ok(row.get(0)?),
        )
    }

    /// Whether a case is there and its property decided.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn is_exported_case(&self, name: &str) -> Result<bool, Error> {
        let sql =
            "SELECT COUNT(*) FROM case_file WHERE name = ?1 AND main_key IS NOT NULL";
        Ok(self.number(sql, [name])? > 0)
    }

    /// Whether a document is there, in a case whose property is decided.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn is_exported_document(&self, name: &str) -> Result<bool, Error> {
        let sql = "SELECT COUNT(*) FROM document d JOIN case_file c ON c.id = d.case_id
                   WHERE d.name = ?1 AND c.main_key IS NOT NULL";
        Ok(self.number(sql, [name])? > 0)
    }

    /// The first document of a received file that goes into a delivery.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn first_delivered_from(&self, received: i64) -> Result<Option<i64>, Error> {
        self.maybe(
            "SELECT p.document_id FROM page p JOIN document d ON d.id = p.document_id
             JOIN case_file c ON c.id = d.case_id
             WHERE p.received_id = ?1 AND c.main_key IS NOT NULL ORDER BY p.number LIMIT 1",
            [received],
            |row| Ok(row.get(0)?),
        )
    }

    /// How many cases there are, and how many of them wait for a key.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_cases(&self) -> Result<(u64, u64), Error> {
        Ok((
            self.number("SELECT COUNT(*) FROM case_file", [])?,
            self.number("SELECT COUNT(*) FROM case_file WHERE main_key IS NULL", [])?,
        ))
    }

    /// How many documents there are.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn count_documents(&self) -> Result<u64, Error> {
        self.number("SELECT COUNT(*) FROM document", [])
    }

    /// The archive PDF that a recipe made before.
    ///
    /// # Errors
    /// [`Error::Sqlite`], [`Error::Kept`].
    pub fn pdf_made(&self, recipe: Digest) -> Result<Option<PdfRow>, Error> {
        self.maybe(
            "SELECT facts FROM pdf_made WHERE recipe = ?1",
            [recipe.to_string()],
            |row| from_json("archive PDF", &row.get::<_, String>(0)?),
        )
    }

    /// Keeps which archive PDF a recipe made.
    ///
    /// # Errors
    /// [`Error::Sqlite`].
    pub fn keep_pdf(&mut self, recipe: Digest, pdf: &PdfRow) -> Result<(), Error> {
        self.execute(
            "INSERT INTO pdf_made (recipe, digest, size, facts) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (recipe) DO UPDATE SET digest = excluded.digest,
               size = excluded.size, facts = excluded.facts",
            params![
                recipe.to_string(),
                pdf.digest.to_string(),
                pdf.size as i64,
                to_json(pdf)
            ],
        )
    }
}

fn read_case(row: &rusqlite::Row<'_>) -> Result<CaseRow, Error> {
    let mut case: CaseRow = from_json("case", &row.get::<_, String>(3)?)?;
    case.id = row.get(0)?;
    case.folder = row.get(1)?;
    case.name = row.get(2)?;
    Ok(case)
}
