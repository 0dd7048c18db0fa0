//! The trees whose counts Arkade's own tests assert (facts only; the trees are written anew),
//! as XML through the whole judge: how many answers, how many of them errors, and the words
//! that must be among them.

use std::fmt::Write as _;
use std::path::Path;

use super::super::{Settings, Sheet, Verdict, delivery};
use crate::files;
use crate::message::Lang;

/// `<name>body</name>`; a type may follow the name: `mappe saksmappe`.
fn el(name: &str, body: &str) -> String {
    match name.split_once(' ') {
        None => format!("<{name}>{body}</{name}>"),
        Some((name, kind)) => format!("<{name} xsi:type=\"{kind}\">{body}</{name}>"),
    }
}

/// An arkivdel with its id and title.
fn part(number: u32, body: &str) -> String {
    let head = format!("<systemID>id_{number}</systemID><tittel>T{number}</tittel>");
    el("arkivdel", &(head + body))
}

fn id(id: &str) -> String {
    el("systemID", id)
}

fn times(count: usize, text: &str) -> String {
    text.repeat(count)
}

/// A registrering with a document of this format and file.
fn document(format: &str, file: &str, more: &str) -> String {
    let fields = el("format", format) + &el("referanseDokumentfil", file) + more;
    el("registrering", &el("dokumentbeskrivelse", &el("dokumentobjekt", &fields)))
}

/// The declarations of arkivuttrekk.xml: mapper, registreringer, and the three flags.
struct Declared {
    mapper: Option<u64>,
    registreringer: Option<u64>,
    flag: bool,
}

const NOTHING: Declared = Declared { mapper: None, registreringer: None, flag: false };

fn uttrekk(declared: &Declared) -> String {
    let property = |name: &str, value: &str, more: &str| {
        format!(
            "<property name='{name}'><value>{value}</value><properties>{more}</properties></property>"
        )
    };
    let mut info = property("type", "Noark 5", &property("version", "5.0", ""));
    let period = property("inngaaendeSkille", "skarpt", "")
        + &property("utgaaendeSkille", "skarpt", "");
    let mut additional =
        format!("<property name='periode'><properties>{period}</properties></property>");
    for flag in [
        "inneholderSkjermetInformasjon",
        "inneholderDokumenterSomSkalKasseres",
        "omfatterDokumenterSomErKassert",
    ] {
        additional += &property(flag, &declared.flag.to_string(), "");
    }
    let _ = write!(
        info,
        "<property name='additionalInfo'><properties>{additional}</properties></property>"
    );
    let counts = [("mappe", declared.mapper), ("registrering", declared.registreringer)];
    let mut occurrences = String::new();
    for (name, count) in counts {
        if let Some(count) = count {
            let value = property("value", &count.to_string(), "");
            occurrences += &property("numberOfOccurrences", name, &value);
        }
    }
    let file = property("file", "", &property("name", "arkivstruktur.xml", ""));
    format!(
        "<addml xmlns='http://www.arkivverket.no/standarder/addml'><dataset><dataObjects>\
         <dataObject name='Noark 5-arkivuttrekk'><properties><property name='info'><properties>\
         {info}</properties></property></properties><dataObjects><dataObject name='arkivstruktur'>\
         <properties>{file}<property name='info'><properties>{occurrences}</properties>\
         </property></properties></dataObject></dataObjects></dataObject></dataObjects>\
         </dataset></addml>"
    )
}

fn judge(arkiv: &str, declared: &Declared) -> Verdict {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        files::write(&folder.path().join(name), text.as_bytes()).unwrap();
    };
    let namespace = "http://www.arkivverket.no/standarder/noark5/arkivstruktur";
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    let root = format!("<arkiv xmlns='{namespace}' xmlns:xsi='{xsi}'>");
    write("arkivstruktur.xml", &arkiv.replacen("<arkiv>", &root, 1));
    write("arkivuttrekk.xml", &uttrekk(declared));
    for file in ["a.pdf", "b.pdf", "c.pdf", "d.docx"] {
        write(&format!("dokumenter/{file}"), file);
    }
    write("dokumenter/tom.pdf", "");
    read(folder.path())
}

fn read(folder: &Path) -> Verdict {
    let settings = Settings { like_arkade: true, ..Settings::default() };
    delivery(folder, &settings, &|_| {}).unwrap()
}

