//! The index on disk.

use std::path::{Path, PathBuf};

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing,
    TextOptions, Value,
};
use tantivy::{IndexReader, ReloadPolicy, TantivyDocument};

use super::PageEntry;
use super::analysis::ANALYSIS;
use super::writer::Writer;
use crate::files;

/// The index cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// It was made by another version: make it anew from the catalogue.
    #[error("{path}: the index was made by {found:?}, this program makes {expected:?}")]
    Outdated {
        /// The index.
        path: PathBuf,
        /// What made it.
        found: String,
        /// What would make it now.
        expected: String,
    },
    /// There is none there.
    #[error("{0}: there is no index here")]
    Missing(PathBuf),
    /// It cannot be read or written.
    #[error("{path}: the index cannot be used")]
    Engine {
        /// The index.
        path: PathBuf,
        /// What the engine said.
        source: Box<tantivy::TantivyError>,
    },
    /// An entry cannot be read back.
    #[error("{path}: an entry of the index cannot be read")]
    Entry {
        /// The index.
        path: PathBuf,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A file beside it cannot be read or written.
    #[error(transparent)]
    File(#[from] files::Error),
}

/// The fields of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    pub(super) page_id: Field,
    pub(super) document_id: Field,
    pub(super) eiendom: Field,
    pub(super) kind: Field,
    pub(super) first_day: Field,
    pub(super) last_day: Field,
    /// What entries of the same score are ordered by.
    pub(super) order: Field,
    pub(super) words: Field,
    pub(super) stems: Field,
    pub(super) folded: Field,
    pub(super) title_words: Field,
    pub(super) title_stems: Field,
    pub(super) title_folded: Field,
    /// The whole entry as JSON, not searched.
    pub(super) entry: Field,
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // The tokens come ready made, with their positions; none of tantivy's analysers is used.
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let tokens = TextOptions::default().set_indexing_options(indexing);
    let fields = Fields {
        page_id: schema.add_text_field("page_id", STRING),
        document_id: schema.add_text_field("document_id", STRING),
        eiendom: schema.add_text_field("eiendom", STRING),
        kind: schema.add_text_field("kind", STRING),
        first_day: schema.add_i64_field("first_day", INDEXED | FAST),
        last_day: schema.add_i64_field("last_day", INDEXED | FAST),
        order: schema.add_text_field("order", STRING | FAST),
        words: schema.add_text_field("words", tokens.clone()),
        stems: schema.add_text_field("stems", tokens.clone()),
        folded: schema.add_text_field("folded", tokens.clone()),
        title_words: schema.add_text_field("title_words", tokens.clone()),
        title_stems: schema.add_text_field("title_stems", tokens.clone()),
        title_folded: schema.add_text_field("title_folded", tokens),
        entry: schema.add_text_field("entry", STORED),
    };
    (schema.build(), fields)
}

/// An index of pages in a folder of its own.
pub struct Index {
    path: PathBuf,
    pub(super) inner: tantivy::Index,
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
}

impl Index {
    /// Opens the index in a folder.
    ///
    /// # Errors
    /// No index there, one made by another version, or one that cannot be read.
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        let mark = mark(folder);
        if !mark.is_file() {
            return Err(IndexError::Missing(folder.to_owned()));
        }
        let found = String::from_utf8_lossy(&files::read(&mark)?).trim().to_owned();
        if found != ANALYSIS {
            let (path, expected) = (folder.to_owned(), ANALYSIS.to_owned());
            return Err(IndexError::Outdated { path, found, expected });
        }
        let inner = tantivy::Index::open_in_dir(folder).map_err(engine(folder))?;
        Self::over(folder, inner)
    }

    /// Makes an empty index in a folder that has none; the folder is made too.
    ///
    /// # Errors
    /// The folder has an index already, or cannot be written.
    pub fn create(folder: &Path) -> Result<Self, IndexError> {
        files::make_folder(folder)?;
        let inner =
            tantivy::Index::create_in_dir(folder, schema().0).map_err(engine(folder))?;
        files::write(&mark(folder), format!("{ANALYSIS}\n").as_bytes())?;
        Self::over(folder, inner)
    }

    fn over(folder: &Path, inner: tantivy::Index) -> Result<Self, IndexError> {
        let reader = inner
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(engine(folder))?;
        Ok(Self { path: folder.to_owned(), inner, reader, fields: schema().1 })
    }

    /// A writer; there can be one at a time.
    ///
    /// # Errors
    /// Another writer is at work, or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer<'_>, IndexError> {
        Writer::new(self)
    }

    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Every entry as one line of JSON, sorted: two indexes are the same where their dumps are.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn dump(&self) -> Result<Vec<String>, IndexError> {
        let searcher = self.reader.searcher();
        let mut lines = Vec::new();
        for segment in searcher.segment_readers() {
            let store =
                segment.get_store_reader(16).map_err(|e| self.failed(e.into()))?;
            for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
                let document = document.map_err(|e| self.failed(e))?;
                lines.push(self.stored(&document).to_owned());
            }
        }
        lines.sort();
        Ok(lines)
    }

    fn stored<'d>(&self, document: &'d TantivyDocument) -> &'d str {
        document.get_first(self.fields.entry).and_then(|v| v.as_str()).unwrap_or_default()
    }

    pub(super) fn entry(
        &self,
        document: &TantivyDocument,
    ) -> Result<PageEntry, IndexError> {
        serde_json::from_str(self.stored(document))
            .map_err(|source| IndexError::Entry { path: self.path.clone(), source })
    }

    pub(super) fn failed(&self, error: tantivy::TantivyError) -> IndexError {
        engine(&self.path)(error)
    }
}

/// The file that tells which analysis made the index.
fn mark(folder: &Path) -> PathBuf {
    folder.join("analysis.txt")
}

fn engine(folder: &Path) -> impl Fn(tantivy::TantivyError) -> IndexError {
    let path = folder.to_owned();
    move |source| IndexError::Engine { path: path.clone(), source: Box::new(source) }
}
