//! Whole readings of a real scan by the real engine.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use super::*;
use crate::page::{self, Dpi, Grey, PageImage, Pixels, RegionKind};
use crate::place::{Area, Place};

/// No reading of a test page comes near.
const LONG: Duration = Duration::from_secs(120);

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::open(None, &["nor".to_owned()], LONG).unwrap())
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/real/tesseract_test").join(name)
}

/// The scan "phototest" in grey, on a sheet with margins.
fn scan() -> Grey {
    let file = crate::files::open(&fixture("phototest.tif")).unwrap();
    let mut decoder = tiff::decoder::Decoder::new(file).unwrap();
    let (width, height) = decoder.dimensions().unwrap();
    let tiff::decoder::DecodingResult::U8(bits) = decoder.read_image().unwrap() else {
        panic!("the scan has one bit a pixel");
    };
    let is_bits = bits.len() < (width * height) as usize;
    let light = |x: u32, y: u32| {
        let at = (y * width + x) as usize;
        let bit = if is_bits {
            bits[at / 8] >> (7 - at % 8) & 1
        } else {
            u8::from(bits[at] > 0)
        };
        bit == 1
    };
    let margin = 60;
    let mut grey = Grey::sheet(width + 2 * margin, height + 2 * margin, 240);
    for y in 0..height {
        for x in 0..width {
            if !light(x, y) {
                grey.pixels[((y + margin) * grey.width + x + margin) as usize] = 20;
            }
        }
    }
    grey
}

fn image(grey: Grey) -> PageImage {
    let dpi = Dpi::new(200).unwrap();
    PageImage {
        width: grey.width,
        height: grey.height,
        dpi,
        pixels: Pixels::Grey(grey.pixels),
    }
}

fn read_it(grey: Grey) -> PageReading {
    read(&image(grey), &ReadSettings::default(), reader(), None).unwrap()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// The reading says what the scan says.
fn check(reading: &PageReading) {
    let gold = crate::files::read_text(&fixture("phototest.gold.txt")).unwrap();
    assert_eq!(words(&reading.text.text()), words(&gold), "{:?}", reading.facts);
}

fn place_of(reading: &PageReading, word: &str) -> Area {
    reading.text.words().find(|w| w.text == word).unwrap_or_else(|| panic!("{word}")).area
}

/// The same place but for a few pixels.
fn is_near(a: Area, b: Area) -> bool {
    let near = |a: u32, b: u32| a.abs_diff(b) <= 8;
    near(a.x, b.x) && near(a.y, b.y) && near(a.width, b.width) && near(a.height, b.height)
}

#[test]
fn a_clean_page_is_read_at_the_first_look() {
    let reading = read_it(scan());
    check(&reading);
    assert_eq!(
        (reading.facts.passes, reading.facts.poor, reading.facts.blank),
        (1, false, false)
    );
    assert_eq!(reading.findings(&Place::file("a.tif")), []);
    let found = place_of(&reading, "This");
    let drawn = Area { x: 96, y: 152, width: 60, height: 24 };
    assert!(is_near(found, drawn), "{found:?}");
}

/// The scan in the upper left of a large sheet: as bits, or in grey.
fn large(as_bits: bool) -> PageImage {
    let (scan, size) = (scan(), 3000);
    let mut grey = Grey::sheet(size, size, 240);
    for y in 0..scan.height {
        let start = (y * size) as usize;
        grey.pixels[start..start + scan.width as usize].copy_from_slice(scan.row(y));
    }
    let bits = |levels: &[u8]| levels.iter().fold(0, |b, l| b << 1 | u8::from(*l < 128));
    let pixels = if as_bits {
        Pixels::Bilevel(grey.pixels.chunks(8).map(bits).collect())
    } else {
        Pixels::Grey(grey.pixels)
    };
    PageImage { width: size, height: size, dpi: Dpi::new(200).unwrap(), pixels }
}

/// Tesseract, and the widths of the pictures it was shown.
struct Watched(std::sync::Mutex<Vec<u32>>);

impl RecognitionEngine for Watched {
    fn version(&self) -> &str {
        reader().version()
    }

    fn recognise(
        &self,
        image: &Grey,
        dpi: u32,
        layout: Layout,
    ) -> Result<Vec<Block>, OcrError> {
        self.0.lock().unwrap().push(image.width);
        reader().recognise(image, dpi, layout)
    }

    fn black_letter(&self) -> Option<BlackLetter<'_>> {
        reader().black_letter()
    }
}

