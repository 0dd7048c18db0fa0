//! Register files in, and the ways to find a property.

use super::*;
use crate::finding::Finding;
use crate::message::Lang;

fn csv(text: &str) -> (Vec<Address>, Vec<String>) {
    let mut all = Vec::new();
    let findings = read_addresses(text.as_bytes(), "adresser.csv", |a| all.push(a));
    (all, texts(&findings))
}

fn geojson(text: &str) -> (Vec<Building>, Vec<String>) {
    let mut all = Vec::new();
    let findings = read_buildings(text.as_bytes(), "bygninger.geojson", |b| all.push(b));
    (all, texts(&findings))
}

fn texts(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| f.text(Lang::Nb)).collect()
}

const VEGADRESSE: &str = "lokalId;kommunenummer;kommunenavn;adressetype;adressetilleggsnavn;adressetilleggsnavnKilde;adressekode;adressenavn;nummer;bokstav;gardsnummer;bruksnummer;festenummer;undernummer;adresseTekst;adresseTekstUtenAdressetilleggsnavn;EPSG-kode;Nord;Øst;postnummer;poststed";

#[test]
fn a_vegadresse_is_read_by_the_names_of_its_columns() {
    let text = format!(
        "\u{feff}{VEGADRESSE}\r\n1;4699;SOLVÅG;vegadresse;Nordre Vik;;1010;Solbakkeveien;7;b;12;34;0;;;;4258;61.5;5.25;9999;SOLVÅG\r\n"
    );
    let (found, findings) = csv(&text);
    assert_eq!(findings, Vec::<String>::new());
    let expected = Address {
        key: "4699-12/34".parse().unwrap(),
        adressenavn: "Solbakkeveien".to_owned(),
        nummer: Some(7),
        bokstav: "B".to_owned(),
        adressetilleggsnavn: "Nordre Vik".to_owned(),
        undernummer: None,
        postnummer: "9999".to_owned(),
        poststed: "SOLVÅG".to_owned(),
        position: Some(Position { epsg: 4258, nord: 61.5, ost: 5.25 }),
    };
    assert_eq!(found, [expected]);
}

#[test]
fn a_matrikkeladresse_and_another_order_of_columns_are_read_too() {
    let (found, findings) = csv(
        "gardsnummer;bruksnummer;festenummer;undernummer;kommunenummer;adressetilleggsnavn\n12;34;5;2;301;\"Vik; nordre\"\n",
    );
    assert_eq!(findings, Vec::<String>::new());
    assert_eq!(found[0].key.to_string(), "0301-12/34/5");
    assert_eq!(found[0].undernummer, Some(2));
    assert_eq!(found[0].nummer, None);
    assert_eq!(found[0].adressetilleggsnavn, "Vik; nordre");
}

#[test]
fn a_bad_row_is_told_with_its_line_and_the_rest_is_read() {
    let long = "x".repeat(70_000);
    let text = format!(
        "kommunenummer;gardsnummer;bruksnummer;nummer\n4699;12;34;7\n4699;tolv;34;7\n46999;12;34;7\n\n{long}\n4699;12;35;syv\n4699;12;36;9\n"
    );
    let (found, findings) = csv(&text);
    let keys: Vec<_> = found.iter().map(|a| a.key.local()).collect();
    assert_eq!(keys, ["12/34", "12/36"]);
    insta::assert_snapshot!(findings.join("\n"), @r"
    adresser.csv:3: advarsel[matrikkel-csv-row]: «tolv» er ikke et gyldig innhold i kolonnen «gardsnummer»; raden er utelatt
    adresser.csv:4: advarsel[matrikkel-csv-row]: «46999» er ikke et gyldig innhold i kolonnen «kommunenummer»; raden er utelatt
    adresser.csv:6: feil[matrikkel-csv-long-line]: linjen er lengre enn 65536 byte; den er utelatt
    adresser.csv:7: advarsel[matrikkel-csv-row]: «syv» er ikke et gyldig innhold i kolonnen «nummer»; raden er utelatt
    ");
}

#[test]
fn a_file_that_is_no_register_is_told_so() {
    insta::assert_snapshot!(csv("navn;alder\nOla;7\n").1.join("\n"), @r"
    adresser.csv:1: feil[matrikkel-csv-column]: kolonnen «kommunenummer» mangler i første linje
      hjelp: bruk Kartverkets CSV-fil «Matrikkelen – Vegadresse» eller «Matrikkelen – Adresse», med semikolon mellom kolonnene
    ");
    insta::assert_snapshot!(csv("").1.join("\n"), @"adresser.csv: feil[matrikkel-register-empty]: filen inneholder ingenting som kan leses som register");
    assert_eq!(geojson("[]").1.len(), 1);
    assert_eq!(geojson("{}").1.len(), 1);
}

#[test]
fn many_bad_rows_are_counted() {
    let rows = "4699;0;1\n".repeat(150);
    let (_, findings) = csv(&format!("kommunenummer;gardsnummer;bruksnummer\n{rows}"));
    assert_eq!(findings.len(), 101);
    assert!(findings[100].contains("50"), "{}", findings[100]);
}

#[test]
fn buildings_are_read_feature_by_feature() {
    let number =
        (1..10).map(|d| 10_000_010 + d).find(|n| valid_bygningsnummer(*n)).unwrap();
    let text = format!(
        r#"{{"type": "FeatureCollection", "features": [
{{"type": "Feature", "geometry": {{"type": "Point", "coordinates": [5.25, 61.5]}}, "properties": {{"bygningsnummer": {number}, "bygningstype": 181, "bygningsstatus": "TB", "kommunenummer": "4699", "gardsnummer": 12, "bruksnummer": 34}}}},
{{"type": "Feature", "geometry": null, "properties": {{"bygningsnummer": "300000001"}}}},
{{"type": "Feature", "geometry": null, "properties": {{"bygningsnummer": "mange"}}}},
{{"type": "Feature", "geometry": {{"type": "Polygon"}}, "properties": {{"bygningsnummer": 300000002}}}},
{{"type": "Feature", "geometry": null, "properties": {{"bygningsnummer": 12345678}}}}
], "name": "x"}}"#
    );
    let (found, findings) = geojson(&text);
    assert_eq!(found.len(), 3);
    let expected = Building {
        bygningsnummer: number,
        bygningstype: "181".to_owned(),
        bygningsstatus: "TB".to_owned(),
        position: Some(Position { epsg: 4326, nord: 61.5, ost: 5.25 }),
        key: Some("4699-12/34".parse().unwrap()),
    };
    assert_eq!(found[0], expected);
    insta::assert_snapshot!(findings.join("\n"), @r"
    bygninger.geojson:4: advarsel[matrikkel-building-number]: «mange» er ikke et bygningsnummer (1–9 siffer); bygningen er utelatt
    bygninger.geojson:5: advarsel[matrikkel-building-point]: geometrien er ikke et punkt med to koordinater; bygningen er utelatt
    bygninger.geojson:6: advarsel[matrikkel-building-check]: bygningsnummer 12345678 har feil kontrollsiffer; bygningen er tatt med
      hjelp: se om nummeret er skrevet feil i kilden
    ");
}

