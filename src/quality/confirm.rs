//! A person's word on a sample.

use serde::{Deserialize, Serialize};

use crate::facts;
use crate::message::Message;
use crate::msg;

/// Somebody has looked at every page of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// The sample's name.
    pub sample: String,
    /// Who looked.
    pub by: String,
    /// When, RFC 3339.
    pub at: String,
    /// How many pages.
    pub pages: usize,
    /// The pages that were not as they should be.
    pub faults: Vec<Fault>,
}

/// What is wrong with a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// `box/folder/0001.tif#1`.
    pub page: String,
    /// What is wrong, in the person's words; personal numbers are masked.
    pub what: String,
}

impl Fault {
    /// A fault as typed, `file#page: what`, on one of the sample's pages.
    ///
    /// # Errors
    /// In words, where the page is not in the sample or nothing is said of it.
    pub fn parse(typed: &str, pages: &[String]) -> Result<Self, Message> {
        let named = |page: &&String| {
            typed.strip_prefix(page.as_str()).is_some_and(|rest| rest.starts_with(':'))
        };
        let Some(page) = pages.iter().find(named) else {
            return Err(msg!("quality-fault-page", typed = typed));
        };
        let what = typed[page.len() + 1..].trim();
        if what.is_empty() {
            return Err(msg!("quality-fault-empty", page = page));
        }
        Ok(Self { page: page.clone(), what: facts::mask(what).into_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_a_page_of_the_sample_and_what_is_wrong() {
        let pages = ["eske/a: b/1.tif#1".to_owned(), "eske/a: b/1.tif#12".to_owned()];
        let fault = Fault::parse("eske/a: b/1.tif#12: skjev, uleselig", &pages).unwrap();
        assert_eq!(fault.page, pages[1]);
        assert_eq!(fault.what, "skjev, uleselig");
        let key = |typed: &str| Fault::parse(typed, &pages).unwrap_err().key;
        assert_eq!(key("eske/a: b/1.tif#2: skjev"), "quality-fault-page");
        assert_eq!(key("eske/a: b/1.tif#1:  "), "quality-fault-empty");
        assert_eq!(key("eske/a: b/1.tif#1"), "quality-fault-page");
    }
}
