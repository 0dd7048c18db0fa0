//! Journals, change log and arkivuttrekk.xml under the official schemas.

use std::convert::Infallible;

use jiff::civil::date;

use crate::digest::Digest;
use crate::noark::codes::{Skille, SkjermingMetadata};
use crate::noark::skjema::{self, skjemaer};
use crate::noark::tree::{Art, Endring, Klasse};
use crate::noark::value::OneOrMore;
use crate::noark::{
    Counts, Error, JournalEntry, JournalHead, UttrekkInfo, arkivuttrekk, endringslogg,
    loepende_journal, offentlig_journal,
};

use super::judge;
use super::sample::{arkivskaper, full, id, journalpost, klasse, skjerming, stamp};

fn head(antall: u64) -> JournalHead {
    let day = date(1974, 5, 13);
    let counts = Counts {
        journalpost: antall,
        journaldato: Some((day, day)),
        ..Counts::default()
    };
    JournalHead::of(&counts, OneOrMore::one(arkivskaper())).unwrap()
}

fn entries(klasser: &[Klasse]) -> Vec<JournalEntry> {
    let posts = klasser.iter().flat_map(|klasse| {
        let cases = klasse.saksmapper.iter();
        cases.flat_map(move |case| {
            case.registreringer.iter().map(move |r| (klasse, case, r))
        })
    });
    posts
        .filter_map(|(klasse, case, post)| JournalEntry::of(klasse, case, post))
        .collect()
}

fn oks<T>(all: Vec<T>) -> impl Iterator<Item = Result<T, Infallible>> {
    all.into_iter().map(Ok)
}

/// A klasse whose one post has these titles and these words screened.
fn with_post(number: u128, sequence: u32, words: Option<SkjermingMetadata>) -> Klasse {
    let mut klasse = klasse(number);
    let post = &mut klasse.saksmapper[0].registreringer[0];
    post.art = Art::Journalpost(Box::new(journalpost(date(1974, 5, 13), sequence)));
    post.skjerming = words.map(skjerming);
    klasse
}

fn both(klasser: &[Klasse]) -> (String, String) {
    let entries = entries(klasser);
    let head = head(entries.len() as u64);
    let running = loepende_journal(Vec::new(), &head, oks(entries.clone())).unwrap();
    let public = offentlig_journal(Vec::new(), &head, oks(entries)).unwrap();
    (String::from_utf8(running).unwrap(), String::from_utf8(public).unwrap())
}

#[test]
fn both_journals_are_valid() {
    let (running, public) =
        both(&[with_post(100, 1, None), full(200), with_post(300, 8, None)]);
    assert_eq!(judge(running.as_bytes(), "noark5-v5.0/loependeJournal.xsd"), Ok(()));
    assert_eq!(judge(public.as_bytes(), "noark5-v5.0/offentligJournal.xsd"), Ok(()));
}

