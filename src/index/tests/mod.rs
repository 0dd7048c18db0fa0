//! What is found, in which order, and what is not; every page here is invented.

mod properties;
mod questions;

use jiff::civil::date;

use super::*;
use crate::message::Lang;

/// A page: id, property, kind, title, date or year (`1957`, `1957-05-03`), text.
type Row =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const PAGES: &[Row] = &[
    (
        "p1",
        "4699-12/34",
        "VEDTAK",
        "Byggetillatelse",
        "1957-05-03",
        "Bygningsrådet gir herved byggetillatelse for garasje på eiendommen.\nGarasjen skal stå 4 meter fra nabogrensen.",
    ),
    (
        "p2",
        "4699-12/34",
        "SØKNAD",
        "Byggeanmeldelse",
        "1957-04-02",
        "Undertegnede søker om å få bygge gara-\nsje på min eiendom gnr. 12, bnr. 34.",
    ),
    (
        "p3",
        "4699-12/3",
        "VEDTAK",
        "Ferdigattest",
        "1974-10-12",
        "Ferdigattest for garasje og tilbygg. Tegningene er godkjent.",
    ),
    (
        "p4",
        "4699-45/170",
        "VEDTAK",
        "Byggjeløyve",
        "1989",
        "Byggjeløyve til tilbygg på eigedomen. Teikningane er godkjende. Åsen skole.",
    ),
    (
        "p5",
        "1479-5/21",
        "KORR",
        "Brev",
        "",
        "Deres brev om kloakk. Situasjonskart følger.",
    ),
];

fn entry(row: &Row) -> PageEntry {
    let (id, key, kind, title, when, text) = *row;
    let mut parts = when.split('-').map(|p| p.parse::<i16>().unwrap_or(0));
    let year = parts.next().filter(|y| *y > 0);
    let full = parts.next().zip(parts.next()).zip(year);
    PageEntry {
        case_title: String::new(),
        page_id: id.to_owned(),
        document_id: format!("d-{id}"),
        case_id: "s1".to_owned(),
        keys: vec![key.to_owned()],
        title: title.to_owned(),
        kind: kind.to_owned(),
        date: full.map(|((month, day), year)| date(year, month as i8, day as i8)),
        year,
        file: format!("{key}/{id}.tif").replace('/', "_"),
        page_number: 1,
        text: text.to_owned(),
    }
}

/// An index of these rows, in a folder that goes with it.
fn index(rows: &[Row]) -> (tempfile::TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create(&folder.path().join("index")).unwrap();
    let mut writer = index.writer().unwrap();
    for row in rows {
        writer.add(&entry(row)).unwrap();
    }
    writer.commit().unwrap();
    drop(writer);
    (folder, index)
}

fn ask(index: &Index, query: &Query) -> Hits {
    index.search(query, 0, 20).unwrap().unwrap_or_else(|m| panic!("{}", m.text(Lang::Nb)))
}

