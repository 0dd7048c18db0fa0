//! What holds for anything at all.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_words_make_it_stumble(asked in "(\\PC|AND |OR |NOT |[()\"*|-]| |garasje){0,40}") {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::create(folder.path()).unwrap();
        let query = Query { eiendom: Some(asked.clone()), ..Query::default() };
        let _answer = index.search(&query, 0, 5).unwrap();
        let query = Query { words: asked.clone(), ..Query::default() };
        let _answer = index.search(&query, 0, 5).unwrap();
        let _date = first_day(&asked);
    }

    #[test]
    fn every_mark_lies_on_whole_characters_and_the_snippet_is_of_the_text(
        text in "(\\PC|\n|garasje|gara-\nsje| ){0,120}"
    ) {
        let expression = expression::parse("garasje ga*").unwrap();
        let marks = mark::marked(&expression, &text);
        for mark in &marks {
            prop_assert!(text.get(mark.clone()).is_some());
        }
        let snippet = mark::snippet(&text, &marks);
        prop_assert!(snippet.iter().filter(|(_, m)| *m).count() <= marks.len());
        prop_assert_eq!(snippet.iter().any(|(_, m)| *m), !marks.is_empty());
    }
}

const VOCABULARY: [&str; 8] = [
    "garasje",
    "garasjen",
    "tilbygg",
    "løyve",
    "tillatelse",
    "kloakk",
    "søknad",
    "soknad",
];

/// Whether a page has what is asked for, told by reading it.
fn has(text: &str, asked: &expression::Expression) -> bool {
    use expression::Expression::{All, And, Not, Or, Phrase, Prefix, Word};
    match asked {
        All => true,
        Word(_) | Phrase(_) | Prefix(_) => !mark::marked(asked, text).is_empty(),
        And(list) => list.iter().all(|part| has(text, part)),
        Or(list) => list.iter().any(|part| has(text, part)),
        Not(inner) => !has(text, inner),
    }
}

#[test]
fn the_index_finds_what_reading_every_page_would_find() {
    // More pages than the engine looks ahead (4,096); words by a fixed rule, no chance.
    let text = |n: usize| {
        let word = |at: usize| VOCABULARY[(n * 7 + at * at * 3 + n / (at + 2)) % 8];
        (0..n % 6).map(word).collect::<Vec<_>>().join(" ")
    };
    let texts: Vec<String> = (0..5_000).map(text).collect();
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create(folder.path()).unwrap();
    let mut writer = index.writer().unwrap();
    for (n, text) in texts.iter().enumerate() {
        let page = PageEntry {
            page_id: format!("{n:05}"),
            text: text.clone(),
            ..PageEntry::default()
        };
        writer.add(&page).unwrap();
    }
    writer.commit().unwrap();
    for asked in [
        "garasje",
        "soknad",
        "garasje tilbygg",
        "garasje -tilbygg",
        "-\"garasje tilbygg\"",
        "kloakk -\"garasje tilbygg\" -\"løyve garasjen\"",
        "\"tilbygg garasjen\" OR \"kloakk løyve\"",
        "(garasje tilbygg) OR (kloakk løyve)",
        "kloakk ((garasje tilbygg) OR (søknad -løyve))",
        "kloakk -((garasje tilbygg) OR (søknad -løyve))",
        "gar* -\"garasjen\"",
        "NOT (til* OR gar*)",
        "løyve (\"garasje tilbygg\" OR \"tilbygg kloakk\") -(søknad garasje)",
    ] {
        let expression = expression::parse(asked).unwrap();
        let expected: Vec<_> = (0..texts.len())
            .filter(|n| has(&texts[*n], &expression))
            .map(|n| format!("{n:05}"))
            .collect();
        let query = Query { words: asked.to_owned(), ..Query::default() };
        let hits = index.search(&query, 0, 10_000).unwrap().unwrap();
        let mut found: Vec<_> = hits.hits.into_iter().map(|h| h.page.page_id).collect();
        found.sort();
        assert!(
            found == expected,
            "{asked}: {} found, {} there",
            found.len(),
            expected.len()
        );
        assert!(!expected.is_empty(), "{asked} tests nothing");
    }
}
