//! Running text: what is a key, and what only looks like one.

use super::*;
use crate::place::Place;

fn read(text: &str, register: &Register) -> Vec<Evidence> {
    let history = history();
    let ctx = Context { home: home(), history: &history, register, year: None };
    find(&page(text, 95), &Place::file("0001.tif").page(1), &ctx)
}

/// Text → keys (a doubted one with `?`), without a register.
fn check(rows: &[(&str, &str)]) {
    let nothing = Register::default();
    let wrong: Vec<_> = rows
        .iter()
        .map(|(text, expected)| (text, expected, told(&read(text, &nothing))))
        .filter(|(_, expected, found)| *expected != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_key_with_its_words_is_read_however_it_is_typed() {
    check(&[
        ("gnr. 12 bnr. 34", "12/34"),
        ("Gnr. 12, bnr. 34 i Solvåg", "12/34"),
        ("GNR 12 BNR 34", "12/34"),
        ("gnr.12 bnr.34", "12/34"),
        ("g.nr. 12, b.nr. 34", "12/34"),
        ("G. nr. 12 B. nr. 34", "12/34"),
        ("G.nr. 12 - B.nr. 34", "12/34"),
        ("Gr.nr. 12, br.nr. 34", "12/34"),
        ("gårdsnr. 12, bruksnr. 34", "12/34"),
        ("gårdsnummer 12, bruksnummer 34", "12/34"),
        ("gardsnr. 12 bruksnr. 34 i Solvåg herad", "12/34"),
        ("Gaards-No. 12, Bruks-No. 34", "12/34"),
        ("gaardsnummer 12 bruksnummer 34", "12/34"),
        ("gård nr. 12, bruk nr. 34", "12/34"),
        ("bruk nr. 34 av gård nr. 12", "12/34"),
        ("bnr. 34 under gnr. 12", "12/34"),
        ("bruksnr. 34 på gardsnr. 12", "12/34"),
        ("gnr 45 b.nr 170", "45/170"),
        ("gnr. 12/34", "12/34"),
        ("gnr 12/34", "12/34"),
        ("gbnr 45/170", "45/170"),
        ("GBNR. 45/170", "45/170"),
        ("g/bnr 45/170", "45/170"),
        ("g.br.nr. 45/170", "45/170"),
        ("Gnr./bnr. 45/678 og 45/679", "45/678 45/679"),
        ("Gnr/bnr: 45/678", "45/678"),
        ("Gnr. og bnr. 45/678", "45/678"),
        ("gårds- og bruksnr. 12/34", "12/34"),
        ("matr.nr. 12/34", "12/34"),
        ("Gnr.: 12 Bnr.: 34", "12/34"),
        ("Gnr ..... 12 ..... Bnr ..... 34", "12/34"),
        ("Gnr. Bnr.\n12 34", "12/34"),
        ("Gnr. Bnr. Festenr. Seksjonsnr.\n12 34 0 2", "12/34/0/2"),
        ("Gnr. Bnr. Byggested\n45 170 Granliveien 3", "45/170"),
        ("Gnr. Bnr. Festenr. Sted\n14 2 Parkgata 6", "14/2"),
        ("Gnr. Bnr. Adresse\n28. 102 Fabrikkveien 2", "28/102"),
        ("Byggested Gnr. Bnr.\nGranliveien 3 45 170", "45/170"),
        ("Gnr.: 12 Bnr.: 34 Festenr.: 5 Seksjonsnr.: 2", "12/34/5/2"),
        ("gnr. 12, bnr. 34, festenr. 5", "12/34/5"),
        ("gnr. 12 bnr. 34 feste nr. 7", "12/34/7"),
        ("gnr. 12 bnr. 34 f.nr. 7", "12/34/7"),
        ("gnr 23 bnr 8 snr 2", "23/8/0/2"),
        ("gnr. 23, bnr. 8, seksj.nr. 2", "23/8/0/2"),
        ("gnr. 23, bnr. 8, seksjon 2", "23/8/0/2"),
        ("gnr. 12 bnr. 34/5", "12/34/5"),
        ("gnr. 7, bnr. 12 og 13", "7/12 7/13"),
        ("gnr. 7, bnr. 12, 13 og 14 i Solvåg", "7/12 7/13 7/14"),
        ("gnr. 7, bnr. 12 og bnr. 13", "7/12 7/13"),
        ("gnr. 7 bnr. 12 og gnr. 8 bnr. 3", "7/12 8/3"),
        ("gnr. 12 bnr. 34 og 2 naboer", "12/34"),
        ("gnr. 12, bnr. 34, 3. mai 1957", "12/34"),
        ("gnr. 12, bnr. 34, 1957", "12/34"),
        ("gnr.\n12, bnr.\n34", "12/34"),
        ("Søknad om bygging på gnr. 12,\nbnr. 34.", "12/34"),
        ("på gårds-\nnummer 12, bruks-\nnummer 34", "12/34"),
        ("eigedomen gardsnr. 12, bruksnr. 34 i Solvåg", "12/34"),
        ("parsell av gnr. 12 bnr. 34", "12/34"),
        ("eiendommen 12/34", "12/34"),
        ("Eiendom: 12/34, 35", "12/34 12/35"),
        ("Vedr. 12/34 og 12/36 - garasje", "12/34 12/36"),
        ("eigedomen 12/34/5", "12/34/5"),
        ("eiendommen 12/3", "12/3"),
        ("4699-12/34", "12/34"),
        ("4699-12/34/0/2", "12/34/0/2"),
        ("knr. 4699, gnr. 12, bnr. 34", "12/34"),
        ("kommunenr. 1479 gnr. 5 bnr. 21", "105/21"),
        ("gnr. 5 bnr. 21 i Indre Solvåg", "105/21"),
        ("gnr. 5 bnr. 21 i Indre Solvåg herred", "105/21"),
        ("INDRE SOLVÅG HERRED\nBygningsrådet\nVedr. gnr. 5, bnr. 21", "105/21"),
        ("gnr. 50 bnr. 21 i Indre Solvåg", "1479-50/21?"),
        ("0301-208/619", "0301-208/619?"),
        ("1479-5/21", "105/21"),
    ]);
}

#[test]
fn what_worn_type_does_to_a_key_is_undone_where_its_words_stand() {
    check(&[
        ("gnr. l2 bnr. 34", "12/34"),
        ("gnr. 12 bnr. 3O", "12/30"),
        ("gnr. lo, bnr. 3", "10/3"),
        ("gnr. I2, bnr. I", "12/1"),
        ("gnr. 12, bnr. 4S", "12/45"),
        ("gnr. 1 2, bnr. 34", "12/34"),
        ("gur. 12 bnr. 34", "12/34"),
        ("gnr. 12 bur. 34", "12/34"),
        ("gnr. 12, hnr. 34", "12/34"),
        ("gnr. 12, 8nr. 34", "12/34"),
        ("6nr. 12 bnr. 34", "12/34"),
        ("cnr. 12, bnr. 34", "12/34"),
        ("gnx 12 bnr 34", "12/34"),
        ("gbnr 12l34", "12/34"),
        ("g.nr.. 12 b.nr,. 34", "12/34"),
    ]);
}

#[test]
fn what_only_looks_like_a_key_is_none() {
    check(&[
        ("Solvåg, den 12/3-54", ""),
        ("12/3 1954", ""),
        ("12/3-1954", ""),
        ("12/3/54", ""),
        ("den 12/3", ""),
        ("Deres brev av 17/8", ""),
        ("17/8-67", ""),
        ("17/8 1967", ""),
        ("17/8.67", ""),
        ("datert 3/5", ""),
        ("født 12/3", ""),
        ("1/2", ""),
        ("3/4 av arealet", ""),
        ("1 1/2 etasje", ""),
        ("2/3 flertall", ""),
        ("målestokk 1:500", ""),
        ("Mål 1/100", ""),
        ("M 1/50", ""),
        ("1/1000", ""),
        ("1:1000", ""),
        ("sak 24/12345", ""),
        ("24/12345", ""),
        ("2018/123456", ""),
        ("2018/1234", ""),
        ("Sak 45/67", ""),
        ("Sak nr. 45/67", ""),
        ("byggesak 45/67", ""),
        ("Saksnr. 45/67", ""),
        ("J.nr. 234/67", ""),
        ("Jnr. 234/67", ""),
        ("Journal nr. 234/67", ""),
        ("Jf. 458/50 E", ""),
        ("Ark. 89/1234", ""),
        ("Vår ref. 12/345", ""),
        ("Møte 12/67", ""),
        ("§ 20/3", ""),
        ("§§ 20-3", ""),
        ("paragrafene 41-57", ""),
        ("side 1/3", ""),
        ("blad 2/5", ""),
        ("tegning nr. 12/34", ""),
        ("rør 3/4\"", ""),
        ("avløp 110/75 mm", ""),
        ("bjelker 48/98 mm", ""),
        ("tomten er 12/34 mål", ""),
        ("tlf. 25/123", ""),
        ("Gate 3 og 7", ""),
        ("bnr. 34", ""),
        ("gnr. 12", ""),
        ("gnr. og bnr. i Solvåg", ""),
        ("Gnr. Bnr. Dato\n22.04.1974 24 m2", ""),
        ("Gnr. Bnr. Adresse\nSolbakkeveien 7", ""),
        ("Gnr. Bnr.\nFaktura 1974", ""),
        ("gar 12 personer", ""),
        ("matr.nr. 123", ""),
        ("fnr. 010180 12345", ""),
        ("3.12/34", ""),
        ("12/34-35.1", ""),
        ("999999/1", ""),
        ("0/12 eiendom 0/0", ""),
    ]);
}

/// A neighbour's property is not taken for the case's own by its words alone.
const OWN: f32 = 0.6;

#[test]
fn two_bare_numbers_are_little_and_the_words_and_the_register_make_them_more() {
    let (nothing, known) = (Register::default(), register());
    let sure = |text: &str, register| read(text, register)[0].reading.confidence.get();
    let bare = sure("saken gjaldt 12/34 den gang", &nothing);
    assert!(bare < 0.5, "{bare}");
    assert!(sure("saken gjaldt 12/34 den gang", &known) > bare);
    assert!(sure("eiendommen 12/34", &nothing) > 0.7);
    assert!(sure("eiendommen 12/34", &known) > DEFAULT_THRESHOLD);
    assert!(sure("saken gjaldt 12/39 den gang", &known) < bare);
    assert!(sure("gnr. 12 bnr. 34", &known) > sure("gnr. 12 bnr. 39", &known));
    assert!(
        sure("nabo til gnr. 12 bnr. 34", &nothing) < sure("gnr. 12 bnr. 34", &nothing)
    );
    assert!(sure("Nabo Gnr/bnr. Dato\nPeder Vik 12/36", &known) < OWN);
    assert!(sure("gur. 12 bur. 34", &nothing) < sure("gnr. 12 bnr. 34", &nothing));
}

#[test]
fn how_sure_the_recogniser_was_counts() {
    let (history, register) = (history(), Register::default());
    let ctx =
        Context { home: home(), history: &history, register: &register, year: None };
    let sure = |confidence| {
        let page = page("gnr. 12 bnr. 34", confidence);
        find(&page, &Place::default(), &ctx)[0].reading.confidence.get()
    };
    assert!(sure(95) > sure(40));
    assert!(sure(40) < DEFAULT_THRESHOLD);
}

#[test]
fn a_reading_has_its_words_and_their_place() {
    let found = read("Søknad om\ngarasje på gnr. l2, bnr. 34.", &Register::default());
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.reading.basis.words, "gnr. l2, bnr. 34.");
    assert_eq!(one.reading.basis.how, "text-gnr-bnr");
    assert_eq!(one.source, Source::Text);
    assert!(one.assumed);
    let place = &one.reading.basis.place;
    assert_eq!((place.file.as_deref(), place.page), (Some("0001.tif"), Some(1)));
    assert_eq!(place.area, Some(Area { x: 220, y: 50, width: 340, height: 40 }));
}

#[test]
fn an_address_is_read_in_its_spellings_and_only_where_the_register_has_it() {
    let register = register();
    let by = |text: &str| told(&addresses(&page(text, 95), &Place::default(), &register));
    assert_eq!(by("Vedr. Fjellveien 12, garasje"), "41/3");
    assert_eq!(by("byggested: Fjellvegen 12"), "41/3");
    assert_eq!(by("FJELLVEIEN 12"), "41/3");
    assert_eq!(by("Fjellvn. 12"), "41/3");
    assert_eq!(by("Fjell-\nveien 12"), "41/3");
    assert_eq!(by("Fjeliveien 12"), "41/3");
    assert_eq!(by("Strandgt. 14"), "31/9");
    assert_eq!(by("Strandgaten 14 og 16"), "31/9 31/9");
    assert_eq!(by("Hans Øverlandsvei 3"), "12/56");
    assert_eq!(by("Solbakkeveien 9 A"), "12/35");
    assert_eq!(by("Solbakkeveien 9"), "12/35 12/36");
    assert_eq!(by("Solbakkeveien 7 i Solvåg"), "12/34");
    assert_eq!(by("Torget 1"), "44/1 44/2");
    assert_eq!(by("Fjellveien 13"), "");
    assert_eq!(by("Solbakkeveien 7B"), "");
    assert_eq!(by("Havneveien 12"), "");
    assert_eq!(by("den 12 mai"), "");
    assert_eq!(by(""), "");
}