#[test]
fn letters_in_black_and_white_are_read_small_and_stand_where_they_were_received() {
    // Letters of 18 pixels.
    for (as_bits, effort, width) in [
        (true, Effort::Standard, 3000 * 11 / 18),
        (true, Effort::Fast, 3000 * 11 / 18),
        (false, Effort::Standard, 3000),
        (false, Effort::Fast, 3000 * 14 / 18),
    ] {
        let engine = Watched(std::sync::Mutex::default());
        let settings = ReadSettings { effort, ..ReadSettings::default() };
        let reading = read(&large(as_bits), &settings, &engine, None).unwrap();
        check(&reading);
        assert_eq!(reading.facts.page.x_height, Some(180));
        assert_eq!(engine.0.into_inner().unwrap(), [width]);
        let found = place_of(&reading, "This");
        let drawn = Area { x: 96, y: 152, width: 60, height: 24 };
        assert!(is_near(found, drawn), "{found:?}");
    }
}

#[test]
fn a_page_that_lay_turned_is_read_and_its_words_stand_where_they_were() {
    let upright = scan();
    let expected = place_of(&read_it(upright.clone()), "lot");
    for quarters in [1u8, 2, 3] {
        let turned = upright.clone().turned(quarters);
        let (width, height) = (upright.width, upright.height);
        let Area { x, y, width: w, height: h } = expected;
        let expected = match quarters {
            1 => Area { x: height - y - h, y: x, width: h, height: w },
            2 => Area { x: width - x - w, y: height - y - h, width: w, height: h },
            _ => Area { x: y, y: width - x - w, width: h, height: w },
        };
        let reading = read_it(turned);
        check(&reading);
        assert_eq!(reading.facts.orientation, u16::from(4 - quarters) * 90);
        let found = place_of(&reading, "lot");
        assert!(is_near(found, expected), "{quarters}: {found:?}, not {expected:?}");
        assert_eq!(reading.findings(&Place::default()).len(), 1);
    }
}

#[test]
fn what_a_file_states_of_its_turn_is_looked_at_first_and_the_letters_decide() {
    let upright = scan();
    let expected = place_of(&read_it(upright.clone()), "lot");
    // A file that states what is so is read once, and one that is wrong is read as well.
    for (lay, stated, passes) in [(3u8, 1u8, 1), (0, 1, 2), (0, 2, 2)] {
        let image = image(upright.clone().turned(lay));
        let mut settings = ReadSettings::default();
        settings.prepare.quarters = stated;
        let reading = read(&image, &settings, reader(), None).unwrap();
        check(&reading);
        assert_eq!(reading.facts.orientation, u16::from((4 - lay) % 4) * 90);
        assert!(
            reading.facts.passes <= passes,
            "{lay} {stated}: {}",
            reading.facts.passes
        );
        if lay == 0 {
            let found = place_of(&reading, "lot");
            assert!(is_near(found, expected), "{found:?}, not {expected:?}");
        }
    }
}

#[test]
fn a_crooked_page_is_levelled_and_its_words_stand_where_they_were() {
    let upright = scan();
    let level = place_of(&read_it(upright.clone()), "lazy");
    let (width, height) = (f64::from(upright.width), f64::from(upright.height));
    // Rotated so that its lines fall to the right.
    let crooked = crate::page::rotated(&upright, -2.5, 240);
    let (new_width, new_height) = (f64::from(crooked.width), f64::from(crooked.height));
    let reading = read_it(crooked);
    check(&reading);
    let skew = reading.facts.page.skew.unwrap();
    assert!((240..=260).contains(&skew), "{skew}");
    let found = place_of(&reading, "lazy");
    let middle = |a: Area| {
        (
            f64::from(a.x) + f64::from(a.width) / 2.0,
            f64::from(a.y) + f64::from(a.height) / 2.0,
        )
    };
    let (x, y) = middle(level);
    let (sin, cos) = 2.5f64.to_radians().sin_cos();
    let (dx, dy) = (x - width / 2.0, y - height / 2.0);
    let expected =
        (new_width / 2.0 + dx * cos - dy * sin, new_height / 2.0 + dx * sin + dy * cos);
    let found = middle(found);
    let far = (found.0 - expected.0).abs().max((found.1 - expected.1).abs());
    assert!(far < 5.0, "{found:?}, not {expected:?}");
}

