//! The report for people: one file with everything in it, to be read, printed and signed.

use std::collections::BTreeMap;

use minijinja::{Environment, context};

use super::page::PageQuality;
use super::report::Report;
use super::teller::Teller;
use crate::message::{Lang, Message};

const TEMPLATE: &str = include_str!("report.html");

/// The report as one HTML file. `pictures` are `data:` addresses by page name; a page without
/// one is shown without.
#[must_use]
pub fn html(report: &Report, pictures: &BTreeMap<String, String>, lang: Lang) -> String {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    let words: BTreeMap<String, String> = WORDS
        .iter()
        .map(|key| {
            let name = key.trim_start_matches("quality-").replace('-', "_");
            (name, Message::new(*key).text(lang))
        })
        .collect();
    let teller = Teller { report, pictures, lang, links: links(report) };
    environment
        .render_str(TEMPLATE, context! { w => words, r => teller.view() })
        .expect("our own template renders our own values")
}

/// From a page to where its file lies, seen from the archive's reports.
fn links(report: &Report) -> BTreeMap<&str, String> {
    let link = |page: &PageQuality| {
        let digest = page.digest.to_string();
        let number = page.page.rsplit_once('#').map_or("1", |(_, number)| number);
        format!("../store/{}/{digest}#page={number}", &digest[..2])
    };
    report.pages.iter().map(|page| (page.page.as_str(), link(page))).collect()
}

/// The words of the template, by their message keys.
const WORDS: &[&str] = &[
    "quality-title",
    "quality-signing",
    "quality-summary",
    "quality-what",
    "quality-limit",
    "quality-within",
    "quality-outside",
    "quality-nothing",
    "quality-unjudged",
    "quality-verdict",
    "quality-source",
    "quality-files",
    "quality-pages",
    "quality-measures",
    "quality-worst",
    "quality-not-judged",
    "quality-all-judged",
    "quality-folders",
    "quality-folders-about",
    "quality-folder",
    "quality-sheets",
    "quality-folder-blank",
    "quality-folder-unreadable",
    "quality-folder-duplicates",
    "quality-tally",
    "quality-remarks",
    "quality-no-remarks",
    "quality-place",
    "quality-way-out",
    "quality-sample",
    "quality-sample-id",
    "quality-sample-ask",
    "quality-confirmations",
    "quality-not-confirmed",
    "quality-by",
    "quality-at",
    "quality-faults-found",
    "quality-no-faults",
    "quality-paper",
    "quality-batch",
    "quality-box",
    "quality-paper-place",
    "quality-after",
    "quality-scanned",
    "quality-batch-digest",
    "quality-links",
    "quality-made-by",
    "quality-no-picture",
    "quality-key-within",
    "quality-key-outside",
];

#[cfg(test)]
mod tests {
    use super::super::batch::{Batch, FileLine, Scope};
    use super::super::page::Standing;
    use super::super::profile::Profile;
    use super::super::sample::Asked;
    use super::*;
    use crate::catalogue::Fate;
    use crate::digest::Digest;

    /// A report of one page that is outside in resolution, one of none, and one not read.
    fn told(file: &str, lang: Lang) -> String {
        let digest = Digest::of(b"x");
        let page = |n: u32, dpi, standing| {
            PageQuality::unread(format!("{file}#{n}"), digest, dpi, standing)
        };
        let batch = Batch {
            scope: Scope { batch: Some("eske".to_owned()), folder: None },
            papers: Vec::new(),
            files: vec![FileLine { file: file.to_owned(), digest, fate: Fate::Scan }],
            pages: vec![
                page(1, Some(200), Standing::Read),
                page(2, None, Standing::Read),
                page(3, Some(300), Standing::Waiting),
            ],
            counts: Vec::new(),
            findings: Vec::new(),
            confirmations: Vec::new(),
        };
        let report =
            Report::new(batch, &Profile::default(), &Asked::default(), "byggarkiv", lang);
        assert_eq!((report.outside(), report.unjudged()), (1, 2));
        let pictures = [(format!("{file}#1"), "data:image/jpeg;base64,AAAA".to_owned())];
        html(&report, &pictures.into(), lang)
    }

    #[test]
    fn a_name_with_markup_is_shown_and_not_obeyed() {
        let page = told("eske/<script>alert(1)</script>\"&/1.tif", Lang::Nb);
        assert!(!page.contains("<script"));
        assert!(page.contains("&lt;script&gt;"));
    }

    #[test]
    fn every_language_has_words_for_all_of_it() {
        for lang in Lang::ALL {
            let page = told("eske/a/1.tif", lang);
            assert!(!page.contains("quality-"), "{}", lang.code());
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.code())));
        }
    }

    #[test]
    fn the_worst_page_is_shown_with_its_value_its_picture_and_its_place() {
        // The template writes every slash in a value as a reference.
        let page = told("eske/a/1.tif", Lang::Nb).replace("&#x2f;", "/");
        let digest = Digest::of(b"x").to_string();
        let link =
            format!("../store/{}/{digest}#page=1\">eske/a/1.tif#1</a>", &digest[..2]);
        for part in ["data:image/jpeg;base64,AAAA", "200 dpi", &link, "ikke lest ennå"] {
            assert!(page.contains(part), "no {part}");
        }
    }
}