fn of<'a>(verdict: &'a Verdict, test: &str) -> &'a Sheet {
    let rule = verdict.rules.iter().find(|rule| rule.rule == test).unwrap();
    rule.arkade.as_ref().unwrap_or_else(|| panic!("{test}"))
}

fn words(sheet: &Sheet) -> Vec<String> {
    let answer = |a: &super::Answer| match &a.group {
        Some(group) => format!("{}: {}", group.text(Lang::Nb), a.message.text(Lang::Nb)),
        None => a.message.text(Lang::Nb),
    };
    sheet.answers.iter().map(answer).collect()
}

/// What a test must answer to a tree: answers, errors, words.
fn check(test: &str, arkiv: &str, expected: (u64, u64), says: &[&str]) {
    check_with(test, arkiv, &NOTHING, expected, says);
}

fn check_with(
    test: &str,
    arkiv: &str,
    declared: &Declared,
    expected: (u64, u64),
    says: &[&str],
) {
    let verdict = judge(&el("arkiv", arkiv), declared);
    let sheet = of(&verdict, test);
    let words = words(sheet);
    assert_eq!((sheet.len(), sheet.errors()), expected, "{test}: {words:#?}\n{arkiv}");
    for said in says {
        assert!(words.iter().any(|w| w.contains(said)), "{test}: «{said}» in {words:#?}");
    }
}

#[test]
fn n5_04_archives_are_counted_by_level() {
    check("N5.04", &el("arkiv", ""), (3, 0), &["Totalt: 2", "nivå 2: 1"]);
    let inner = el("arkiv", &el("arkiv", "")) + &el("arkiv", "");
    check("N5.04", &(inner + &el("arkivdel", "")), (4, 0), &["Totalt: 4", "nivå 2: 2"]);
    check("N5.04", "", (1, 0), &["Totalt: 1"]);
}

#[test]
fn n5_05_arkivdeler_are_counted_by_archive() {
    let archive = |name: &str, parts: &str| el("arkiv", &(id(name) + parts));
    let tree = archive("a", &(part(1, "") + &part(2, ""))) + &archive("b", &part(3, ""));
    check("N5.05", &tree, (3, 0), &["Totalt: 3", "a – Antall arkivdeler: 2"]);
}

#[test]
fn n5_06_the_status_of_each_arkivdel_is_told() {
    let status = |text: &str| el("arkivdelstatus", text);
    let tree = part(1, &status("Avsluttet periode")) + &part(2, &status("Aktiv periode"));
    check("N5.06", &tree, (2, 0), &["Avsluttet periode – Antall: 1"]);
}

#[test]
fn n5_07_systems_are_counted_by_arkivdel() {
    let system = el("klassifikasjonssystem", "");
    check("N5.07", &part(1, &system), (1, 0), &["Totalt: 1"]);
    let two = part(1, &system) + &part(2, &system);
    check("N5.07", &two, (3, 0), &["Totalt: 2", "id_2, T2: Antall: 1"]);
}

/// Classes within classes, so deep, the innermost holding this.
fn deep(levels: usize, inner: &str) -> String {
    (0..levels).fold(inner.to_owned(), |tree, _| el("klasse", &tree))
}

