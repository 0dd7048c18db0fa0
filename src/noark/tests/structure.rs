//! arkivstruktur.xml under the official schema.

use std::collections::BTreeSet;
use std::convert::Infallible;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::noark::tree::{Arkiv, Klasse};
use crate::noark::{Counts, FormatStyle, Settings, arkivstruktur};

use super::judge;
use super::sample::{arkiv, full, id, klasse, registrering, saksmappe};

fn write_with(arkiv: &Arkiv, klasser: Vec<Klasse>, format: FormatStyle) -> (String, Counts) {
    let klasser = klasser.into_iter().map(Ok::<_, Infallible>);
    let (xml, counts) =
        arkivstruktur(Vec::new(), arkiv, klasser, &Settings { format }).unwrap();
    (String::from_utf8(xml).unwrap(), counts)
}

fn write(klasser: Vec<Klasse>) -> (String, Counts) {
    write_with(&arkiv(), klasser, FormatStyle::Filendelse)
}

fn check(klasser: Vec<Klasse>, expected: Result<(), &str>) {
    let judgement = judge(write(klasser).0.as_bytes(), "noark5-v5.0/arkivstruktur.xsd");
    match (judgement, expected) {
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
            journaldato: Some(("1974-05-13".parse().unwrap(), "1974-05-13".parse().unwrap())),
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
    insta::assert_snapshot!(formats(FormatStyle::Filendelse), @"");
    insta::assert_snapshot!(formats(FormatStyle::Puid), @"");
}

#[test]
fn the_digests_of_a_conversion_stand_in_its_comment() {
    let (xml, _) = write(vec![full(100)]);
    let line = xml.lines().find(|line| line.contains("konverteringskommentar")).unwrap();
    insta::assert_snapshot!(line.trim(), @"");
}

#[test]
fn a_small_archive_reads_like_this() {
    let (xml, _) = write(vec![klasse(100)]);
    insta::assert_snapshot!(xml, @"");
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
    let noark =
        declared(include_str!("../../../schemas/noark5-v5.0/arkivstruktur.xsd"));
    assert_eq!(own.intersection(&noark).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!((own.len(), noark.len() > 100), (12, true));
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
