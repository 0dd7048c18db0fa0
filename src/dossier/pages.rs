//! Pages → documents.

use serde::{Deserialize, Serialize};

use crate::facts::{PageFacts, Shape, SheetRole};
use crate::message::Message;

/// What a page is for, all rooms before this one heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageRole {
    /// A page of a document.
    Content,
    /// A folder cover.
    Cover,
    /// A separator sheet.
    Separator,
    /// A reference sheet.
    Reference,
    /// Nothing on it.
    Blank,
    /// A page of a file whose bytes are in the folder already.
    Duplicate,
    /// Could not be decoded.
    Unreadable,
}

impl From<SheetRole> for PageRole {
    fn from(role: SheetRole) -> Self {
        match role {
            SheetRole::Content => Self::Content,
            SheetRole::Cover => Self::Cover,
            SheetRole::Separator => Self::Separator,
            SheetRole::Reference => Self::Reference,
        }
    }
}

/// One page of a folder, in the order of the scanner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageIn<'a> {
    /// Which file of the folder; files count from 0 in the order of their names.
    pub file: usize,
    /// The page within the file, from 1.
    pub page: u32,
    /// How many pages the file has.
    pub pages: u32,
    /// What the page is for.
    pub role: PageRole,
    /// The size of the sheet, where known.
    pub shape: Option<Shape>,
    /// What its words tell.
    pub facts: &'a PageFacts,
}

/// The pages of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentGroup {
    /// Indexes into the pages that were given, rising, at least one; content only.
    pub pages: Vec<usize>,
    /// Why a document begins here.
    pub why: Message,
}

/// The documents of one folder. Covers, separators, reference sheets, blanks, duplicates and
/// unreadable pages belong to none.
#[must_use]
pub fn documents(_pages: &[PageIn<'_>]) -> Vec<DocumentGroup> {
    Vec::new()
}
