//! Folder and file names.

use super::*;
use crate::place::Place;

fn read(name: &str) -> Label {
    let (history, register) = (history(), Register::default());
    let ctx =
        Context { home: home(), history: &history, register: &register, year: None };
    label(name, &Place::file(name), &ctx)
}

/// Name → keys (a doubted one with `?`) | what is left.
fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|(name, expected)| {
            let label = read(name);
            (name, expected, format!("{} | {}", told(&label.keys), label.rest))
        })
        .filter(|(_, expected, found)| *expected != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_key_is_read_in_every_form_names_have() {
    check(&[
        ("Gnr 12 Bnr 34 - Solbakkeveien 7", "12/34 | Solbakkeveien 7"),
        ("12-56 Nordre Vik", "12/56 | Nordre Vik"),
        ("12_56_Nordre_Vik", "12/56 | Nordre Vik"),
        ("GBNR 45_170", "45/170 | "),
        ("gbnr45_170", "45/170 | "),
        ("GBNR 45 170 Bakken", "45/170 | Bakken"),
        ("GBN 5_1_108", "5/1/108 | "),
        ("gb 12 34", "12/34 | "),
        ("gb_12_34_tegninger", "12/34 | tegninger"),
        ("gnr. 7 bnr. 12 og 13", "7/12 7/13 | "),
        ("gnr 7 bnr 12,13 og 14", "7/12 7/13 7/14 | "),
        ("gnr 7 bnr 12-14", "7/12 7/13 7/14 | "),
        ("gnr7bnr12", "7/12 | "),
        ("Gnr7_Bnr12", "7/12 | "),
        ("gnr_007_bnr_0012", "7/12 | "),
        ("1479 gnr 5 bnr 21", "105/21 | "),
        ("1479-5_21", "105/21 | "),
        ("Indre Solvåg gnr 5 bnr 21", "105/21 | "),
        ("Gnr 5 bnr 21 Indre Solvåg herred", "105/21 | "),
        ("4699-23_8_0_2", "23/8/0/2 | "),
        ("4699_23_8", "23/8 | "),
        ("4699-23-8 Nausttomta", "23/8 | Nausttomta"),
        ("4699 gnr 23 bnr 8", "23/8 | "),
        ("gnr 14 bnr 2 fnr 3", "14/2/3 | "),
        ("gnr. 12, bnr. 34, festenr. 5", "12/34/5 | "),
        ("Gnr 23 bnr 8 snr 2", "23/8/0/2 | "),
        ("g.nr. 12 b.nr. 34", "12/34 | "),
        ("G.nr.12 B.nr.34", "12/34 | "),
        ("Gårdsnr 12 bruksnr 34", "12/34 | "),
        ("gardsnr. 12 bruksnr. 34 Vika", "12/34 | Vika"),
        ("gnr 45 b.nr 170", "45/170 | "),
        ("g_bnr 45_170", "45/170 | "),
        ("12\u{2215}34, 35", "12/34 12/35 | "),
        ("12-34 og 12-35", "12/34 12/35 | "),
        ("12-34 og 35", "12/34 12/35 | "),
        ("Gnr 12 bnr 34 og gnr 13 bnr 2", "12/34 13/2 | og"),
        ("46990001200340000000", "12/34 | "),
        ("46990002300080000002 Seksjon", "23/8/0/2 | Seksjon"),
        ("Mappe 3 - gnr 12 bnr 34", "12/34 | Mappe 3"),
        ("12-34.tif", "12/34 | "),
        ("12_34_0_2.pdf", "12/34/0/2 | "),
        ("1534 gnr 5 bnr 21", "1534-5/21? | "),
        ("0301-208_619", "0301-208/619? | "),
    ]);
}

#[test]
fn a_name_without_a_key_has_none() {
    check(&[
        ("Ukjent eiendom - Strandgata", " | Ukjent eiendom - Strandgata"),
        ("0001", " | 0001"),
        ("0001.tif", " | 0001"),
        ("Eske 12", " | Eske 12"),
        ("12-3-54 brev", " | 12-3-54 brev"),
        ("1957-05-03 søknad", " | 1957-05-03 søknad"),
        ("Sak 45-67", " | Sak 45-67"),
        ("Solbakkeveien 7", " | Solbakkeveien 7"),
        ("1957", " | 1957"),
        ("mappe_12_av_34", " | mappe 12 av 34"),
        ("Diverse 1960-1970", " | Diverse 1960-1970"),
        ("1960-1970", " | 1960-1970"),
        ("", " | "),
    ]);
}

#[test]
fn an_address_in_a_name_is_kept_and_leads_to_the_property_where_there_is_no_key() {
    assert_eq!(
        read("Gnr 12 Bnr 34 - Solbakkeveien 7").address.as_deref(),
        Some("Solbakkeveien 7")
    );
    assert_eq!(read("12-56 Nordre Vik").address, None);
    let (history, register) = (history(), register());
    let ctx =
        Context { home: home(), history: &history, register: &register, year: None };
    let by = |name: &str| told(&label(name, &Place::file(name), &ctx).keys);
    assert_eq!(by("Fjellveien 12"), "41/3");
    assert_eq!(by("Fjellvegen 12 - garasje"), "41/3");
    assert_eq!(by("Solbakkevn. 9 b"), "12/36");
    assert_eq!(by("Torget 1"), "44/1 44/2");
    assert_eq!(by("Nordre Vik"), "12/56");
    assert_eq!(by("Ukjent eiendom - Strandgata"), "");
    assert_eq!(by("Fjellveien 99"), "");
}

#[test]
fn a_labelled_key_is_surer_than_a_bare_one_and_both_pass_alone() {
    let sure = |name: &str| read(name).keys[0].reading.confidence.get();
    assert!(sure("Gnr 12 bnr 34") > sure("12-34"));
    assert!(sure("12-34") >= DEFAULT_THRESHOLD);
}