#[test]
fn a_line_that_stands_on_its_head_on_a_drawing_is_read_where_it_stands() {
    use super::missed::{taken_in, upright};
    let page = scan();
    let lazy = place_of(&read_it(page.clone()), "lazy");
    // A sheet with that line alone, and once more upside down.
    let rows = lazy.y - 10..lazy.y + lazy.height + 10;
    let row = |y: u32| page.row(y).to_vec();
    let line: Vec<Vec<u8>> = rows.map(row).collect();
    let (width, height) = (page.width as usize, line.len());
    let mut sheet = Grey::sheet(page.width, 600, 240);
    for (n, row) in line.iter().enumerate() {
        sheet.pixels[(100 + n) * width..][..width].copy_from_slice(row);
        let turned = (400 + height - 1 - n) * width;
        sheet.pixels[turned..][..width].copy_from_slice(row);
        sheet.pixels[turned..][..width].reverse();
    }
    let read = reader().recognise(&sheet, 300, crate::ocr::Layout::Sparse).unwrap();
    let turned = upright(&sheet, 300, &read, reader()).unwrap();
    let all = taken_in(read, turned);
    let words = all.iter().flat_map(|b| &b.lines).flat_map(|l| &l.words);
    let mut places: Vec<Area> =
        words.filter(|w| w.text == "lazy").map(|w| w.area).collect();
    places.sort_by_key(|area| area.y);
    let level = Area { y: 110, ..lazy };
    let (right, bottom) = (lazy.x + lazy.width, 10 + lazy.height);
    let turned = Area { x: page.width - right, y: 400 + height as u32 - bottom, ..lazy };
    assert_eq!(places.len(), 2, "{places:?}");
    for (found, expected) in places.into_iter().zip([level, turned]) {
        assert!(found.holds_middle_of(expected), "{found:?}, not {expected:?}");
    }
}

/// A page of `fixtures/worn` read by Tesseract alone; how many of its words are there, of all.
fn worn(name: &str) -> (PageReading, usize, usize) {
    let page = page_of(&format!("../worn/{name}"));
    let reading = read(&page, &ReadSettings::default(), reader(), None).unwrap();
    let (right, all) = told(name, &reading);
    (reading, right, all)
}

/// How many words of a page of `fixtures/worn` a reading has, of all.
fn told(name: &str, reading: &PageReading) -> (usize, usize) {
    let told = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/worn");
    let told =
        crate::files::read_text(&told.join(Path::new(name).with_extension("gt.txt")))
            .unwrap();
    let found = reading.text.text();
    let (told, found) = (words(&told), words(&found));
    let right = told.iter().filter(|word| found.contains(word)).count();
    (right, told.len())
}

#[test]
fn type_worn_to_dots_in_black_and_white_is_made_whole() {
    let (reading, right, all) = worn("letter.tif");
    assert_eq!(reading.facts.preparation, Preparation::Thickened);
    // Two of five without it.
    assert!(right * 2 > all, "{right} of {all}");
}

#[test]
fn lines_in_the_shade_of_a_lamp_are_read_from_their_beginnings() {
    let (reading, right, all) = worn("lamp.jpg");
    assert_eq!(reading.facts.preparation, Preparation::Uneven);
    // Three of five by one threshold for the page.
    assert!(right * 100 >= all * 93, "{right} of {all}");
}

#[test]
fn a_form_filled_in_on_dotted_leaders_is_read_without_them_and_its_crosses_told() {
    let (reading, right, all) = worn("dotted.jpg");
    // Three of five with the dots, and those as letters besides.
    assert!(right * 100 >= all * 92, "{right} of {all}");
    let text = reading.text.text();
    assert!(text.contains("Bruksendring X Riving X Støttemur"), "{text}");
    assert!(text.contains("X Offentlig vannverk Privat brønn"), "{text}");
    assert!(!text.contains(".."), "{text}");
}

#[test]
fn a_table_without_rules_between_its_rows_is_read_row_by_row() {
    let (reading, right, all) = worn("table.jpg");
    assert!(right * 100 >= all * 85, "{right} of {all}");
    let text = reading.text.text();
    for row in ["B4 +3,95 18,00 nei Avsluttet i leire", "4,0 - 4,8 38,0 1,81 2,4 11"] {
        assert!(text.lines().any(|line| line == row), "{text}");
    }
}

#[test]
fn what_a_protocol_says_beside_a_number_is_read_with_it() {
    let (reading, right, all) = worn("protocol.jpg");
    assert!(right * 100 >= all * 90, "{right} of {all}");
    let text = reading.text.text();
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    let order = ["\n41", "Pakhuus", "Indvilges", "\n42", "styrtet", "Eieren", "\n43"];
    assert!(order.windows(2).all(|pair| at(pair[0]) < at(pair[1])), "{text}");
}

