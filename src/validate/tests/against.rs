//! A delivery beside earlier ones.

use std::path::PathBuf;

use super::*;

const OTHER: &str = "11111111-89ab-4cde-8f01-23456789abcd";

/// The sound delivery as an earlier one: another package of the period before.
fn earlier() -> Delivery {
    let mut earlier = sound();
    moved(&mut earlier, "1950-01-01", "1964-12-31");
    renamed(&mut earlier, OTHER);
    new_ids(&mut earlier);
    earlier
}

/// Another package UUID.
fn renamed(delivery: &mut Delivery, uuid: &str) {
    (delivery.name, delivery.root) = (format!("{uuid}.tar"), uuid.to_owned());
    for file in ["transfer.xml", METS, PREMIS] {
        let bytes = match file {
            "transfer.xml" => &mut delivery.transfer,
            file => delivery.files.get_mut(file).unwrap(),
        };
        let text = String::from_utf8(std::mem::take(bytes)).unwrap();
        *bytes = text.replace(UUID, uuid).replace(OTHER, uuid).into_bytes();
    }
}

/// Another archival period.
fn moved(delivery: &mut Delivery, start: &str, end: &str) {
    for (name, date) in [("startDate", start), ("endDate", end)] {
        let before = format!("name=\"{name}\"><value>");
        let text = String::from_utf8(delivery.files[UTTREKK].clone()).unwrap();
        let at = text.find(&before).unwrap() + before.len();
        let text = [&text[..at], date, &text[at + 10..]].concat();
        delivery.files.insert(UTTREKK.to_owned(), text.into_bytes());
    }
}

/// Other ids for folders, registrations and documents; `arkiv` to `klasse` keep theirs.
fn new_ids(delivery: &mut Delivery) {
    let text = String::from_utf8(delivery.files[STRUCTURE].clone()).unwrap();
    let (frame, rest) = text.split_at(text.find("<mappe").unwrap());
    let rest = rest.replace("<systemID>0000", "<systemID>1111");
    delivery.files.insert(STRUCTURE.to_owned(), [frame, &rest].concat().into_bytes());
}

/// RECORDSTATUS and REFERENCECODE in METS.
fn status(delivery: &mut Delivery, status: &str, reference: &str) {
    delivery.replace(
        METS,
        "RECORDSTATUS=\"TEST\"",
        &format!("RECORDSTATUS=\"{status}\""),
    );
    let number = "<altRecordID TYPE=\"SUBMISSIONAGREEMENT\">";
    let code = format!("<altRecordID TYPE=\"REFERENCECODE\">{reference}</altRecordID>");
    delivery.replace(METS, number, &format!("{code}{number}"));
}

fn packed(mut delivery: Delivery, folder: &Path) -> PathBuf {
    files::make_folder(folder).unwrap();
    delivery.fill();
    delivery.pack(folder, &delivery.tar());
    folder.join(&delivery.name)
}

/// Judges one delivery against others, given as deliveries and as reports: both say the same.
fn check(
    name: &str,
    now: fn(&mut Delivery),
    before: &[fn(&mut Delivery)],
    says: &[&str],
) {
    let folder = tempfile::tempdir().unwrap();
    let mut delivery = sound();
    now(&mut delivery);
    let tar = packed(delivery, &folder.path().join("now"));
    let (mut deliveries, mut reports) = (Vec::new(), Vec::new());
    for (number, change) in before.iter().enumerate() {
        let mut delivery = earlier();
        change(&mut delivery);
        let tar = packed(delivery, &folder.path().join(number.to_string()));
        reports.push(report_on(&tar));
        deliveries.push(tar);
    }
    for against in [deliveries, reports] {
        let settings = Settings { against, ..Settings::default() };
        let verdict = super::super::delivery(&tar, &settings, &|_| {}).unwrap();
        let across = told(&verdict).into_iter().filter(|told| told.starts_with("B.3"));
        let across: Vec<String> = across.filter(|told| &told[..4] >= "B.37").collect();
        let text: Vec<_> = verdict.findings().map(|f| f.text(Lang::En)).collect();
        assert_eq!(across, says, "{name}: {text:#?}");
        for told in verdict.told() {
            let is_note = told.finding.severity == crate::finding::Severity::Note;
            assert!(told.finding.hint.is_some() || is_note, "{told:?}");
            assert!(
                told.xpath.is_some() || told.finding.place.line.is_none(),
                "{told:?}"
            );
            for lang in Lang::ALL {
                assert!(!told.finding.text(lang).contains("validate-"), "{told:?}");
            }
        }
    }
}

/// The JSON report on a delivery, with the ids beside it.
fn report_on(tar: &Path) -> PathBuf {
    let report = tar.with_extension("json");
    let ids = Some(tar.with_extension("ids"));
    let settings = Settings { ids, ..Settings::default() };
    let verdict = super::super::delivery(tar, &settings, &|_| {}).unwrap();
    files::write(&report, report::json(&verdict, Lang::Nb).as_bytes()).unwrap();
    report
}

const NOTHING: fn(&mut Delivery) = |_| {};