#[test]
fn a_broken_file_is_read_up_to_the_fault() {
    let text =
        "{\"features\": [\n{\"properties\": {\"bygningsnummer\": 300000001}},\n{\"prop";
    let (found, findings) = geojson(text);
    assert_eq!(found.len(), 1);
    assert!(findings[0].starts_with("bygninger.geojson:3: feil"), "{}", findings[0]);
}

#[test]
fn a_feature_without_end_is_not_taken_into_memory() {
    let long = "x".repeat(5_000_000);
    let text =
        format!("{{\"features\": [{{\"properties\": {{\"navn\": \"{long}\"}}}}]}}");
    let (found, findings) = geojson(&text);
    assert!(found.is_empty());
    assert!(findings[0].contains("matrikkel-register-stopped"), "{}", findings[0]);
    let many = "{\"properties\": {\"bygningsnummer\": 300000001}},".repeat(100_000);
    let text = format!("{{\"features\": [{}]}}", many.trim_end_matches(','));
    assert_eq!(geojson(&text).0.len(), 100_000);
}

#[test]
fn a_street_is_one_street_however_it_is_spelt() {
    let register = register();
    let at = |street: &str, number, letter: &str| {
        let keys = register.at_street(street, number, letter);
        keys.iter().map(MatrikkelKey::local).collect::<Vec<_>>().join(" ")
    };
    for spelling in
        ["Solbakkeveien", "solbakkevegen", "SOLBAKKEVEI", "Solbakkevn.", "Solbakke veg"]
    {
        assert_eq!(at(spelling, 7, ""), "12/34", "{spelling}");
    }
    for spelling in ["Strandgata", "Strandgaten", "Strandgt.", "Strand gate", "strandgt"]
    {
        assert_eq!(at(spelling, 14, ""), "31/9", "{spelling}");
    }
    assert_eq!(at("Hans Øverlandsvei", 3, ""), "12/56");
    assert_eq!(at("Solbakkeveien", 9, "a"), "12/35");
    assert_eq!(at("Solbakkeveien", 9, ""), "12/35 12/36");
    assert_eq!(at("Solbakkeveien", 7, "C"), "");
    assert_eq!(at("Torget", 1, ""), "44/1 44/2");
    assert_eq!(register.named("nordre vik").len(), 1);
}

#[test]
fn a_lease_or_section_is_known_where_its_ground_is() {
    let register = register();
    let known = |key: &str| register.contains(&key.parse().unwrap());
    assert!(known("4699-12/34"));
    assert!(known("4699-12/34/5"));
    assert!(known("4699-12/34/0/2"));
    assert!(!known("4699-12/3"));
    assert!(!known("0301-12/34"));
    assert_eq!(register.addresses_of(&"4699-31/9".parse().unwrap()).count(), 2);
}
