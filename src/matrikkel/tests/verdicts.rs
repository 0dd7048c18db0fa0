//! What is decided from much evidence, and what waits.

use super::*;
use crate::message::Lang;
use crate::place::Place;

/// A folder's name and its papers' texts → the verdict in words.
fn verdict(name: &str, papers: &[&str]) -> KeyVerdict {
    let (history, register) = (history(), register());
    let ctx =
        Context { home: home(), history: &history, register: &register, year: None };
    let mut evidence = label(name, &Place::file(name), &ctx).keys;
    for (at, text) in papers.iter().enumerate() {
        let place = Place::file(format!("{at:04}.tif")).page(1);
        let text = page(text, 94);
        evidence.extend(find(&text, &place, &ctx));
        evidence.extend(addresses(&text, &place, &register));
    }
    decide(&evidence, &ctx, DEFAULT_THRESHOLD)
}

fn keys(verdict: &KeyVerdict) -> Vec<String> {
    verdict.keys.iter().map(|k| k.value.local()).collect()
}

fn check(name: &str, papers: &[&str], expected: &[&str]) -> KeyVerdict {
    let verdict = verdict(name, papers);
    assert_eq!(keys(&verdict), expected, "{verdict:#?}");
    assert_eq!(verdict.undecided.is_some(), expected.is_empty(), "{verdict:#?}");
    assert_eq!(verdict.why.is_some(), !expected.is_empty());
    verdict
}

fn reason(verdict: &KeyVerdict) -> String {
    verdict.undecided.as_ref().unwrap().text(Lang::Nb)
}

#[test]
fn a_label_that_the_papers_agree_with_is_certain() {
    let found = check(
        "Gnr 12 bnr 34",
        &["Vedr. gnr. 12, bnr. 34", "Byggetillatelse"],
        &["12/34"],
    );
    assert!(found.keys[0].confidence.get() >= 0.99);
    insta::assert_snapshot!(found.why.unwrap().text(Lang::Nb),
        @"navnet «Gnr 12 bnr 34», og ett papir sier det samme");
}

#[test]
fn a_label_alone_is_enough() {
    let found = check("12-56 Nordre Vik", &["Byggemelding"], &["12/56"]);
    assert!(found.keys[0].confidence.get() < 0.99);
    check("gnr 99 bnr 99", &[], &["99/99"]);
}

#[test]
fn a_label_of_two_properties_gives_both() {
    check("gnr. 7 bnr. 12 og 13", &["gnr. 7 bnr. 13"], &["7/12", "7/13"]);
}

#[test]
fn a_stray_paper_does_not_move_the_case() {
    let papers = ["gnr. 12 bnr. 34", "gnr. 31 bnr. 9", "gnr. 12 bnr. 34"];
    let found = check("Gnr 12 bnr 34", &papers, &["12/34"]);
    assert_eq!(found.candidates.len(), 1);
    assert_eq!(found.candidates[0].value.local(), "31/9");
    check("Gnr 12 bnr 34", &["gnr. 31 bnr. 9"], &["12/34"]);
}

#[test]
fn a_person_looks_where_most_papers_disagree_with_the_label() {
    let papers =
        ["gnr. 31 bnr. 9", "gnr. 31 bnr. 9", "gnr. 12 bnr. 34", "gnr. 31, bnr. 9"];
    let found = check("Gnr 12 bnr 34", &papers, &[]);
    insta::assert_snapshot!(reason(&found),
        @"navnet sier «Gnr 12 bnr 34», men 3 papirer handler om andre eiendommer, og ett om denne");
    let choices: Vec<_> = found.candidates.iter().map(|c| c.value.local()).collect();
    assert_eq!(choices.len(), 2);
}

#[test]
fn old_papers_that_use_the_former_number_agree_with_the_label() {
    let papers =
        ["Vedr. gnr. 5 bnr. 21", "gnr. 5 bnr. 21 i Indre Solvåg", "gnr. 105 bnr. 21"];
    let found = check("1479 gnr 5 bnr 21", &papers, &["105/21"]);
    assert!(found.keys[0].confidence.get() >= 0.99);
}

#[test]
fn papers_that_agree_are_enough_without_a_label() {
    let papers = ["gnr. 31, bnr. 9", "Byggemelding", "eiendommen gnr. 31, bnr. 9"];
    let found = check("Ukjent eiendom - Strandgata", &papers, &["31/9"]);
    insta::assert_snapshot!(found.why.unwrap().text(Lang::En),
        @r#"the words "gnr. 31, bnr. 9" in 2 papers"#);
}

#[test]
fn papers_that_disagree_wait_for_a_person() {
    let found = check("Ukjent", &["gnr. 31, bnr. 9", "gnr. 12 bnr. 34"], &[]);
    insta::assert_snapshot!(reason(&found), @"ett papir peker på 4699-12/34 og ett på 4699-31/9");
}

#[test]
fn an_address_is_enough_where_one_property_has_it() {
    let papers = ["Vedr. Fjellveien 12", "Byggested: Fjellveien 12"];
    let found = check("Diverse", &papers, &["41/3"]);
    assert!(found.keys[0].confidence.get() <= 0.9);
    check("Diverse", &["Vedr. Torget 1", "Torget 1"], &[]);
}

#[test]
fn nothing_at_all_waits_for_a_person() {
    let found = check("Diverse papirer", &["Kjære venn", "Hilsen"], &[]);
    insta::assert_snapshot!(reason(&found),
        @"verken navn, tekst eller adresse peker på en eiendom");
    let weak = check("Diverse", &["det var 12/34 den gang"], &[]);
    assert_eq!(weak.candidates.len(), 1);
}

#[test]
fn a_number_whose_new_form_is_not_known_waits() {
    let found = check("1479 gnr 50 bnr 2", &["gnr. 50 bnr. 2"], &[]);
    insta::assert_snapshot!(reason(&found), @"nøkkelen må sees på: gnr. 50 i kommune 1479 ligger utenfor de gårdsnumrene som oppdrag.toml forteller om");
}
