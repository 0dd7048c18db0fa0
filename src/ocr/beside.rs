//! Handwriting and stamps, kept apart from text: a recogniser of print says something of it, too.

use super::{PageText, ReadBy, Word};
use crate::page::{Region, RegionKind};
use crate::place::Area;

/// The most that a word in handwriting is trusted, 0–100.
pub(super) const HAND: u8 = 40;

/// A word this sure on which both recognisers agree is print under a pen's stroke.
const PRINT: u8 = 90;

/// The text with little trust in what was read of handwriting.
pub(super) fn doubted(mut text: PageText, regions: &[Region]) -> PageText {
    if regions.iter().all(|r| r.kind != RegionKind::Handwriting) {
        return text;
    }
    let words =
        text.blocks.iter_mut().flat_map(|b| &mut b.lines).flat_map(|l| &mut l.words);
    for word in words.filter(|w| is_over(w.area, regions, RegionKind::Handwriting)) {
        let is_print = word.by == ReadBy::Both && word.confidence >= PRINT;
        if !is_print {
            word.confidence = word.confidence.min(HAND);
        }
    }
    text
}

/// Whether a word of a reading is handwriting: it stands there and is not trusted.
#[must_use]
pub fn is_hand(word: &Word, regions: &[Region]) -> bool {
    word.confidence <= HAND && is_over(word.area, regions, RegionKind::Handwriting)
}

/// Whether a word of a reading stands in a stamp.
#[must_use]
pub fn is_stamped(word: &Word, regions: &[Region]) -> bool {
    is_over(word.area, regions, RegionKind::Stamp)
}

/// Whether more than a third of an area lies in a region of a kind.
fn is_over(area: Area, regions: &[Region], kind: RegionKind) -> bool {
    let regions = regions.iter().filter(|r| r.kind == kind);
    let covered = regions.filter_map(|r| r.area.common(area)).map(Area::pixels).max();
    covered.is_some_and(|covered| covered * 3 > area.pixels())
}

/// The handwriting that is worth telling about, the largest first: more than a signature.
pub(super) fn notes(regions: &[Region], page: (u32, u32)) -> Vec<Area> {
    let hands = regions.iter().filter(|r| r.kind == RegionKind::Handwriting);
    let mut areas: Vec<Area> = hands.map(|r| r.area).collect();
    areas.sort_by_key(|area| (std::cmp::Reverse(area.pixels()), area.y, area.x));
    let all: u64 = areas.iter().map(|area| area.pixels()).sum();
    let page = u64::from(page.0) * u64::from(page.1);
    if all * 100 >= page * NOTE { areas } else { Vec::new() }
}

/// Less of the page than this many hundredths is a signature or two.
const NOTE: u64 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ocr::{Block, Line};

    fn area(x: u32, y: u32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn what_is_read_of_handwriting_is_never_trusted_but_print_under_it_is() {
        let at = |x| area(x, 100, 80, 30);
        let both = Word { by: ReadBy::Both, ..Word::new("saken", at(200), 97) };
        let words =
            vec![Word::new("hilsen", at(0), 95), Word::new("l2", at(100), 93), both];
        let line = Line { area: area(0, 100, 280, 30), words };
        let blocks = vec![Block { area: line.area, lines: vec![line] }];
        let text = PageText { width: 1000, height: 1000, blocks };
        let region = |kind| Region { kind, area: area(90, 60, 300, 120) };
        let sure =
            |text: &PageText| text.words().map(|w| w.confidence).collect::<Vec<_>>();
        let regions = [region(RegionKind::Handwriting)];
        let told = doubted(text.clone(), &regions);
        assert_eq!(sure(&told), [95, HAND, 97]);
        let hand: Vec<bool> = told.words().map(|w| is_hand(w, &regions)).collect();
        assert_eq!(hand, [false, true, false]);
        assert_eq!(
            sure(&doubted(text.clone(), &[region(RegionKind::Picture)])),
            sure(&text)
        );
    }

    #[test]
    fn a_signature_is_not_worth_a_note_and_a_written_page_is() {
        let hand = |area| Region { kind: RegionKind::Handwriting, area };
        assert_eq!(notes(&[hand(area(0, 0, 200, 100))], (1000, 1000)), []);
        let page = [hand(area(0, 0, 200, 100)), hand(area(0, 200, 900, 300))];
        assert_eq!(notes(&page, (1000, 1000)), [page[1].area, page[0].area]);
    }
}