#[test]
fn rules_between_rows_go_where_a_reading_with_them_is_doubtful() {
    let (reading, right, all) = worn("card.jpg");
    assert_eq!(reading.facts.preparation, Preparation::Unruled);
    // Seven of ten with them.
    assert!(right * 100 >= all * 80, "{right} of {all}");
}

#[test]
fn the_numbers_of_a_list_that_stand_off_its_lines_are_read() {
    let (reading, right, all) = worn("list.jpg");
    assert!(right * 100 >= all * 90, "{right} of {all}");
    let is_number = |line: &&crate::ocr::Line| {
        matches!(line.words[0].text.as_bytes(), [b'1'..=b'8', b'.'])
    };
    // None of seven where labels are not looked for by their ink.
    let numbered = reading.text.lines().filter(is_number).count();
    assert!(numbered >= 5, "{numbered}: {}", reading.text.text());
}

#[test]
fn lines_that_the_ring_of_a_cup_crosses_are_read_to_their_ends() {
    let (_, right, all) = worn("ring.tif");
    // Eight of nine while the ring cuts two lines off.
    assert!(right * 100 >= all * 94, "{right} of {all}");
}

#[test]
fn what_shines_through_from_the_other_side_is_no_text_of_this_one() {
    let (reading, right, all) = worn("through.jpg");
    assert!(reading.facts.one_sided);
    // Three of eight before, and a third more words than stand on this side.
    assert!(right * 2 > all, "{right} of {all}");
    let read = reading.text.words().count();
    assert!(read <= all, "{read} for {all}");
}

#[test]
fn a_slip_pasted_on_at_another_angle_is_read_as_well_as_the_sheet_that_lies_askew() {
    let (reading, right, all) = worn("slip.jpg");
    // The command line of Tesseract has every other letter wrong.
    assert!(right * 100 >= all * 98, "{right} of {all}");
    assert!(!reading.facts.poor);
    let words = || reading.text.words();
    let place = |text: &str| words().find(|w| w.text == text).unwrap().area;
    // As measured on the image.
    let there = |text: &str, x: u32, y: u32| {
        let pixel = Area { x, y, width: 1, height: 1 };
        assert!(place(text).holds_middle_of(pixel), "{text}: {:?}", place(text));
    };
    there("blikkenslagerforretning", 712, 1234);
    there("fylkesmannen", 753, 1425);
    there("Naboene", 236, 944);
    let text = reading.text.text();
    assert!(text.find("Solvåg").unwrap() > text.find("Naboene").unwrap(), "{text}");
}

#[test]
fn the_left_page_of_a_spread_is_read_before_the_right_one() {
    let (reading, right, all) = worn("spread.tif");
    assert!(right * 100 >= all * 90, "{right} of {all}");
    let text = reading.text.text();
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    // Row by row, the report's heading stands in the letter's second line.
    assert!(at("formann") < at("SOLVÅG KOMMUNE"), "{text}");
}

#[test]
fn film_is_read_though_it_is_nearly_black_and_scratched_from_top_to_bottom() {
    let (reading, right, all) = worn("film.jpg");
    assert!(reading.facts.page.negative);
    // A third of its letters is lost while the scratches part its lines.
    assert!(right * 100 >= all * 90, "{right} of {all}");
}

#[test]
fn most_of_a_heading_is_read_though_its_letters_stand_on_the_underline() {
    let page = page_of("../demo/12-56 Nordre Vik/0007.jpg");
    let reading = read(&page, &ReadSettings::default(), reader(), None).unwrap();
    let text = reading.text.text();
    // The page's layout leaves four pieces of it: "Dri i å 2".
    assert!(text.contains("bnr. 56\n\nEg søkjer"), "{text}");
}

#[test]
fn paper_that_a_threshold_cut_to_dots_is_seen_through() {
    let mut page = page_of("../worn/ring.tif");
    let Pixels::Bilevel(bits) = &mut page.pixels else { panic!("not black and white") };
    let mut random = 1u32;
    for byte in bits {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte |= (random >> 8 & random >> 20) as u8 | (random >> 4 & random >> 16) as u8;
    }
    let reading = read(&page, &ReadSettings::default(), reader(), None).unwrap();
    assert!(reading.facts.page.grainy);
    let (right, all) = told("ring.tif", &reading);
    assert!(right * 100 >= all * 60, "{right} of {all}");
}

