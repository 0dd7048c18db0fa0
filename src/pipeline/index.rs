//! Makes every page findable, personal numbers masked; and finds.

use super::{Error, Job, Stage};
use crate::archive::Archive;
use crate::catalogue::{CaseRow, DocumentRow, PageRow};
use crate::facts;
use crate::index::{self, Hit, Hits, Index, PageEntry, Query};
use crate::message::Message;
use crate::ocr;

/// Indexes every page of every document anew; tells how many.
///
/// # Errors
/// What the catalogue, the store or the index fails with.
pub fn index(archive: &mut Archive, job: &Job<'_>) -> Result<u64, Error> {
    let cases = archive.catalogue.cases()?;
    job.progress.begin(Stage::Index, cases.len() as u64);
    let mut writer = Index::open(&archive.index())?.writer()?;
    writer.clear()?;
    let mut pages = 0;
    for case in &cases {
        for document in archive.catalogue.documents_of(case.id)? {
            for page in archive.catalogue.document_pages(document.id)? {
                writer.add(&entry(archive, case, &document, &page)?)?;
                pages += 1;
            }
        }
        job.progress.step();
    }
    writer.commit()?;
    job.progress.end();
    Ok(pages)
}

fn entry(
    archive: &Archive,
    case: &CaseRow,
    document: &DocumentRow,
    page: &PageRow,
) -> Result<PageEntry, Error> {
    let text = match page.alto {
        Some(alto) => facts::masked(&ocr::alto::read(&archive.store.get(alto)?)?).text(),
        None => String::new(),
    };
    Ok(PageEntry {
        page_id: format!("{}#{}", page.received.id, page.number),
        document_id: document.name.clone(),
        case_id: case.name.clone(),
        keys: case.keys.iter().map(ToString::to_string).collect(),
        title: document.title.clone(),
        kind: document.kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
        date: document.date,
        year: document.date.map(|date| date.year()).or(case.year),
        file: page.received.path.clone(),
        page_number: page.number,
        text,
    })
}

/// Finds pages. Inside: the hits, or in words why the question cannot be asked.
///
/// # Errors
/// What the index fails with.
pub fn search(archive: &Archive, query: &Query) -> Result<Result<Hits, Message>, Error> {
    Ok(Index::open(&archive.index())?.search(query)?)
}

/// A hit as lines for a person: property, case, document, page, and the words in context.
#[must_use]
pub fn hit_line(hit: &Hit) -> String {
    let snippet: String = hit
        .snippet
        .iter()
        .map(|(text, is_match)| if *is_match { format!("»{text}«") } else { text.clone() })
        .collect();
    let _ = index::Index::open;
    format!("{}\n    {}", hit.title, snippet.replace('\n', " "))
}
