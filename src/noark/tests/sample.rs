//! Invented units for the tests: a small klasse, and one with every feature on.

use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::digest::Digest;
use crate::noark::codes::*;
use crate::noark::eiendom::{Bygning, Eiendom, Posisjon};
use crate::noark::tree::*;
use crate::noark::value::{Dokumentfil, OneOrMore, Stamp, SystemId};

pub(crate) fn id(number: u128) -> SystemId {
    SystemId(Uuid::from_u128(0x4699_0000_0000_4000_8000_0000_0000_0000 + number))
}

pub(crate) fn stamp() -> Stamp {
    Stamp::on(date(2026, 11, 22), "byggarkiv 0.1.0")
}

pub(crate) fn arkiv() -> Arkiv {
    Arkiv {
        system_id: id(1),
        tittel: "Byggesaksarkivet i Fjordvik".to_owned(),
        beskrivelse: None,
        arkivstatus: Some(Arkivstatus::Avsluttet),
        dokumentmedium: Some(Dokumentmedium::Blandet),
        oppbevaringssted: vec!["Magasin 2, reol 4".to_owned()],
        opprettet: stamp(),
        avsluttet: stamp(),
        arkivskaper: OneOrMore::one(arkivskaper()),
        arkivdel: Arkivdel {
            system_id: id(2),
            tittel: "Byggesaker 1905–1998".to_owned(),
            beskrivelse: Some("Datoene som mangler på papiret, er avledet.".to_owned()),
            arkivdelstatus: Arkivdelstatus::AvsluttetPeriode,
            dokumentmedium: None,
            oppbevaringssted: Vec::new(),
            opprettet: stamp(),
            avsluttet: stamp(),
            arkivperiode: Some((date(1905, 1, 1), date(1998, 12, 31))),
            kassasjon: None,
            skjerming: None,
            klassifikasjonssystem: Klassifikasjonssystem {
                system_id: id(3),
                klassifikasjonstype: Some(GAARDS_OG_BRUKSNUMMER.to_owned()),
                tittel: "Gårds- og bruksnummer".to_owned(),
                beskrivelse: None,
                opprettet: stamp(),
                avsluttet: None,
            },
        },
    }
}

pub(crate) fn arkivskaper() -> Arkivskaper {
    Arkivskaper {
        arkivskaper_id: "999999999".to_owned(),
        arkivskaper_navn: "Fjordvik kommune".to_owned(),
        beskrivelse: None,
    }
}

/// A klasse with one case of one arkivnotat with one document, nothing optional.
pub(crate) fn klasse(number: u128) -> Klasse {
    Klasse {
        system_id: id(number),
        klasse_id: "12/34".to_owned(),
        tittel: "Solbakken".to_owned(),
        beskrivelse: None,
        noekkelord: Vec::new(),
        opprettet: stamp(),
        avsluttet: None,
        kryssreferanse: Vec::new(),
        skjerming: None,
        saksmapper: vec![saksmappe(number + 1)],
    }
}

pub(crate) fn saksmappe(number: u128) -> Saksmappe {
    Saksmappe {
        system_id: id(number),
        mappe_id: "1974/12".to_owned(),
        tittel: "Garasje".to_owned(),
        offentlig_tittel: None,
        beskrivelse: None,
        noekkelord: Vec::new(),
        dokumentmedium: None,
        oppbevaringssted: Vec::new(),
        opprettet: stamp(),
        avsluttet: stamp(),
        eiendommer: vec![Eiendom::only("4699-12/34".parse().unwrap())],
        part: Vec::new(),
        kryssreferanse: Vec::new(),
        merknad: Vec::new(),
        kassasjon: None,
        skjerming: None,
        registreringer: vec![registrering(number + 1)],
        saksaar: 1974,
        sakssekvensnummer: 12,
        saksdato: date(1974, 5, 12),
        administrativ_enhet: "Bygningsrådet".to_owned(),
        saksansvarlig: "Ukjent".to_owned(),
        saksstatus: Saksstatus::Avsluttet,
        referanse_sekundaer_klassifikasjon: Vec::new(),
    }
}

pub(crate) fn registrering(number: u128) -> Registrering {
    Registrering {
        system_id: id(number),
        opprettet: stamp(),
        arkivert: stamp(),
        part: Vec::new(),
        kassasjon: None,
        skjerming: None,
        dokumentbeskrivelser: vec![dokument(number + 1)],
        registrerings_id: None,
        tittel: "Søknad om garasje".to_owned(),
        offentlig_tittel: None,
        beskrivelse: None,
        noekkelord: Vec::new(),
        forfatter: Vec::new(),
        dokumentmedium: None,
        oppbevaringssted: Vec::new(),
        merknad: Vec::new(),
        kryssreferanse: Vec::new(),
        dokumentets_dato: None,
        mottatt_dato: None,
        sendt_dato: None,
        offentlighetsvurdert_dato: None,
        antall_vedlegg: None,
        art: Art::Arkivnotat,
    }
}