#[test]
fn black_scanner_edges_do_not_lose_the_page() {
    let mut edged = scan();
    let (width, height) = (edged.width as usize, edged.height as usize);
    for y in 0..height {
        for x in 0..width {
            if x < 30 || y + 24 > height || x + 12 + y / 40 > width {
                edged.pixels[y * width + x] = 12;
            }
        }
    }
    let reading = read_it(edged);
    check(&reading);
    assert!(reading.facts.page.border > 50_000, "{:?}", reading.facts.page);
}

#[test]
fn an_empty_page_is_blank_and_never_shown_to_the_engine() {
    let reading = read_it(Grey::sheet(800, 1100, 236));
    assert!(reading.facts.blank && reading.text.blocks.is_empty());
    assert_eq!(reading.facts.passes, 0);
    let nothing = PageImage {
        width: 0,
        height: 0,
        dpi: Dpi::new(300).unwrap(),
        pixels: Pixels::Grey(Vec::new()),
    };
    assert!(
        read(&nothing, &ReadSettings::default(), reader(), None).unwrap().facts.blank
    );
}

#[test]
fn writing_that_reads_in_a_mirror_shines_through_from_the_other_side() {
    let reading = read_it(scan().mirrored());
    assert!(reading.facts.blank && reading.facts.shows_through, "{:?}", reading.facts);
    assert_eq!(reading.findings(&Place::default()).len(), 1);
}

#[test]
fn a_page_is_not_blank_for_a_few_words_in_the_mirror() {
    let area = Area { x: 100, y: 100, width: 200, height: 30 };
    let words = ["plassering", "garasjen"].map(|w| Word::new(w, area, 95));
    let few = Line::of(words.to_vec()).and_then(|line| Block::of(vec![line]));
    let engine = Recorded::new([Vec::new(), few.into_iter().collect()]);
    let image = image(scan());
    let reading = read(&image, &ReadSettings::default(), &engine, None).unwrap();
    assert!(!reading.facts.blank && reading.facts.poor, "{:?}", reading.facts);
}

#[test]
fn what_cannot_be_read_is_not_blank_and_is_told() {
    // Marks without sense: every second word-sized patch of the scan upside down and mirrored.
    let mut noise = scan();
    let width = noise.width as usize;
    for row in noise.pixels.chunks_mut(width * 7) {
        row.reverse();
    }
    let reading = read_it(noise);
    assert!(!reading.facts.blank && reading.facts.poor, "{:?}", reading.facts);
    assert!(reading.facts.passes <= 4);
    assert_eq!(reading.findings(&Place::default()).len(), 1);
}

#[test]
fn any_number_of_threads_reads_the_same() {
    let pages: Vec<Grey> = [0, 2, 0, 0].iter().map(|q| scan().turned(*q)).collect();
    let all = |jobs: usize| {
        let mut readings = Vec::new();
        let done: Result<(), ()> = crate::work::in_order(
            &pages,
            jobs,
            |page| read_it(page.clone()),
            |_, reading| {
                readings.push(reading);
                Ok(())
            },
        );
        done.unwrap();
        readings
    };
    assert_eq!(all(1), all(3));
}

#[test]
fn a_reading_that_takes_too_long_is_stopped_and_the_page_told_of() {
    let hasty =
        Reader::open(None, &["nor".to_owned()], Duration::from_millis(1)).unwrap();
    let reading = read(&image(scan()), &ReadSettings::default(), &hasty, None).unwrap();
    let facts = &reading.facts;
    assert_eq!((facts.blank, facts.poor, facts.stops), (false, true, facts.passes));
    let told = reading.findings(&Place::file("a.tif").page(1));
    let told: Vec<&str> = told.iter().map(|f| f.message.key.as_str()).collect();
    assert_eq!(told, ["ocr-stopped", "ocr-nothing-read"]);
    // Another page is read as if nothing had been.
    assert_eq!(read_it(scan()).facts.stops, 0);
}

