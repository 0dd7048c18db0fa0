//! The pages that a person looks at, drawn so that anyone can draw them again.

use serde::Serialize;

use super::confirm::{Confirmation, Fault};
use super::page::PageQuality;
use super::profile::SampleSize;
use crate::digest::Digest;

/// What was asked for; what is not, follows from the profile and the batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// How many pages.
    pub size: Option<usize>,
    /// The seed.
    pub seed: Option<String>,
}

/// A random sample of a batch's pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
    /// What it is called: the beginning of the digest of its seed, pages and their files, so
    /// that a confirmation can only be meant for these very pages.
    pub id: String,
    /// The seed.
    pub seed: String,
    /// How many pages it was drawn from.
    pub of: usize,
    /// The pages, in the order of the batch.
    pub pages: Vec<String>,
    /// Who looked at them, in the order they said so.
    pub confirmations: Vec<Confirmation>,
}

impl Sample {
    /// Draws the sample: pages are ordered by the SHA-256 of `seed`, a line feed and their
    /// name (`box/folder/0001.tif#1`), and the first ones are taken. The seed is the batch's
    /// digest unless another is asked for.
    #[must_use]
    pub fn draw(
        pages: &[PageQuality],
        batch: Digest,
        asked: &Asked,
        size: &SampleSize,
        confirmations: &[Confirmation],
    ) -> Self {
        let seed = asked.seed.clone().unwrap_or_else(|| batch.to_string());
        let wanted = asked.size.unwrap_or_else(|| usual(pages.len(), size));
        let mut ranked: Vec<(Digest, usize)> = pages
            .iter()
            .enumerate()
            .map(|(at, page)| {
                (Digest::of(format!("{seed}\n{}", page.page).as_bytes()), at)
            })
            .collect();
        ranked.sort();
        let mut drawn: Vec<usize> =
            ranked.into_iter().take(wanted).map(|(_, at)| at).collect();
        drawn.sort_unstable();
        let lines = drawn.iter().map(|at| &pages[*at]);
        let lines: String =
            lines.map(|page| format!("{} {}\n", page.digest, page.page)).collect();
        let digest = Digest::of(format!("{seed}\n{lines}").as_bytes()).to_string();
        let id = digest[..12].to_owned();
        let mine = confirmations.iter().filter(|given| given.sample == id);
        Self {
            seed,
            of: pages.len(),
            pages: drawn.iter().map(|at| pages[*at].page.clone()).collect(),
            confirmations: mine.cloned().collect(),
            id,
        }
    }

    /// The faults that stand: of each person the last word counts.
    #[must_use]
    pub fn faults(&self) -> Vec<&Fault> {
        let all = &self.confirmations;
        let last = all.iter().enumerate().filter(|(at, given)| {
            !all[at + 1..].iter().any(|later| later.by == given.by)
        });
        last.flat_map(|(_, given)| &given.faults).collect()
    }

    /// Pages with faults in percent of the sample; `None` until somebody has looked.
    #[must_use]
    pub fn fault_percent(&self) -> Option<f64> {
        if self.confirmations.is_empty() || self.pages.is_empty() {
            return None;
        }
        let faults = self.faults();
        let is_faulty = |page: &&String| faults.iter().any(|fault| fault.page == **page);
        let faulty = self.pages.iter().filter(is_faulty).count();
        Some(faulty as f64 * 100.0 / self.pages.len() as f64)
    }
}

/// The profile's share of the pages, rounded up.
fn usual(pages: usize, size: &SampleSize) -> usize {
    let share = (pages as f64 * size.percent / 100.0).ceil() as usize;
    share.max(size.at_least).min(pages)
}

#[cfg(test)]
mod tests {
    use super::super::page::Standing;
    use super::*;
    use crate::msg;

    fn pages(count: usize) -> Vec<PageQuality> {
        let page = |n| {
            let name = format!("eske/{n:04}.tif#1");
            let digest = Digest::of(name.as_bytes());
            PageQuality::unread(name, digest, Some(300), Standing::Waiting)
        };
        (1..=count).map(page).collect()
    }

    fn draw(count: usize, asked: &Asked, given: &[Confirmation]) -> Sample {
        let source = msg!("quality-source-sample");
        let size = SampleSize { percent: 2.0, at_least: 20, source };
        Sample::draw(&pages(count), Digest::of(b"batch"), asked, &size, given)
    }

    fn seeded(seed: &str, size: usize) -> Asked {
        Asked { size: Some(size), seed: Some(seed.to_owned()) }
    }

    #[test]
    fn the_same_seed_draws_the_same_pages_and_another_draws_others() {
        let (a, b) = (seeded("1", 10), seeded("2", 10));
        assert_eq!(draw(200, &a, &[]), draw(200, &a, &[]));
        assert_ne!(draw(200, &a, &[]).pages, draw(200, &b, &[]).pages);
        assert_eq!(draw(200, &a, &[]).pages.len(), 10);
        assert!(draw(200, &a, &[]).pages.is_sorted(), "in the order of the batch");
    }

    #[test]
    fn without_a_seed_the_batch_gives_it() {
        let sample = draw(200, &Asked::default(), &[]);
        assert_eq!(sample.seed, Digest::of(b"batch").to_string());
    }

    #[test]
    fn the_size_is_a_share_but_never_fewer_than_the_least_nor_more_than_there_are() {
        let size = |count| draw(count, &Asked::default(), &[]).pages.len();
        assert_eq!((size(5), size(200), size(1001), size(0)), (5, 20, 21, 0));
    }

    #[test]
    fn every_page_is_drawn_about_as_often_as_the_others() {
        let mut often = std::collections::BTreeMap::new();
        for seed in 0..1000 {
            for page in draw(20, &seeded(&seed.to_string(), 5), &[]).pages {
                *often.entry(page).or_insert(0u32) += 1;
            }
        }
        assert_eq!(often.len(), 20);
        assert!(often.values().all(|n| (190..=310).contains(n)), "{often:?}");
    }

    #[test]
    fn a_person_s_last_word_counts_and_faulty_pages_count_once() {
        let bare = draw(40, &seeded("1", 10), &[]);
        assert_eq!(bare.fault_percent(), None);
        let fault = |at: usize| Fault {
            page: bare.pages[at].clone(),
            what: "uleselig".to_owned(),
        };
        let given = |by: &str, faults: Vec<Fault>| Confirmation {
            sample: bare.id.clone(),
            by: by.to_owned(),
            at: "2026-01-31T12:00:00Z".to_owned(),
            pages: 10,
            faults,
        };
        let all = [
            given("Kari", vec![fault(0), fault(1)]),
            given("Ola", vec![fault(2)]),
            given("Kari", vec![fault(2)]),
        ];
        let sample = draw(40, &seeded("1", 10), &all);
        assert_eq!(sample.confirmations.len(), 3, "no word is lost");
        assert_eq!(sample.faults(), [&fault(2), &fault(2)]);
        assert_eq!(sample.fault_percent(), Some(10.0));
        assert!(draw(40, &seeded("2", 10), &all).confirmations.is_empty());
    }
}