#[test]
fn n5_08_classes_are_counted_by_system_and_level() {
    let system = |number: u32, body: &str| {
        el("klassifikasjonssystem", &(id(&format!("s{number}")) + body))
    };
    let three = deep(3, &el("mappe", ""));
    let two = deep(2, "") + &deep(1, "");
    let both = |n: u32| system(n, &three) + &system(n + 1, &two);
    let tree = part(1, &both(1)) + &part(2, &both(3));
    let says = [
        "Totalt: 12",
        "Primært klassifikasjonssystem (systemID): s1: Antall: 3",
        "Sekundært",
    ];
    check("N5.08", &tree, (15, 0), &says);
    let one = part(1, &system(1, &(deep(5, "") + &deep(1, ""))));
    check("N5.08", &one, (7, 0), &["Totalt: 6", "Antall på nivå 1: 2"]);
    check("N5.08", &part(1, ""), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_09_empty_classes_count_in_primary_systems_only() {
    let full = el("klasse", &el("mappe", ""));
    let empty = el("klasse", "");
    let system = |body: &str| el("klassifikasjonssystem", body);
    let primary = |count: usize| system(&(full.clone() + &times(count, &empty)));
    check("N5.09", &part(1, &primary(2)), (1, 0), &["Totalt: 2"]);
    let two = part(1, &primary(1)) + &part(2, &primary(1));
    check("N5.09", &two, (3, 0), &["Totalt: 2", "id_2, T2: "]);
    let tree = part(1, &(primary(2) + &primary(2) + &system(&empty)));
    check("N5.09", &tree, (3, 0), &["Antall: 4"]);
}

#[test]
fn n5_10_folders_are_counted_by_type_and_level_and_as_declared() {
    let saksmappe = el("mappe saksmappe", "");
    let in_system = |body: &str| part(1, &el("klassifikasjonssystem", body));
    let with = |count: u64| Declared { mapper: Some(count), ..NOTHING };
    for other in ["mappe moetemappe", "mappe", "mappe minmappe", "mappe n5:minmappe"] {
        let tree = in_system(&(saksmappe.clone() + &el(other, "")));
        let tree = tree.replace("<arkivdel>", "<arkivdel xmlns:n5='urn:n5'>");
        let kind = other.rsplit([' ', ':']).next().unwrap();
        let says = ["Totalt: 2", &format!("Mappetype: {kind}: Antall på nivå 1: 1")];
        check_with("N5.10", &tree, &with(2), (5, 0), &says);
    }
    let body = el("mappe saksmappe", &saksmappe) + &el("mappe moetemappe", "");
    let tree = part(1, &body) + &part(2, &body);
    check_with("N5.10", &tree, &with(6), (13, 0), &["Totalt: 6", "id_2, T2: Antall: 3"]);
    let one = in_system(&saksmappe);
    check_with("N5.10", &one, &with(2), (4, 1), &["2 mappe, men 1"]);
    check_with("N5.10", &one, &NOTHING, (4, 1), &["0 mappe, men 1"]);
    check_with("N5.10", &in_system(""), &with(0), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_11_and_n5_18_count_by_year_and_pass_over_what_is_no_date() {
    for (test, name) in [("N5.11", "mappe"), ("N5.18", "registrering")] {
        let created = |date: &str| el(name, &el("opprettetDato", date));
        let dates =
            ["1865-05-01", "1863-10-18T00:00:00Z", "1863-10-19", "1864-01-01", "i fjor"];
        let tree: String = dates.iter().map(|date| created(date)).collect();
        let says = ["1863 – Antall: 2", "1864 – Antall: 1", "1865 – Antall: 1"];
        check(test, &part(1, &tree), (3, 0), &says);
    }
}

#[test]
fn n5_12_and_n5_19_a_class_with_both_is_several_errors() {
    for (test, held) in [("N5.12", "mappe"), ("N5.19", "registrering")] {
        let mixed = |number: u32| {
            let body = id(&format!("k{number}")) + &el("klasse", "") + &el(held, "");
            part(number, &el("klasse", &body))
        };
        check(test, &mixed(1), (2, 2), &["Totalt: 1", "Klasse (systemID): k1"]);
        check(test, &(mixed(1) + &mixed(2)), (5, 5), &["Totalt: 2", "Antall: 1"]);
        check(test, &part(1, &el("klasse", &el(held, ""))), (1, 0), &["Totalt: 0"]);
    }
}

#[test]
fn n5_13_and_n5_20_count_by_class_and_lose_the_outer_one() {
    for (test, held) in [("N5.13", "mappe"), ("N5.20", "registrering")] {
        let class = |name: &str, body: &str| el("klasse", &(id(name) + body));
        let held = el(held, "");
        let tree = class("k1", &times(2, &held))
            + &class("k2", &class("k3", &held))
            + &class("k4", &class("k5", ""));
        let says = ["k1 – Antall: 2", "k3 – Antall: 1", "underklasser) – Antall: 1"];
        check(test, &part(1, &tree), (3, 0), &says);
        check(test, &(part(1, &tree) + &part(2, &tree)), (7, 0), &["Antall: 2"]);
        let none = class("k1", "");
        check(test, &part(1, &none), (1, 0), &["underklasser) – Antall: 1"]);
        check(test, &(part(1, &none) + &part(2, &none)), (3, 0), &[]);
    }
}

#[test]
fn n5_14_folders_that_hold_nothing_unless_they_are_out() {
    let folder = |body: &str| el("mappe saksmappe", &(id("m") + body));
    let full = folder(&el("registrering", ""));
    let tree =
        folder("") + &full + &folder("") + &folder(&folder(&el("registrering", "")));
    check("N5.14", &part(1, &tree), (3, 0), &["Totalt: 2"]);
    let out = folder(&el("saksstatus", "UTGÅR")) + &folder("");
    check("N5.14", &part(1, &out), (2, 0), &["Totalt: 1"]);
    let out = folder(&el("saksstatus", "Utgår"));
    check("N5.14", &part(1, &out), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_15_counts_different_statuses_and_takes_two_of_them() {
    let status = |text: &str| el("mappe", &el("saksstatus", text));
    let tree = times(2, &status("Avsluttet")) + &status("Utgår") + &status("avsluttet");
    let says = ["Totalt: 3", "Avsluttet – Antall: 2", "avsluttet – Antall: 1"];
    check("N5.15", &part(1, &tree), (4, 1), &says);
    check("N5.15", &part(1, ""), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_16_registrations_are_counted_by_type_and_as_declared() {
    let both = el("registrering journalpost", "") + &el("registrering", "");
    let with = |count: u64| Declared { registreringer: Some(count), ..NOTHING };
    let one = part(1, &el("mappe", &both));
    let says = ["Totalt: 2", "journalpost – Antall: 1", "registrering – Antall: 1"];
    check_with("N5.16", &one, &with(2), (3, 0), &says);
    check_with("N5.16", &one, &with(3), (4, 1), &["3 registrering, men 2"]);
    let two = part(1, &both) + &part(2, &both);
    check_with("N5.16", &two, &with(4), (7, 0), &["Totalt: 4", "id_2, T2: Totalt: 2"]);
    let verdict = judge(&el("arkiv", &one), &NOTHING);
    assert!(of(&verdict, "N5.16").stop.is_some());
}

#[test]
fn n5_17_journalposttyper_of_journalposter() {
    let post = |kind: &str, of: &str| el(of, &el("journalposttype", kind));
    let journalpost = "registrering journalpost";
    let tree = post("Inngående dokument", journalpost)
        + &times(2, &post("Utgående dokument", journalpost))
        + &post("Organinternt dokument for oppfølging", journalpost)
        + &post("Organinternt dokument uten oppfølging", journalpost)
        + &times(2, &post("Saksframlegg", journalpost))
        + &post("Brev", "registrering arkivnotat");
    check("N5.17", &part(1, &tree), (5, 0), &["Utgående dokument – Antall: 2"]);
    // An empty type gives no text to hear: the error that Arkade has for it is never met.
    check("N5.17", &part(1, &post("", journalpost)), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_21_registrations_without_description_unless_they_are_out() {
    let bare = el("registrering", "");
    let described = el("registrering", &el("dokumentbeskrivelse", ""));
    let folder = |body: &str| el("mappe", body);
    let one = part(1, &folder(&(bare.clone() + &described)));
    check("N5.21", &one, (2, 0), &["Totalt: 1"]);
    let two = part(1, &folder(&times(2, &bare))) + &part(2, &folder(&described));
    check("N5.21", &two, (5, 0), &["Totalt: 2", "id_2, T2: Totalt: 0"]);
    let status = el("saksstatus", "Utgår");
    let out = [
        el("mappe saksmappe", &(bare.clone() + &status)),
        folder(&(bare.clone() + &status)),
        folder(&el("registrering", &el("journalstatus", "Utgår"))),
    ];
    for tree in out {
        check("N5.21", &part(1, &tree), (1, 0), &["Totalt: 0"]);
    }
    // The outermost of folders in folders is lost; by the standard it is not.
    let nested = part(1, &folder(&folder(&bare)));
    check("N5.21", &nested, (1, 0), &["Totalt: 0"]);
    let verdict = judge(&el("arkiv", &nested), &NOTHING);
    let rule = verdict.rules.iter().find(|rule| rule.rule == "N5.21").unwrap();
    assert_eq!(rule.counts.as_ref().map(Sheet::len), Some(2));
    assert_eq!(rule.warnings, 1);
}

#[test]
fn n5_22_counts_statuses_of_journalposter() {
    let status = |text: &str| el("registrering", &el("journalstatus", text));
    let tree = times(2, &status("Arkivert")) + &status("Utgår") + &status("JournalFørt");
    let tree = part(1, &el("mappe", &tree));
    check("N5.22", &tree, (3, 1), &["Arkivert – Antall: 2", "JournalFørt – Antall: 1"]);
}

#[test]
fn n5_23_and_n5_26_count_by_arkivdel() {
    for (test, name) in [("N5.23", "dokumentbeskrivelse"), ("N5.26", "dokumentobjekt")] {
        let tree = part(1, &times(2, &el(name, ""))) + &part(2, &el(name, ""));
        check(test, &tree, (3, 0), &["Totalt: 3", "id_1, T1: Antall: 2"]);
        check(test, &part(1, &el(name, "")), (1, 0), &["Totalt: 1"]);
    }
}

#[test]
fn n5_24_descriptions_without_object_unless_out_or_on_paper() {
    let description = |body: &str| el("dokumentbeskrivelse", body);
    let post = |body: &str| el("registrering", body);
    let folder = |body: &str| el("mappe", body);
    let missing = folder(&post(&description("")));
    let tree = part(1, &missing) + &part(2, &missing);
    check("N5.24", &tree, (5, 0), &["Totalt: 2", "id_2, T2: Totalt: 1"]);
    let out = post(&(description("") + &el("journalstatus", "Utgår")));
    check("N5.24", &part(1, &folder(&out)), (1, 0), &["Totalt: 0"]);
    let paper = description(&el("dokumentmedium", "Fysisk medium"));
    let says = ["Totalt: 0", "på papir – Antall: 1"];
    check("N5.24", &part(1, &folder(&post(&paper))), (2, 0), &says);
    let with_object = description(&el("dokumentobjekt", ""));
    check("N5.24", &part(1, &folder(&post(&with_object))), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_25_counts_statuses_of_documents() {
    let status = |text: &str| el("dokumentbeskrivelse", &el("dokumentstatus", text));
    let tree =
        status("Dokumentet er ferdigstilt") + &status("Dokumentet er under redigering");
    check("N5.25", &part(1, &tree), (2, 1), &["under redigering – Antall: 1"]);
}

#[test]
fn n5_27_the_first_and_the_last_registration() {
    let post = |date: &str| el("registrering", &el("opprettetDato", date));
    let first = part(1, &(post("1864-10-18T00:00:00Z") + &post("i går")));
    let second = part(2, &(post("1863-10-18") + &post("1863-13-01")));
    let says =
        ["Antall registreringer: 4", "id_1, T1: Første registrering: 18.10.1864", "2"];
    check("N5.27", &(first + &second), (6, 1), &says);
    check(
        "N5.27",
        &part(1, &(post("x") + &post("y"))),
        (2, 1),
        &["datoer for opprettelse: 2"],
    );
}

#[test]
fn n5_29_a_format_that_is_not_the_extension_is_three_errors() {
    let four = document("pdf", "dokumenter/a.pdf", "")
        + &document("PDF", "dokumenter/b.PDF", "")
        + &document("pdf", "dokumenter/c.doc", "")
        + &document("docx", "dokumenter/d.docx", "");
    let says = [
        "unike formater: 2",
        "pdf – Antall: 3",
        "docx – Antall: 1",
        "heter dokumenter/c.doc",
    ];
    check("N5.29", &part(1, &four), (6, 3), &says);
    check("N5.29", &(part(1, &four) + &part(2, &four)), (12, 7), &["Totalt: 2"]);
    check("N5.29", &part(1, ""), (1, 0), &["unike formater: 0"]);
}

#[test]
fn n5_30_a_changed_file_and_a_missing_one() {
    let wrong = |file: &str| document("pdf", file, &el("sjekksum", "abc"));
    let tree = part(1, &(wrong("dokumenter/a.pdf") + &wrong("dokumenter\\b.pdf")))
        + &part(2, &wrong("dokumenter/a.pdf"));
    check("N5.30", &tree, (3, 3), &["id_2, T2: Filen dokumenter/a.pdf har ikke"]);
    let sum = crate::digest::Digest::of(b"a.pdf").to_string().to_uppercase();
    let right = document("pdf", "dokumenter\\a.pdf", &el("sjekksum", &sum));
    check("N5.30", &part(1, &right), (0, 0), &[]);
    // A file without its checksum and a checksum without its file look the same to Arkade.
    let bare = document("pdf", "dokumenter/a.pdf", "");
    check("N5.30", &part(1, &(bare + &wrong("x.pdf"))), (2, 2), &["ble ikke funnet"]);
}

#[test]
fn n5_28_n5_32_and_n5_33_files_both_ways() {
    let tree = part(
        1,
        &(document("pdf", "dokumenter/a.pdf", "") + &document("pdf", "x.pdf", "")),
    );
    check("N5.32", &tree, (1, 1), &["Filen x.pdf ble ikke funnet"]);
    check("N5.33", &tree, (5, 4), &["Totalt: 4", "dokumenter/tom.pdf"]);
    check("N5.28", &tree, (2, 1), &["funnet: 5", "ble ikke funnet oppgitt"]);
}

#[test]
fn n5_34_a_file_with_several_references() {
    let two = times(2, &document("pdf", "dokumenter/a.pdf", ""));
    check(
        "N5.34",
        &part(1, &two),
        (2, 0),
        &["Totalt: 1", "a.pdf – Antall referanser: 2"],
    );
    check("N5.34", &(part(1, &two) + &part(2, &two)), (5, 0), &["Totalt: 2"]);
    // One in each arkivdel, or each way of writing, is not seen.
    let one = |slash: &str| document("pdf", &format!("dokumenter{slash}a.pdf"), "");
    check("N5.34", &part(1, &(one("/") + &one("\\"))), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_35_parties_of_every_holder() {
    let tree =
        part(1, &(el("sakspart", "") + &el("part", ""))) + &part(2, &el("part", ""));
    check("N5.35", &tree, (3, 0), &["Totalt: 3", "id_1, T1: Antall: 2"]);
}

#[test]
fn n5_36_remarks_by_what_holds_them() {
    let remark = el("merknad", "");
    let tree = el("mappe", &remark)
        + &times(3, &el("mappe saksmappe", &remark))
        + &el("registrering basisregistrering", &remark)
        + &el(
            "registrering journalpost",
            &(el("dokumentbeskrivelse", &remark) + &remark),
        );
    check("N5.36", &part(1, &tree), (6, 0), &["Totalt: 7", "saksmappe – Antall: 3"]);
}

#[test]
fn n5_37_cross_references_by_where_they_lead() {
    let to = |what: &str| el("kryssreferanse", &el(&format!("referanseTil{what}"), "x"));
    let four = to("Klasse") + &to("Klasse") + &to("Mappe") + &to("Registrering");
    check(
        "N5.37",
        &part(1, &four),
        (4, 0),
        &["Totalt: 4", "referanseTilKlasse – Antall: 2"],
    );
    let tree = part(1, &four) + &part(2, &to("Registrering"));
    check("N5.37", &tree, (7, 0), &["Totalt: 5"]);
}

#[test]
fn n5_38_precedents_of_journalposter_and_saksmapper() {
    let precedent = el("presedens", "");
    let post = |count: usize| el("registrering journalpost", &times(count, &precedent));
    check("N5.38", &part(1, &post(2)), (2, 0), &["Totalt: 2"]);
    let two = part(1, &post(2)) + &part(2, &post(1));
    check("N5.38", &two, (5, 0), &["Totalt: 3", "id_1, T1: Antall: 2"]);
    // A saksmappe that holds a folder is forgotten; by the standard it is not.
    let nested = el("mappe saksmappe", &(el("mappe", "") + &precedent));
    check("N5.38", &part(1, &nested), (1, 0), &["Totalt: 0"]);
    let verdict = judge(&el("arkiv", &part(1, &nested)), &NOTHING);
    let rule = verdict.rules.iter().find(|rule| rule.rule == "N5.38").unwrap();
    assert_eq!(
        words(rule.counts.as_ref().unwrap()),
        ["Totalt: 1", "saksmappe – Antall: 1"]
    );
}

#[test]
fn n5_39_and_n5_46_count_by_arkivdel() {
    let party = el("registrering", &el("korrespondansepart", ""));
    let tree = part(1, &times(2, &party)) + &part(2, &party);
    check("N5.39", &tree, (3, 0), &["Totalt: 3"]);
    let converted = el("dokumentobjekt", &el("konvertering", ""));
    check("N5.46", &part(1, &times(2, &converted)), (1, 0), &["Totalt: 2"]);
    let tree = part(1, &times(2, &converted)) + &part(2, &converted);
    check("N5.46", &tree, (3, 0), &["Totalt: 3", "id_1, T1: Antall: 2"]);
}

#[test]
fn n5_40_sign_offs_by_how() {
    let off = |how: &str| el("avskrivning", &el("avskrivningsmaate", how));
    let tree = times(2, &off("Besvart med brev")) + &off("Tatt til etterretning");
    check(
        "N5.40",
        &part(1, &tree),
        (3, 0),
        &["Totalt: 3", "Besvart med brev – Antall: 2"],
    );
}

#[test]
fn n5_41_only_the_first_flow_of_a_journalpost_counts() {
    let flow = el("dokumentflyt", "x");
    let tree = el("registrering journalpost", &times(2, &flow));
    check("N5.41", &part(1, &tree), (1, 0), &["Totalt: 1"]);
    let leaks =
        el("registrering journalpost", "") + &el("registrering arkivnotat", &flow);
    check("N5.41", &part(1, &leaks), (1, 0), &["Totalt: 1"]);
}

#[test]
fn n5_42_n5_43_and_n5_44_by_what_holds_them() {
    let cases = [
        ("N5.42", "skjerming", true),
        ("N5.43", "gradering", false),
        ("N5.44", "kassasjon", true),
    ];
    for (test, name, flagged) in cases {
        let it = el(name, "");
        let body = it.clone()
            + &el("klasse", &it)
            + &times(2, &el("mappe", &it))
            + &el(
                "registrering",
                &(it.clone() + &times(2, &el("dokumentbeskrivelse", &it))),
            );
        let declared = Declared { flag: true, ..NOTHING };
        let says = ["Totalt: 7", "mappe – Antall: 2", "arkivdel – Antall: 1"];
        check_with(test, &part(1, &body), &declared, (6, 0), &says);
        let two = part(1, &body) + &part(2, &body);
        check_with(
            test,
            &two,
            &declared,
            (13, 0),
            &["Totalt: 14", "id_2, T2: Antall: 7"],
        );
        let error = u64::from(flagged);
        check_with(test, &part(1, &body), &NOTHING, (6 + error, error), &[]);
        check_with(test, &part(1, ""), &declared, (1 + error, error), &["Totalt: 0"]);
    }
}

#[test]
fn n5_45_executed_disposals_of_arkivdeler_and_documents() {
    let done = el("utfoertKassasjon", "");
    let two = done.clone() + &el("dokumentbeskrivelse", &done) + &el("mappe", &done);
    let declared = Declared { flag: true, ..NOTHING };
    check_with("N5.45", &part(1, &two), &declared, (1, 0), &["Totalt: 2"]);
    let tree = part(1, &two) + &part(2, &done);
    check_with("N5.45", &tree, &declared, (3, 0), &["Totalt: 3", "id_1, T1: Antall: 2"]);
    check_with("N5.45", &part(1, &two), &NOTHING, (2, 1), &["ikke oppgitt"]);
    check_with("N5.45", &part(1, ""), &declared, (2, 1), &["ingen ble funnet"]);
}

#[test]
fn n5_47_each_id_that_is_not_unique_is_one_error() {
    let ids: String =
        ["a", "b", "b", "c", "c", "c"].iter().map(|i| el("mappe", &id(i))).collect();
    let says = ["b forekommer 2 ganger", "c forekommer 3 ganger"];
    check("N5.47", &part(1, &ids), (2, 2), &says);
}

#[test]
fn n5_48_references_to_arkivdeler_that_hold_a_referrer() {
    let to = |name: &str, to: &str| el(name, &(id(name) + &el("referanseArkivdel", to)));
    let tree =
        to("mappe", "x") + &to("registrering", "y") + &to("dokumentbeskrivelse", "z");
    check("N5.48", &part(1, &tree), (4, 4), &["Totalt: 3"]);
    check("N5.48", &part(1, &to("mappe", "id_1")), (0, 0), &[]);
    // The arkivdel is there, but nothing in it refers: Arkade takes it for missing.
    let tree = part(1, &to("mappe", "id_2")) + &part(2, "");
    check("N5.48", &tree, (2, 2), &["viser til id_2"]);
    let verdict = judge(&el("arkiv", &tree), &NOTHING);
    assert!(verdict.findings().all(|finding| finding.rule != "N5.48"));
}

#[test]
fn n5_51_secondary_classes_of_saksmapper() {
    let to = |to: &str| {
        let body = id(&format!("m{to}")) + &el("referanseSekundaerKlassifikasjon", to);
        el("mappe saksmappe", &body)
    };
    let tree = el("klasse", &id("k")) + &to("k") + &to("x") + &to("y");
    check("N5.51", &part(1, &tree), (3, 3), &["Totalt: 2"]);
}

#[test]
fn n5_63_an_element_between_two_tags() {
    let folder = |title: &str| el("mappe", &(id("m1") + title));
    let check_63 = |title: &str, errors: u64| {
        check("N5.63", &part(1, &folder(title)), (errors, errors), &[]);
    };
    check_63("<tittel>x</tittel>", 0);
    check_63("<tittel></tittel>", 1);
    check_63("<tittel> \n</tittel>", 1);
    check_63("<tittel><![CDATA[x]]></tittel>", 1);
    check_63("<tittel/>", 0);
    let says = ["Elementet tittel mangler innhold, etter systemID m1"];
    check("N5.63", &part(1, &folder("<tittel></tittel>")), (1, 1), &says);
}

#[test]
fn n5_64_empty_files_unless_they_are_out() {
    let document = document("pdf", "dokumenter/tom.pdf", "");
    let tree = part(1, &el("mappe", &document));
    check("N5.64", &tree, (2, 0), &["Totalt: 1", "Filen dokumenter/tom.pdf er tom"]);
    let out = el("mappe", &(document + &el("saksstatus", "Utgår")));
    check("N5.64", &part(1, &out), (1, 0), &["Totalt: 0"]);
}

#[test]
fn n5_59_to_n5_62_without_journals_and_change_log() {
    let tree = part(1, &el("mappe", &el("registrering journalpost", "")));
    check("N5.59", &tree, (2, 1), &["arkivstrukturen: 1", "Kunne ikke lese"]);
    check("N5.60", &tree, (2, 2), &["Ingen gyldig journaldato", "Kunne ikke lese"]);
    check("N5.61", &tree, (1, 1), &["endringslogg.xml ble ikke funnet"]);
    check("N5.62", &tree, (1, 1), &["endringslogg.xml ble ikke funnet"]);
}

#[test]
fn where_arkade_stops_the_reading_goes_on_and_says_so() {
    let bare = el("registrering", "");
    let tree = el("arkiv", &part(1, &bare));
    let verdict = judge(&tree, &NOTHING);
    for test in ["N5.14", "N5.21", "N5.24", "N5.64"] {
        let stop = of(&verdict, test).stop.as_ref().unwrap_or_else(|| panic!("{test}"));
        assert_eq!((stop.file.as_str(), stop.line), ("arkivstruktur.xml", 1), "{test}");
    }
    assert_eq!(words(of(&verdict, "N5.21"))[0], "Totalt: 1");
    let after = el("klasse", &(el("klasse", "") + &bare));
    let verdict = judge(&el("arkiv", &part(1, &after)), &NOTHING);
    assert!(of(&verdict, "N5.20").stop.is_some());
}

#[test]
fn arkade_sees_types_and_names_by_their_prefix() {
    // Another prefix for the schema instance: no types. A prefixed name: no element, where it
    // is compared whole.
    let tree = el("mappe saksmappe", "").replace("xsi:", "i:");
    let tree = part(1, &tree).replace(
        "<arkivdel>",
        "<arkivdel xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>",
    );
    check("N5.10", &tree, (4, 1), &["Mappetype: mappe"]);
    let prefixed = "<n:skjerming xmlns:n='urn:n'>x</n:skjerming>";
    check("N5.42", &part(1, prefixed), (1, 0), &["Totalt: 0"]);
}
