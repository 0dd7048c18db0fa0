//! Makes every page findable, personal numbers masked; and finds.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Error, Job, Stage};
use crate::archive::Archive;
use crate::catalogue::{CaseRow, DocumentRow, FolderRow, PageRow, Role};
use crate::digest::Digest;
use crate::facts;
use crate::files;
use crate::index::{Hit, Hits, Index, PageEntry, Query};
use crate::message::{Lang, Message};
use crate::{msg, ocr};

/// Changes whenever the same pages would be indexed otherwise.
const METHOD: u32 = 1;

/// Indexes every page that says something: those of documents, covers and reference sheets.
/// Nothing is done where nothing has changed. Tells how many pages the index has.
///
/// # Errors
/// What the catalogue, the store or the index fails with.
pub fn index(archive: &mut Archive, job: &Job<'_>) -> Result<u64, Error> {
    let folders = archive.catalogue.folders()?;
    let state = state(archive, &folders)?;
    let known = archive.catalogue.value("index")?;
    if known.as_deref() == Some(&state)
        && let Ok(index) = Index::open(&archive.index())
    {
        return Ok(index.pages());
    }
    job.progress.begin(Stage::Index, folders.len() as u64);
    let aside = archive.root().join("index.writing");
    files::remove_folder(&aside)?;
    let index = Index::create(&aside)?;
    let mut writer = index.writer()?;
    for folder in &folders {
        each_page(archive, folder, &mut |entry| Ok(writer.add(&entry?)?))?;
        job.progress.step();
    }
    writer.commit()?;
    let pages = index.pages();
    drop(writer);
    drop(index);
    files::remove_folder(&archive.index())?;
    files::rename(&aside, &archive.index())?;
    archive.catalogue.set_value("index", &state)?;
    job.progress.end();
    Ok(pages)
}

/// What the index would be made of, as one digest.
fn state(archive: &Archive, folders: &[FolderRow]) -> Result<String, Error> {
    let mut words = format!("byggarkiv index {METHOD}\n");
    for folder in folders {
        for case in archive.catalogue.folder_cases(folder.id)? {
            words.push_str(&format!("{case:?}\n"));
            for document in archive.catalogue.documents_of(case.id)? {
                words.push_str(&format!("{document:?}\n"));
            }
        }
        for page in archive.catalogue.folder_pages(folder.id)? {
            words.push_str(&format!("{} {:?} {:?}\n", page.id, page.role, page.alto));
        }
        words = Digest::of(words.as_bytes()).to_string();
    }
    Ok(words)
}

