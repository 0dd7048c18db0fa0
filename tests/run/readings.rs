//! What was read, held against the truth of the demo.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::archive::{Archive, box_of, each_member, fixtures, truth};

/// Document (file, page) → what is true of it.
fn documents(truth: &Value) -> BTreeMap<(String, i64), &Value> {
    let first = |document: &Value| -> (String, i64) {
        let page = &document["pages"][0];
        (page["path"].as_str().unwrap().to_owned(), page["page"].as_i64().unwrap())
    };
    truth["documents"].as_array().unwrap().iter().map(|d| (first(d), d)).collect()
}

/// Name, keys of its case, what is told of it.
fn found(demo: &Archive) -> Vec<((String, i64), Vec<String>, Value)> {
    let catalogue = demo.catalogue();
    let mut statement = catalogue
        .prepare(
            "SELECT d.name, c.facts, d.facts FROM document d JOIN case_file c ON c.id = d.case_id",
        )
        .unwrap();
    let rows = statement
        .query_map([], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        })
        .unwrap();
    rows.map(|row| {
        let (name, case, document) = row.unwrap();
        let (file, page) = name.strip_prefix("demo/").unwrap().rsplit_once('#').unwrap();
        let case: Value = serde_json::from_str(&case).unwrap();
        let keys = case["keys"].as_array().unwrap();
        let keys = keys.iter().map(|key| key.as_str().unwrap().to_owned()).collect();
        (
            (file.to_owned(), page.parse().unwrap()),
            keys,
            serde_json::from_str(&document).unwrap(),
        )
    })
    .collect()
}

#[test]
fn no_document_lies_under_a_wrong_property_and_only_the_doubtful_wait() {
    let truth = truth();
    let expected = documents(&truth);
    let mut right = 0;
    for (name, mut keys, _) in found(Archive::demo()) {
        let Some(document) = expected.get(&name) else { continue };
        let mut wanted: Vec<String> = document["keys"]
            .as_array()
            .unwrap()
            .iter()
            .map(|key| key.as_str().unwrap().to_owned())
            .collect();
        if document["key_expected"] == "review" {
            assert_eq!(keys, Vec::<String>::new(), "{name:?} was not sure");
            continue;
        }
        keys.sort();
        wanted.sort();
        assert_eq!(keys, wanted, "{name:?}");
        right += 1;
    }
    assert!(right >= 95, "only {right} documents were found again");
}

#[test]
fn dates_and_kinds_that_are_used_without_asking_are_right_but_for_two_in_a_hundred() {
    let truth = truth();
    let expected = documents(&truth);
    let (mut used, mut wrong) = (0, Vec::new());
    for (name, _, row) in found(Archive::demo()) {
        let Some(document) = expected.get(&name) else { continue };
        for (field, truth) in [("date", &document["date"]), ("kind", &document["kind"])] {
            if row[field].is_null() {
                continue;
            }
            used += 1;
            if row[field] != *truth {
                wrong.push((name.clone(), row[field].clone(), truth.clone()));
            }
        }
    }
    assert!(used >= 170, "only {used} values were sure enough");
    assert!(wrong.len() * 50 <= used, "{wrong:#?}");
}

#[test]
fn words_are_found_again_with_property_case_document_and_page() {
    let demo = Archive::demo();
    let hits = demo.json(&["search", "ferdigattest våningshus"]);
    assert!(hits["total"].as_u64().unwrap() > 0);
    let hit = &hits["hits"][0];
    assert!(hit["keys"][0].as_str().unwrap().starts_with("4699-"), "{hit}");
    for field in ["document_id", "case_id", "title", "file", "snippet"] {
        assert!(!hit[field].as_str().unwrap().is_empty(), "{field} of {hit}");
    }
    assert_eq!(hits["any_word"], false);
    let some = demo.json(&[
        "search",
        "ferdigattest garasje",
        "--eiendom",
        "12/34",
        "--til",
        "1979",
    ]);
    assert_eq!(some["any_word"], true, "no page has both words");
    assert!(some["total"].as_u64().unwrap() > 0);
    let limited = demo.json(&["search", "bygg*", "--eiendom", "45/170", "--fra", "1900"]);
    assert!(!limited["hits"].as_array().unwrap().is_empty());
    for hit in limited["hits"].as_array().unwrap() {
        assert_eq!(hit["keys"][0], "4699-45/170");
    }
}