pub(crate) fn dokument(number: u128) -> Dokumentbeskrivelse {
    Dokumentbeskrivelse {
        system_id: id(number),
        dokumenttype: "SØKNAD".to_owned(),
        dokumentstatus: Dokumentstatus::Ferdigstilt,
        tittel: "Søknad om garasje".to_owned(),
        beskrivelse: None,
        forfatter: Vec::new(),
        opprettet: stamp(),
        dokumentmedium: None,
        oppbevaringssted: None,
        tilknyttet_registrering_som: TilknyttetSom::Hoveddokument,
        dokumentnummer: 1,
        tilknyttet: stamp(),
        part: Vec::new(),
        merknad: Vec::new(),
        kassasjon: None,
        skjerming: None,
        innhold: Innhold::Filer(vec![objekt(number + 1)]),
    }
}

pub(crate) fn objekt(number: u128) -> Dokumentobjekt {
    Dokumentobjekt {
        system_id: id(number),
        versjonsnummer: 1,
        variantformat: Variantformat::Arkivformat,
        puid: Some("fmt/478".to_owned()),
        formatnavn: Some("PDF/A-2u".to_owned()),
        opprettet: stamp(),
        referanse_dokumentfil: Dokumentfil::new(format!("DOKUMENT/{number:04}.pdf"))
            .unwrap(),
        sjekksum: Digest::of(b"pdf"),
        filstoerrelse: 3,
        konvertering: Vec::new(),
    }
}

pub(crate) fn journalpost(day: Date, sequence: u32) -> Journalpost {
    use Korrespondanseparttype::{Avsender, Mottaker};
    Journalpost {
        journalaar: day.year(),
        journalsekvensnummer: sequence,
        journalpostnummer: 1,
        journalposttype: Journalposttype::Inngaaende,
        journalstatus: Journalstatus::Arkivert,
        journaldato: day,
        korrespondansepart: OneOrMore::one(Korrespondansepart::named(
            Avsender,
            "Ola Fjell",
        ))
        .and(Korrespondansepart::named(Mottaker, "Bygningsrådet")),
        avskrivning: Vec::new(),
    }
}