fn each_page(
    archive: &Archive,
    folder: &FolderRow,
    take: &mut dyn FnMut(Result<PageEntry, Error>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut papers: BTreeMap<i64, (CaseRow, DocumentRow)> = BTreeMap::new();
    for case in archive.catalogue.folder_cases(folder.id)? {
        for document in archive.catalogue.documents_of(case.id)? {
            papers.insert(document.id, (case.clone(), document));
        }
    }
    for page in archive.catalogue.folder_pages(folder.id)? {
        let paper = page.document.and_then(|document| papers.get(&document));
        match (page.role, paper) {
            (Role::Document, Some((case, document))) => {
                take(entry(archive, &page, case, document))?;
            }
            (Role::Cover | Role::Reference, _) => take(sheet(archive, &page, folder))?,
            _ => {}
        }
    }
    Ok(())
}

fn text(archive: &Archive, page: &PageRow) -> Result<String, Error> {
    Ok(match page.alto {
        Some(alto) => facts::masked(&ocr::alto::read(&archive.store.get(alto)?)?).text(),
        None => String::new(),
    })
}

fn entry(
    archive: &Archive,
    page: &PageRow,
    case: &CaseRow,
    document: &DocumentRow,
) -> Result<PageEntry, Error> {
    Ok(PageEntry {
        page_id: page_id(page),
        document_id: document.name.clone(),
        case_id: case.name.clone(),
        keys: case.keys.iter().map(ToString::to_string).collect(),
        title: document.title.clone(),
        case_title: case.title.clone(),
        kind: document.kind.map(|kind| kind.code().to_owned()).unwrap_or_default(),
        date: document.date,
        year: document.date.map(|date| date.year()).or(case.year),
        file: page.received.path.clone(),
        page_number: page.number,
        text: text(archive, page)?,
    })
}

/// A cover or reference sheet: of no document, but of the folder's properties.
fn sheet(
    archive: &Archive,
    page: &PageRow,
    folder: &FolderRow,
) -> Result<PageEntry, Error> {
    Ok(PageEntry {
        page_id: page_id(page),
        keys: folder.keys.iter().map(ToString::to_string).collect(),
        title: folder.path.rsplit('/').next().unwrap_or_default().to_owned(),
        file: page.received.path.clone(),
        page_number: page.number,
        text: text(archive, page)?,
        ..PageEntry::default()
    })
}

fn page_id(page: &PageRow) -> String {
    format!("{}#{}", page.received.id, page.number)
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The pages.
    pub hits: Hits,
    /// No page has all the words: these have some of them.
    pub any_word: bool,
}

/// Finds pages: `limit` of them, the best first. Where no page has all of several plain words,
/// those that have any of them. Inside: what was found, or in words why the question cannot be
/// asked.
///
/// # Errors
/// What the index fails with.
pub fn search(
    archive: &Archive,
    query: &Query,
    limit: usize,
) -> Result<Result<Found, Message>, Error> {
    let index = match Index::open(&archive.index()) {
        Err(crate::index::IndexError::Missing(_)) => {
            return Ok(Err(msg!("search-no-index")));
        }
        opened => opened?,
    };
    let hits = match index.search(query, 0, limit)? {
        Ok(hits) => hits,
        Err(message) => return Ok(Err(message)),
    };
    let Some(any) = any_of(&query.words).filter(|_| hits.total == 0) else {
        return Ok(Ok(Found { hits, any_word: false }));
    };
    let any = index.search(&Query { words: any, ..query.clone() }, 0, limit)?;
    Ok(any.map(|hits| Found { any_word: hits.total > 0, hits }))
}

/// `garasje OR ferdigattest`, where several plain words were typed and nothing else.
fn any_of(words: &str) -> Option<String> {
    let plain = |word: &&str| word.chars().all(|c| c.is_alphanumeric() || c == '-');
    let all: Vec<&str> = words.split_whitespace().collect();
    let usual =
        all.iter().all(|word| plain(word) && !["AND", "OR", "NOT"].contains(word));
    (all.len() > 1 && usual).then(|| all.join(" OR "))
}

/// A hit as lines for a person: property, case, document, page, and the words in context.
#[must_use]
pub fn hit_lines(hit: &Hit, lang: Lang) -> String {
    let page = &hit.page;
    let properties = if page.keys.is_empty() {
        msg!("search-undecided").text(lang)
    } else {
        page.keys.join(", ")
    };
    let date = match (page.date, page.year) {
        (Some(date), _) => date.to_string(),
        (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    };
    let place = msg!("search-place", file = page.file.as_str(), page = page.page_number);
    let snippet: String = hit
        .snippet
        .iter()
        .map(|(text, found)| if *found { format!("»{text}«") } else { text.clone() })
        .collect();
    let snippet = snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    let head = [properties.as_str(), &page.case_title, &date, &page.kind, &page.title];
    let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}\n    {}\n    {snippet}", head.join(" · "), place.text(lang))
}

/// A hit as machines get it.
#[must_use]
pub fn hit_json(hit: &Hit) -> Value {
    let mut page = json!(hit.page);
    if let Some(fields) = page.as_object_mut() {
        fields.remove("text");
        fields.insert("score".to_owned(), json!(hit.score));
        fields.insert("matched".to_owned(), json!(hit.matched));
        let snippet: String = hit.snippet.iter().map(|(text, _)| text.as_str()).collect();
        fields.insert("snippet".to_owned(), json!(snippet));
    }
    page
}
