//! What was filled in on boxed forms and in title blocks, page by page.

use serde::Serialize;

use super::Error;
use super::known::PageKnown;
use crate::archive::Archive;
use crate::catalogue::Role;
use crate::form::{Field, Label};

/// The fields of a page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageFields {
    /// The received file, relative to its intake.
    pub file: String,
    /// The page within the file, from 1.
    pub page: u32,
    /// Label and value, in reading order; personal numbers masked.
    pub fields: Vec<Field>,
}

/// The fields of every page that has any, of files whose path holds `part`.
///
/// # Errors
/// What the catalogue fails with.
pub fn fields(archive: &Archive, part: &str) -> Result<Vec<PageFields>, Error> {
    let mut pages = Vec::new();
    for page in archive.catalogue.every_page()? {
        if page.role != Role::Document || !page.received.path.contains(part) {
            continue;
        }
        let known: Option<PageKnown> = archive.catalogue.latest_page_facts(page.id)?;
        let fields = known.map(|known| known.facts.fields).unwrap_or_default();
        if !fields.is_empty() {
            pages.push(PageFields {
                file: page.received.path,
                page: page.number,
                fields,
            });
        }
    }
    Ok(pages)
}

/// All fields as CSV (RFC 4180, UTF-8): file, page, what is asked for, label, value, ticked,
/// confidence in percent, and the area of the value in pixels of the received image.
#[must_use]
pub fn fields_csv(pages: &[PageFields]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let head = [
        "fil",
        "side",
        "spør_om",
        "ledetekst",
        "verdi",
        "krysset",
        "sikkerhet",
        "x",
        "y",
        "bredde",
        "høyde",
    ];
    let mut write = |record: &[String]| {
        csv.write_record(record).expect("writing to memory does not fail");
    };
    write(&head.map(str::to_owned));
    for page in pages {
        for field in &page.fields {
            write(&record(page, field));
        }
    }
    csv.into_inner().expect("writing to memory does not fail")
}

fn record(page: &PageFields, field: &Field) -> [String; 11] {
    let ticked = match field.ticked {
        Some(true) => "ja",
        Some(false) => "nei",
        None => "",
    };
    [
        page.file.clone(),
        page.page.to_string(),
        field.asks.map_or("", Label::code).to_owned(),
        field.label.clone(),
        field.value.clone(),
        ticked.to_owned(),
        format!("{:.0}", field.confidence.get() * 100.0),
        field.area.x.to_string(),
        field.area.y.to_string(),
        field.area.width.to_string(),
        field.area.height.to_string(),
    ]
}
