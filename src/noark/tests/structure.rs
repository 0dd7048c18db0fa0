//! arkivstruktur.xml under the official schema.

use std::collections::BTreeSet;
use std::convert::Infallible;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::noark::tree::{Arkiv, Klasse};
use crate::noark::{Counts, FormatStyle, Settings, arkivstruktur};

use super::sample::{arkiv, full, id, klasse, registrering, saksmappe};
use super::{judge, judge_with_own};

fn write_with(
    arkiv: &Arkiv,
    klasser: Vec<Klasse>,
    format: FormatStyle,
) -> (String, Counts) {
    let klasser = klasser.into_iter().map(Ok::<_, Infallible>);
    let (xml, counts) =
        arkivstruktur(Vec::new(), arkiv, klasser, &Settings { format }).unwrap();
    (String::from_utf8(xml).unwrap(), counts)
}

fn write(klasser: Vec<Klasse>) -> (String, Counts) {
    write_with(&arkiv(), klasser, FormatStyle::Filendelse)
}

fn check(klasser: Vec<Klasse>, expected: Result<(), &str>) {
    let xml = write(klasser).0;
    let official = judge(xml.as_bytes(), "noark5-v5.0/arkivstruktur.xsd");
    match (official.and_then(|()| judge_with_own(xml.as_bytes())), expected) {
        (Ok(()), Ok(())) => {}
        (Err(said), Err(part)) if said.contains(part) => {}
        (found, expected) => panic!("{found:?}, expected {expected:?}"),
    }
}

#[test]
fn a_tree_with_every_field_is_valid() {
    check(vec![full(100), klasse(200)], Ok(()));
}

#[test]
fn a_tree_with_nothing_optional_is_valid() {
    check(vec![klasse(100)], Ok(()));
}

#[test]
fn an_archive_without_a_klasse_is_valid() {
    check(Vec::new(), Ok(()));
}

#[test]
fn a_klasse_without_a_case_and_a_case_without_a_paper_are_valid() {
    let empty_klasse = Klasse { saksmapper: Vec::new(), ..klasse(100) };
    let mut empty_case = klasse(200);
    empty_case.saksmapper[0].registreringer.clear();
    check(vec![empty_klasse, empty_case], Ok(()));
}

#[test]
fn the_own_schema_judges_the_own_metadata() {
    let mut wrong = klasse(100);
    wrong.saksmapper[0].eiendommer[0].matrikkel.gardsnummer = 0;
    check(vec![wrong], Err("gardsnummer"));
}

#[test]
fn what_is_counted_is_what_was_written() {
    let (xml, counts) = write(vec![full(100), klasse(200)]);
    let stands = |element: &str| xml.matches(&format!("<{element}")).count() as u64;
    assert_eq!(
        counts,
        Counts {
            klasse: 2,
            mappe: stands("mappe "),
            registrering: stands("registrering "),
            journalpost: stands("registrering xsi:type=\"journalpost\""),
            journaldato: Some((
                "1974-05-13".parse().unwrap(),
                "1974-05-13".parse().unwrap()
            )),
            dokumentbeskrivelse: stands("dokumentbeskrivelse>"),
            dokumentobjekt: stands("dokumentobjekt>"),
            filstoerrelse: 6,
            korrespondansepart: stands("korrespondansepart>"),
            part: stands("part>"),
            avskrivning: stands("avskrivning>"),
            kryssreferanse: stands("kryssreferanse>"),
            merknad: stands("merknad>"),
            skjerming: stands("skjerming>"),
            kassasjon: stands("kassasjon>"),
            utfoert_kassasjon: stands("utfoertKassasjon>"),
            konvertering: stands("konvertering>"),
            eiendom: stands("be:byggeiendom>"),
            utfylt: [].into(),
        }
    );
}

#[test]
fn a_mandatory_text_that_is_empty_gets_a_stand_in_and_is_counted() {
    let mut empty = klasse(100);
    empty.tittel.clear();
    empty.saksmapper[0].tittel = " \u{1}\n".to_owned();
    empty.saksmapper[0].saksansvarlig.clear();
    empty.saksmapper[0].registreringer[0].opprettet.by.clear();
    let (xml, counts) = write(vec![empty.clone()]);
    let expected = [("tittel", 2), ("saksansvarlig", 1), ("opprettetAv", 1)];
    assert_eq!(counts.utfylt, expected.into());
    assert_eq!(xml.matches("<tittel>Uten tittel</tittel>").count(), 2);
    assert_eq!(xml.matches("<opprettetAv>Ukjent</opprettetAv>").count(), 1);
    check(vec![empty], Ok(()));
}