fn words(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn found(index: &Index, query: &Query) -> Vec<String> {
    let mut found: Vec<_> =
        ask(index, query).hits.into_iter().map(|h| h.page.page_id).collect();
    found.sort();
    found
}

/// The user's words → the pages found.
fn check(rows: &[(&str, &str)]) {
    let (_folder, index) = index(PAGES);
    let wrong: Vec<_> = rows
        .iter()
        .map(|(asked, expected)| {
            (asked, expected, found(&index, &words(asked)).join(" "))
        })
        .filter(|(_, expected, found)| *expected != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_word_is_found_in_its_forms_in_both_languages_and_over_the_lines_end() {
    check(&[
        ("garasje", "p1 p2 p3"),
        ("garasjene", "p1 p2 p3"),
        ("GARASJE", "p1 p2 p3"),
        ("eiendom", "p1 p2 p4"),
        ("eigedommen", "p1 p2 p4"),
        ("tegning", "p3 p4"),
        ("teikningar", "p3 p4"),
        ("byggetillatelse", "p1 p4"),
        ("byggjeløyve", "p1 p4"),
        ("åsen", "p4"),
        ("aasen", "p4"),
        ("asen", "p4"),
        ("åsane", ""),
        ("godkjent", "p3"),
        ("kloakken", "p5"),
        ("Tilbygget", "p3 p4"),
        ("finnesikke", ""),
    ]);
}

#[test]
fn words_are_joined_as_the_user_says() {
    check(&[
        ("garasje tilbygg", "p3"),
        ("garasje AND tilbygg", "p3"),
        ("garasje OG tilbygg", "p3"),
        ("kloakk OR tilbygg", "p3 p4 p5"),
        ("kloakk | tilbygg", "p3 p4 p5"),
        ("kloakk ELLER garasje tilbygg", "p3 p5"),
        ("garasje NOT tilbygg", "p1 p2"),
        ("garasje -tilbygg", "p1 p2"),
        ("-garasje", "p4 p5"),
        ("NOT NOT garasje", "p1 p2 p3"),
        ("(kloakk OR garasje) -ferdigattest", "p1 p2 p5"),
        ("garasje -(ferdigattest OR søker)", "p1"),
        ("garasje -\"og tilbygg\"", "p1 p2"),
        ("-garasje -kloakk", "p4"),
        ("garasje og tilbygg", "p3"),
        ("garasje & tilbygg", "p3"),
    ]);
}

#[test]
fn quoted_words_stand_as_they_are_and_in_order() {
    check(&[
        ("\"garasje og tilbygg\"", "p3"),
        ("\"tilbygg og garasje\"", ""),
        ("«Ferdigattest for garasje»", "p3"),
        ("\"garasjen\"", "p1"),
        ("\"bygge garasje\"", "p2"),
        ("\"kart\"", ""),
        ("\"gnr. 12, bnr. 34\"", "p2"),
        ("\"\" garasje", "p1 p2 p3"),
    ]);
}

#[test]
fn a_star_finds_beginnings() {
    check(&[
        ("garasj*", "p1 p2 p3"),
        ("garasjen*", "p1"),
        ("situasjon*", "p5"),
        ("bygg*", "p1 p2 p4"),
        ("ås*", "p4"),
        ("as*", "p4"),
        ("12/34", "p1 p2"),
        ("012/0034", "p1 p2"),
        ("4699-12/34", ""),
    ]);
}

#[test]
fn a_property_a_kind_and_a_period_narrow() {
    let (_folder, index) = index(PAGES);
    let by = |change: &dyn Fn(&mut Query)| {
        let mut query = Query::default();
        change(&mut query);
        found(&index, &query).join(" ")
    };
    let eiendom = |text: &str| by(&|q| q.eiendom = Some(text.to_owned()));
    for spelling in [
        "12/34",
        "4699-12/34",
        "12-34",
        "gnr 12 bnr 34",
        "Gnr. 012, bnr. 0034",
        "4699 12/34",
    ] {
        assert_eq!(eiendom(spelling), "p1 p2", "{spelling}");
    }
    assert_eq!(eiendom("12/3"), "p3");
    assert_eq!(eiendom("12"), "p1 p2 p3");
    assert_eq!(eiendom("4699-12"), "p1 p2 p3");
    assert_eq!(eiendom("gnr 12"), "p1 p2 p3");
    assert_eq!(eiendom("0301-12/34"), "");
    assert_eq!(by(&|q| q.kind = Some("vedtak".to_owned())), "p1 p3 p4");
    assert_eq!(by(&|q| q.fra = first_day("1957-05").ok()), "p1 p3 p4");
    assert_eq!(by(&|q| q.til = last_day("1957").ok()), "p1 p2");
    assert_eq!(
        by(&|q| {
            q.fra = first_day("1965").ok();
            q.til = last_day("1979").ok();
        }),
        "p3"
    );
    // A page of which only the year is known may be from any day of it.
    assert_eq!(by(&|q| q.fra = first_day("1989-06").ok()), "p4");
    assert_eq!(
        by(&|q| {
            q.words = "garasje".to_owned();
            q.eiendom = Some("12/34".to_owned());
            q.kind = Some("SØKNAD".to_owned());
        }),
        "p2"
    );
}

#[test]
fn a_better_fit_comes_first_and_equals_come_by_property_and_date() {
    const SAME: &[Row] = &[
        ("b", "4699-100/1", "KORR", "Brev", "1960", "garasje her"),
        ("c", "4699-12/34", "KORR", "Brev", "1970", "garasje her"),
        ("a", "4699-12/34", "KORR", "Brev", "1965", "garasje her"),
        ("d", "4699-12/34", "KORR", "Garasje", "1980", "garasje her"),
        ("e", "4699-9/1", "KORR", "Brev", "1980", "garasjene her"),
    ];
    let order = |rows: &[Row], offset, limit| {
        let (_folder, index) = index(rows);
        let hits = index.search(&words("garasje"), offset, limit).unwrap().unwrap();
        assert_eq!(hits.total, 5);
        hits.hits.iter().map(|h| h.page.page_id.clone()).collect::<Vec<_>>().join("")
    };
    assert_eq!(order(SAME, 0, 20), "dacbe");
    let reversed: Vec<Row> = SAME.iter().rev().copied().collect();
    assert_eq!(order(&reversed, 0, 20), "dacbe");
    assert_eq!(order(SAME, 1, 2), "ac");
    assert_eq!(order(SAME, 2, 2), "cb");
    assert_eq!(order(SAME, 4, 9), "e");
    assert_eq!(order(SAME, 9, 9), "");
}

#[test]
fn a_hit_shows_the_words_in_their_context() {
    let (_folder, index) = index(PAGES);
    let hits = ask(&index, &words("søker garasje"));
    let hit = &hits.hits[0];
    assert_eq!(hit.matched, ["søker", "gara-\nsje"]);
    let shown: String = hit
        .snippet
        .iter()
        .map(|(text, marked)| if *marked { format!("[{text}]") } else { text.clone() })
        .collect();
    insta::assert_snapshot!(shown, @"Undertegnede [søker] om å få bygge [garasje] på min eiendom gnr. 12, bnr. 34.");
}

#[test]
fn a_long_page_is_shown_in_part() {
    let text = format!("{} garasje {}", "ord ".repeat(200), "mer ".repeat(200));
    let marks = mark::marked(&expression::parse("garasje").unwrap(), &text);
    let shown = mark::snippet(&text, &marks);
    let joined: String = shown.iter().map(|(t, _)| t.as_str()).collect();
    assert!(joined.starts_with("… ord") && joined.ends_with("mer …"), "{joined}");
    assert!(joined.chars().count() < 230);
    assert_eq!(shown.iter().filter(|(_, marked)| *marked).count(), 1);
}

#[test]
fn a_page_put_in_again_replaces_itself_and_a_document_goes_with_its_pages() {
    let (_folder, index) = index(PAGES);
    let before = index.dump().unwrap();
    let mut writer = index.writer().unwrap();
    for row in PAGES {
        writer.add(&entry(row)).unwrap();
    }
    writer.commit().unwrap();
    assert_eq!(index.dump().unwrap(), before);
    assert_eq!(index.pages(), 5);
    writer.delete_document("d-p1");
    writer.delete_page("p5");
    writer.commit().unwrap();
    drop(writer);
    assert_eq!(index.pages(), 3);
    assert_eq!(found(&index, &words("garasje")), ["p2", "p3"]);
    let again = Index::open(&_folder.path().join("index")).unwrap();
    assert_eq!(again.dump().unwrap(), index.dump().unwrap());
}

#[test]
fn the_same_pages_in_another_order_and_history_answer_the_same() {
    let (_one, straight) = index(PAGES);
    let reversed: Vec<Row> = PAGES.iter().rev().copied().collect();
    let (_two, other) = index(&reversed);
    let mut writer = other.writer().unwrap();
    writer
        .add(&entry(&("p9", "4699-1/1", "KORR", "garasje", "1960", "garasje")))
        .unwrap();
    writer.commit().unwrap();
    writer.delete_page("p9");
    writer.commit().unwrap();
    drop(writer);
    assert_eq!(straight.dump().unwrap(), other.dump().unwrap());
    for asked in ["garasje", "garasje OR eiendom", "bygg*"] {
        assert_eq!(ask(&straight, &words(asked)), ask(&other, &words(asked)), "{asked}");
    }
}

#[test]
fn an_index_of_another_analysis_is_refused_and_none_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Index::open(folder.path());
    assert!(matches!(missing, Err(IndexError::Missing(_))));
    let path = folder.path().join("index");
    drop(Index::create(&path).unwrap());
    crate::files::write(&path.join("analysis.txt"), b"older\n").unwrap();
    assert!(matches!(Index::open(&path), Err(IndexError::Outdated { .. })));
}
