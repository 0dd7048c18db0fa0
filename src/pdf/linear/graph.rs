//! Which objects belong to which part of a linearised file (ISO 32000-1, F.3).

use super::scan::Object;

/// The objects of a file (by number less one), sorted by who needs them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// What opens the document (part 4): the catalogue.
    pub(super) catalogue: Vec<usize>,
    /// All that the first page needs, itself first (part 6).
    pub(super) first_page: Vec<usize>,
    /// Each page: what is its own, and what it shares.
    pub(super) pages: Vec<PageParts>,
    /// What several pages need, though not the first (part 8).
    pub(super) shared: Vec<usize>,
    /// What no page needs (part 9).
    pub(super) others: Vec<usize>,
}

/// A page: its own objects, itself first (part 7; for the first page all of part 6).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PageParts {
    pub(super) own: Vec<usize>,
    /// Places in the list of shared objects: part 6, then part 8.
    pub(super) shared: Vec<u32>,
    /// The content stream.
    pub(super) content: usize,
}

impl Parts {
    /// Parts 7, 8 and 9 in order.
    pub(super) fn second_half(&self) -> impl Iterator<Item = &usize> {
        let pages = self.pages.iter().skip(1).flat_map(|page| &page.own);
        pages.chain(&self.shared).chain(&self.others)
    }
}

/// Who needs an object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Users {
    first_page: bool,
    other_pages: u32,
    /// Something beside pages: the catalogue's entries, the trailer's.
    besides: bool,
}

/// Where an object goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    FirstPage,
    OwnPage,
    Shared,
    Others,
}

impl Users {
    fn part(self) -> Part {
        match self {
            Self { first_page: true, .. } => Part::FirstPage,
            Self { other_pages: 1, besides: false, .. } => Part::OwnPage,
            Self { other_pages: 2.., .. } => Part::Shared,
            Self { .. } => Part::Others,
        }
    }
}

/// Sorts the objects of a document with at least one page.
pub(super) fn sort(
    objects: &[Object],
    pages: &[usize],
    root: usize,
    info: usize,
) -> Parts {
    let needed: Vec<Vec<usize>> =
        pages.iter().map(|page| reached(objects, &[*page], pages)).collect();
    let mut users = vec![Users::default(); objects.len()];
    for (page, needed) in needed.iter().enumerate() {
        for object in needed {
            match page {
                0 => users[*object].first_page = true,
                _ => users[*object].other_pages += 1,
            }
        }
    }
    for object in reached(objects, &[root, info], pages) {
        users[object].besides = true;
    }
    let of = |part: Part, object: &usize| users[*object].part() == part;
    let all = || (0..objects.len()).filter(|object| *object != root);
    let is_page = |object: &usize| pages.binary_search(object).is_ok();
    // The page before what it needs, what is its own before what it shares.
    let own_first =
        |object: &usize| users[*object].other_pages > 0 || users[*object].besides;
    let mut first_page = needed[0].clone();
    first_page[1..].sort_by_key(|object| (own_first(object), *object));
    let shared: Vec<usize> =
        all().filter(|object| !is_page(object) && of(Part::Shared, object)).collect();
    let others: Vec<usize> =
        all().filter(|object| !is_page(object) && of(Part::Others, object)).collect();
    let mut places = vec![None; objects.len()];
    for (place, object) in (0..).zip(first_page.iter().chain(&shared)) {
        places[*object] = Some(place);
    }
    let content = |page: usize| {
        let content = objects[page].entry(b"/Contents ");
        content.expect("every page that we write has a content stream")
    };
    let pages = needed.iter().enumerate().map(|(number, needed)| {
        let mut own = first_page.clone();
        let mut shared = Vec::new();
        if number > 0 {
            own = needed.iter().copied().filter(|o| of(Part::OwnPage, o)).collect();
            shared = needed.iter().filter_map(|object| places[*object]).collect();
            shared.sort_unstable();
        }
        PageParts { own, shared, content: content(pages[number]) }
    });
    Parts { catalogue: vec![root], pages: pages.collect(), first_page, shared, others }
}

/// All objects that these lead down to, themselves first, then by number; pages are entered
/// only where one is asked for.
fn reached(objects: &[Object], from: &[usize], pages: &[usize]) -> Vec<usize> {
    let mut found: Vec<usize> = from.to_vec();
    let mut seen: std::collections::BTreeSet<usize> = from.iter().copied().collect();
    let mut next = 0;
    while let Some(object) = found.get(next).copied() {
        next += 1;
        for child in objects[object].children() {
            if pages.binary_search(&child).is_err() && seen.insert(child) {
                found.push(child);
            }
        }
    }
    found[from.len()..].sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::super::scan;
    use super::*;
    use crate::pdf::objects::Extent;

    /// Objects from 1, as they would lie in a spool.
    fn objects(texts: &[&str]) -> Vec<Object> {
        let mut bytes = Vec::new();
        let extents: Vec<Extent> = texts
            .iter()
            .map(|text| {
                let start = bytes.len() as u64;
                bytes.extend(format!("1 0 obj\n{text}\nendobj\n").bytes());
                let end = bytes.len() as u64;
                Extent { start, head: end, end }
            })
            .collect();
        scan::objects(&mut Cursor::new(bytes), &extents).unwrap()
    }

    #[test]
    fn each_object_goes_where_those_who_need_it_are() {
        let objects = objects(&[
            "<</Pages 2 0 R/Icc 10 0 R>>",  // 0: the catalogue
            "<</Kids[3 0 R 4 0 R 5 0 R]>>", // 1: the page tree
            "<</Parent 2 0 R/Contents 6 0 R/A 9 0 R>>", // 2: a page
            "<</Parent 2 0 R/Contents 7 0 R/A 9 0 R/B 11 0 R>>", // 3: a page
            "<</Parent 2 0 R/Contents 8 0 R/B 11 0 R/Icc 10 0 R>>", // 4: a page
            "0",                            // 5: what page 2 shows
            "<</More 12 0 R>>",             // 6: what page 3 shows
            "0",                            // 7: what page 4 shows
            "0",                            // 8: for 2 and 3
            "0",                            // 9: for 4 and the catalogue
            "0",                            // 10: for 3 and 4
            "0",                            // 11: below 6
            "0",                            // 12: the info
        ]);
        let parts = sort(&objects, &[2, 3, 4], 0, 12);
        assert_eq!(parts.catalogue, [0]);
        assert_eq!(parts.first_page, [2, 5, 8], "its own before what it shares");
        assert_eq!(parts.shared, [10]);
        assert_eq!(parts.others, [1, 9, 12]);
        let page = |own: &[usize], shared: &[u32], content| PageParts {
            own: own.to_vec(),
            shared: shared.to_vec(),
            content,
        };
        // Shared objects are counted through the first page and what the others share.
        assert_eq!(
            parts.pages,
            [
                page(&[2, 5, 8], &[], 5),
                page(&[3, 6, 11], &[2, 3], 6),
                page(&[4, 7], &[3], 7)
            ]
        );
        assert_eq!(
            parts.second_half().copied().collect::<Vec<_>>(),
            [3, 6, 11, 4, 7, 10, 1, 9, 12]
        );
    }
}
