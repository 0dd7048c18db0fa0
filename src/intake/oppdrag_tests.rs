//! `oppdrag.toml`, sound and wrong.

use super::oppdrag::*;
use super::oppdrag_read::is_organisasjonsnummer;
use crate::message::Lang;
use crate::place::Place;

/// Every field of the file that is not told to be missing.
fn findings(text: &str) -> Vec<String> {
    let noted = Oppdrag::parse(text.as_bytes(), "oppdrag.toml");
    let told = noted.findings.iter().filter(|f| !f.rule.starts_with("oppdrag-missing"));
    told.map(|f| format!("{} {}", f.place, f.rule)).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(findings(text), expected, "{text}");
}

#[test]
fn a_full_file_is_read_field_by_field() {
    let noted = Oppdrag::parse(FULL.as_bytes(), "oppdrag.toml");
    assert_eq!(noted.findings, []);
    insta::assert_snapshot!(toml::to_string(&noted.value).unwrap(), @r#"
tittel = "Byggesaksarkivet 1905–1998"
kommunenummer = "4699"
kommunenavn = "Solvåg kommune"
organisasjonsnummer = "974760673"

[periode]
fra = 1905
til = 1998

[[arkivskapere]]
id = "1479"
navn = "Indre Solvåg herred, bygningsrådet"
fra = 1905
til = 1963

[papir]
eske = "12"
hylle = "B-4"
oppbevaringssted = ["fjernarkivet"]
etter_skanning = "destrueres"

[skanning]
skanner = "ScanMaster"
operator = "Kari Skanner"
dpi = 400

[skjerming]
tilgangsrestriksjon = "Unntatt offentlighet"
skjermingshjemmel = "Offl. § 26 femte ledd"
alle = true

[kassasjon]
vedtak = "Kasseres"
hjemmel = "Riksarkivarens forskrift"
bevaringstid = 10
dato = "2030-01-01"

[levering]
lever_mottatt = true
format = "puid"
avtalenummer = "SOLV-2026-01"
mottaker = "IKA"
avgiver = "Solvåg"
produsent = "Solvåg"
eier = "Solvåg"
system = "byggarkiv"
systemversjon = "0.1"

[levering.kontakt]
navn = "Kari"
epost = "kari@solvag.example"
telefon = "00000000"

[[tidligere_kommuner]]
kommunenummer = "1479"
navn = "Indre Solvåg"
til = 1963
gnr_fra = 1
gnr_til = 40
tillegg = 100
"#);
}

const FULL: &str = r#"
tittel = "Byggesaksarkivet 1905–1998"
kommunenummer = "4699"
kommunenavn = "Solvåg kommune"
organisasjonsnummer = "974 760 673"
periode = { fra = 1905, til = 1998 }
[[arkivskaper]]
id = "1479"
navn = "Indre Solvåg herred, bygningsrådet"
fra = 1905
til = 1963
[papir]
eske = "12"
hylle = "B-4"
oppbevaringssted = ["fjernarkivet"]
etter_skanning = "destrueres"
[skanning]
skanner = "ScanMaster"
operator = "Kari Skanner"
dpi = 400
[skjerming]
tilgangsrestriksjon = "Unntatt offentlighet"
skjermingshjemmel = "Offl. § 26 femte ledd"
alle = true
[kassasjon]
vedtak = "Kasseres"
hjemmel = "Riksarkivarens forskrift"
bevaringstid = 10
dato = 2030-01-01
[levering]
lever_mottatt = true
format = "puid"
avtalenummer = "SOLV-2026-01"
mottaker = "IKA"
avgiver = "Solvåg"
produsent = "Solvåg"
eier = "Solvåg"
system = "byggarkiv"
systemversjon = "0.1"
[levering.kontakt]
navn = "Kari"
epost = "kari@solvag.example"
telefon = "00000000"
[[tidligere_kommune]]
kommunenummer = "1479"
navn = "Indre Solvåg"
til = 1963
gnr_fra = 1
gnr_til = 40
tillegg = 100
"#;

#[test]
fn a_wrong_value_is_told_at_its_line_and_the_rest_is_read() {
    check("kommunenummer = \"469\"\n", &["oppdrag.toml:1 oppdrag-kommunenummer"]);
    check("\nkommunenummer = 4699\n", &["oppdrag.toml:2 oppdrag-type"]);
    check(
        "organisasjonsnummer = \"974760674\"",
        &["oppdrag.toml:1 oppdrag-organisasjonsnummer"],
    );
    check("periode = { fra = 1998, til = 1905 }", &["oppdrag.toml:1 oppdrag-periode"]);
    check("periode = { fra = 19050, til = 1998 }", &["oppdrag.toml:1 oppdrag-year"]);
    check("periode = { fra = 1905 }", &["oppdrag.toml:1 oppdrag-periode-open"]);
    check("[papir]\netter_skanning = \"brent\"", &["oppdrag.toml:2 oppdrag-choice"]);
    check("[skanning]\ndpi = 30", &["oppdrag.toml:2 oppdrag-dpi"]);
    check(
        "[kassasjon]\ndato = \"i går\"",
        &["oppdrag.toml:1 oppdrag-incomplete", "oppdrag.toml:2 oppdrag-type"],
    );
    check(
        "[[tidligere_kommune]]\nnavn = \"X\"\ngnr_fra = 0",
        &["oppdrag.toml:1 oppdrag-incomplete", "oppdrag.toml:3 oppdrag-gnr"],
    );
    check("arkivskaper = \"kommunen\"", &["oppdrag.toml:1 oppdrag-type"]);
    let noted = Oppdrag::parse(b"kommunenummer = 1\ntittel = \"T\"", "o");
    assert_eq!(noted.value.tittel.as_deref(), Some("T"));
}

#[test]
fn an_unknown_key_is_a_warning() {
    check(
        "titel = \"x\"\n[papir]\nboks = 1",
        &["oppdrag.toml:1 oppdrag-unknown", "oppdrag.toml:3 oppdrag-unknown"],
    );
}

#[test]
fn what_is_no_toml_is_told_at_its_line() {
    check("tittel = \"x\nkommunenavn = \"y\"", &["oppdrag.toml:1 oppdrag-syntax"]);
    assert_eq!(
        Oppdrag::parse(b"tittel = \"x\"\nnavn = \"Solv\xe5g\"", "o").findings[0].place,
        Place::file("o").line(2)
    );
}

#[test]
fn an_organisasjonsnummer_has_its_check_digit() {
    assert!(is_organisasjonsnummer("974760673"));
    for wrong in ["974760672", "174760673", "97476067", "97476067x", "9747606731"] {
        assert!(!is_organisasjonsnummer(wrong), "{wrong}");
    }
}

#[test]
fn the_template_parses_and_lacks_only_what_is_to_be_filled_in() {
    for lang in Lang::ALL {
        let noted = Oppdrag::parse(Oppdrag::template(lang).as_bytes(), "oppdrag.toml");
        let rules: Vec<_> = noted.findings.iter().map(|f| f.rule.as_str()).collect();
        let expected = ["oppdrag-missing-archive", "oppdrag-missing-delivery"];
        assert_eq!(rules, expected, "{}", lang.code());
        assert_eq!(
            noted.value,
            Oppdrag {
                levering: Levering { lever_mottatt: true, ..Levering::default() },
                ..Oppdrag::default()
            }
        );
    }
}

#[test]
fn the_examples_in_the_template_are_valid_too() {
    for lang in Lang::ALL {
        let text = Oppdrag::template(lang);
        let with_examples: String = text
            .lines()
            .map(|line| format!("{}\n", line.strip_prefix("#| ").unwrap_or(line)))
            .collect();
        let noted = Oppdrag::parse(with_examples.as_bytes(), "o");
        let wrong: Vec<_> = noted
            .findings
            .iter()
            .filter(|f| !f.rule.starts_with("oppdrag-missing"))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", lang.code());
        assert!(noted.value.kassasjon.is_some());
    }
}
