//! What holds for anything at all.

use proptest::prelude::*;

use super::*;
use crate::place::Place;

prop_compose! {
    fn any_key()(
        code in 0u32..10_000,
        gardsnummer in 1u32..100_000,
        bruksnummer in 0u32..10_000,
        festenummer in 0u32..10_000,
        seksjonsnummer in 0u32..1_000,
    ) -> MatrikkelKey {
        MatrikkelKey {
            kommunenummer: format!("{code:04}").parse().unwrap(),
            gardsnummer, bruksnummer, festenummer, seksjonsnummer,
        }
    }
}

proptest! {
    #[test]
    fn a_key_is_read_as_it_is_written(key in any_key()) {
        prop_assert_eq!(key.to_string().parse::<MatrikkelKey>().ok(), Some(key));
        prop_assert_eq!(MatrikkelKey::from_packed(&key.packed()).ok(), Some(key));
    }

    #[test]
    fn a_key_of_the_home_municipality_is_found_in_a_label(
        gnr in 1u32..999, bnr in 1u32..9_999
    ) {
        let (history, register) = (history(), Register::default());
        let ctx = Context { home: home(), history: &history, register: &register, year: None };
        for name in [format!("gnr {gnr} bnr {bnr}"), format!("4699-{gnr}_{bnr}")] {
            let found = told(&label(&name, &Place::file(&name), &ctx).keys);
            prop_assert_eq!(found, format!("{gnr}/{bnr}"));
        }
    }

    #[test]
    fn no_text_makes_it_stumble(text in "(\\PC|\n|[gbf]?nr\\.? ?|[0-9lIoO/_. -]{1,6}| og ){0,60}") {
        let (history, register) = (history(), register());
        let ctx = Context { home: home(), history: &history, register: &register, year: Some(1957) };
        let mut evidence = label(&text, &Place::file("x"), &ctx).keys;
        evidence.extend(find(&page(&text, 80), &Place::file("y"), &ctx));
        evidence.extend(addresses(&page(&text, 80), &Place::file("y"), &register));
        let verdict = decide(&evidence, &ctx, DEFAULT_THRESHOLD);
        prop_assert_eq!(verdict.undecided.is_some(), verdict.keys.is_empty());
    }

    #[test]
    fn no_register_makes_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_addresses(&bytes[..], "a.csv", drop);
        read_buildings(&bytes[..], "b.geojson", drop);
    }
}
