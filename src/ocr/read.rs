//! Reading a page: once where that is enough, again where the first look was poor.
//!
//! No single way of making a page ready may be trusted: each loses whole pages that another
//! reads well. So a poor reading, by its own confidence and by how little it found for so
//! much ink, is followed by another look, and the best is kept by evidence.

use super::engine::RecognitionEngine;
use super::error::OcrError;
use super::evidence::has_guesses;
use super::look::{FAINT, Look};
use super::reading::{PageReading, Preparation, Type};
use super::second::Second;
use super::settings::{Effort, ReadSettings};
use super::sides::OF_THIS_SIDE;
use crate::page::{self, Boxed, Ink, Kind, PageImage, Prepared, Region};
use crate::place::Area;

/// Reads a page. The same pixels, settings and engine always give the same reading.
///
/// Give grey pixels where you can ([`page::to_grey`]), so that a large colour page does not
/// stand in memory while it is read.
///
/// # Errors
/// [`OcrError`] where the engine itself failed; a page that cannot be read is no error.
pub fn read(
    image: &PageImage,
    settings: &ReadSettings,
    engine: &dyn RecognitionEngine,
    second: Option<Second<'_>>,
) -> Result<PageReading, OcrError> {
    let second = second
        .filter(|_| settings.effort != Effort::Fast)
        .map(|second| second.careful(settings.effort == Effort::Best));
    let first = page::prepare(image, &settings.prepare);
    if first.slips.is_empty() {
        return sheet(image, first, settings, engine, second);
    }
    let read = |image: &PageImage| {
        let first = page::prepare(image, &settings.prepare);
        sheet(image, first, settings, engine, second)
    };
    let mut reading = read(&page::without(image, &first.slips))?;
    for slip in &first.slips {
        let own = read(&slip.cut_out(image))?;
        put_in(&mut reading, own, slip.area);
    }
    // The sheet as it was received.
    let page = &mut reading.facts.page;
    (page.ink_share, page.letters) = (first.facts.ink_share, first.facts.letters);
    Ok(reading)
}

/// Reads a sheet whose lines lie at one angle.
fn sheet(
    image: &PageImage,
    first: Prepared,
    settings: &ReadSettings,
    engine: &dyn RecognitionEngine,
    second: Option<Second<'_>>,
) -> Result<PageReading, OcrError> {
    let mut look = Look {
        image,
        settings,
        engine,
        second,
        passes: 0,
        stops: 0,
        one_sided: false,
        tried: Vec::new(),
    };
    if first.facts.ink == Ink::None {
        return Ok(look.nothing(&first.facts));
    }
    let way = match first.facts.kind {
        // Lines that one threshold swallows the second recogniser finds and reads better.
        Kind::Text if first.facts.uneven && look.second.is_none() => Preparation::Uneven,
        Kind::Text => Preparation::Usual,
        Kind::Drawing => Preparation::Sparse,
    };
    let mut best = look.recognise(first, way, settings.prepare.quarters)?;
    if best.poor || best.lies() {
        best = look.turned(best)?;
    }
    let two_tone = image.pixels.is_two_tone();
    let is_text = best.prepared.facts.kind == Kind::Text;
    if is_text && (best.poor || has_guesses(&best.blocks)) {
        best = look.this_side(best)?;
    }
    best = look.black_letter(best)?;
    let is_roman = best.set_in == Type::Roman;
    if is_text && is_roman && (best.poor || has_guesses(&best.blocks)) {
        best = look.unruled(best)?;
    }
    // A mirror is only fair to faint writing after it has been deepened unmirrored, too.
    if best.poor && best.prepared.facts.letter_depth < FAINT {
        best = look.otherwise(best, &[Preparation::Flattened])?;
    }
    if best.poor && two_tone && best.prepared.facts.kind == Kind::Text {
        best = look.otherwise(best, &[Preparation::Thickened])?;
    }
    // What was read better so was broken type, and nothing else makes it whole.
    let was_broken =
        best.preparation == Preparation::Thickened && best.evidence >= OF_THIS_SIDE;
    let is_left = best.poor && !was_broken;
    if is_left && !look.one_sided && look.shines_through(&best)? {
        return Ok(look.nothing(&best.prepared.facts));
    }
    if is_left {
        use Preparation::{Flattened, FullSize, Sparse, Usual};
        best = match best.prepared.facts.kind {
            // Lines of a text the second recogniser finds by itself.
            Kind::Text if look.second.is_some() => best,
            Kind::Text => look.otherwise(best, &[FullSize, Flattened, Sparse])?,
            Kind::Drawing => look.otherwise(best, &[Usual, FullSize, Flattened])?,
        };
    }
    look.again(best)
}

/// Puts what was read of a slip, cut out at this area, into the reading of its sheet: before
/// what stands under it.
fn put_in(reading: &mut PageReading, slip: PageReading, area: Area) {
    let moved = |a: Area| Area { x: a.x + area.x, y: a.y + area.y, ..a };
    let (facts, own) = (&mut reading.facts, slip.facts);
    facts.passes = facts.passes.saturating_add(own.passes);
    facts.stops = facts.stops.saturating_add(own.stops);
    facts.lines_again += own.lines_again;
    facts.poor |= own.poor;
    facts.unread = facts.unread.max(own.unread);
    facts.blank &= own.blank;
    if facts.second.is_empty() {
        facts.second = own.second;
    }
    facts.boxes.extend(own.boxes.into_iter().map(|b| Boxed { area: moved(b.area), ..b }));
    let regions = own.page.regions.into_iter();
    facts.page.regions.extend(regions.map(|r| Region { area: moved(r.area), ..r }));
    let mut blocks = slip.text.blocks;
    for block in &mut blocks {
        block.area = moved(block.area);
        for line in &mut block.lines {
            line.area = moved(line.area);
            line.words.iter_mut().for_each(|word| word.area = moved(word.area));
        }
    }
    let end = area.y + area.height;
    let all = &mut reading.text.blocks;
    let at = all.iter().position(|b| b.area.middle().1 > end).unwrap_or(all.len());
    all.splice(at..at, blocks);
}
