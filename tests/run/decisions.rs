//! A person's word outranks every reading, in every later run, and shows in the next export.

use serde_json::Value;

use crate::archive::{Archive, box_of, path, run};
use crate::common::byggarkiv;

fn review(archive: &Archive, arguments: &[&str]) -> std::process::Output {
    let mut all = vec!["review"];
    all.extend(arguments);
    all.extend(["--by", "Kari Arkivar", "--now", "2026-02-01T08:00:00Z"]);
    all.extend(["--archive", path(archive.root())]);
    byggarkiv(&all)
}

fn question<'a>(all: &'a Value, field: &str, part: &str) -> &'a Value {
    let rows = all.as_array().unwrap().iter();
    rows.clone()
        .find(|row| {
            row["field"] == field && row["subject"].as_str().unwrap().contains(part)
        })
        .unwrap_or_else(|| panic!("no question on {field} of {part} in {all}"))
}

#[test]
fn a_decided_property_comes_into_the_next_delivery_which_replaces_the_first() {
    let intake = box_of(&["Diverse 1931", "gnr 14 bnr 2 fnr 3"]);
    let eske = intake.path().join("eske");
    let archive = Archive::run(&eske, 2);
    let status = archive.json(&["status"]);
    assert_eq!(status["delivery"]["status"], "TEST");
    assert!(status["held_out"].as_u64().unwrap() > 0);
    let before =
        String::from_utf8(archive.delivered("content/arkivstruktur.xml")).unwrap();
    assert!(!before.contains("<klasseID>4699-90/1</klasseID>"));

    let waiting = archive.json(&["review", "list"]);
    let asked = question(&waiting, "eiendom", "Diverse 1931");
    let id = asked["id"].to_string();
    let refused = review(&archive, &["correct", &id, "nitti skråstrek en"]);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
    let nothing = review(&archive, &["accept", &id]);
    assert_eq!(nothing.status.code(), Some(2), "there is nothing to accept: {nothing:?}");
    let decided = review(&archive, &["correct", &id, "4699-90/1"]);
    assert_eq!(decided.status.code(), Some(0), "{decided:?}");

    let titles = archive.json(&["review", "list", "--all"]);
    let title = question(&titles, "tittel", "sak eske/gnr 14 bnr 2 fnr 3");
    let id = title["id"].to_string();
    assert!(review(&archive, &["correct", &id, "Naust ved Solvågen"]).status.success());

    let again = run(&eske, archive.root(), 2, "2026-02-01T09:00:00Z");
    assert_eq!(again.status.code(), Some(0), "{again:?}");
    let status = archive.json(&["status"]);
    assert_eq!(status["delivery"]["status"], "REPLACEMENT");
    assert_eq!(status["held_out"], 0);
    let after =
        String::from_utf8(archive.delivered("content/arkivstruktur.xml")).unwrap();
    assert!(after.contains("<klasseID>4699-90/1</klasseID>"));
    assert!(after.contains("<tittel>Naust ved Solvågen</tittel>"));
    let log = String::from_utf8(archive.delivered("content/endringslogg.xml")).unwrap();
    assert!(log.contains("<nyVerdi>4699-90/1</nyVerdi>"), "{log}");
    assert!(log.contains("<nyVerdi>Naust ved Solvågen</nyVerdi>"), "{log}");
    assert!(log.contains("<endretAv>Kari Arkivar</endretAv>"), "{log}");

    // systemIDs survive: every one of the first delivery's cases is in the second.
    let ids = |xml: &str| -> Vec<String> {
        let ids = xml.split("<systemID>").skip(1);
        ids.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
    };
    let kept = ids(&after);
    for id in ids(&before) {
        assert!(kept.contains(&id), "{id} was given anew");
    }
    let judged = byggarkiv(&["validate", path(&archive.tar())]);
    assert_eq!(judged.status.code(), Some(0), "{judged:?}");
}

#[test]
fn the_evidence_is_a_picture_with_the_words_framed() {
    let demo = Archive::demo();
    let waiting = demo.json(&["review", "list", "--all"]);
    let dated = question(&waiting, "dato", "dokument");
    let folder = tempfile::tempdir().unwrap();
    let png = folder.path().join("bevis.png");
    let id = dated["id"].to_string();
    demo.json(&["review", "show", &id, "--png", path(&png)]);
    let picture = image::open(&png).unwrap().to_rgb8();
    let framed =
        picture.pixels().filter(|p| p.0[0] > 150 && p.0[1] < 90 && p.0[2] < 110).count();
    assert!(framed > 500, "{framed} pixels of frame");
}
