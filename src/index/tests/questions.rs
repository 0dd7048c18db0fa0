//! What cannot be understood is told; which words light up.

use super::*;
use crate::ocr::{Block, Line, PageText, Word};
use crate::place::Area;

/// A question → what the user is told.
fn refused(query: &Query) -> String {
    let (_folder, index) = index(&PAGES[..1]);
    match index.search(query, 0, 5).unwrap() {
        Ok(hits) => format!("{} pages", hits.total),
        Err(message) => message.text(Lang::Nb),
    }
}

fn key_of(text: &str) -> String {
    expression::parse(text).map_or_else(|m| m.key, |_| "ok".to_owned())
}

#[test]
fn a_question_that_cannot_be_understood_is_told_so() {
    for (asked, expected) in [
        ("\"garasje", "index-query-quote"),
        ("garasje\"", "index-query-quote"),
        ("»garasje", "index-query-quote"),
        ("(garasje", "index-query-bracket"),
        ("garasje)", "index-query-bracket"),
        (")", "index-query-bracket"),
        ("garasje AND", "index-query-operator"),
        ("AND garasje", "index-query-operator"),
        ("garasje OR", "index-query-operator"),
        ("OR garasje", "index-query-operator"),
        ("OR", "index-query-operator"),
        ("garasje AND AND tilbygg", "index-query-operator"),
        ("NOT", "index-query-operator"),
        ("garasje NOT", "index-query-operator"),
        ("g*", "index-query-star-short"),
        ("*", "index-query-star-short"),
        ("ga*sje", "index-query-star"),
        ("*garasje", "index-query-star"),
        ("12/3*", "index-query-star"),
        ("garasje", "ok"),
        ("()", "ok"),
        ("", "ok"),
        ("- & §", "ok"),
        ("+garasje -tilbygg", "ok"),
        ("{[:]} ~2 ^3 field:x", "ok"),
    ] {
        assert_eq!(key_of(asked), expected, "{asked}");
    }
    assert_eq!(key_of(&"x ".repeat(60)), "index-query-many");
    assert_eq!(key_of(&"x".repeat(1_001)), "index-query-long");
    assert_eq!(key_of(&"(".repeat(100)), "index-query-deep");
}

#[test]
fn the_rest_of_a_question_is_looked_at_too() {
    insta::assert_snapshot!(refused(&Query::default()), @"det er ikke noe å søke etter: skriv et ord, eller velg eiendom, periode eller dokumenttype");
    let eiendom = Query { eiendom: Some("Solbakken".to_owned()), ..Query::default() };
    insta::assert_snapshot!(refused(&eiendom), @"«Solbakken» er ikke en eiendom: skriv 12/34, 4699-12/34 eller gnr 12 bnr 34");
    let period = Query {
        fra: first_day("1970").ok(),
        til: last_day("1965").ok(),
        ..words("garasje")
    };
    insta::assert_snapshot!(refused(&period), @"perioden slutter (1965-12-31) før den begynner (1970-01-01)");
}

#[test]
fn a_day_a_month_and_a_year_have_a_first_and_a_last_day() {
    let both = |text: &str| match (first_day(text), last_day(text)) {
        (Ok(first), Ok(last)) => format!("{first} {last}"),
        (Err(message), _) | (_, Err(message)) => message.key,
    };
    assert_eq!(both("1965"), "1965-01-01 1965-12-31");
    assert_eq!(both("1964-2"), "1964-02-01 1964-02-29");
    assert_eq!(both("1965-03-17"), "1965-03-17 1965-03-17");
    assert_eq!(both("17.3.1965"), "1965-03-17 1965-03-17");
    for bad in ["", "65", "1965-13", "1965-02-30", "i fjor", "31.2.1965", "1965-3-"] {
        assert_eq!(both(bad), "index-query-date", "{bad}");
    }
}

fn page(text: &str) -> PageText {
    let line = |line: &str| {
        let words = line.split_whitespace().map(|w| Word::new(w, Area::default(), 90));
        Line { area: Area::default(), words: words.collect() }
    };
    let lines = text.lines().map(line).collect();
    PageText {
        width: 10,
        height: 10,
        blocks: vec![Block { area: Area::default(), lines }],
    }
}

#[test]
fn the_words_that_light_up_are_those_that_were_found() {
    let page =
        page("Søknad om gara-\nsje, Garasjen (garasje) på gnr. 12/34.\nAndre 34 ord");
    let lit = |words: &str| {
        let found = matching_words(words, &page).unwrap();
        found.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(lit("garasje"), "gara- sje, Garasjen (garasje)");
    assert_eq!(lit("\"garasjen\""), "Garasjen");
    assert_eq!(lit("garasj*"), "gara- sje, Garasjen (garasje)");
    assert_eq!(lit("soknaden -garasje"), "Søknad");
    assert_eq!(lit("12/34"), "12/34.");
    assert_eq!(lit("\"34 ord\""), "34 ord");
    assert_eq!(lit("(ord OR tilbygg)"), "ord");
    assert_eq!(lit(""), "");
    assert!(matching_words("\"x", &page).is_err());
}
