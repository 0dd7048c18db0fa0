//! What is found, what is masked, and what never survives.

use proptest::prelude::*;

use super::NumberKind::*;
use super::*;
use crate::facts::testing::page;

const VECTORS: &str = include_str!("../testdata/id_test_vectors.tsv");

/// What is found in a text, by kind; and that no digit of what is masked is left.
fn check(text: &str, expected: &[NumberKind]) {
    let place = Place::file("0001.tif").page(1);
    let found: Vec<_> =
        numbers(&page(text), &place).into_iter().map(|r| r.value).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn numbers_are_known_by_their_digits_grouping_and_labels() {
    for (text, expected) in [
        ("Søker: 01819012365", &[Fodselsnummer][..]),
        ("født 018190 12365 i Solvåg", &[Fodselsnummer]),
        ("018190-12365", &[Fodselsnummer]),
        ("01 81 90 12365", &[Fodselsnummer]),
        ("01.81.90 12365", &[Fodselsnummer]),
        ("0 1 8 1 9 0 1 2 3 6 5", &[Fodselsnummer]),
        ("0|1|8|1|9|0|1|2|3|6|5", &[Fodselsnummer]),
        ("018190 123 65", &[Fodselsnummer]),
        ("Ol8l90 l2365", &[Fodselsnummer]),
        ("fødselsnummer 018190\n12365", &[Fodselsnummer]),
        ("fødselsnummer 01819-\n012365", &[Fodselsnummer]),
        ("Personnr. 018190 12366", &[Fodselsnummer]),
        ("Personnr: 12365", &[Fodselsnummer]),
        ("Fødselsnr. 018190 1236", &[Fodselsnummer]),
        (
            "Navn              Fødselsnummer\nArne Bakkehaug    118750 32137",
            &[Fodselsnummer],
        ),
        ("41819012359", &[DNummer]),
        ("konto 1234.56.78903", &[Kontonummer]),
        ("1234 56 78903", &[Kontonummer]),
        ("bankgiro 12345678903", &[Kontonummer]),
        ("8601.11.17947", &[Kontonummer]),
        ("1503.02.00001", &[Kontonummer]),
        ("Org.nr. 974 760 673 MVA", &[Organisasjonsnummer]),
        ("812345672", &[Organisasjonsnummer]),
        ("bygningsnr. 140352284", &[]),
        ("Telefon 70 99 99 34", &[Telefonnummer]),
        ("Telefon (071) 25 123", &[Telefonnummer]),
        ("Tlf. 25 411", &[Telefonnummer]),
        ("+47 70999934", &[Telefonnummer]),
        ("Tlf 709 99 934", &[Telefonnummer]),
        ("gnr. 12, bnr. 34, sak 45/57 den 12.06.1957", &[]),
        ("12.05.1974 234/67 og 3.10.1975", &[]),
        ("Moment 2022 kgm, 10 877 kgm, 4,80 m, 432 kg/m2", &[]),
        ("Grunnflate 84 m2, 6990 Solvåg", &[]),
    ] {
        check(text, expected);
    }
}

#[test]
fn every_test_number_is_masked_in_every_grouping() {
    let mut seen = 0;
    for row in VECTORS.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let number = row.split('\t').next().unwrap();
        if number.len() != 11 {
            continue;
        }
        let konto = row.contains("konto");
        let labelled = format!("Fødselsnr. {} {}", &number[..6], &number[6..]);
        let dotted = format!("{}.{}.{}", &number[..4], &number[4..6], &number[6..]);
        let grouped = format!("{} {}", &number[..6], &number[6..]);
        let mut forms = vec![number.to_owned(), labelled];
        forms.push(if konto { dotted } else { grouped });
        for form in forms {
            let masked = mask(&form);
            assert!(!masked.contains(|c: char| c.is_ascii_digit()), "{masked}");
            assert_eq!(masked.chars().count(), form.chars().count());
            seen += 1;
        }
    }
    assert_eq!(seen, 90);
}

#[test]
fn the_kinds_of_the_test_numbers() {
    let kind = |number: &str| find(number).first().map(|f| f.kind);
    assert_eq!(kind("01819012365"), Some(Fodselsnummer));
    assert_eq!(kind("01819012373"), Some(Fodselsnummer));
    assert_eq!(kind("70851204448"), Some(DNummer));
    // Month 00: no date, so it can only be an account.
    assert_eq!(kind("24806277769"), Some(Kontonummer));
    assert_eq!(kind("12345678903"), Some(Kontonummer));
    // Date right, check digit wrong: a misread number is masked, and little trusted.
    let doubtful = &find("01819012366")[0];
    assert_eq!(doubtful.kind, Fodselsnummer);
    assert!(doubtful.certainty < 0.5);
}