#[test]
fn a_title_screened_word_by_word_always_has_a_public_one() {
    let mut klasse = full(100);
    klasse.saksmapper[0].offentlig_tittel = None;
    let (xml, _) = write(vec![klasse]);
    assert!(xml.contains("<offentligTittel>*****</offentligTittel>"), "{xml}");
}

#[test]
fn what_is_kept_for_ever_is_no_disposal() {
    let mut kept = full(100);
    let case = &mut kept.saksmapper[0];
    case.kassasjon.as_mut().unwrap().kassasjonsvedtak =
        crate::noark::codes::Kassasjonsvedtak::Bevares;
    case.registreringer.clear();
    let (xml, counts) = write(vec![kept]);
    assert_eq!((counts.kassasjon, xml.contains("Bevares")), (0, false));
}

#[test]
fn the_format_is_the_extension_or_pronoms_name() {
    let formats = |style| {
        let (xml, _) = write_with(&arkiv(), vec![full(100)], style);
        let wanted = ["<format", "<konvertertFra", "<konvertertTil"];
        xml.lines()
            .map(str::trim)
            .filter(|line| wanted.iter().any(|w| line.starts_with(w)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(formats(FormatStyle::Filendelse), @r"
    <format>pdf</format>
    <formatDetaljer>fmt/478</formatDetaljer>
    <konvertertFraFormat>tif</konvertertFraFormat>
    <konvertertTilFormat>pdf</konvertertTilFormat>
    ");
    insta::assert_snapshot!(formats(FormatStyle::Puid), @r"
    <format>fmt/478</format>
    <formatDetaljer>PDF/A-2u</formatDetaljer>
    <konvertertFraFormat>fmt/353</konvertertFraFormat>
    <konvertertTilFormat>fmt/478</konvertertTilFormat>
    ");
}

#[test]
fn the_digests_of_a_conversion_stand_in_its_comment() {
    let (xml, _) = write(vec![full(100)]);
    let line = xml.lines().find(|line| line.contains("konverteringskommentar")).unwrap();
    insta::assert_snapshot!(line.trim(), @"<konverteringskommentar>Bildet er uendret. Sjekksum før: SHA256 2aba11a149b5001985bc25da1796938c6b4ccfa7a379769bbf5e4cd26b4b3e7f. Sjekksum etter: SHA256 c35b21d6ca39aa7cc3b79a705d989f1a6e88b99ab43988d74048799e3db926a3</konverteringskommentar>");
}

#[test]
fn a_small_archive_reads_like_this() {
    let (xml, _) = write(vec![klasse(100)]);
    insta::assert_snapshot!(xml, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <arkiv xmlns="http://www.arkivverket.no/standarder/noark5/arkivstruktur" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:be="urn:byggarkiv:eiendom:1" xsi:schemaLocation="http://www.arkivverket.no/standarder/noark5/arkivstruktur arkivstruktur.xsd urn:byggarkiv:eiendom:1 byggarkiv-eiendom.xsd">
      <systemID>46990000-0000-4000-8000-000000000001</systemID>
      <tittel>Byggesaksarkivet i Fjordvik</tittel>
      <arkivstatus>Avsluttet</arkivstatus>
      <dokumentmedium>Blandet fysisk og elektronisk arkiv</dokumentmedium>
      <oppbevaringssted>Magasin 2, reol 4</oppbevaringssted>
      <opprettetDato>2026-11-22T00:00:00</opprettetDato>
      <opprettetAv>byggarkiv 0.1.0</opprettetAv>
      <avsluttetDato>2026-11-22T00:00:00</avsluttetDato>
      <avsluttetAv>byggarkiv 0.1.0</avsluttetAv>
      <arkivskaper>
        <arkivskaperID>999999999</arkivskaperID>
        <arkivskaperNavn>Fjordvik kommune</arkivskaperNavn>
      </arkivskaper>
      <arkivdel>
        <systemID>46990000-0000-4000-8000-000000000002</systemID>
        <tittel>Byggesaker 1905–1998</tittel>
        <beskrivelse>Datoene som mangler på papiret, er avledet.</beskrivelse>
        <arkivdelstatus>Avsluttet periode</arkivdelstatus>
        <opprettetDato>2026-11-22T00:00:00</opprettetDato>
        <opprettetAv>byggarkiv 0.1.0</opprettetAv>
        <avsluttetDato>2026-11-22T00:00:00</avsluttetDato>
        <avsluttetAv>byggarkiv 0.1.0</avsluttetAv>
        <arkivperiodeStartDato>1905-01-01</arkivperiodeStartDato>
        <arkivperiodeSluttDato>1998-12-31</arkivperiodeSluttDato>
        <klassifikasjonssystem>
          <systemID>46990000-0000-4000-8000-000000000003</systemID>
          <klassifikasjonstype>Gårds- og bruksnummer</klassifikasjonstype>
          <tittel>Gårds- og bruksnummer</tittel>
          <opprettetDato>2026-11-22T00:00:00</opprettetDato>
          <opprettetAv>byggarkiv 0.1.0</opprettetAv>
          <klasse>
            <systemID>46990000-0000-4000-8000-000000000064</systemID>
            <klasseID>12/34</klasseID>
            <tittel>Solbakken</tittel>
            <opprettetDato>2026-11-22T00:00:00</opprettetDato>
            <opprettetAv>byggarkiv 0.1.0</opprettetAv>
            <mappe xsi:type="saksmappe">
              <systemID>46990000-0000-4000-8000-000000000065</systemID>
              <mappeID>1974/12</mappeID>
              <tittel>Garasje</tittel>
              <opprettetDato>2026-11-22T00:00:00</opprettetDato>
              <opprettetAv>byggarkiv 0.1.0</opprettetAv>
              <avsluttetDato>2026-11-22T00:00:00</avsluttetDato>
              <avsluttetAv>byggarkiv 0.1.0</avsluttetAv>
              <virksomhetsspesifikkeMetadata>
                <be:byggeiendom>
                  <be:kommunenummer>4699</be:kommunenummer>
                  <be:gardsnummer>12</be:gardsnummer>
                  <be:bruksnummer>34</be:bruksnummer>
                </be:byggeiendom>
              </virksomhetsspesifikkeMetadata>
              <registrering xsi:type="arkivnotat">
                <systemID>46990000-0000-4000-8000-000000000066</systemID>
                <opprettetDato>2026-11-22T00:00:00</opprettetDato>
                <opprettetAv>byggarkiv 0.1.0</opprettetAv>
                <arkivertDato>2026-11-22T00:00:00</arkivertDato>
                <arkivertAv>byggarkiv 0.1.0</arkivertAv>
                <dokumentbeskrivelse>
                  <systemID>46990000-0000-4000-8000-000000000067</systemID>
                  <dokumenttype>SØKNAD</dokumenttype>
                  <dokumentstatus>Dokumentet er ferdigstilt</dokumentstatus>
                  <tittel>Søknad om garasje</tittel>
                  <opprettetDato>2026-11-22T00:00:00</opprettetDato>
                  <opprettetAv>byggarkiv 0.1.0</opprettetAv>
                  <tilknyttetRegistreringSom>Hoveddokument</tilknyttetRegistreringSom>
                  <dokumentnummer>1</dokumentnummer>
                  <tilknyttetDato>2026-11-22T00:00:00</tilknyttetDato>
                  <tilknyttetAv>byggarkiv 0.1.0</tilknyttetAv>
                  <dokumentobjekt>
                    <systemID>46990000-0000-4000-8000-000000000068</systemID>
                    <versjonsnummer>1</versjonsnummer>
                    <variantformat>Arkivformat</variantformat>
                    <format>pdf</format>
                    <formatDetaljer>fmt/478</formatDetaljer>
                    <opprettetDato>2026-11-22T00:00:00</opprettetDato>
                    <opprettetAv>byggarkiv 0.1.0</opprettetAv>
                    <referanseDokumentfil>DOKUMENT/0104.pdf</referanseDokumentfil>
                    <sjekksum>c35b21d6ca39aa7cc3b79a705d989f1a6e88b99ab43988d74048799e3db926a3</sjekksum>
                    <sjekksumAlgoritme>SHA256</sjekksumAlgoritme>
                    <filstoerrelse>3</filstoerrelse>
                  </dokumentobjekt>
                </dokumentbeskrivelse>
                <tittel>Søknad om garasje</tittel>
              </registrering>
              <saksaar>1974</saksaar>
              <sakssekvensnummer>12</sakssekvensnummer>
              <saksdato>1974-05-12</saksdato>
              <administrativEnhet>Bygningsrådet</administrativEnhet>
              <saksansvarlig>Ukjent</saksansvarlig>
              <saksstatus>Avsluttet</saksstatus>
            </mappe>
          </klasse>
        </klassifikasjonssystem>
      </arkivdel>
    </arkiv>
    "#);
}

#[test]
fn the_same_values_give_the_same_bytes() {
    assert_eq!(write(vec![full(100)]), write(vec![full(100)]));
}

#[test]
fn an_error_of_the_source_comes_through() {
    let klasser = [Ok(klasse(100)), Err(std::io::Error::other("borte"))];
    let error = arkivstruktur(Vec::new(), &arkiv(), klasser, &Settings::default());
    let crate::noark::Error::Source(error) = error.unwrap_err() else { panic!() };
    assert_eq!(error.to_string(), "borte");
}

/// Arkade matches own metadata by local name: none of ours may be one of Noark's.
#[test]
fn no_own_name_is_a_name_of_noark() {
    let declared = |schema: &str| -> BTreeSet<String> {
        let names = regex::Regex::new(r#"element name="([^"]+)""#).unwrap();
        names.captures_iter(schema).map(|found| found[1].to_owned()).collect()
    };
    let own = declared(include_str!("../../../schemas/byggarkiv-eiendom.xsd"));
    let noark = declared(include_str!("../../../schemas/noark5-v5.0/arkivstruktur.xsd"));
    assert_eq!(own.intersection(&noark).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!((own.len(), noark.len() > 100), (14, true));
}

/// Krav 6.4.35: each element of the own schema says what it is.
#[test]
fn every_own_element_is_explained() {
    let schema = include_str!("../../../schemas/byggarkiv-eiendom.xsd");
    let elements = schema.split("<xs:element name=").skip(1);
    let bare: Vec<_> = elements
        .filter(|text| !text.lines().nth(1).is_some_and(|l| l.contains("annotation")))
        .map(|text| text.lines().next().unwrap())
        .collect();
    assert_eq!(bare, Vec::<&str>::new());
}

/// No empty element, nothing that is only white space (krav 6.4.5, Arkade N5.63).
fn assert_well_formed_and_filled(xml: &str) {
    let mut reader = Reader::from_str(xml);
    let mut text_seen = false;
    let mut children = vec![0];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => {
                *children.last_mut().unwrap() += 1;
                children.push(0);
                text_seen = false;
            }
            Event::Text(text) => text_seen |= !text.trim_ascii().is_empty(),
            Event::GeneralRef(_) => text_seen = true,
            Event::Empty(tag) => panic!("empty element {tag:?}"),
            Event::End(tag) => {
                let filled = children.pop().unwrap() > 0 || text_seen;
                assert!(filled, "nothing in {tag:?}");
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::collection::vec(any::<char>(), 0..6).prop_map(String::from_iter),
        "[\u{0}-\u{20}]{0,3}",
        "[<>&'\"\\]]{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]
    #[test]
    fn any_text_gives_a_well_formed_file(texts in proptest::collection::vec(any_text(), 8)) {
        assert_well_formed_and_filled(&write(vec![with_texts(&texts)]).0);
    }
}

proptest! {
    // each case is judged by xmllint, many klasser at a time
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]
    #[test]
    fn any_text_gives_a_valid_file(
        all in proptest::collection::vec(proptest::collection::vec(any_text(), 8), 50)
    ) {
        check(all.iter().map(|texts| with_texts(texts)).collect(), Ok(()));
    }
}

fn with_texts(texts: &[String]) -> Klasse {
    let mut klasse = full(100);
    let texts: Vec<_> = texts.to_vec();
    klasse.klasse_id.clone_from(&texts[0]);
    klasse.tittel.clone_from(&texts[1]);
    klasse.noekkelord = texts.clone();
    let case = &mut klasse.saksmapper[0];
    case.tittel.clone_from(&texts[2]);
    case.offentlig_tittel = Some(texts[3].clone());
    case.merknad[0].merknadstekst.clone_from(&texts[4]);
    case.skjerming.as_mut().unwrap().skjermingshjemmel.clone_from(&texts[5]);
    let paper = &mut case.registreringer[0];
    paper.tittel.clone_from(&texts[6]);
    paper.dokumentbeskrivelser[0].dokumenttype.clone_from(&texts[7]);
    klasse
}

#[test]
fn a_case_on_two_properties_points_to_the_other_klasse() {
    let mut first = klasse(100);
    first.saksmapper = vec![saksmappe(101)];
    first.saksmapper[0].registreringer = vec![registrering(102)];
    first.saksmapper[0].referanse_sekundaer_klassifikasjon = vec![id(200)];
    let (xml, _) = write(vec![first, klasse(200)]);
    let line = format!(
        "<referanseSekundaerKlassifikasjon>{}</referanseSekundaerKlassifikasjon>",
        id(200)
    );
    assert!(xml.contains(&line), "{xml}");
}