#[test]
fn the_next_period_of_an_archive_is_accepted_without_a_word() {
    check("one", NOTHING, &[NOTHING], &[]);
    let older: fn(&mut Delivery) = |d| {
        moved(d, "1940-01-01", "1949-12-31");
        renamed(d, "21111111-89ab-4cde-8f01-23456789abcd");
    };
    check("two", NOTHING, &[older, NOTHING], &[]);
}

#[test]
fn an_id_that_was_delivered_is_told_where_it_stands_now() {
    let same: fn(&mut Delivery) = |d| {
        let text = String::from_utf8(d.files[STRUCTURE].clone()).unwrap();
        let text = text.replacen("<systemID>1111", "<systemID>0000", 2);
        d.files.insert(STRUCTURE.to_owned(), text.into_bytes());
    };
    let folder = "B.37 error content/arkivstruktur.xml:37";
    let record = "B.37 error content/arkivstruktur.xml:52";
    check("new", NOTHING, &[same], &[folder, record]);
    check(
        "adds",
        |d| status(d, "SUPPLEMENT", OTHER),
        &[same],
        &[record, "B.38 warning content/arkivuttrekk.xml:22"],
    );
    check(
        "replaces",
        |d| status(d, "REPLACEMENT", OTHER),
        &[same],
        &["B.37 note {uuid}.tar", "B.38 warning content/arkivuttrekk.xml:22"],
    );
}

#[test]
fn what_takes_a_delivery_s_place_is_the_same_again() {
    let whole: fn(&mut Delivery) = |d| {
        *d = sound();
        renamed(d, OTHER);
    };
    check("whole", |d| status(d, "REPLACEMENT", OTHER), &[whole], &[]);
    check(
        "nothing",
        |d| status(d, "REPLACEMENT", OTHER),
        &[NOTHING],
        &["B.37 warning {uuid}.tar", "B.38 warning content/arkivuttrekk.xml:22"],
    );
    check(
        "elsewhere",
        |d| status(d, "REPLACEMENT", UUID),
        &[NOTHING],
        &["B.39 warning dias-mets.xml:3"],
    );
}

#[test]
fn periods_neither_overlap_nor_leave_gaps() {
    let at = "B.38 warning content/arkivuttrekk.xml:22";
    let gap: fn(&mut Delivery) = |d| moved(d, "1950-01-01", "1964-12-30");
    check("gap", NOTHING, &[gap], &[at]);
    let later: fn(&mut Delivery) = |d| moved(d, "1980-01-02", "1990-01-01");
    check("gap after", NOTHING, &[later], &[at]);
    let overlap: fn(&mut Delivery) = |d| moved(d, "1950-01-01", "1966-12-31");
    check("overlap", NOTHING, &[overlap], &[at]);
    let soft: fn(&mut Delivery) = |d| d.replace_all(UTTREKK, "skarpt", "mykt");
    let softly: fn(&mut Delivery) = |d| {
        moved(d, "1950-01-01", "1966-12-31");
        d.replace_all(UTTREKK, "skarpt", "mykt");
    };
    check("soft", soft, &[softly], &["B.38 note content/arkivuttrekk.xml:22"]);
    check(
        "another archive",
        NOTHING,
        &[|d| {
            moved(d, "1950-01-01", "1966-12-31");
            d.replace(UTTREKK, "\"archive\"><value>", "\"archive\"><value>Annet ");
        }],
        &[],
    );
}

#[test]
fn a_package_is_itself_a_stranger_s_or_another() {
    check("same", NOTHING, &[|d| *d = sound()], &["B.39 note dias-mets.xml:3"]);
    let stranger: fn(&mut Delivery) = |d| {
        *d = sound();
        renamed(d, OTHER);
        d.replace(UTTREKK, "Fjordvik kommune", "Dalvik kommune");
    };
    check("stranger", NOTHING, &[stranger], &["B.39 warning dias-mets.xml:3"]);
    check("same uuid", NOTHING, &[|d| renamed(d, UUID)], &["B.39 error dias-mets.xml:3"]);
}

#[test]
fn ids_that_cannot_be_had_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let now = packed(sound(), &folder.path().join("now"));
    let before = packed(earlier(), &folder.path().join("before"));
    let report = report_on(&before);
    let says = |expected: &str| {
        let against = vec![report.clone()];
        let settings = Settings { against, ..Settings::default() };
        let verdict = super::super::delivery(&now, &settings, &|_| {}).unwrap();
        assert_eq!(told(&verdict), ["B.37 warning {uuid}.tar"]);
        let text = verdict.findings().next().unwrap().text(Lang::En);
        assert!(text.contains(expected), "{text}");
    };
    let ids = before.with_extension("ids");
    let mut bytes = files::read(&ids).unwrap();
    bytes[20] ^= 1;
    files::write(&ids, &bytes).unwrap();
    says("another than");
    files::remove(&ids).unwrap();
    says("does not lie beside");
    let text = files::read_text(&report).unwrap();
    files::write(&report, text.replace("\"ids\": {", "\"id\": {").as_bytes()).unwrap();
    says("no list");
    files::write(&report, b"{}").unwrap();
    let settings = Settings { against: vec![report.clone()], ..Settings::default() };
    let error = super::super::delivery(&now, &settings, &|_| {}).unwrap_err();
    assert!(matches!(error, Error::NotAReport { .. }), "{error}");
}