#[test]
fn a_reading_of_a_number_holds_no_digit_of_it() {
    let place = Place::file("0001.tif").page(1);
    let text = page("Navn: Arne Bakkehaug, fødselsnr. 118750 32137, Solvåg");
    let readings = numbers(&text, &place);
    assert_eq!(readings.len(), 1);
    let reading = &readings[0];
    assert_eq!(reading.basis.words, "•••••• •••••,");
    let words = &text.blocks[0].lines[0].words;
    assert_eq!(reading.basis.place.area, Some(words[4].area.union(words[5].area)));
    assert!(!format!("{reading:?}").contains("32137"));
    assert!(reading.confidence.get() > 0.9);
}

#[test]
fn a_masked_page_keeps_every_word_and_place() {
    let text = page(
        "Fødselsnummer        Telefon\n118750 32137         25 411\n\nkonto 1234.56.78903.",
    );
    let veiled = masked(&text);
    assert_eq!(
        veiled.text(),
        "Fødselsnummer Telefon\n•••••• ••••• 25 411\n\nkonto ••••.••.•••••."
    );
    let areas = |p: &PageText| p.words().map(|w| w.area).collect::<Vec<_>>();
    assert_eq!(areas(&veiled), areas(&text));
}

#[test]
fn masking_leaves_ordinary_papers_alone() {
    for text in [
        "Solvåg, den 3. mai 1957. Sak 45/57. Jnr. 88/57. Gnr. 12, bnr. 34.",
        "22.04.1974 112/74 24 m2 2,0 m 6990 Solvåg (071) 25 123",
        "Egenvekt 18 cm betong 432 kg/m2\nPåstøp og belegg 70 kg/m2\nSum 702 kg/m2",
        "20.04.74 12/33 20.04.74 12/1 1938 - 1961",
    ] {
        assert_eq!(mask(text), text);
    }
}

/// A valid fødselsnummer: a synthetic date, an individnummer, the check digits computed.
fn valid() -> impl Strategy<Value = String> {
    (1u32..=28, 1u32..=12, 0u32..100, 0u32..1000, 0u32..4).prop_filter_map(
        "no check digit is 10",
        |(day, month, year, person, rest)| {
            let nine = format!("{day:02}{:02}{year:02}{person:03}", month + 80);
            let sum = |digits: &str, weights: &[u32]| -> u32 {
                digits.bytes().zip(weights).map(|(d, w)| u32::from(d - b'0') * w).sum()
            };
            let k1 = (11 + rest - sum(&nine, &[3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11;
            let ten = format!("{nine}{k1}");
            let k2 = (11 - sum(&ten, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
            (k1 < 10 && k2 < 10).then(|| format!("{ten}{k2}"))
        },
    )
}

proptest! {
    #[test]
    fn no_valid_number_survives(
        number in valid(),
        before in "\\PC{0,30}",
        after in "\\PC{0,30}",
        split in 1usize..11,
        joint in prop::sample::select(vec!["", " ", "\n", "-", "-\n", ". ", " - "]),
    ) {
        let written = format!("{}{joint}{}", &number[..split], &number[split..]);
        let text = format!("{before}{written}{after}");
        let masked = mask(&text);
        let place = before.chars().count();
        let rest: String =
            masked.chars().skip(place).take(written.chars().count()).collect();
        prop_assert!(!rest.contains(|c: char| c.is_ascii_digit()), "{rest:?} in {masked:?}");
        prop_assert_eq!(masked.chars().count(), text.chars().count());
    }

    #[test]
    fn no_text_brings_it_down(text in "(?s).{0,200}") {
        let _ = mask(&text);
    }
}

#[test]
fn a_number_that_only_the_rival_reading_has_is_found_and_masked() {
    let place = Place::file("0001.tif").page(1);
    let mut text = page("Søker Arne Bakkehaug 01S19O1 235 Solvåg 12/34");
    for word in text.blocks[0].lines[0].words.iter_mut().skip(3).take(2) {
        word.rival = Some("018190 12365".to_owned());
    }
    let found = numbers(&text, &place);
    let kinds: Vec<_> = found.iter().map(|r| r.value).collect();
    assert_eq!(kinds, [Fodselsnummer]);
    assert_eq!(found[0].basis.words, "••••••• •••");
    let veiled = masked(&text);
    assert_eq!(veiled.text(), "Søker Arne Bakkehaug ••••••• ••• Solvåg 12/34");
    assert!(veiled.words().all(|w| w.rival.is_none()));
}

#[test]
fn a_number_that_both_readings_have_is_told_once() {
    let place = Place::file("0001.tif").page(1);
    let mut text = page("Fødselsnr. 018190 12365 Solvåg");
    text.blocks[0].lines[0].words[2].rival = Some("12366".to_owned());
    assert_eq!(numbers(&text, &place).len(), 1);
}