#[test]
fn a_case_that_waits_is_searchable_all_the_same() {
    let demo = Archive::demo();
    let status = demo.json(&["status"]);
    assert!(status["held_out"].as_u64().unwrap() > 0);
    let catalogue = demo.catalogue();
    let held: String = catalogue
        .query_row(
            "SELECT d.name FROM document d JOIN case_file c ON c.id = d.case_id
             WHERE c.main_key IS NULL LIMIT 1",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let index = byggarkiv::index::Index::open(&demo.root().join("index")).unwrap();
    let dump = index.dump().unwrap();
    assert!(dump.iter().any(|line| line.contains(&held)), "{held} is not in the index");
}

#[test]
fn every_alto_file_is_valid_against_the_official_schema() {
    let demo = Archive::demo();
    let catalogue = demo.catalogue();
    let mut statement = catalogue.prepare("SELECT DISTINCT alto FROM page").unwrap();
    let files: Vec<String> = statement
        .query_map([], |row| row.get::<_, Option<String>>(0))
        .unwrap()
        .filter_map(Result::unwrap)
        .map(|alto| demo.root().join("store").join(&alto[..2]).join(&alto))
        .map(|path| path.display().to_string())
        .collect();
    assert!(files.len() > 100);
    crate::common::xmllint("schemas/alto-4-4.xsd", &files);
}

#[test]
fn what_files_state_and_bring_along_reaches_the_archive() {
    let folder = box_of(&[]);
    let inside = folder.path().join("eske/Gnr 12 Bnr 34 - Solbakkeveien 7");
    std::fs::create_dir(&inside).unwrap();
    for (from, to) in
        [("on-its-side.jpg", "0001.jpg"), ("pdf/text-layer.pdf", "0002.pdf")]
    {
        std::fs::copy(fixtures().join("formats").join(from), inside.join(to)).unwrap();
    }
    let archive = Archive::run(&folder.path().join("eske"), 1);
    let stored = |digest: &str| {
        std::fs::read(archive.root().join("store").join(&digest[..2]).join(digest))
            .unwrap()
    };
    let facts = |name: &str| -> Value {
        let query = "SELECT p.made FROM page p JOIN received r ON r.id = p.received_id
                     WHERE r.path LIKE ?";
        let made: String = archive
            .catalogue()
            .query_row(query, [format!("%{name}")], |row| row.get(0))
            .unwrap();
        serde_json::from_slice(&stored(&made)).unwrap()
    };
    // The letter that lies on its side is read upright at once, and shown upright for ever.
    let letter = facts("0001.jpg");
    assert_eq!((&letter["orientation"], &letter["layer"]), (&90.into(), &Value::Null));
    let mut turned = 0;
    each_member(&archive.tar(), |name, bytes| {
        let is_turned = |w: &[u8]| w.starts_with(b"/Rotate 90");
        turned += usize::from(name.ends_with(".pdf") && bytes.windows(10).any(is_turned));
    });
    assert_eq!(turned, 1, "one archive PDF has a page to be turned");
    // The text of another recogniser is kept, with one word of seven other than ours.
    let layer = &facts("0002.pdf")["layer"];
    assert_eq!(layer["words"], 7);
    assert!((70..100).contains(&layer["agreement"].as_i64().unwrap()), "{layer}");
    let kept: Value =
        serde_json::from_slice(&stored(layer["kept"].as_str().unwrap())).unwrap();
    assert_eq!(kept["blocks"][0]["lines"][0]["words"][1]["text"], "1951");
}
