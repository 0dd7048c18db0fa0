//! A person's number stays on the paper: the image, its ALTO and the archive PDF.

use std::collections::BTreeSet;

use crate::archive::{Archive, each_member, truth};

/// Every run of eleven digits in the demo's words, spaces within taken out.
fn numbers() -> BTreeSet<String> {
    let words = truth()["pages"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|page| page["numbers"].as_array().is_some_and(|n| !n.is_empty()))
        .map(|page| page["text"].to_string())
        .collect::<Vec<_>>()
        .join("\n");
    let pattern = regex::Regex::new(r"\d{6} ?\d{5}").unwrap();
    pattern.find_iter(&words).map(|found| found.as_str().replace(' ', "")).collect()
}

fn assert_absent(where_: &str, text: &str) {
    for number in numbers() {
        let (date, rest) = number.split_at(6);
        for form in [number.clone(), format!("{date} {rest}")] {
            assert!(!text.contains(&form), "a person's number stands in {where_}");
        }
    }
}

#[test]
fn the_demo_has_persons_numbers_and_they_were_found() {
    assert!(numbers().len() >= 2, "{}", numbers().len());
    let catalogue = Archive::demo().catalogue();
    let screened: i64 = catalogue
        .query_row(
            "SELECT COUNT(*) FROM document WHERE facts LIKE '%\"screened\":true%'",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert!(screened >= 3, "{screened}");
}

#[test]
fn no_person_s_number_is_in_the_catalogue() {
    let root = Archive::demo().root();
    let catalogue =
        byggarkiv::catalogue::Catalogue::open(&root.join("catalogue.sqlite")).unwrap();
    for line in byggarkiv::catalogue::dump(&catalogue).unwrap() {
        assert_absent("the catalogue", &line);
    }
}

#[test]
fn no_person_s_number_is_in_the_index() {
    let index =
        byggarkiv::index::Index::open(&Archive::demo().root().join("index")).unwrap();
    for line in index.dump().unwrap() {
        assert_absent("the index", &line);
    }
}

#[test]
fn no_person_s_number_is_in_the_delivery_s_xml_the_reports_or_the_output() {
    let demo = Archive::demo();
    each_member(&demo.tar(), |name, bytes| {
        if name.ends_with(".xml") {
            assert_absent(name, &String::from_utf8_lossy(bytes));
        }
    });
    for entry in std::fs::read_dir(demo.root().join("reports")).unwrap() {
        let path = entry.unwrap().path();
        assert_absent(
            &path.display().to_string(),
            &std::fs::read_to_string(&path).unwrap(),
        );
    }
    assert_absent("the output", &String::from_utf8_lossy(&demo.output.stdout));
    assert_absent("the log", &String::from_utf8_lossy(&demo.output.stderr));
}

#[test]
fn a_document_with_a_person_s_number_is_screened_whole() {
    let xml = String::from_utf8(Archive::demo().delivered("content/arkivstruktur.xml"))
        .unwrap();
    assert!(
        xml.contains(
            "<skjermingDokument>Skjerming av hele dokumentet</skjermingDokument>"
        )
    );
}