#[test]
fn a_missing_model_names_its_package() {
    let check = |languages: &[&str], expected: &str| {
        let languages: Vec<String> = languages.iter().map(|l| (*l).to_owned()).collect();
        let error = Reader::open(None, &languages, LONG).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(&["nor", "xyz"], "tesseract-ocr-xyz");
    check(&["../nor"], "../nor");
    check(&[""], "«»");
    let nowhere =
        Reader::open(Some(Path::new("/nonexistent")), &["nor".to_owned()], LONG);
    assert!(matches!(nowhere, Err(OcrError::NoModels { .. })));
}

#[test]
fn the_recipe_changes_with_settings_and_engine() {
    let usual = ReadSettings::default();
    let other = ReadSettings { most_passes: 2, ..usual };
    assert_eq!(recipe(&usual, "a"), recipe(&usual, "a"));
    assert_ne!(recipe(&usual, "a"), recipe(&usual, "b"));
    assert_ne!(recipe(&usual, "a"), recipe(&other, "a"));
}

#[test]
fn stamps_are_told_by_their_lean_in_black_and_white_and_by_their_colour() {
    let leaning = page_of("../demo/Gnr 31 Bnr 15 - Skolegata 3/0008.tif");
    let facts = page::prepare(&leaning, &ReadSettings::default().prepare).facts;
    let kinds: Vec<RegionKind> = facts.regions.iter().map(|r| r.kind).collect();
    assert!(kinds.contains(&RegionKind::Stamp), "{kinds:?}");
    let page = greyed("../demo/Gnr. 3, bnr. 1 - Solvåg skole/0002.jpg");
    let place = Area { x: 1491, y: 126, width: 387, height: 204 };
    let [stamp] = page.stamps[..] else { panic!("{:?}", page.stamps) };
    assert!(stamp.holds_middle_of(place) && place.holds_middle_of(stamp), "{stamp:?}");
    let mut reading =
        read(&page.image, &ReadSettings::default(), reader(), None).unwrap();
    reading.facts.page.take_stamps(page.stamps);
    let stamps =
        reading.facts.page.regions.iter().filter(|r| r.kind == RegionKind::Stamp);
    assert_eq!(stamps.count(), 1, "told twice and kept once");
    let words = reading.text.words();
    let year = words.filter(|w| w.text.contains("1905"));
    let within = year.filter(|w| is_stamped(w, &reading.facts.page.regions));
    assert_eq!(within.count(), 1, "the day of the stamp, not that of the letter");
}

/// A page of `fixtures/real`, decoded.
fn page_of(name: &str) -> PageImage {
    greyed(name).image
}

fn greyed(name: &str) -> page::Greyed {
    use crate::page::{Format, Limits, Opened};
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/real").join(name);
    let bytes = crate::files::read(&path).unwrap();
    let (format, limits) = (Format::of(&bytes).unwrap(), Limits::default());
    let opened = Opened::new(std::sync::Arc::new(bytes), format, &limits).unwrap();
    let source = opened.source(1, Dpi::USUAL, &limits).unwrap();
    page::to_grey(source.value.decode(&limits).unwrap())
}

#[test]
fn black_letter_is_told_from_roman_type_and_read_with_its_own_letters() {
    let read =
        |name| read(&page_of(name), &ReadSettings::default(), reader(), None).unwrap();
    let page = read("dan_frak/dan_frak.paakierkegaardske.exp1.tif");
    assert_eq!(page.facts.set_in, Type::BlackLetter);
    assert!(page.facts.engine.contains("nor ") && page.facts.engine.contains("Fraktur "));
    let text = page.text.text();
    for word in ["Forſkjellighed.", "førſt", "Hukommelſe", "Trøſt", "maaſkee", "høi"]
    {
        assert!(text.contains(word), "{word} {text}");
    }
    assert_eq!(read("tesseract_test/phototest.tif").facts.set_in, Type::Roman);
}

#[test]
fn black_letter_without_a_model_for_it_is_a_finding() {
    let area = Area { x: 0, y: 0, width: 90, height: 20 };
    let words = "fom tabes førft Digteriff Folfeforeftillingen prophetifl bedfte"
        .split(' ')
        .map(|word| Word::new(word, area, 90))
        .collect();
    let block = Block { area, lines: vec![Line { area, words }] };
    let engine = Recorded::new([vec![block.clone()], vec![block.clone()], vec![block]]);
    let read = read(&image(scan()), &ReadSettings::default(), &engine, None).unwrap();
    assert_eq!(read.facts.set_in, Type::BlackLetterUnread);
    let findings = read.findings(&Place::file("a.tif"));
    let told = |f: &crate::finding::Finding| f.message.text(crate::message::Lang::En);
    let about: Vec<String> = findings.iter().map(told).collect();
    assert!(about.iter().any(|t| t.contains("black letter")), "{about:?}");
}
