//! How the values of a measure are spread, and how many keep to the limit.

use serde::Serialize;

use super::measure::{Bound, Measure};
use super::page::PageQuality;
use super::profile::Limit;
use crate::message::Lang;

/// How many of the worst pages are shown for each measure.
const WORST: usize = 4;

/// The values of a measure over all pages. `within + outside + nothing + unjudged` is all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// What was measured.
    pub measure: Measure,
    /// Which side of the limit is within.
    pub bound: Bound,
    /// The limit.
    pub limit: f64,
    /// Where the limit comes from.
    pub source: String,
    /// Pages that keep to it.
    pub within: u64,
    /// Pages that do not.
    pub outside: u64,
    /// Pages that have nothing to measure: no text to be level, no ink to be deep.
    pub nothing: u64,
    /// Pages that could not be judged: not read, not readable, no resolution stated.
    pub unjudged: u64,
    /// The least value.
    pub least: Option<f64>,
    /// The value in the middle.
    pub median: Option<f64>,
    /// The greatest value.
    pub greatest: Option<f64>,
    /// Bar by bar.
    pub bins: Vec<Bin>,
    /// The worst pages that are worse than the median, the worst first.
    pub worst: Vec<Worst>,
}

/// A bar: values from `from` and below the next one's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// The least value in it.
    pub from: f64,
    /// Pages within the limit.
    pub within: u64,
    /// Pages outside.
    pub outside: u64,
}

/// A page at the bad end.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worst {
    /// `box/folder/0001.tif#1`.
    pub page: String,
    /// Its value.
    pub value: f64,
    /// Whether it is outside the limit.
    pub outside: bool,
}

impl Spread {
    /// Puts the values of all pages together.
    #[must_use]
    pub fn of(
        pages: &[PageQuality],
        measure: Measure,
        limit: &Limit,
        lang: Lang,
    ) -> Self {
        let valued = |page: &PageQuality| page.values.get(&measure).copied();
        let mut values: Vec<f64> = pages.iter().filter_map(valued).collect();
        values.sort_by(f64::total_cmp);
        let is_within = |value: f64| measure.is_within(value, limit.limit);
        let within = values.iter().filter(|value| is_within(**value)).count() as u64;
        let unjudged = pages.iter().filter(|page| page.is_unjudged(measure)).count();
        let judged = values.len() as u64;
        Self {
            measure,
            bound: measure.bound(),
            limit: limit.limit,
            source: limit.source.text(lang),
            within,
            outside: judged - within,
            nothing: pages.len() as u64 - judged - unjudged as u64,
            unjudged: unjudged as u64,
            least: values.first().copied(),
            median: middle(&values),
            greatest: values.last().copied(),
            bins: bins(measure, &values, is_within),
            worst: worst(pages, measure, middle(&values), is_within),
        }
    }
}

/// The middle one; of an even number the lower of the two.
fn middle(sorted: &[f64]) -> Option<f64> {
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

fn bins(measure: Measure, values: &[f64], is_within: impl Fn(f64) -> bool) -> Vec<Bin> {
    let edges = measure.edges();
    let mut bins: Vec<Bin> =
        edges.iter().map(|from| Bin { from: *from, within: 0, outside: 0 }).collect();
    for value in values {
        let at = edges.partition_point(|edge| edge <= value).saturating_sub(1);
        let count =
            if is_within(*value) { &mut bins[at].within } else { &mut bins[at].outside };
        *count += 1;
    }
    bins
}

fn worst(
    pages: &[PageQuality],
    measure: Measure,
    median: Option<f64>,
    is_within: impl Fn(f64) -> bool,
) -> Vec<Worst> {
    let Some(median) = median else { return Vec::new() };
    let badness = |value: f64| match measure.bound() {
        Bound::AtLeast => -value,
        Bound::AtMost => value,
    };
    let mut worst: Vec<Worst> = pages
        .iter()
        .filter_map(|page| Some((page, *page.values.get(&measure)?)))
        .filter(|(_, value)| !is_within(*value) || badness(*value) > badness(median))
        .map(|(page, value)| Worst {
            page: page.page.clone(),
            value,
            outside: !is_within(value),
        })
        .collect();
    // A stable sort: of equally bad pages those that came first.
    worst.sort_by(|a, b| badness(b.value).total_cmp(&badness(a.value)));
    worst.truncate(WORST);
    worst
}

#[cfg(test)]
mod tests {
    use super::super::page::Standing;
    use super::super::profile::Profile;
    use super::*;
    use crate::digest::Digest;

    fn spread(measure: Measure, values: &[Option<f64>]) -> Spread {
        let pages: Vec<PageQuality> = (1..)
            .zip(values)
            .map(|(n, value)| {
                let digest = Digest::of(b"x");
                let name = format!("{n}.tif#1");
                let mut page = PageQuality::unread(name, digest, None, Standing::Read);
                page.values.extend(value.map(|value| (measure, value)));
                page
            })
            .collect();
        Spread::of(&pages, measure, Profile::default().limit(measure), Lang::En)
    }

    fn counts(spread: &Spread) -> (u64, u64, u64, u64) {
        (spread.within, spread.outside, spread.nothing, spread.unjudged)
    }

    #[test]
    fn every_page_is_counted_once() {
        let some = [Some(0.1), Some(2.0), Some(2.5), None];
        let skew = spread(Measure::Skew, &some);
        assert_eq!(counts(&skew), (2, 1, 1, 0));
        let bars: Vec<_> = skew.bins.iter().map(|b| (b.within, b.outside)).collect();
        assert_eq!(bars, [(1, 0), (0, 0), (0, 0), (0, 0), (1, 1), (0, 0)]);
        let (least, median, greatest) = (skew.least, skew.median, skew.greatest);
        assert_eq!((least, median, greatest), (Some(0.1), Some(2.0), Some(2.5)));
        let dpi = spread(Measure::Resolution, &[Some(300.0), None]);
        assert_eq!(counts(&dpi), (1, 0, 0, 1), "no resolution stated is not judged");
    }

    #[test]
    fn a_value_on_an_edge_lies_in_the_bar_that_begins_there() {
        let dpi = spread(Measure::Resolution, &[Some(300.0), Some(299.0), Some(9999.0)]);
        let bars: Vec<_> = dpi.bins.iter().map(|b| b.within + b.outside).collect();
        assert_eq!(bars, [0, 0, 1, 1, 0, 1]);
    }

    #[test]
    fn the_worst_pages_are_named_the_worst_first_and_none_of_equals() {
        let values = [70.0, 95.0, 60.0, 95.0, 96.0, 95.0, 90.0].map(Some);
        let confidence = spread(Measure::Confidence, &values);
        let worst: Vec<_> =
            confidence.worst.iter().map(|w| (w.page.as_str(), w.outside)).collect();
        let expected = [("3.tif#1", true), ("1.tif#1", true), ("7.tif#1", false)];
        assert_eq!(worst, expected);
        assert_eq!(spread(Measure::Resolution, &[Some(300.0); 5]).worst, []);
    }

    #[test]
    fn nothing_measured_has_no_middle() {
        let empty = spread(Measure::Skew, &[]);
        assert_eq!((empty.median, counts(&empty)), (None, (0, 0, 0, 0)));
    }
}
