//! Putting pages in and taking them out.

use tantivy::indexer::NoMergePolicy;
use tantivy::schema::{Field, Term};
use tantivy::tokenizer::{PreTokenizedString, Token as Prepared};
use tantivy::{IndexWriter, TantivyDocument};

use super::PageEntry;
use super::analysis::{Token, tokens};
use super::query::property_terms;
use super::store::{Index, IndexError};

/// Memory of the one indexing thread, in bytes; the more, the fewer segments.
const MEMORY: usize = 50_000_000;

/// More segments than this are joined at a commit.
const MAX_SEGMENTS: usize = 8;

/// Writes to an index; nothing is seen before [`Writer::commit`].
pub struct Writer<'i> {
    index: &'i Index,
    inner: IndexWriter,
}

impl<'i> Writer<'i> {
    pub(super) fn new(index: &'i Index) -> Result<Self, IndexError> {
        // One thread: pages keep the order they are given in.
        let inner: IndexWriter = index
            .inner
            .writer_with_num_threads(1, MEMORY)
            .map_err(|e| index.failed(e))?;
        inner.set_merge_policy(Box::new(NoMergePolicy));
        Ok(Self { index, inner })
    }

    /// Puts a page in, in place of the one with its id, if there is one.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn add(&mut self, page: &PageEntry) -> Result<(), IndexError> {
        self.delete_page(&page.page_id);
        let document = self.document(page)?;
        self.inner.add_document(document).map_err(|e| self.index.failed(e))?;
        Ok(())
    }

    /// Takes a page out.
    pub fn delete_page(&mut self, page_id: &str) {
        self.inner.delete_term(Term::from_field_text(self.index.fields.page_id, page_id));
    }

    /// Takes all pages of a document out.
    pub fn delete_document(&mut self, document_id: &str) {
        self.inner.delete_term(Term::from_field_text(
            self.index.fields.document_id,
            document_id,
        ));
    }

    /// Makes what was done since the last commit last, and seen.
    ///
    /// # Errors
    /// The index cannot be written; it is then as it was at the last commit.
    pub fn commit(&mut self) -> Result<(), IndexError> {
        let failed = |e| self.index.failed(e);
        self.inner.commit().map_err(failed)?;
        self.tidy()?;
        self.index.reader.reload().map_err(|e| self.index.failed(e))
    }

    /// Pages taken out would still weigh in the scores until their segment is rewritten, so
    /// that two indexes of the same pages could answer in another order.
    fn tidy(&mut self) -> Result<(), IndexError> {
        let failed = |e| self.index.failed(e);
        let segments = self.index.inner.searchable_segment_metas().map_err(failed)?;
        let all = segments.len() > MAX_SEGMENTS;
        let ids: Vec<_> =
            segments.iter().filter(|s| all || s.has_deletes()).map(|s| s.id()).collect();
        if !ids.is_empty() {
            self.inner.merge(&ids).wait().map_err(|e| self.index.failed(e))?;
            self.inner
                .garbage_collect_files()
                .wait()
                .map_err(|e| self.index.failed(e))?;
        }
        Ok(())
    }

    fn document(&self, page: &PageEntry) -> Result<TantivyDocument, IndexError> {
        let fields = self.index.fields;
        let mut document = TantivyDocument::default();
        document.add_text(fields.page_id, &page.page_id);
        document.add_text(fields.document_id, &page.document_id);
        for term in page.keys.iter().flat_map(|key| property_terms(key)) {
            document.add_text(fields.eiendom, term);
        }
        document.add_text(fields.kind, &page.kind);
        if let Some((first, last)) = page.days() {
            document.add_i64(fields.first_day, first);
            document.add_i64(fields.last_day, last);
        }
        document.add_text(fields.order, page.order());
        let text = tokens(&page.text);
        add(&mut document, fields.words, &text, |t| &t.word);
        add(&mut document, fields.stems, &text, |t| &t.stem);
        add(&mut document, fields.folded, &text, |t| &t.folded);
        let title = tokens(&format!("{}\n{}", page.title, page.case_title));
        add(&mut document, fields.title_words, &title, |t| &t.word);
        add(&mut document, fields.title_stems, &title, |t| &t.stem);
        add(&mut document, fields.title_folded, &title, |t| &t.folded);
        let entry =
            serde_json::to_string(page).expect("an entry has only texts and numbers");
        document.add_text(fields.entry, entry);
        Ok(document)
    }
}

/// Adds one form of each word, at the word's position.
fn add(
    document: &mut TantivyDocument,
    field: Field,
    tokens: &[Token],
    form: fn(&Token) -> &str,
) {
    let prepared = |(position, token): (usize, &Token)| Prepared {
        offset_from: token.range.start,
        offset_to: token.range.end,
        position,
        text: form(token).to_owned(),
        position_length: 1,
    };
    let tokens = tokens.iter().enumerate().map(prepared).collect();
    document.add_pre_tokenized_text(
        field,
        PreTokenizedString { text: String::new(), tokens },
    );
}