pub(crate) fn skjerming(words: SkjermingMetadata) -> Skjerming {
    Skjerming {
        tilgangsrestriksjon: Tilgangsrestriksjon::UnntattOffentlighet,
        skjermingshjemmel: "Offentleglova § 13, jf. forvaltningsloven § 13".to_owned(),
        skjerming_metadata: OneOrMore::one(words),
        skjerming_dokument: Some(SkjermingDokument::Hele),
        skjermingsvarighet: Some(60),
        skjerming_opphoerer_dato: Some(date(2034, 5, 12)),
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn merknad() -> Merknad {
    Merknad {
        merknadstekst: "Baksiden er blank & uten stempel".to_owned(),
        merknadstype: some("Merknad fra skanning"),
        registrert: stamp(),
    }
}

fn part() -> Part {
    Part {
        part_id: some("1"),
        part_navn: "Kari <Fjell>".to_owned(),
        part_rolle: "Tiltakshaver".to_owned(),
    }
}

fn kassasjon() -> Kassasjon {
    Kassasjon {
        kassasjonsvedtak: Kassasjonsvedtak::Kasseres,
        kassasjonshjemmel: some("Vedtak 12/2026"),
        bevaringstid: 10,
        kassasjonsdato: date(2036, 11, 22),
    }
}

/// A klasse that uses every field the tree has.
pub(crate) fn full(number: u128) -> Klasse {
    let point = Posisjon { epsg: 25833, nord: 6_651_234.5, oest: 262_345.0 };
    let building = Bygning {
        bygningsnummer: 123_456_789,
        bygningstype: some("181"),
        bygningsstatus: some("TB"),
        posisjon: Some(point),
    };
    let property = Eiendom {
        matrikkel: "4699-12/34/5/2".parse().unwrap(),
        bygninger: vec![building],
        posisjon: Some(point),
    };
    let other = Kryssreferanse::Klasse(id(number));
    Klasse {
        beskrivelse: some("Hovedbruket"),
        noekkelord: vec!["bruk".to_owned(), "hage".to_owned()],
        avsluttet: Some(stamp()),
        kryssreferanse: vec![other],
        skjerming: Some(skjerming(SkjermingMetadata::TittelKlasse)),
        saksmapper: vec![Saksmappe {
            offentlig_tittel: some("Garasje *****"),
            beskrivelse: some("Samlet etter saksnummer"),
            noekkelord: vec!["garasje".to_owned()],
            dokumentmedium: Some(Dokumentmedium::Blandet),
            oppbevaringssted: vec!["Eske 1".to_owned(), "Eske 2".to_owned()],
            eiendommer: vec![property, Eiendom::only("4699-12/35".parse().unwrap())],
            part: vec![part()],
            kryssreferanse: vec![other, Kryssreferanse::Mappe(id(number + 1))],
            merknad: vec![merknad()],
            kassasjon: Some(kassasjon()),
            skjerming: Some(skjerming(SkjermingMetadata::TittelMappeOrd)),
            registreringer: vec![full_registrering(number + 2)],
            referanse_sekundaer_klassifikasjon: vec![id(number)],
            ..saksmappe(number + 1)
        }],
        ..klasse(number)
    }
}

fn full_registrering(number: u128) -> Registrering {
    let day = date(1974, 5, 13);
    let answer = Avskrivning {
        avskrivningsdato: date(1974, 6, 1),
        avskrevet_av: "Bygningssjefen".to_owned(),
        avskrivningsmaate: Avskrivningsmaate::Brev,
        referanse_avskrives_av_journalpost: Some(id(number)),
    };
    let parties = OneOrMore::one(Korrespondansepart {
        postadresse: vec!["Strandgata 1".to_owned()],
        postnummer: some("0001"),
        poststed: some("Fjordvik"),
        administrativ_enhet: some("Byggesak"),
        saksbehandler: some("Per Dal"),
        ..Korrespondansepart::named(Korrespondanseparttype::Avsender, "Ola Fjell")
    });
    Registrering {
        part: vec![part()],
        kassasjon: Some(kassasjon()),
        skjerming: Some(skjerming(SkjermingMetadata::NavnAvsender)),
        dokumentbeskrivelser: vec![
            full_dokument(number + 1),
            Dokumentbeskrivelse {
                innhold: Innhold::Kassert(stamp()),
                tilknyttet_registrering_som: TilknyttetSom::Vedlegg,
                dokumentnummer: 2,
                ..dokument(number + 10)
            },
        ],
        registrerings_id: some("1974/12-1"),
        offentlig_tittel: some("Søknad"),
        beskrivelse: some("Maskinskrevet"),
        noekkelord: vec!["søknad".to_owned()],
        forfatter: vec!["Ola Fjell".to_owned()],
        dokumentmedium: Some(Dokumentmedium::Blandet),
        oppbevaringssted: vec!["Eske 1".to_owned()],
        merknad: vec![merknad()],
        kryssreferanse: vec![Kryssreferanse::Registrering(id(number))],
        dokumentets_dato: Some(date(1974, 5, 12)),
        mottatt_dato: Some(day.at(0, 0, 0, 0)),
        sendt_dato: Some(day.at(0, 0, 0, 0)),
        offentlighetsvurdert_dato: Some(day),
        antall_vedlegg: Some(2),
        art: Art::Journalpost(Box::new(Journalpost {
            korrespondansepart: parties,
            avskrivning: vec![answer],
            ..journalpost(day, 7)
        })),
        ..registrering(number)
    }
}

fn full_dokument(number: u128) -> Dokumentbeskrivelse {
    let format = |end: &str, puid: &str| Format {
        filendelse: end.to_owned(),
        puid: Some(puid.to_owned()),
    };
    let step = Konvertering {
        konvertert: stamp(),
        fra: format("tif", "fmt/353"),
        til: format("pdf", "fmt/478"),
        konverteringsverktoey: some("byggarkiv 0.1.0"),
        konverteringskommentar: some("Bildet er uendret"),
        sjekksum_fra: Some(Digest::of(b"tif")),
        sjekksum_til: Some(Digest::of(b"pdf")),
    };
    Dokumentbeskrivelse {
        beskrivelse: some("To sider"),
        forfatter: vec!["Ola Fjell".to_owned()],
        dokumentmedium: Some(Dokumentmedium::Blandet),
        oppbevaringssted: some("Eske 1"),
        part: vec![part()],
        merknad: vec![merknad()],
        kassasjon: Some(kassasjon()),
        skjerming: Some(skjerming(SkjermingMetadata::TittelDokumentbeskrivelse)),
        innhold: Innhold::Filer(vec![Dokumentobjekt {
            konvertering: vec![step],
            ..objekt(number + 1)
        }]),
        ..dokument(number)
    }
}