#[test]
fn the_public_journal_reads_like_this() {
    let (_, public) = both(&[with_post(100, 1, Some(SkjermingMetadata::NavnAvsender))]);
    insta::assert_snapshot!(public, @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <offentligJournal xmlns="http://www.arkivverket.no/standarder/noark5/offentligJournal" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.arkivverket.no/standarder/noark5/offentligJournal offentligJournal.xsd">
      <journalhode>
        <journalStartDato>1974-05-13</journalStartDato>
        <journalSluttDato>1974-05-13</journalSluttDato>
        <antallJournalposter>1</antallJournalposter>
        <arkivskaper>
          <arkivskaperID>999999999</arkivskaperID>
          <arkivskaperNavn>Fjordvik kommune</arkivskaperNavn>
        </arkivskaper>
      </journalhode>
      <journalregistrering>
        <klasse>
          <klasseID>12/34</klasseID>
          <tittel>Solbakken</tittel>
        </klasse>
        <saksmappe>
          <mappeID>1974/12</mappeID>
          <saksaar>1974</saksaar>
          <sakssekvensnummer>12</sakssekvensnummer>
          <offentligTittel>Garasje</offentligTittel>
          <administrativEnhet>Bygningsrådet</administrativEnhet>
          <saksansvarlig>Ukjent</saksansvarlig>
        </saksmappe>
        <journalpost>
          <systemID>46990000-0000-4000-8000-000000000066</systemID>
          <journalaar>1974</journalaar>
          <journalsekvensnummer>1</journalsekvensnummer>
          <journalpostnummer>1</journalpostnummer>
          <offentligTittel>Søknad om garasje</offentligTittel>
          <journaldato>1974-05-13</journaldato>
          <tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon>
          <skjermingshjemmel>Offentleglova § 13, jf. forvaltningsloven § 13</skjermingshjemmel>
          <korrespondansepart>
            <korrespondanseparttype>Avsender</korrespondanseparttype>
            <korrespondansepartNavn>*****</korrespondansepartNavn>
          </korrespondansepart>
          <korrespondansepart>
            <korrespondanseparttype>Mottaker</korrespondanseparttype>
            <korrespondansepartNavn>Bygningsrådet</korrespondansepartNavn>
          </korrespondansepart>
        </journalpost>
      </journalregistrering>
    </offentligJournal>
    "#);
}

#[test]
fn an_arkivnotat_is_in_no_journal() {
    assert_eq!(entries(&[klasse(100)]), Vec::new());
    assert_eq!(JournalHead::of(&Counts::default(), OneOrMore::one(arkivskaper())), None);
}

/// What the public sees of title, sender and recipient when `words` are screened.
fn check_public(words: SkjermingMetadata, expected: [&str; 3]) {
    let (running, public) = both(&[with_post(100, 1, Some(words))]);
    let values = |xml: &str, element: &str| {
        let start = format!("<{element}>");
        let lines = xml.lines().map(str::trim).filter_map(|l| l.strip_prefix(&start));
        lines.map(|l| l.split('<').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut found = vec![values(&public, "offentligTittel")[1].clone()];
    found.extend(values(&public, "korrespondansepartNavn"));
    assert_eq!(found, expected, "{words}");
    assert!(running.contains("<tittel>Søknad om garasje</tittel>"), "{running}");
    assert!(running.contains("Ola Fjell"), "{running}");
}

#[test]
fn the_public_journal_hides_what_is_screened_and_no_more() {
    use SkjermingMetadata as Words;
    let (title, sender, recipient) = ("Søknad om garasje", "Ola Fjell", "Bygningsrådet");
    for (words, expected) in [
        (Words::NavnAvsender, [title, "*****", recipient]),
        (Words::NavnMottaker, [title, sender, "*****"]),
        (Words::TittelRegistrering, ["*****", sender, recipient]),
        (Words::TittelRegistreringOrd, ["*****", sender, recipient]),
        (Words::TittelDokumentbeskrivelse, ["*****", sender, recipient]),
        (Words::Midlertidig, ["*****", "*****", "*****"]),
        (Words::Merknadstekst, [title, sender, recipient]),
    ] {
        check_public(words, expected);
    }
}

#[test]
fn a_document_screened_whole_marks_its_post_in_both_journals() {
    let mut klasse = with_post(100, 1, None);
    let document = &mut klasse.saksmapper[0].registreringer[0].dokumentbeskrivelser[0];
    document.skjerming = Some(skjerming(SkjermingMetadata::TittelDokumentbeskrivelse));
    let (running, public) = both(&[klasse]);
    for xml in [running, public] {
        assert!(xml.contains("<tilgangsrestriksjon>Unntatt offentlighet<"), "{xml}");
    }
}

#[test]
fn a_public_title_is_shown_in_place_of_the_whole() {
    let mut klasse = with_post(100, 1, Some(SkjermingMetadata::TittelRegistreringOrd));
    klasse.saksmapper[0].registreringer[0].offentlig_tittel =
        Some("Søknad *****".to_owned());
    let (_, public) = both(&[klasse]);
    assert!(
        public.contains("<offentligTittel>Søknad *****</offentligTittel>"),
        "{public}"
    );
    assert!(!public.contains("Søknad om garasje"), "{public}");
}

#[test]
fn a_journal_out_of_order_is_refused() {
    let entries = entries(&[with_post(100, 2, None), with_post(200, 1, None)]);
    let error = loepende_journal(Vec::new(), &head(2), oks(entries)).unwrap_err();
    assert_eq!(error.to_string(), "journalpost 1/1974 comes after 2/1974 in the journal");
}

#[test]
fn a_head_that_states_another_number_is_refused() {
    let entries = entries(&[with_post(100, 2, None)]);
    let error = offentlig_journal(Vec::new(), &head(2), oks(entries)).unwrap_err();
    assert!(matches!(error, Error::Count { stated: 2, found: 1 }), "{error}");
}

fn endring() -> Endring {
    Endring {
        referanse_arkivenhet: id(2),
        referanse_metadata: "arkivdelstatus".to_owned(),
        endret: stamp(),
        tidligere_verdi: "Aktiv periode".to_owned(),
        ny_verdi: "Avsluttet periode".to_owned(),
    }
}

#[test]
fn the_change_log_is_valid_even_where_there_was_no_value_before() {
    let before_nothing = Endring { tidligere_verdi: String::new(), ..endring() };
    let (xml, count) =
        endringslogg(Vec::new(), oks(vec![endring(), before_nothing])).unwrap();
    assert_eq!((judge(&xml, "noark5-v5.0/endringslogg.xsd"), count), (Ok(()), 2));
}

#[test]
fn a_change_log_without_a_change_is_refused() {
    let error = endringslogg(Vec::new(), oks(Vec::new())).unwrap_err();
    assert!(matches!(error, Error::None("endring")), "{error}");
}

fn uttrekk(journaler: bool) -> String {
    let digest = Digest::of(b"");
    let counts = Counts {
        mappe: 2,
        registrering: 3,
        journalpost: if journaler { 1 } else { 0 },
        dokumentobjekt: 4,
        skjerming: 1,
        eiendom: 2,
        ..Counts::default()
    };
    let info = UttrekkInfo {
        arkivskapere: OneOrMore::one("Fjordvik herred".to_owned())
            .and("Fjordvik kommune".to_owned()),
        arkiv: "Byggesaksarkivet".to_owned(),
        system: "byggarkiv 0.1.0".to_owned(),
        periode: (date(1905, 1, 1), date(1998, 12, 31)),
        inngaaende_skille: Skille::Skarpt,
        utgaaende_skille: Skille::Skarpt,
        arkivstruktur: digest,
        counts,
        endringslogg: (digest, 5),
        journaler: journaler.then_some((digest, digest)),
    };
    String::from_utf8(arkivuttrekk(Vec::new(), &info).unwrap()).unwrap()
}

#[test]
fn arkivuttrekk_is_valid_addml_with_and_without_journals() {
    for journaler in [true, false] {
        assert_eq!(judge(uttrekk(journaler).as_bytes(), "addml/addml.xsd"), Ok(()));
    }
}

/// Arkade's readers by position, told as a test: noark.md §1.4.
#[test]
fn arkivuttrekk_stands_where_arkade_reads_it() {
    let xml = uttrekk(true);
    // names in the order they come, of what is read by position
    let names = regex::Regex::new(r#"(?:dataObject|property) name="([^"]+)""#).unwrap();
    let found: Vec<_> = names.captures_iter(&xml).map(|f| f[1].to_owned()).collect();
    let start = found.iter().position(|n| n == "Noark 5-arkivuttrekk").unwrap();
    let expected = [
        "Noark 5-arkivuttrekk",
        "info",
        "type",
        "version",
        "additionalInfo",
        "periode",
        "inngaaendeSkille",
        "utgaaendeSkille",
        "inneholderSkjermetInformasjon",
        "omfatterDokumenterSomErKassert",
        "inneholderDokumenterSomSkalKasseres",
        "inneholderVirksomhetsspesifikkeMetadata",
        "antallDokumentfiler",
        "arkivstruktur",
        "file",
        "name",
    ];
    assert_eq!(&found[start..start + expected.len()], expected);
}

#[test]
fn arkivuttrekk_names_every_file_and_schema_with_one_checksum_each() {
    for journaler in [true, false] {
        let xml = uttrekk(journaler);
        let files = if journaler { 4 } else { 2 };
        // all schemas but addml.xsd (noark.md §1.3)
        let sums = files + skjemaer(journaler).len() - 1;
        assert_eq!(xml.matches("name=\"checksum\"").count(), sums);
        for schema in skjemaer(journaler).iter().filter(|s| **s != skjema::ADDML) {
            assert!(xml.contains(&format!("<value>{}</value>", schema.name)));
            assert!(xml.contains(&schema.fil().digest.to_string()));
        }
    }
}

#[test]
fn the_flags_say_what_was_counted() {
    let xml = uttrekk(true);
    let flag = |name: &str| {
        let after = xml.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        after.split("<value>").nth(1).unwrap().split('<').next().unwrap().to_owned()
    };
    assert_eq!(flag("inneholderSkjermetInformasjon"), "true");
    assert_eq!(flag("omfatterDokumenterSomErKassert"), "false");
    assert_eq!(flag("inneholderDokumenterSomSkalKasseres"), "false");
    assert_eq!(flag("inneholderVirksomhetsspesifikkeMetadata"), "true");
    assert_eq!(flag("antallDokumentfiler"), "4");
}
